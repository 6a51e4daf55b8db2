import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const installed = fileURLToPath(new URL('../bin.js', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

interface Surroundings {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  /** What Node itself is told. */
  readonly nodeOptions?: readonly string[]
}

/** Starts the real command, with no variables but the given ones. */
export function start(
  args: readonly string[],
  { env = {}, nodeOptions = [] }: Surroundings = {},
): ChildProcess {
  return spawn(process.execPath, [...nodeOptions, installed, ...args], { env: { ...env }, stdio: 'pipe' })
}

/** Runs the real command to its end. */
export async function run(args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  const child = start(args, surroundings)
  const { stdin, stdout, stderr } = child
  if (stdin === null || stdout === null || stderr === null) throw new Error('the command has no pipes')
  stdin.end(surroundings.input ?? '')
  const [out, err, [code]] = await Promise.all([text(stdout), text(stderr), once(child, 'close')])
  return { code, stdout: out, stderr: err }
}
