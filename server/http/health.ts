import type { FastifyInstance } from 'fastify'
import { findSetting } from '../store/settings.ts'
import type { Store } from '../store/store.ts'
import { json } from './answers.ts'

/** For whoever watches the process: it lives; and it can answer, which needs its database. No token is asked for. */
export function addHealth(app: FastifyInstance, store: Store): void {
  app.get('/health/live', (_request, reply) => reply.header('Content-Type', json).send('{"status":"live"}'))
  app.get('/health/ready', async (_request, reply) => {
    await findSetting(store, 'cursor key')
    return reply.header('Content-Type', json).send('{"status":"ready"}')
  })
}
