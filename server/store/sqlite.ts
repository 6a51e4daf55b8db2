import { setImmediate as nextTurn } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { createGroupCommit, type Job } from './group-commit.ts'
import { createSqliteAnswers } from './sqlite-answers.ts'
import { createAside } from './sqlite-aside.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { openDirectory, openReader, takeLock } from './sqlite-file.ts'
import { prepare } from './sqlite-prepare.ts'
import { createUserIndex } from './sqlite-user-index.ts'
import { refuseReadOnly } from './sqlite-writable.ts'
import { type Store, StoreError, type Tally, TransactionOver, type Tx, type Value } from './store.ts'
import { createUserPages } from './user-pages.ts'

/** So many writes share one commit at most: enough to make the flush to disk cheap, few enough to answer soon. */
const largestBatch = 256

/** So long a batch works before reads that have arrived get their turn; they see the last commit meanwhile. */
const longestTurnMs = 4

/**
 * Opens (or makes) a directory in a SQLite file, or in memory with `:memory:`.
 *
 * One connection writes and another one reads, so reads see the last commit and never wait for a write in
 * progress. Writes that arrive together share one transaction, and are answered after the commit has reached the disk.
 */
export function openSqlite(file: string): Store {
  const inMemory = file === ':memory:'
  if (!inMemory) refuseReadOnly(file)
  const lock = inMemory ? undefined : takeLock(file)
  const writer = openDirectory(file, lock)
  // A database in memory belongs to one connection.
  const reader = inMemory ? writer : openReader(file)

  const statement = {
    begin: writer.prepare('BEGIN IMMEDIATE'),
    commit: writer.prepare('COMMIT'),
    rollback: writer.prepare('ROLLBACK'),
    savepoint: writer.prepare('SAVEPOINT job'),
    release: writer.prepare('RELEASE job'),
    undo: writer.prepare('ROLLBACK TO job'),
  }
  const read = prepared(reader)
  const write = inMemory ? read : prepared(writer)
  const indexUser = createUserIndex(write)
  const aside = inMemory ? undefined : createAside(file)
  const lists = createSqliteAnswers(reader, aside)
  const pages = createUserPages(sqliteDialect)
  const remembered = new Map<string, Promise<unknown>>()
  const tallies = new Map<string, Tally>()
  let committing: Promise<void> | undefined
  const jobs = createGroupCommit(largestBatch, (batch) => {
    committing = commitTogether(batch).finally(() => {
      committing = undefined
    })
    return committing
  })

  /** A savepoint for each job costs a seventh of all, and is missed only where one fails that has written. */
  async function commitTogether(batch: readonly Job[]): Promise<void> {
    const answers = (await perform(batch, false)) ?? (await perform(batch, true))
    for (const answer of answers ?? []) answer()
  }

  /**
   * Resolves with what answers the jobs; with undefined when nothing was kept, since one failed that had written and had
   * no savepoint to go back to.
   */
  async function perform(
    batch: readonly Job[],
    withSavepoints: boolean,
  ): Promise<(() => void)[] | undefined> {
    const answers: (() => void)[] = []
    const changes: Change[] = []
    try {
      statement.begin.run()
      let turnEnds = performance.now() + longestTurnMs
      for (const { work, resolve, reject } of batch) {
        const tx = createTx(write)
        if (withSavepoints) statement.savepoint.run()
        try {
          const value = await work(tx)
          answers.push(() => resolve(value))
          changes.push(...tx.changes)
        } catch (error) {
          tx.end()
          // A full disk has ended the transaction as a whole already, for everyone.
          if (!writer.inTransaction) throw error
          answers.push(() => reject(toStoreError(error)))
          if (withSavepoints) statement.undo.run()
          else if (tx.hasWritten) {
            statement.rollback.run()
            return undefined
          }
        }
        if (withSavepoints) statement.release.run()
        if (performance.now() < turnEnds) continue
        await nextTurn()
        turnEnds = performance.now() + longestTurnMs
      }
      // The text index writes all it knows at each savepoint and each statement that could need one, so it is told last.
      for (const change of changes) await indexUser(...change)
      statement.commit.run()
      // In the same breath, so that no read sees the new rows beside what was remembered of the old ones.
      remembered.clear()
      lists.changed(new Set(changes.map(([id]) => id)))
      return answers
    } catch (error) {
      if (writer.inTransaction) statement.rollback.run()
      throw toStoreError(error)
    }
  }

  /** With a single connection a read would see what is not committed yet, so it waits for the commit. */
  const settled = () => (reader === writer ? committing?.catch(() => {}) : undefined)

  return {
    aside: aside && {
      get: async <Row>(sql: string, ...values: Value[]) =>
        (await aside.rows({ sql, values }))[0] as Row | undefined,
      all: async <Row>(sql: string, ...values: Value[]) => (await aside.rows({ sql, values })) as Row[],
    },
    async get<Row>(sql: string, ...values: Value[]) {
      if (committing) await settled()
      return asStoreError(() => read(sql).get(...values) as Row | undefined)
    },
    async all<Row>(sql: string, ...values: Value[]) {
      if (committing) await settled()
      return asStoreError(() => read(sql).all(...values) as Row[])
    },
    transaction: jobs.transaction,
    remember<T>(key: string, compute: () => Promise<T>) {
      const known = remembered.get(key)
      if (known !== undefined) return known as Promise<T>
      const value = compute()
      remembered.set(key, value)
      const forget = () => remembered.get(key) === value && remembered.delete(key)
      value.then((result) => result === undefined && forget(), forget)
      return value
    },
    async tally(name, more, now, periodMs) {
      const known = tallies.get(name)
      const isOver = known === undefined || known.endsAt <= now
      const tally = isOver
        ? { count: more, endsAt: now + periodMs }
        : { count: known.count + more, endsAt: known.endsAt }
      tallies.set(name, tally)
      return tally
    },
    async pageOfUsers(conditions, window) {
      if (committing) await settled()
      try {
        return await lists.answer((asOf) => pages(conditions, window, asOf))
      } catch (error) {
        throw toStoreError(error)
      }
    },
    async close() {
      await jobs.close()
      await aside?.close()
      if (reader !== writer) reader.close()
      writer.close()
      lock?.close()
    },
  }
}

