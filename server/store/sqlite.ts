import { setImmediate as nextTurn } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { migrations } from './migrations.ts'
import { createUserPages } from './sqlite-pages.ts'
import { createUserIndex } from './sqlite-user-index.ts'
import { type Store, StoreError, type Tx, type Value } from './store.ts'

/** What marks a SQLite file as a Rollcall directory: "Roll" as four bytes. */
const applicationId = 0x526f6c6c

/** So many writes share one commit at most: enough to make the flush to disk cheap, few enough to answer soon. */
const largestBatch = 256

interface Job {
  readonly work: (tx: Tx) => Promise<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/**
 * Opens (or makes) a directory in a SQLite file, or in memory with `:memory:`.
 *
 * One connection writes and another one reads, so reads see the last commit and never wait for a write in
 * progress. Writes that arrive together share one transaction, each in a savepoint of its own, and are answered after
 * the commit has reached the disk.
 */
export function openSqlite(file: string): Store {
  const inMemory = file === ':memory:'
  const lock = inMemory ? undefined : takeLock(file)
  const writer = connect(file)
  try {
    migrate(writer, file)
  } catch (error) {
    writer.close()
    lock?.close()
    throw error
  }
  // A database in memory belongs to one connection.
  const reader = inMemory ? writer : connect(file)
  if (!inMemory) reader.pragma('query_only = on')

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
  const pages = createUserPages(reader)
  const remembered = new Map<string, Promise<unknown>>()
  const waiting: Job[] = []
  let working: Promise<void> | undefined
  let committing: Promise<void> | undefined
  let closed = false

  async function commitTogether(batch: readonly Job[]): Promise<void> {
    const answers: (() => void)[] = []
    const changedUsers = new Set<number>()
    // Alone, a job that fails takes the transaction with it; among others it has a savepoint to go back to.
    const alone = batch.length === 1
    statement.begin.run()
    try {
      for (const { work, resolve, reject } of batch) {
        const tx = createTx(write, indexUser)
        if (!alone) statement.savepoint.run()
        try {
          const value = await work(tx)
          answers.push(() => resolve(value))
          for (const id of tx.changedUsers) changedUsers.add(id)
        } catch (error) {
          answers.push(() => reject(toStoreError(error)))
          // A full disk has ended the transaction as a whole already; the commit below says so to everyone.
          if (writer.inTransaction) (alone ? statement.rollback : statement.undo).run()
          if (alone) break
        }
        if (!alone && writer.inTransaction) statement.release.run()
      }
      if (!alone || writer.inTransaction) statement.commit.run()
    } catch (error) {
      if (writer.inTransaction) statement.rollback.run()
      throw toStoreError(error)
    }
    remembered.clear()
    pages.changed(changedUsers)
    for (const answer of answers) answer()
  }

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      // Let the requests of this turn of the event loop join the batch.
      await nextTurn()
      const batch = waiting.splice(0, largestBatch)
      committing = commitTogether(batch)
      try {
        await committing
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
      committing = undefined
    }
    working = undefined
  }

  /** With a single connection a read would see what is not committed yet, so it waits for the commit. */
  const settled = () => (reader === writer ? committing?.catch(() => {}) : undefined)

  return {
    async get<Row>(sql: string, ...values: Value[]) {
      if (committing) await settled()
      return read(sql).get(...values) as Row | undefined
    },
    async all<Row>(sql: string, ...values: Value[]) {
      if (committing) await settled()
      return read(sql).all(...values) as Row[]
    },
    transaction<T>(job: (tx: Tx) => Promise<T>) {
      if (closed) return Promise.reject(new StoreError('the directory is closed'))
      return new Promise<T>((resolve, reject) => {
        waiting.push({ work: job, resolve: resolve as (value: unknown) => void, reject })
        working ??= work()
      })
    },
    remember<T>(key: string, compute: () => Promise<T>) {
      const known = remembered.get(key)
      if (known !== undefined) return known as Promise<T>
      const value = compute()
      remembered.set(key, value)
      const forget = () => remembered.get(key) === value && remembered.delete(key)
      value.then((result) => result === undefined && forget(), forget)
      return value
    },
    async pageOfUsers(conditions, window) {
      if (committing) await settled()
      return pages.page(conditions, window)
    },
    async close() {
      closed = true
      await working
      if (reader !== writer) reader.close()
      writer.close()
      lock?.close()
    },
  }
}

function createTx(
  write: (sql: string) => Sqlite.Statement,
  indexUser: Tx['userChanged'],
): Tx & { readonly changedUsers: ReadonlySet<number> } {
  const changedUsers = new Set<number>()
  return {
    changedUsers,
    get: async <Row>(sql: string, ...values: Value[]) => write(sql).get(...values) as Row | undefined,
    all: async <Row>(sql: string, ...values: Value[]) => write(sql).all(...values) as Row[],
    run: async (sql, ...values) => write(sql).run(...values).changes,
    userChanged(id, before, after) {
      changedUsers.add(id)
      return indexUser(id, before, after)
    },
  }
}

/** Statements are prepared once. The texts are constants of this folder, so there are few. */
function prepared(connection: Sqlite.Database): (sql: string) => Sqlite.Statement {
  const statements = new Map<string, Sqlite.Statement>()
  return (sql) => {
    let statement = statements.get(sql)
    if (statement === undefined) {
      statement = connection.prepare(sql)
      statements.set(sql, statement)
    }
    return statement
  }
}

function connect(file: string): Sqlite.Database {
  const connection = open(file)
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = on')
  connection.pragma('cache_size = -65536')
  return connection
}

function open(file: string): Sqlite.Database {
  try {
    return new Sqlite(file)
  } catch (error) {
    throw new StoreError(`cannot open the database ${file}: ${(error as Error).message}`, { cause: error })
  }
}

/** A directory belongs to one process. The operating system frees the lock when the process ends, however it ends. */
function takeLock(file: string): Sqlite.Database {
  const lock = open(`${file}-lock`)
  try {
    lock.pragma('busy_timeout = 0')
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    throw new StoreError(
      `the database ${file} is in use by another Rollcall process; stop that one, or name another with --database`,
      { cause: error },
    )
  }
}

function migrate(connection: Sqlite.Database, file: string): void {
  try {
    const tables = connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number
    const id = connection.pragma('application_id', { simple: true })
    if (tables > 0 && id !== applicationId) throw new StoreError(`${file} is not a Rollcall directory`)
    const version = connection.pragma('user_version', { simple: true }) as number
    if (version > migrations.length)
      throw new StoreError(
        `${file} was written by a newer Rollcall (its version is ${version}, this program knows ${migrations.length}); use that one`,
      )
    connection.transaction(() => {
      connection.pragma(`application_id = ${applicationId}`)
      for (const migration of migrations.slice(version)) connection.exec(migration.sql)
      connection.pragma(`user_version = ${migrations.length}`)
    })()
  } catch (error) {
    if (error instanceof StoreError) throw error
    throw new StoreError(`cannot use the database ${file}: ${(error as Error).message}`, { cause: error })
  }
}

/** A full disk, a file that is read-only or gone: not the caller's fault. A broken rule of a table is a fault of ours. */
function toStoreError(error: unknown): unknown {
  if (!(error instanceof Sqlite.SqliteError) || error.code.startsWith('SQLITE_CONSTRAINT')) return error
  return new StoreError(`the directory could not be written: ${error.message}`, { cause: error })
}
