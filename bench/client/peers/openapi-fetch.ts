import { join } from 'node:path'
import type { Client } from '../client.ts'

type Call = (
  path: string,
  options: object,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>
type Module = { readonly default: (options: object) => { readonly GET: Call; readonly POST: Call } }

export const openapiFetch: Client = {
  name: 'openapi-fetch',
  folder: join(import.meta.dirname, 'node_modules/openapi-fetch'),
  entry: () => import.meta.resolve('openapi-fetch'),

  async open({ host, token }) {
    const { default: createClient } = (await import(this.entry())) as Module
    const own = createClient({ baseUrl: host, headers: { Authorization: `Bearer ${token}` } })
    return {
      own,
      get: async (path, signal) => toData(await own.GET(path, { signal })),
      post: async (path, body, signal) => toData(await own.POST(path, { body, signal })),
    }
  },
}

/** It answers errors, and does not throw them. */
function toData({ data, error, response }: Awaited<ReturnType<Call>>): unknown {
  if (!response.ok) throw error
  return data
}
