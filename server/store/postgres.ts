import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { createFreshly } from './freshly.ts'
import { createGroupCommit, type Job } from './group-commit.ts'
import { codeOf, createConnection, type Session } from './postgres-connection.ts'
import { migratePostgres, toOpenError, writerLock } from './postgres-database.ts'
import { postgresDialect } from './postgres-dialect.ts'
import { createPostgresPages } from './postgres-pages.ts'
import { createTallies } from './postgres-tally.ts'
import { createPostgresTx } from './postgres-tx.ts'
import { readPostgresUrl, withoutPassword } from './postgres-url.ts'
import { type Store, StoreError, type Tally, type Value } from './store.ts'

/** Connections of a process that read. Beside them one writes, and one takes snapshots: five in all. */
const readers = 3

/** So many writes share one commit at most: above 64 savepoints PostgreSQL becomes slower for everybody. */
const largestBatch = 60

/** How often a batch is run when PostgreSQL had to give it up. */
const mostTries = 3

/** How long a lost commit is asked after, while the database comes back. */
const doubtMs = 2000

/** So many of the latest commits can be asked for; and how often older ones are let go. */
const commitsKept = 2000
const commitsBetween = 100

/**
 * Opens (or makes) a directory in a PostgreSQL database, which any number of processes may share.
 *
 * One process at a time writes: a batch of writes begins with taking the writers' lock, which its commit gives back. So
 * writes have an order, as they have in SQLite, and no rule can be broken by two that do not see each other. Reads wait
 * for nobody. Nothing is remembered longer than it is known to be true.
 */
export async function openPostgres(url: string): Promise<Store> {
  const address = withoutPassword(url)
  const config = readPostgresUrl(url)
  const writer = createConnection(config)
  const reading = Array.from({ length: readers }, () => createConnection(config))
  const snapshots = createConnection(config)
  const connections = [writer, snapshots, ...reading]
  let commitsMade = 0

  /** The connection with the least to do; one that is not open yet only when all others are busy. */
  function reader(): Promise<Session> {
    let best = reading[0]
    let least = Number.POSITIVE_INFINITY
    for (const connection of reading) {
      const pending = connection.session?.pending ?? 0.5
      if (pending < least) {
        best = connection
        least = pending
      }
    }
    return (best as (typeof reading)[number]).open()
  }

  /** A read can be repeated: one that was cut off is asked once more, of a new session. */
  async function read<T>(work: (session: Session) => Promise<T>): Promise<T> {
    try {
      const session = await reader()
      try {
        return await work(session)
      } catch (error) {
        if (!session.isLost) throw error
        return await work(await reader())
      }
    } catch (error) {
      throw toStoreError(error)
    }
  }

  /** Runs a batch in one transaction. Throws `GivenUp` when nothing of it was kept and it may be run again. */
  async function attempt(batch: readonly Job[]): Promise<(() => void)[]> {
    const session = await writer.open()
    const answers: (() => void)[] = []
    const changedUsers = new Set<number>()
    let wrote = false
    // Alone, a job that fails takes the transaction with it; among others it has a savepoint to go back to.
    const alone = batch.length === 1
    // Nothing is waited for before the first job has asked something: a transaction costs no way of its own.
    const begun = sent(session, 'BEGIN', `SELECT pg_advisory_xact_lock(${writerLock})`)
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
      if (!session.isLost) await sent(session, 'ROLLBACK').catch(() => session.cut())
      throw session.isLost || isConflict(error) ? new GivenUp(error) : error
    }
  }

  /** Commits, and when the answer is lost, finds out whether it was done. */
  async function commit(session: Session, changedUsers: ReadonlySet<number>): Promise<void> {
    const batch = randomUUID()
    if (++commitsMade % commitsBetween === 0)
      void run(session, forgetOldCommits, [commitsKept]).catch(() => {})
    try {
      const [, { command }] = await Promise.all([
        run(session, addCommit, [batch, postgresDialect.listOf(changedUsers)]),
        run(session, 'COMMIT'),
      ])
      if (command !== 'COMMIT') throw new StoreError('the database rolled the transaction back')
    } catch (error) {
      if (!session.isLost || !(await wasCommitted(batch))) throw error
    }
  }

  /** Once the writers' lock can be had, the lost session is over, and its commit is there or never will be. */
  async function wasCommitted(batch: string): Promise<boolean> {
    for (const end = performance.now() + doubtMs; ; await wait(100)) {
      try {
        const session = await writer.open()
        const [, , found] = await Promise.all([
          run(session, 'BEGIN'),
          run(session, `SELECT pg_advisory_xact_lock(${writerLock})`),
          run(session, 'SELECT 1 FROM commits WHERE batch = ?', [batch]),
          run(session, 'ROLLBACK'),
        ])
        return found.rows.length > 0
      } catch (error) {
        if (performance.now() > end) throw toStoreError(error)
      }
    }
  }

  const jobs = createGroupCommit(largestBatch, async (batch) => {
    for (let tries = 1; ; tries++)
      try {
        for (const answer of await attempt(batch)) answer()
        return
      } catch (error) {
        if (!(error instanceof GivenUp)) throw toStoreError(error)
        if (tries === mostTries) throw toStoreError(error.cause)
      }
  })

  let snapshotTurn: Promise<unknown> = Promise.resolve()
  /** One after the other, on a connection of their own. */
  function inSnapshot<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const turn = snapshotTurn.then(async () => {
      const session = await snapshots.open()
      await run(session, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
      try {
        return await work(session)
      } finally {
        if (!session.isLost) await sent(session, 'ROLLBACK').catch(() => session.cut())
      }
    })
    snapshotTurn = turn.catch(() => {})
    return turn
  }

  const pages = createPostgresPages(reader, inSnapshot)
  const tally = createTallies((name, more, now, periodMs) =>
    read(async (session) => {
      const values = [name, now + periodMs, more, now, now]
      return (await session.query<Tally>(countMore, values)).rows[0] as Tally
    }),
  )

  try {
    await migratePostgres(await writer.open())
  } catch (error) {
    await Promise.all(connections.map((connection) => connection.close()))
    throw toOpenError(error, address)
  }
  return {
    get: <Row>(sql: string, ...values: Value[]) =>
      read(async (session) => (await session.query<Row>(sql, values)).rows[0]),
    all: <Row>(sql: string, ...values: Value[]) =>
      read(async (session) => (await session.query<Row>(sql, values)).rows),
    transaction: jobs.transaction,
    remember: createFreshly(),
    tally,
    pageOfUsers: (conditions, window) => read(() => pages(conditions, window)),
    async close() {
      await jobs.close()
      await Promise.all(connections.map((connection) => connection.close()))
    },
  }
}

