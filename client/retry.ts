import { ApiError, ConnectionError, RateLimitError } from './errors.ts'
import { readReason } from './send.ts'

const firstBackoffMs = 250
const maxBackoffMs = 8_000

/** How `fetch` says, on Node, Bun and Deno, that it never had a connection. */
const neverConnected = /REFUSED|NOTFOUND|EAI_AGAIN|CONNECT_TIMEOUT|FailedToOpen|\(Connect/i

/**
 * Milliseconds to wait before a call is sent again after `error`; endless when it must not be. What the
 * rate limit refused, or what was never sent, was not done, so it may always be sent again; everything else
 * only when the call is `repeatable`.
 */
export function retryDelayMs(error: unknown, retries: number, repeatable: boolean): number {
  const again =
    error instanceof ConnectionError
      ? repeatable || neverConnected.test(readReason(error.cause))
      : error instanceof RateLimitError ||
        (repeatable && error instanceof ApiError && (error.status >= 500 || error.status === 408))
  const askedMs = error instanceof ApiError ? error.retryAfterMs : undefined
  return again ? (askedMs ?? Math.random() * Math.min(maxBackoffMs, firstBackoffMs * 2 ** retries)) : Infinity
}
