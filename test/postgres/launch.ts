import { spawn } from 'node:child_process'
import { open, readFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Cluster } from './cluster.ts'
import type { Watchdog } from './watchdog.ts'

/** A server that has been started. */
export interface Launched {
  readonly pid: number
  /** Resolves when it and every process that it has started have ended. */
  readonly gone: Promise<void>
}

/** A server that ended instead of answering; the message holds its log. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError'

  get isPortTaken(): boolean {
    return this.message.includes('Address already in use')
  }
}

/** Starts the server of a cluster and waits until it answers. It does not keep this process alive. */
export async function launch(
  { folder, data, programs, surroundings }: Cluster,
  settings: Readonly<Record<string, string>>,
  watchdog: Watchdog,
): Promise<Launched> {
  const logFile = join(folder, 'log')
  // A file and not a pipe, which would fill up while this process is busy, and hold the server up.
  const log = await open(logFile, 'w')
  const child = spawn(
    programs.postgres,
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // Detached, so that Ctrl-C in a terminal reaches only the tests. Nobody writes to the fourth stream: every process of the
    // server inherits it, so that its end is the end of the last of them.
    { ...surroundings, detached: true, stdio: ['ignore', log.fd, log.fd, 'pipe'] },
  )
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const pid = child.pid as number
  watchdog.watch(pid)
  void gone.then(() => watchdog.watch())
  child.unref()
  ;(child.stdio[3] as Socket).resume().unref()
  await log.close()

  for (;;) {
    // Asked before the log is read, so that the log of a server that has ended is whole.
    const hasEnded = child.exitCode !== null || child.signalCode !== null
    const said = await readFile(logFile, 'utf8')
    if (hasEnded) throw new LaunchError(`PostgreSQL did not start:\n${said}`)
    if (said.includes('ready to accept connections')) return { pid, gone }
    await sleep(10)
  }
}
