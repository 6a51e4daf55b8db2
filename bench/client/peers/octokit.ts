import { join } from 'node:path'
import type { Client } from '../client.ts'

interface Octokit {
  request(route: string, parameters: object): Promise<{ data: unknown }>
  readonly paginate: { iterator(route: string): AsyncIterable<{ data: readonly unknown[] }> }
}

const silent = () => {}

/** Without the plugins for retries and throttling, which are packages of their own. */
export const octokit: Client = {
  name: '@octokit/rest',
  folder: join(import.meta.dirname, 'node_modules/@octokit/rest'),
  entry: () => import.meta.resolve('@octokit/rest'),

  async open({ host, token }) {
    const { Octokit } = (await import(this.entry())) as { Octokit: new (options: object) => Octokit }
    // It writes each error to the console.
    const log = { debug: silent, info: silent, warn: silent, error: silent }
    const own = new Octokit({ baseUrl: host, auth: token, log })
    return {
      own,
      get: async (path, signal) => (await own.request(`GET ${path}`, { request: { signal } })).data,
      post: async (path, body, signal) =>
        (await own.request(`POST ${path}`, { ...body, request: { signal } })).data,
      async *list() {
        for await (const { data } of own.paginate.iterator('GET /api/1/users?limit=2')) yield* data
      },
    }
  },
}
