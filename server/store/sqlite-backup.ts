import { execFile } from 'node:child_process'
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import Sqlite from 'better-sqlite3'
import { migrations } from './migrations.ts'
import { takeLock } from './sqlite-file.ts'
import { isThere, makeWholeFile } from './sqlite-whole-file.ts'
import { StoreError } from './store.ts'

/** How a copy is watched and ended. */
export interface CopyOptions {
  /** Ends the copying, which then rejects with the signal's reason and leaves nothing behind. */
  readonly signal?: AbortSignal | undefined
  /** Told again and again how many bytes are copied, out of how many. */
  readonly onProgress?: ((copied: number, all: number) => void) | undefined
  /** Told once that all is copied and the check begins, which takes about five times as long. */
  readonly onCheck?: (() => void) | undefined
}

/** A copy that is whole and on disk. */
export interface DirectoryCopy {
  readonly users: number
  readonly bytes: number
}

/**
 * Copies the directory in `database` to `file`, which must not be there yet. A server may run on the directory and
 * write: it neither waits nor is waited for, and the copy holds what was committed when it began.
 */
export async function backUpSqlite(
  database: string,
  file: string,
  options: CopyOptions = {},
): Promise<DirectoryCopy> {
  const source = openSource(database)
  try {
    return await copyDirectory(source, database, file, 'choose another name', options)
  } finally {
    source.close()
  }
}

/** Copies a backup to `database`, where no directory may be yet and no server may run. The backup stays. */
export async function restoreSqlite(
  file: string,
  database: string,
  options: CopyOptions = {},
): Promise<DirectoryCopy> {
  const source = openSource(file)
  let lock: Sqlite.Database | undefined
  try {
    // A server may run on a file that has lost its name, and nobody may start one before the copy is there.
    lock = takeLock(database)
    return await copyDirectory(source, file, database, 'name another with --database', options)
  } finally {
    lock?.close()
    source.close()
  }
}

/** The mark of a directory, as sqlite-file.ts writes it. */
const applicationId = 0x526f6c6c

/**
 * Not `readonly`: such a connection leaves a -wal and a -shm behind when it is the last one, and this one, should the
 * server stop meanwhile, brings everything into the one file as the server does.
 */
function openSource(file: string): Sqlite.Database {
  if (!isThere(file)) throw new StoreError(`there is no ${file}; give the path of a Rollcall directory`)
  let connection: Sqlite.Database | undefined
  try {
    connection = new Sqlite(file, { fileMustExist: true })
    connection.pragma('query_only = on')
    refuseForeign(connection, file)
    return connection
  } catch (error) {
    connection?.close()
    throw toStoreError(error, file, `cannot open ${file}`)
  }
}

function refuseForeign(connection: Sqlite.Database, file: string): void {
  if (connection.pragma('application_id', { simple: true }) !== applicationId) throw notDirectory(file)
  const version = connection.pragma('user_version', { simple: true }) as number
  if (version > migrations.length)
    throw new StoreError(
      `${file} was written by a newer Rollcall (its version is ${version}, this program knows ${migrations.length}); use that one`,
    )
}

const notDirectory = (file: string): StoreError => new StoreError(`${file} is not a Rollcall directory`)

async function copyDirectory(
  source: Sqlite.Database,
  sourceFile: string,
  file: string,
  otherwise: string,
  options: CopyOptions,
): Promise<DirectoryCopy> {
  try {
    // Whoever may not read the directory may not read its copy.
    const { mode } = statSync(sourceFile)
    const users = await makeWholeFile(file, mode, otherwise, async (partial) => {
      await copyPages(source, partial, options)
      options.onCheck?.()
      const count = asOneFile(partial)
      const finding = await checkFile(partial, options.signal)
      if (finding !== 'ok') throw damaged(sourceFile, finding)
      return count
    })
    return { users, bytes: statSync(file).size }
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw toStoreError(error, sourceFile, `cannot copy ${sourceFile} to ${file}`)
  }
}

/** Few enough that a signal is heard at once; more are not faster. */
const pagesAtOnce = 100

/**
 * SQLite begins a backup anew whenever another process has written: beside 8 connections that write without pause it
 * did so 1,853 times in 20 seconds and came nowhere. A transaction that is open on the source holds its state, and the
 * same backup was done in 1.5 s. Writers do not notice it; their -wal grows until it ends. VACUUM INTO holds a state
 * too, but it is one long call, which shows no progress and cannot be stopped.
 */
async function copyPages(
  source: Sqlite.Database,
  partial: string,
  { signal, onProgress }: CopyOptions,
): Promise<void> {
  const pageSize = source.pragma('page_size', { simple: true }) as number
  source.exec('BEGIN')
  try {
    // BEGIN alone holds nothing before the first read.
    source.prepare('SELECT count(*) FROM sqlite_schema').get()
    await source.backup(partial, {
      progress({ totalPages, remainingPages }) {
        signal?.throwIfAborted()
        onProgress?.((totalPages - remainingPages) * pageSize, totalPages * pageSize)
        return pagesAtOnce
      },
    })
  } finally {
    source.exec('ROLLBACK')
  }
}

/** A copy says of itself, as its source does, that a -wal belongs to it. Without, it can be read where nothing can be written. */
function asOneFile(file: string): number {
  const connection = new Sqlite(file)
  try {
    connection.pragma('journal_mode = DELETE')
    return connection.prepare('SELECT count(*) FROM users').pluck().get() as number
  } finally {
    connection.close()
  }
}

const checkProgram = fileURLToPath(new URL('sqlite-check.ts', import.meta.url))

/**
 * The check is one call that nothing can interrupt and that takes seconds, so it runs in a process that can be ended.
 * Returns `ok`, or what is wrong.
 */
async function checkFile(file: string, signal: AbortSignal | undefined): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [checkProgram, file], { signal })
  return stdout
}

function toStoreError(error: unknown, source: string, failure: string): StoreError {
  if (error instanceof StoreError) return error
  const { message, code = '' } = error as NodeJS.ErrnoException
  if (code === 'SQLITE_NOTADB') return notDirectory(source)
  if (code.startsWith('SQLITE_CORRUPT')) return damaged(source, message)
  return new StoreError(`${failure}: ${message}`, { cause: error })
}

const damaged = (file: string, finding: string): StoreError =>
  new StoreError(`${file} is damaged (${finding}); restore an earlier backup`)
