import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

const pinned = existsSync('/usr/bin/taskset') && availableParallelism() > 1
const running = new Set<ChildProcess>()

export type Core = 0 | 1 | undefined

/** Starts a program, on one core where the system can hold it there. */
export function start(
  command: readonly string[],
  stdio: StdioOptions,
  core?: Core,
  environment: Readonly<Record<string, string>> = {},
): ChildProcess {
  const held = pinned && core !== undefined ? ['taskset', '-c', String(core)] : []
  const [program, ...args] = [...held, ...command]
  const child = spawn(program as string, args, { stdio, env: { ...process.env, ...environment } })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Starts a server, a program of Node, and waits for its first line: it answers. */
export async function serve(
  command: readonly string[],
  core?: Core,
  environment?: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const child = start([process.execPath, ...command], ['ignore', 'pipe', 'inherit'], core, environment)
  const output = child.stdout as NonNullable<typeof child.stdout>
  const [first] = await Promise.race([once(output, 'data'), once(child, 'exit')])
  if (!(first instanceof Buffer)) throw new Error(`${command.join(' ')} did not start`)
  // What it says after that is nobody's, but must not fill the pipe.
  output.resume()
  return child
}

/** Runs a program to its end, which must be a good one. */
export async function run(
  command: readonly string[],
  stdio: StdioOptions = ['ignore', 'inherit', 'inherit'],
) {
  const [code] = await once(start(command, stdio), 'exit')
  if (code !== 0) throw new Error(`${command.join(' ')} failed`)
}

export async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** Ends whatever still runs, at once. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL')
}
// Also when this process ends by an error that nobody caught.
process.on('exit', endAll)

/** Microseconds of processor time that all threads of a process have had; NaN where the system does not say. */
export function processorTime({ pid }: ChildProcess): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    const nanoseconds = threads.map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
    )
    return nanoseconds.reduce((sum, one) => sum + one, 0) / 1000
  } catch {
    return Number.NaN
  }
}

/** Mebibytes that a process has in memory; NaN where the system does not say. */
export function memoryOf({ pid }: ChildProcess): number {
  try {
    const kibibytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kibibytes) / 1024
  } catch {
    return Number.NaN
  }
}
