import { outcomeOf, type Probe, token, usersPath } from '../probe.ts'
import { sendError, sendJson, withServer } from '../server.ts'

/** The first answer is a 429 that says how long to wait. */
const afterRefusal = (
  title: string,
  toHeaders: () => [headers: Record<string, string>, waitMs: number],
): Probe => ({
  title,
  async run(client) {
    let askedAt = 0
    return withServer(
      (response) => {
        if (askedAt > 0) return sendJson(response, 200, [])
        const [headers, waitMs] = toHeaders()
        askedAt = performance.now() + waitMs
        sendError(response, 429, headers)
      },
      async ({ host, received }) => {
        const opened = await client.open({ host, token })
        await outcomeOf(opened.get(usersPath), 5_000)
        const again = received[1]
        if (!again) return 'not sent again'
        const lateMs = again.at - askedAt
        return lateMs < 0 ? `${(-lateMs).toFixed(0)} ms too early` : `in time, ${lateMs.toFixed(0)} ms later`
      },
    )
  },
})

export const rateLimit: readonly Probe[] = [
  afterRefusal('429 with Retry-After: 1', () => [{ 'retry-after': '1' }, 1_000]),
  afterRefusal('429 with Retry-After as a date', () => {
    // A date has whole seconds.
    const until = Math.ceil(Date.now() / 1_000 + 1) * 1_000
    return [{ 'retry-after': new Date(until).toUTCString() }, until - Date.now()]
  }),
  // The seconds left, as OneLogin means it.
  afterRefusal('429 with X-RateLimit-Reset: 1', () => [{ 'x-ratelimit-reset': '1' }, 1_000]),
]
