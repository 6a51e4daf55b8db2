import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Job } from './group-commit.ts'
import { type Connection, run, type Session, sent } from './postgres-connection.ts'
import { writerLock } from './postgres-database.ts'
import { postgresDialect } from './postgres-dialect.ts'
import { isConflict, toStoreError } from './postgres-errors.ts'
import type { Limits } from './postgres-limits.ts'
import { createPostgresTx } from './postgres-tx.ts'
import { StoreError } from './store.ts'

/** How often a batch is run when PostgreSQL had to give it up. */
const mostTries = 3

/** So many of the latest commits can be asked for; and how often older ones are let go. */
const commitsKept = 2000
const commitsBetween = 100

/** Each statement of a batch sees what was committed before it, whatever the database has for a default. */
const begin = 'BEGIN ISOLATION LEVEL READ COMMITTED'
const takeTurn = `SELECT pg_advisory_xact_lock(${writerLock})`

/**
 * Runs batches of jobs, each in one transaction. One process at a time writes: a batch begins with taking the writers'
 * lock, which its commit gives back. A batch that was given up, by PostgreSQL or with its connection, is run again.
 */
export function createPostgresWriter(
  connection: Connection,
  { doubtMs }: Pick<Limits, 'doubtMs'>,
): (batch: readonly Job[]) => Promise<void> {
  let commitsMade = 0

  /** Throws `GivenUp` when nothing of the batch was kept and it may be run again. */
  async function attempt(batch: readonly Job[]): Promise<(() => void)[]> {
    const session = await connection.open()
    const answers: (() => void)[] = []
    const changedUsers = new Set<number>()
    let wrote = false
    // Alone, a job that fails takes the transaction with it; among others it has a savepoint to go back to.
    const alone = batch.length === 1
    // Nothing is waited for before the first job has asked something: a transaction costs no way of its own.
    const begun = sent(session, begin, takeTurn)
    try {
      for (const { work, resolve, reject } of batch) {
        const tx = createPostgresTx(session)
        const saved = alone ? begun : sent(session, 'SAVEPOINT job')
        try {
          const value = await work(tx)
          answers.push(() => resolve(value))
          for (const id of tx.changedUsers) changedUsers.add(id)
          wrote ||= tx.wrote
          if (!alone) void sent(session, 'RELEASE job')
        } catch (error) {
          tx.end()
          await Promise.all([begun, saved])
          if (session.isLost || isConflict(error)) throw error
          answers.push(() => reject(toStoreError(error)))
          await sent(session, alone ? 'ROLLBACK' : 'ROLLBACK TO job')
          if (alone) return answers
        }
      }
      if (wrote) await commit(session, changedUsers)
      else await sent(session, 'COMMIT')
      return answers
    } catch (error) {
      if (!session.isLost) await sent(session, 'ROLLBACK').catch(session.cut)
      if (error instanceof InDoubt) throw error
      throw session.isLost || isConflict(error) ? new GivenUp(error) : error
    }
  }

  /** Commits, and when the answer is lost, finds out whether it was done. */
  async function commit(session: Session, changedUsers: ReadonlySet<number>): Promise<void> {
    const batch = randomUUID()
    const isTidying = ++commitsMade % commitsBetween === 0
    try {
      // When one fails, the first to fail says why.
      const tidied = isTidying ? run(session, forgetOldCommits, [commitsKept]) : undefined
      const added = run(session, addCommit, [batch, postgresDialect.listOf(changedUsers)])
      const [{ command }] = await Promise.all([run(session, 'COMMIT'), added, tidied])
      if (command !== 'COMMIT') throw new StoreError('the database rolled the transaction back')
    } catch (error) {
      if (!session.isLost || !(await wasCommitted(batch))) throw error
    }
  }

  /** Once the writers' lock can be had, the lost session is over, and its commit is there or never will be. */
  async function wasCommitted(batch: string): Promise<boolean> {
    for (const end = performance.now() + doubtMs; ; await wait(100)) {
      try {
        const session = await connection.open()
        const [, , found] = await Promise.all([
          run(session, begin),
          run(session, takeTurn),
          run(session, 'SELECT 1 FROM commits WHERE batch = ?', [batch]),
          run(session, 'ROLLBACK'),
        ])
        return found.rows.length > 0
      } catch (error) {
        if (performance.now() > end) throw new InDoubt(error as Error)
      }
    }
  }

  return async (batch) => {
    for (let tries = 1; ; tries++)
      try {
        for (const answer of await attempt(batch)) answer()
        return
      } catch (error) {
        if (!(error instanceof GivenUp)) throw toStoreError(error)
        if (tries === mostTries) throw toStoreError(error.cause)
      }
  }
}

const addCommit =
  'INSERT INTO commits (number, batch, user_ids) SELECT max(number) + 1, ?, ?::bigint[] FROM commits'
const forgetOldCommits = 'DELETE FROM commits WHERE number < (SELECT max(number) FROM commits) - ?'

/** A batch that was not committed, by no fault of its own. */
class GivenUp extends Error {
  override readonly name = 'GivenUp'
  constructor(cause: unknown) {
    super('the batch was given up', { cause })
  }
}

/** A batch of which nobody knows whether it was committed: to run it again could do it twice. */
class InDoubt extends StoreError {
  constructor(cause: Error) {
    super(`it is not known whether the changes were kept: ${cause.message}`, { cause })
  }
}
