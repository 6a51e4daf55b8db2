/** The number in a header; undefined when there is none. */
export const readNumber = (headers: Headers, name: string): number | undefined => {
  const text = headers.get(name) as string
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
}

/**
 * The time at the server, so that a wrong clock on this side does no harm; this side's time when it is not
 * told.
 */
export const serverNow = (headers: Headers): number => Date.parse(headers.get('date') as string) || Date.now()

/**
 * How long the server asks callers to wait, in milliseconds; undefined when it does not say.
 *
 * `Retry-After` counts for every status and is seconds or a date. `X-RateLimit-Reset` stands on every
 * answer, so it counts only for a refused call, and only when the allowance is what ran out.
 */
export function readRetryAfterMs(headers: Headers, rateLimited: boolean): number | undefined {
  const read = (name: string) => 1000 * (readNumber(headers, name) ?? NaN)
  const date = Date.parse(headers.get('retry-after') as string)
  const used = rateLimited && !(read('x-ratelimit-remaining') > 0)
  return [
    read('retry-after'),
    Math.max(0, date - serverNow(headers)),
    used ? read('x-ratelimit-reset') : NaN,
  ].find((ms) => ms >= 0)
}
