import { closeSync, fsyncSync, lstatSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { StoreError } from './store.ts'

/** What SQLite may keep beside a file, and reads whichever file it belonged to. */
const besides = ['-journal', '-wal', '-shm']

/**
 * Makes a SQLite file that has its name only when it is whole and on disk. `fill` gets it empty, under another name; when
 * `fill` throws, nothing is left. Refuses a name that is taken; `otherwise` says what to do then, other than to move away
 * what has it.
 */
export async function makeWholeFile<T>(
  file: string,
  mode: number,
  otherwise: string,
  fill: (partial: string) => Promise<T>,
): Promise<T> {
  refuseTaken(file, otherwise)
  // An absolute path, since SQLite takes a `file:` at the beginning for a URL.
  const partial = resolve(`${file}.partial`)
  createEmpty(partial, mode)
  try {
    const result = await fill(partial)
    refuseTaken(file, otherwise)
    flush(partial)
    renameSync(partial, file)
    // Windows opens no folders, and needs no flush of one.
    if (process.platform !== 'win32') flush(dirname(partial))
    return result
  } catch (error) {
    for (const ending of ['', ...besides]) rmSync(partial + ending, { force: true })
    throw error
  }
}

function refuseTaken(file: string, otherwise: string): void {
  if (isThere(file)) throw new StoreError(`${file} is there already; move it away first, or ${otherwise}`)
  for (const ending of besides)
    if (isThere(file + ending))
      throw new StoreError(
        `${file}${ending} is left from another database and would be mixed in; move it away first, or ${otherwise}`,
      )
}

/** A link that leads nowhere is there too. */
export const isThere = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined

/** Made before SQLite opens it, which would let everybody read it. Its owner fills it, also when the source is read-only. */
function createEmpty(file: string, mode: number): void {
  try {
    closeSync(openSync(file, 'wx', (mode & 0o666) | 0o600))
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    const reasons: Readonly<Record<string, string>> = {
      EEXIST: `${file} is there already: another copy is being made, or was cut off; remove it if none is`,
      ENOENT: `there is no folder ${dirname(file)}; make it first`,
    }
    throw new StoreError(reasons[code] ?? `cannot write ${file}: ${message}`, { cause: error })
  }
}

function flush(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
