import type { Session } from './postgres-connection.ts'
import type { Tx, Value } from './store.ts'

export interface PostgresTx extends Tx {
  readonly changedUsers: ReadonlySet<number>
  readonly wrote: boolean
}

/** A transaction is a session that is in one. Statements travel together unless one waits for another's answer. */
export function createPostgresTx(session: Session): PostgresTx {
  const changedUsers = new Set<number>()
  let wrote = false
  return {
    changedUsers,
    get wrote() {
      return wrote
    },
    get: async <Row>(sql: string, ...values: Value[]) => (await session.query<Row>(sql, values)).rows[0],
    all: async <Row>(sql: string, ...values: Value[]) => (await session.query<Row>(sql, values)).rows,
    async run(sql, ...values) {
      wrote = true
      return (await session.query(sql, values)).changes
    },
    async userChanged(id) {
      // The trigram index is kept by PostgreSQL itself.
      changedUsers.add(id)
    },
  }
}
