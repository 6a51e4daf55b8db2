import { ApiError, ConnectionError, RateLimitError } from './errors.ts'

/** The longest a call waits because the server asks for it. With a longer wish it fails at once. */
const maxWaitMs = 60_000
const firstBackoffMs = 250
const maxBackoffMs = 8_000

const passingStatuses = [408, 500, 502, 503, 504]

/**
 * Milliseconds to wait before a call is sent again after `error`; undefined when it must not be. What was
 * refused by the rate limit was not done, so it may always be sent again; everything else only when the call
 * is `repeatable`.
 */
export function retryDelayMs(error: unknown, retries: number, repeatable: boolean): number | undefined {
  if (!(error instanceof RateLimitError) && !(repeatable && isPassing(error))) return undefined

  const asked = error instanceof ApiError ? error.retryAfterMs : undefined
  if (asked !== undefined) return asked > maxWaitMs ? undefined : asked
  return Math.random() * Math.min(maxBackoffMs, firstBackoffMs * 2 ** retries)
}

const isPassing = (error: unknown): boolean =>
  error instanceof ConnectionError || (error instanceof ApiError && passingStatuses.includes(error.status))
