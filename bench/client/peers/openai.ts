import { join } from 'node:path'
import type { Client, Opened } from '../client.ts'

interface OpenAI {
  get(path: string, options: object): Promise<unknown>
  post(path: string, options: object): Promise<unknown>
  readonly files: { list(query: object): AsyncIterable<unknown> }
}
type Module = { readonly OpenAI: new (options: object) => OpenAI }

export const openai: Client = {
  name: 'openai',
  folder: join(import.meta.dirname, 'node_modules/openai'),
  entry: () => import.meta.resolve('openai'),

  async open({ host, token, timeoutMs }) {
    const { OpenAI } = (await import(this.entry())) as Module
    const limits = timeoutMs === undefined ? {} : { timeout: timeoutMs, maxRetries: 0 }
    return opened(new OpenAI({ baseURL: host, apiKey: token, ...limits }))
  },

  async openRenewing(host) {
    const { OpenAI } = (await import(this.entry())) as Module
    const workloadIdentity = {
      identityProviderId: 'bench',
      serviceAccountId: 'bench',
      provider: { tokenType: 'jwt', getToken: async () => 'bench' },
    }
    // The address where it asks for tokens is fixed.
    const toHost: typeof fetch = (url, init) =>
      fetch(String(url).replace('https://auth.openai.com', host), init)
    return opened(new OpenAI({ baseURL: host, workloadIdentity, fetch: toHost }))
  },
}

const opened = (own: OpenAI): Opened => ({
  own,
  get: (path, signal) => own.get(path, { signal }),
  post: (path, body, signal) => own.post(path, { body, signal }),
  list: () => own.files.list({ limit: 2 }),
})
