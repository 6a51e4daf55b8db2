import { outcomeOf, type Probe, token, usersPath } from '../probe.ts'
import { withServer } from '../server.ts'

/** The server has read the request, and may have done it, when the connection is cut. */
export const lostAnswer: Probe = {
  title: 'a POST whose answer is lost is sent',
  run: (client) =>
    withServer(
      (response) => response.destroy(),
      async ({ host, received }) => {
        const opened = await client.open({ host, token })
        await outcomeOf(opened.post(usersPath, { email: 'ada@example.com' }), 10_000)
        if (received.length === 1) return 'once'
        const keys = new Set(received.map(({ headers }) => headers['idempotency-key']))
        const key = keys.size === 1 && !keys.has(undefined) ? ', with one key' : ''
        return `${received.length} times${key}`
      },
    ),
}
