import { type Probe, usersPath } from '../probe.ts'
import { sendError, sendJson, withServer } from '../server.ts'

const callers = 1_000

/** A thousand calls at once: before there is a token, and after the server has revoked the one that there is. */
export const renewedToken: Probe = {
  title: `token calls for ${callers} calls: cold, revoked`,
  run(client) {
    let given = 0
    let revoked = 0
    return withServer(
      (response, { url, headers }) => {
        if (url.pathname.endsWith('/token')) {
          const created_at = new Date().toISOString()
          const body = {
            access_token: `token-${++given}`,
            token_type: 'bearer',
            created_at,
            expires_in: 36_000,
          }
          return sendJson(response, 200, body)
        }
        const number = Number(headers.authorization?.match(/\d+$/)?.[0])
        if (number > revoked) sendJson(response, 200, [])
        else sendError(response, 401)
      },
      async ({ host }) => {
        if (!client.openRenewing) return 'none: takes a token'
        const opened = await client.openRenewing(host)
        const askAll = async () => {
          const before = given
          const calls = Array.from({ length: callers }, () => opened.get(usersPath))
          const failed = (await Promise.allSettled(calls)).filter(({ status }) => status === 'rejected')
          return `${given - before}${failed.length > 0 ? ` (${failed.length} fail)` : ''}`
        }
        const cold = await askAll()
        revoked = given
        return `${cold}, ${await askAll()}`
      },
    )
  },
}