const run = (session: Session, sql: string, values: readonly Value[] = []) => session.query(sql, values)

/** Sends statements whose answers say nothing. When nobody waits for them, the next one tells of their failure. */
function sent(session: Session, ...statements: string[]): Promise<unknown> {
  const all = Promise.all(statements.map((sql) => run(session, sql)))
  all.catch(() => {})
  return all
}

const addCommit =
  'INSERT INTO commits (number, batch, user_ids) SELECT max(number) + 1, ?, ?::bigint[] FROM commits'
const forgetOldCommits = 'DELETE FROM commits WHERE number < (SELECT max(number) FROM commits) - ?'
const countMore = `INSERT INTO tallies (name, ends_at, count) VALUES (?, ?, ?)
  ON CONFLICT (name) DO UPDATE SET
    count = CASE WHEN tallies.ends_at <= ? THEN 0 ELSE tallies.count END + excluded.count,
    ends_at = CASE WHEN tallies.ends_at <= ? THEN excluded.ends_at ELSE tallies.ends_at END
  RETURNING count, ends_at AS "endsAt"`

/** A batch that was not committed, by no fault of its own. */
class GivenUp extends Error {
  override readonly name = 'GivenUp'
  constructor(cause: unknown) {
    super('the batch was given up', { cause })
  }
}

/** Given up by PostgreSQL for the sake of another transaction. */
const isConflict = (error: unknown): boolean => /^40(?:001|P01)$/.test(codeOf(error))

/** A database that is full or too slow: not the caller's fault. A broken rule of a table is a fault of ours. */
function toStoreError(error: unknown): unknown {
  const code = codeOf(error)
  if (code === '' || code.startsWith('23')) return error
  return new StoreError(`the database failed: ${(error as Error).message}`, { cause: error })
}
