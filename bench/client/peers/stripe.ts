import { join } from 'node:path'
import type { Client } from '../client.ts'

interface Stripe {
  rawRequest(method: string, path: string, parameters?: object): Promise<unknown>
  readonly customers: { list(parameters: object): AsyncIterable<unknown> }
}

/** It sends through `node:http`, not through `fetch`, and takes no signal. */
export const stripe: Client = {
  name: 'stripe',
  folder: join(import.meta.dirname, 'node_modules/stripe'),
  entry: () => import.meta.resolve('stripe'),

  async open({ host, token, timeoutMs }) {
    const { Stripe } = (await import(this.entry())) as {
      Stripe: new (key: string, options: object) => Stripe
    }
    const { hostname, port } = new URL(host)
    const limits = timeoutMs === undefined ? {} : { timeout: timeoutMs, maxNetworkRetries: 0 }
    const own = new Stripe(token, { protocol: 'http', host: hostname, port, ...limits })
    return {
      own,
      get: (path) => own.rawRequest('GET', path),
      post: (path, body) => own.rawRequest('POST', path, body),
      list: () => own.customers.list({ limit: 2 }),
    }
  },
}
