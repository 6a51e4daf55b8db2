/**
 * How long the server asks callers to wait, in milliseconds; undefined when it does not say.
 *
 * `Retry-After` counts for every status and is seconds or a date. `X-RateLimit-Reset` stands on every
 * answer, so it counts only for a refused call, and only when the allowance is what ran out.
 */
export function readRetryAfterMs(headers: Headers, rateLimited: boolean): number | undefined {
  const retryAfter = headers.get('retry-after')
  if (retryAfter) {
    const ms = isSeconds(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - serverNow(headers)
    if (!Number.isNaN(ms)) return Math.max(0, ms)
  }

  const reset = headers.get('x-ratelimit-reset')
  const allowanceLeft = Number(headers.get('x-ratelimit-remaining')) > 0
  return rateLimited && reset && isSeconds(reset) && !allowanceLeft ? Number(reset) * 1000 : undefined
}

/**
 * The time at the server, so that a wrong clock on this side does no harm; this side's time when it is not
 * told.
 */
export const serverNow = (headers: Headers): number => Date.parse(headers.get('date') ?? '') || Date.now()

const isSeconds = (text: string): boolean => /^\d+(\.\d+)?$/.test(text)
