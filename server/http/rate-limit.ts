import { ApiError } from '../errors.ts'

const hour = 3_600_000

export interface RateLimit {
  /** Counts a call, and refuses it when the hour has none left. */
  take(now: number): void
  /** The three headers, Reset in seconds left; none when there is no limit. */
  headers(now: number): Readonly<Record<string, string>>
}

/** So many calls an hour for the whole account, as the service counts them. `perHour` 0 means no limit. */
export function createRateLimit(perHour: number): RateLimit {
  let end = 0
  let used = 0

  const secondsLeft = (now: number): number => Math.ceil((end - now) / 1000)

  function turn(now: number): void {
    if (now < end) return
    end = now + hour
    used = 0
  }

  return {
    take(now) {
      if (perHour === 0) return
      turn(now)
      if (used >= perHour) throw new ApiError('rateLimited', secondsLeft(now))
      used++
    },
    headers(now) {
      if (perHour === 0) return {}
      turn(now)
      return {
        'X-RateLimit-Limit': String(perHour),
        'X-RateLimit-Remaining': String(perHour - used),
        'X-RateLimit-Reset': String(secondsLeft(now)),
      }
    },
  }
}
