import type { ApiClient } from '@rollcall/client'
import { applyPlan } from './apply.ts'
import { checkFile } from './check.ts'
import { openDirectory } from './directory.ts'
import type { Seed } from './entries.ts'
import { makePlan, type Plan } from './plan.ts'
import { type Progress, watchProgress } from './progress.ts'
import { readDirectory } from './read-directory.ts'
import { readSeedFile } from './read-file.ts'
import type { Environment } from './secret-values.ts'
import { openSecretsOutput } from './secrets-output.ts'

export interface RunOptions {
  readonly client: ApiClient
  /** The client id that the calls are made with, where it is known. */
  readonly clientId: string | undefined
  readonly isPruning: boolean
  /** A file for the secrets of new credentials; without one they are printed. */
  readonly secrets: string | undefined
  /** Where secrets come from that the file names as `${NAME}`. */
  readonly environment: Environment
  /** Ends it after what is under way. */
  readonly signal: AbortSignal
  /** Is shown the plan, when there is something to do, and decides. */
  readonly mayApply: (plan: Plan) => boolean | Promise<boolean>
}

export interface Outcome {
  /** What was to be done; without steps, nothing. */
  readonly plan: Plan
  /** What was done; undefined when nobody agreed to the plan, or there was nothing to do. */
  readonly progress: Progress | undefined
}

/** Reads and checks a file, without a directory. Throws `SeedError` with all that is wrong. */
export const readSeed = async (name: string): Promise<Seed> => checkFile(await readSeedFile(name))

/** What is to be known when mappings changed: they run for each user with the next write. */
export const noteAfter = ({ steps }: Plan): string | undefined =>
  steps.some(({ kind }) => kind.section === 'mappings')
    ? 'Mappings changed: they run for whoever is written from now on; rollcall reapply-mappings runs them for everybody.'
    : undefined

/** Compares the directory with the file, and brings it to what the file says. */
export async function runSeed(seed: Seed, options: RunOptions): Promise<Outcome> {
  const { client, isPruning, signal } = options
  const directory = await openDirectory(client)
  await readDirectory(seed, directory, isPruning)
  const plan = makePlan(seed, directory, options)
  if (plan.steps.length === 0 || !(await options.mayApply(plan))) return { plan, progress: undefined }

  const secrets = await openSecretsOutput(options.secrets)
  const progress = watchProgress(plan.steps.length)
  try {
    await applyPlan(plan, seed.file, directory, {
      signal,
      onDone: progress.done,
      onSecret: secrets.write,
    })
  } catch (error) {
    if (progress.count > 0) progress.tell()
    throw error
  } finally {
    await secrets.close()
  }
  return { plan, progress }
}
