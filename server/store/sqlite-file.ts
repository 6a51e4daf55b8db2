import { hash } from 'node:crypto'
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { migrations } from './migrations.ts'
import { sentenceOf } from './sqlite-writable.ts'
import { StoreError } from './store.ts'

/** What marks a SQLite file as a Rollcall directory: "Roll" as four bytes. */
export const applicationId = 0x526f6c6c

/** How long a write waits for another program that holds the file. All requests wait with it. */
const busyTimeoutMs = 1000

/** How long a start waits for the lock of another one, which may only be trying. */
const lockWaitMs = 300

/** Looks at the file before anything is written to it: one that is not ours stays as it is. */
export function openDirectory(file: string, lock: Sqlite.Database | undefined): Sqlite.Database {
  let connection: Sqlite.Database | undefined
  try {
    connection = open(file)
    refuseForeign(connection, file)
    addFunctions(connection)
    // What a savepoint needs to go back is kept in memory; as a file it was a tenth of each write.
    connection.pragma('temp_store = MEMORY')
    migrate(configured(connection))
    return connection
  } catch (error) {
    connection?.close()
    lock?.close()
    if (error instanceof StoreError) throw error
    throw new StoreError(`cannot use the database ${file}: ${sentenceOf(error)}`, { cause: error })
  }
}

/** What PostgreSQL knows by itself, or by its migrations. */
function addFunctions(connection: Sqlite.Database): void {
  connection.function('sha256_hex', { deterministic: true }, (text) => hash('sha256', String(text), 'hex'))
}

/** A second connection to the same file, which can only read. */
export function openReader(file: string): Sqlite.Database {
  const connection = configured(open(file))
  connection.pragma('query_only = on')
  return connection
}

function configured(connection: Sqlite.Database): Sqlite.Database {
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = on')
  connection.pragma('cache_size = -65536')
  return connection
}

function open(file: string): Sqlite.Database {
  try {
    return new Sqlite(file, { timeout: busyTimeoutMs })
  } catch (error) {
    throw new StoreError(`cannot open the database ${file}: ${(error as Error).message}`, { cause: error })
  }
}

/** A directory belongs to one process. The operating system frees the lock when the process ends, however it ends. */
export function takeLock(file: string): Sqlite.Database {
  const lock = open(`${file}-lock`)
  try {
    // Of two that come at once both would fail without waiting: each is in the other's way for a moment.
    lock.pragma(`busy_timeout = ${lockWaitMs}`)
    // A full disk is no hindrance: nothing is written.
    lock.pragma('journal_mode = MEMORY')
    // The transaction stays open, and with it the lock.
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if (!(error instanceof Sqlite.SqliteError && error.code === 'SQLITE_BUSY'))
      throw new StoreError(`cannot lock the database ${file}: ${sentenceOf(error)}`, { cause: error })
    throw new StoreError(
      `the database ${file} is in use by another Rollcall process; stop that one, or name another database`,
      { cause: error },
    )
  }
}

function refuseForeign(connection: Sqlite.Database, file: string): void {
  if (!isSqliteOrEmpty(file) || !isDirectoryOrNew(connection))
    throw new StoreError(`${file} is not a Rollcall directory`)
  const version = versionOf(connection)
  if (version > migrations.length)
    throw new StoreError(
      `${file} was written by a newer Rollcall (its version is ${version}, this program knows ${migrations.length}); use that one`,
    )
}

/** SQLite itself takes a short text for a new database, and would write over it. */
function isSqliteOrEmpty(file: string): boolean {
  const start = existsSync(file) ? readStart(file, 16) : ''
  return start === '' || start === 'SQLite format 3\0'
}

function readStart(file: string, length: number): string {
  const descriptor = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(length)
    return bytes.toString('latin1', 0, readSync(descriptor, bytes, 0, length, 0))
  } finally {
    closeSync(descriptor)
  }
}

function isDirectoryOrNew(connection: Sqlite.Database): boolean {
  const tables = connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number
  return tables === 0 || connection.pragma('application_id', { simple: true }) === applicationId
}

const versionOf = (connection: Sqlite.Database): number =>
  connection.pragma('user_version', { simple: true }) as number

function migrate(connection: Sqlite.Database): void {
  // A file that needs no step stays byte for byte as it is.
  if (versionOf(connection) === migrations.length) return
  connection.transaction(() => {
    connection.pragma(`application_id = ${applicationId}`)
    for (const { both, sqlite } of migrations.slice(versionOf(connection))) connection.exec(both + sqlite)
    connection.pragma(`user_version = ${migrations.length}`)
  })()
}
