import { readNumber } from './headers.ts'

/** What the server answered, whole. */
export interface Answer<T = unknown> {
  /** The result; where the call has no type of its own, the body as it was parsed. */
  data: T
  /** The HTTP status. */
  status: number
  /** All headers. */
  headers: Headers
  /** The name of the request in the logs of the server, from `X-Request-Id`. */
  requestId: string | undefined
  /** How much of the allowance is left, as far as the server says. */
  rateLimit: {
    /** Calls in an hour. */
    limit: number | undefined
    /** Calls that are left. */
    remaining: number | undefined
    /** Milliseconds until the allowance is full again, counted from the answer. */
    resetMs: number | undefined
  }
  /** How often the call was sent; 1 when the first try succeeded. */
  tries: number
}

/** An answer, told by its response and its parsed body. */
export function toAnswer({ status, headers }: Response, data: unknown, tries: number): Answer {
  const reset = readNumber(headers, 'x-ratelimit-reset')
  const rateLimit = {
    limit: readNumber(headers, 'x-ratelimit-limit'),
    remaining: readNumber(headers, 'x-ratelimit-remaining'),
    resetMs: reset && reset * 1000,
  }
  return { data, status, headers, requestId: headers.get('x-request-id') ?? undefined, rateLimit, tries }
}
