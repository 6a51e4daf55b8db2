import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Account, Home, Programs } from './programs.ts'

/** What a server runs on: its data, its programs, and the account to run them as. */
export interface Cluster {
  readonly folder: string
  readonly data: string
  /** Of the superuser `postgres`. */
  readonly password: string
  readonly programs: Programs
  /** How its programs are to be started. */
  readonly surroundings: Account & { readonly cwd: string; readonly env: NodeJS.ProcessEnv }
}

const options = [
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  // In every script a letter is a letter. pg_trgm still asks the C library, by the ctype, whatever the provider.
  '--locale=C',
  '--lc-ctype=C.UTF-8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-sync',
  '--no-instructions',
]

/** Makes a cluster in its home, or takes the one that is there. */
export async function makeCluster({ folder, programs }: Home, account: Account): Promise<Cluster> {
  // Of the caller's environment nothing else: a language, a path of libraries or a PGDATA would change what runs.
  const surroundings = { ...account, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C' } }
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  if (!existsSync(data)) {
    await writeFile(passwordFile, randomBytes(12).toString('hex'), { mode: 0o600 })
    if (account.uid !== undefined) await chown(passwordFile, account.uid, account.gid)
    const initdb = [`--pgdata=${data}`, `--pwfile=${passwordFile}`, ...options]
    await promisify(execFile)(programs.initdb, initdb, surroundings)
  }
  return { folder, data, password: await readFile(passwordFile, 'utf8'), programs, surroundings }
}
