import { accessSync, constants } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { StoreError } from './store.ts'

/** What SQLite keeps beside the file, and our lock. */
const beside = ['', '-lock', '-wal', '-shm']

/**
 * Refuses a file that cannot be written, before it is opened: SQLite would open it all the same, and each write would fail
 * later. Also the folder must be writable, since files are made there.
 */
export function refuseReadOnly(file: string): void {
  for (const path of [dirname(file), ...beside.map((end) => file + end)]) {
    const code = whyNotWritable(path)
    if (code !== undefined)
      throw new StoreError(`cannot write to the database ${file}: ${reasons[code]} (${path})`)
  }
}

const reasons = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
} as const

/** Any other trouble is told by whoever opens it. */
function whyNotWritable(path: string): keyof typeof reasons | undefined {
  try {
    accessSync(path, constants.W_OK)
    return undefined
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code !== undefined && code in reasons ? (code as keyof typeof reasons) : undefined
  }
}

/** What SQLite said. On a full disk it may say only that the memory that readers share could not be made. */
export function sentenceOf(error: unknown): string {
  const { message } = error as Error
  if (!(error instanceof Sqlite.SqliteError)) return message
  return error.code === 'SQLITE_IOERR_SHMSIZE' ? 'database or disk is full' : message
}
