import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** How often connections are looked for that have become idle since. */
const sweepMs = 50

/**
 * Ends the server without cutting anybody off. At first every answer closes its connection, for so long as callers who
 * were answered just now need to send the next request. Then nobody new is let in, and connections on which nothing is
 * asked are closed, also those that become idle only later.
 */
export function addClosing(app: FastifyInstance, lastRequestsMs: number): void {
  let closing = false
  app.addHook('onSend', (_request, reply, _payload, next) => {
    if (closing) reply.header('Connection', 'close')
    next()
  })
  app.addHook('preClose', async () => {
    closing = true
    await wait(lastRequestsMs)
    const sweep = setInterval(() => app.server.closeIdleConnections(), sweepMs)
    app.server.once('close', () => clearInterval(sweep))
  })
}