/** A user that was changed, with the keys before and after. */
type Change = Parameters<Tx['userChanged']>

interface SqliteTx extends Tx {
  readonly changes: readonly Change[]
  readonly hasWritten: boolean
  end(): void
}

function createTx(write: (sql: string) => Sqlite.Statement): SqliteTx {
  const changes: Change[] = []
  let hasWritten = false
  let isOver = false

  function statement(sql: string): Sqlite.Statement {
    if (isOver) throw new TransactionOver('the transaction is over')
    const prepared = write(sql)
    hasWritten ||= !prepared.readonly
    return prepared
  }

  return {
    changes,
    get hasWritten() {
      return hasWritten
    },
    end() {
      isOver = true
    },
    get: async <Row>(sql: string, ...values: Value[]) => statement(sql).get(...values) as Row | undefined,
    all: async <Row>(sql: string, ...values: Value[]) => statement(sql).all(...values) as Row[],
    run: async (sql, ...values) => statement(sql).run(...values).changes,
    async userChanged(...change) {
      if (isOver) throw new TransactionOver('the transaction is over')
      changes.push(change)
    },
  }
}

/** Statements are prepared once. The texts are constants of this folder, so there are few. */
function prepared(connection: Sqlite.Database): (sql: string) => Sqlite.Statement {
  const statements = new Map<string, Sqlite.Statement>()
  return (sql) => {
    let statement = statements.get(sql)
    if (statement === undefined) {
      statement = prepare(connection, sql)
      statements.set(sql, statement)
    }
    return statement
  }
}

/** A full disk, a file that is read-only or gone: not the caller's fault. A broken rule of a table is a fault of ours. */
function toStoreError(error: unknown): unknown {
  if (!(error instanceof Sqlite.SqliteError) || error.code.startsWith('SQLITE_CONSTRAINT')) return error
  return new StoreError(`the database failed: ${error.message}`, { cause: error })
}

function asStoreError<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw toStoreError(error)
  }
}
