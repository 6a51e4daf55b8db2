import { ApiClient } from '@rollcall/client'
import { printNote } from '../output.ts'
import { StepError } from './problems.ts'
import { noteAfter, readSeed, runSeed } from './run.ts'
import { titleOf } from './show.ts'

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
  const apply = (way: Way, refusal: StepError | undefined) =>
    runSeed(seed, {
      // The address is never looked up.
      client: new ApiClient({ host: 'http://127.0.0.1', ...way }),
      clientId: way.clientId,
      isPruning: false,
      secrets,
      environment: process.env,
      signal,
      mayApply({ steps }) {
        if (refusal !== undefined && steps.some((step) => titleOf(step) === refusal.subject)) throw refusal
        return !signal.aborted
      },
    })
  return async (way) => {
    const { plan, progress } = await untilDone((refusal) => apply(way, refusal))
    if (progress !== undefined && progress.count < plan.steps.length) progress.tell()
    signal.throwIfAborted()
    if (progress === undefined) return
    printNote(`${file} is applied: ${progress.sum()}; ${plan.same} as the file says`)
    const note = noteAfter(plan)
    if (note !== undefined) printNote(note)
  }
}

/**
 * Several servers may start at once on one database, with one file: what another one has made meanwhile is refused, and is
 * as the file says when it is compared again. Each round gets further, so this ends.
 */
async function untilDone<T>(apply: (refusal: StepError | undefined) => Promise<T>): Promise<T> {
  let refusal: StepError | undefined
  for (;;) {
    try {
      return await apply(refusal)
    } catch (error) {
      if (!(error instanceof StepError) || error === refusal) throw error
      refusal = error
    }
  }
}
