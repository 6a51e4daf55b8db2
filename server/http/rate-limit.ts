import { ApiError } from '../errors.ts'
import type { Store } from '../store/store.ts'

const hour = 3_600_000

/** What is left of the hour. */
export interface Allowance {
  /** The three headers, Reset in seconds left; none when there is no limit. */
  readonly headers: Readonly<Record<string, string>>
  /** What a call is refused with when there was nothing left for it. */
  readonly refusal?: ApiError
}

export interface RateLimit {
  /** Counts a call. */
  take(now: number): Promise<Allowance>
  /** Looks without counting. */
  look(now: number): Promise<Allowance>
}

/**
 * So many calls an hour for the whole directory, as the service counts them for an account, over all processes that
 * serve it. `perHour` 0 means no limit.
 */
export function createRateLimit(store: Store, perHour: number): RateLimit {
  async function count(more: 0 | 1, now: number): Promise<Allowance> {
    if (perHour === 0) return { headers: {} }
    const { count, endsAt } = await store.tally('calls', more, now, hour)
    const seconds = Math.ceil((endsAt - now) / 1000)
    const headers = {
      'X-RateLimit-Limit': String(perHour),
      'X-RateLimit-Remaining': String(Math.max(0, perHour - count)),
      'X-RateLimit-Reset': String(seconds),
    }
    return count > perHour ? { headers, refusal: new ApiError('rateLimited', seconds) } : { headers }
  }

  return { take: (now) => count(1, now), look: (now) => count(0, now) }
}
