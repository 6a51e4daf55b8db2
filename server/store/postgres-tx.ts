import type { Session } from './postgres-connection.ts'
import { TransactionOver, type Tx, type Value } from './store.ts'

export interface PostgresTx extends Tx {
  readonly changedUsers: ReadonlySet<number>
  readonly wrote: boolean
  end(): void
}

/** A transaction is a session that is in one. Statements travel together unless one waits for another's answer. */
export function createPostgresTx(session: Session): PostgresTx {
  const changedUsers = new Set<number>()
  let wrote = false
  let isOver = false
  let failure: { readonly reason: unknown } | undefined

  async function query<Row>(sql: string, values: Value[]) {
    if (isOver) throw new TransactionOver('the transaction is over')
    try {
      return await session.query<Row>(sql, values)
    } catch (reason) {
      // What was sent behind a statement that fails is only told that the transaction is aborted. Whoever awaits several
      // may hear that first, but must know why: a conflict is run again, a broken rule of a table is a fault of ours.
      failure ??= { reason }
      throw failure.reason
    }
  }

  return {
    changedUsers,
    get wrote() {
      return wrote
    },
    end() {
      isOver = true
    },
    get: async <Row>(sql: string, ...values: Value[]) => (await query<Row>(sql, values)).rows[0],
    all: async <Row>(sql: string, ...values: Value[]) => (await query<Row>(sql, values)).rows,
    async run(sql, ...values) {
      wrote = true
      return (await query(sql, values)).changes
    },
    async userChanged(id) {
      // The trigram index is kept by PostgreSQL itself.
      changedUsers.add(id)
    },
  }
}
