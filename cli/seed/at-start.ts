import { ApiClient } from '@rollcall/client'
import { printNote } from '../output.ts'
import { noteAfter, readSeed, runSeed } from './run.ts'

/** How a directory is reached that does not answer on an address yet. */
interface Way {
  readonly fetch: typeof globalThis.fetch
  readonly clientId: string
  readonly clientSecret: string
}

/** Reads a file for a server that is about to start, and answers how it is applied: nothing is ever deleted. */
export async function readSeedForStart(
  file: string,
  secrets: string | undefined,
  signal: AbortSignal,
): Promise<(way: Way) => Promise<void>> {
  const seed = await readSeed(file)
  return async (way) => {
    const { plan, progress } = await runSeed(seed, {
      // The address is never looked up.
      client: new ApiClient({ host: 'http://127.0.0.1', ...way }),
      clientId: way.clientId,
      isPruning: false,
      secrets,
      environment: process.env,
      signal,
      mayApply: () => !signal.aborted,
    })
    if (plan.steps.length === 0) return
    if (progress !== undefined && progress.count < plan.steps.length) progress.tell()
    signal.throwIfAborted()
    if (progress) printNote(`${file} is applied: ${progress.sum()}; ${plan.same} as the file says`)
    const note = noteAfter(plan)
    if (note !== undefined) printNote(note)
  }
}
