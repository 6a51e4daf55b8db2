import { ApiError, ConnectionError, RateLimitError } from '@rollcall/client'
import { SeedError, StepError } from './seed/problems.ts'

/** What the command tells the shell. Scripts depend on these numbers: they never change their meaning. */
export const exitCodes = {
  done: 0,
  refused: 1,
  wrongUse: 2,
  notAuthorised: 3,
  notFound: 4,
  unprocessable: 5,
  noAnswer: 6,
  notApplied: 7,
  interrupted: 130,
} as const

/** The command was called in a way that cannot work; nothing was sent. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export function exitCodeOf(error: unknown): number {
  if (error instanceof StepError) return exitCodeOf(error.cause)
  // A TypeError of the client is about its input.
  if (error instanceof UsageError || error instanceof SeedError || error instanceof TypeError)
    return exitCodes.wrongUse
  if (error instanceof ConnectionError || error instanceof RateLimitError) return exitCodes.noAnswer
  if (!(error instanceof ApiError)) return exitCodes.refused
  if (error.status >= 500) return exitCodes.noAnswer
  return codeOfStatus[error.status] ?? exitCodes.refused
}

const codeOfStatus: Readonly<Record<number, number>> = {
  401: exitCodes.notAuthorised,
  403: exitCodes.notAuthorised,
  404: exitCodes.notFound,
  409: exitCodes.unprocessable,
  422: exitCodes.unprocessable,
}
