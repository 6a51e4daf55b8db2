import { createFreshly } from './freshly.ts'
import { createGroupCommit } from './group-commit.ts'
import { type Connection, createConnection, run, type Session, sent } from './postgres-connection.ts'
import { migratePostgres, toOpenError } from './postgres-database.ts'
import { ConnectionLost, toStoreError } from './postgres-errors.ts'
import { type Limits, usualLimits } from './postgres-limits.ts'
import { createPostgresPages } from './postgres-pages.ts'
import { answeredWithin, begunWithin } from './postgres-patience.ts'
import { createTallies } from './postgres-tally.ts'
import { readPostgresUrl, withoutPassword } from './postgres-url.ts'
import { createPostgresWriter } from './postgres-writer.ts'
import type { Store, Tally, Value } from './store.ts'

/** Connections of a process that read. Beside them one writes, and one takes snapshots: five in all. */
const readers = 3

/** So many writes share one commit at most: above 64 savepoints PostgreSQL becomes slower for everybody. */
const largestBatch = 60

/** How often a read is asked when it was cut off; those who end sessions rarely end one alone. */
const mostTries = 3

/**
 * Opens (or makes) a directory in a PostgreSQL database, which any number of processes may share.
 *
 * One process at a time writes: a batch of writes begins with taking the writers' lock, which its commit gives back. So
 * writes have an order, as they have in SQLite, and no rule can be broken by two that do not see each other. Reads wait
 * for nobody. Nothing is remembered longer than it is known to be true.
 */
export async function openPostgres(url: string, limits: Limits = usualLimits): Promise<Store> {
  const address = withoutPassword(url)
  const config = readPostgresUrl(url)
  const writer = createConnection(config, limits)
  const reading = Array.from({ length: readers }, () => createConnection(config, limits))
  const snapshots = createConnection(config, limits)
  const connections = [writer, snapshots, ...reading]
  const jobs = createGroupCommit(largestBatch, createPostgresWriter(writer, limits))
  const reader = () => leastBusy(reading)

  /** A read can be repeated: one that was cut off is asked again, of a new session. */
  async function read<T>(work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++)
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof ConnectionLost) || tries === mostTries) throw toStoreError(error)
      }
  }

  let snapshotTurn: Promise<unknown> = Promise.resolve()
  /** One after the other, on a connection of their own. */
  function inSnapshot<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const turn = snapshotTurn.then(async () => {
      const session = await snapshots.open()
      await run(session, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
      try {
        return await work(session)
      } finally {
        if (!session.isLost) await sent(session, 'ROLLBACK').catch(session.cut)
      }
    })
    snapshotTurn = turn.catch(() => {})
    return turn
  }

  const pages = createPostgresPages(reader, inSnapshot)
  const tally = createTallies((name, more, now, periodMs) =>
    read(async () => {
      const values = [name, now + periodMs, more, now, now]
      return (await (await reader()).query<Tally>(countMore, values)).rows[0] as Tally
    }),
  )
  const freshly = createFreshly()
  const inTime = answeredWithin(limits.patienceMs)

  try {
    await migratePostgres(await writer.open())
  } catch (error) {
    await Promise.all(connections.map((connection) => connection.close()))
    throw toOpenError(error, address)
  }
  return {
    get: <Row>(sql: string, ...values: Value[]) =>
      inTime(read(async () => (await (await reader()).query<Row>(sql, values)).rows[0])),
    all: <Row>(sql: string, ...values: Value[]) =>
      inTime(read(async () => (await (await reader()).query<Row>(sql, values)).rows)),
    transaction: begunWithin(limits.patienceMs, jobs.transaction),
    remember: (key, compute) => inTime(freshly(key, compute)),
    tally: (...calls) => inTime(tally(...calls)),
    pageOfUsers: (conditions, window) => inTime(read(() => pages(conditions, window))),
    async close() {
      await jobs.close()
      await Promise.all(connections.map((connection) => connection.close()))
    },
  }
}

/** The session with the least to do. When all are busy another one is opened, and waited for only when it is the first. */
async function leastBusy(connections: readonly Connection[]): Promise<Session> {
  let best: Session | undefined
  let closed: Connection | undefined
  for (const connection of connections) {
    const { session } = connection
    if (session === undefined) closed ??= connection
    else if (best === undefined || session.pending < best.pending) best = session
  }
  if (closed === undefined || best?.pending === 0) return best as Session
  const opening = closed.open()
  if (best === undefined) return opening
  // Where PostgreSQL gives no further connection, those that are there do.
  opening.catch(() => {})
  return best
}

const countMore = `INSERT INTO tallies (name, ends_at, count) VALUES (?, ?, ?)
  ON CONFLICT (name) DO UPDATE SET
    count = CASE WHEN tallies.ends_at <= ? THEN 0 ELSE tallies.count END + excluded.count,
    ends_at = CASE WHEN tallies.ends_at <= ? THEN excluded.ends_at ELSE tallies.ends_at END
  RETURNING count, ends_at AS "endsAt"`
