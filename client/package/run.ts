import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Runs a program to its end, a minute at most, and answers what it wrote; rejects with that when it fails. */
export async function run(
  program: string,
  options: readonly string[],
  folder: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<{ stdout: string; stderr: string }> {
  const env = { ...process.env, ...variables }
  // What runs the tests of this project is nothing to other programs.
  delete env.NODE_TEST_CONTEXT
  delete env.NODE_OPTIONS
  try {
    return await execute(program, options, { cwd: folder, env, timeout: 60_000, killSignal: 'SIGKILL' })
  } catch (cause) {
    const { stdout, stderr } = cause as { stdout: string; stderr: string }
    throw new Error(`${program} ${options.join(' ')} failed\n${stdout}${stderr}`, { cause })
  }
}
