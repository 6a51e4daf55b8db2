import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'

const pinned = existsSync('/usr/bin/taskset') && availableParallelism() > 1
const running = new Set<ChildProcess>()

/** Starts a program, on one core where the system can hold it there. */
export function start(command: readonly string[], stdio: StdioOptions, core?: 0 | 1): ChildProcess {
  const held = pinned && core !== undefined ? ['taskset', '-c', String(core)] : []
  const [program, ...args] = [...held, ...command]
  const child = spawn(program as string, args, { stdio })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Starts a server of this folder on the first core, and waits until it says that it is ready. */
export async function serve(script: string, ...args: readonly (string | number)[]): Promise<ChildProcess> {
  const command = [process.execPath, join(import.meta.dirname, script), ...args.map(String)]
  const child = start(command, ['ignore', 'pipe', 'inherit'], 0)
  const [first] = await Promise.race([
    once(child.stdout as NonNullable<typeof child.stdout>, 'data'),
    once(child, 'exit'),
  ])
  if (!String(first).startsWith('ready')) throw new Error(`${script} did not start`)
  return child
}

export async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** Ends whatever still runs, at once. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL')
}
