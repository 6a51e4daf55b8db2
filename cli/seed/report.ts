import { exitCodeOf, exitCodes } from '../exit-codes.ts'
import { printNote } from '../output.ts'
import { StepError } from './apply.ts'
import { SeedError } from './problems.ts'

/** Prints what is wrong by line and answers the exit code; throws what has no line. */
export function reportFailure(error: unknown): number {
  if (!(error instanceof SeedError || error instanceof StepError)) throw error
  printNote(error.message)
  return error instanceof SeedError ? exitCodes.wrongUse : exitCodeOf(error.cause)
}
