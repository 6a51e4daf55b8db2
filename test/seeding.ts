import { ApiClient } from '@rollcall/client'
import { checkFile } from '../cli/seed/check.ts'
import { parseSeedFile } from '../cli/seed/read-file.ts'
import { type RunOptions, runSeed } from '../cli/seed/run.ts'
import { showPlan } from '../cli/seed/show.ts'
import type { Directory } from './harness.ts'

interface Applied {
  /** The plan as a person is shown it, without its sum. */
  readonly plan: string[]
  /** `2 created, 1 changed, 0 deleted`; undefined when nothing was to be done. */
  readonly sum: string | undefined
  /** The calls that were made, such as `POST /api/1/groups`. */
  readonly calls: readonly string[]
}

/** Applies a file that is written in a test, as the command does. Nothing is asked. */
export async function applyText(
  directory: Directory,
  text: string,
  options: Partial<RunOptions> & { readonly accessToken?: string } = {},
): Promise<Applied> {
  const calls: string[] = []
  const { accessToken = await directory.token(), ...given } = options
  const client = new ApiClient({
    host: directory.url,
    accessToken,
    maxRetries: 0,
    async fetch(input, init) {
      calls.push(`${init?.method} ${new URL(String(input)).pathname}`)
      return fetch(input, init)
    },
  })
  const { plan, progress } = await runSeed(checkFile(parseSeedFile('f', text)), {
    client,
    clientId: 'Manage All',
    isPruning: false,
    secrets: undefined,
    environment: {},
    signal: new AbortController().signal,
    mayApply: () => true,
    ...given,
  })
  return {
    plan: showPlan(plan)
      .trimEnd()
      .split('\n')
      .slice(0, -1)
      .map((line) => line.trim()),
    sum: progress?.sum(),
    calls,
  }
}

/** Only compares. */
export const planOf = async (directory: Directory, text: string, options: Partial<RunOptions> = {}) =>
  (await applyText(directory, text, { mayApply: () => false, ...options })).plan
