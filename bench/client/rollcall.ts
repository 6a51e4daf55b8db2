import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ApiClient } from '@rollcall/client'
import type { Client, Opened } from './client.ts'

const folder = join(import.meta.dirname, '../../client/dist')
const entry = pathToFileURL(join(folder, 'index.js')).href

/** Ours, as it is published; the bench builds it before. */
export const rollcall: Client = {
  name: '@rollcall/client',
  folder,
  entry: () => entry,

  async open({ host, token, timeoutMs }) {
    const { ApiClient } = await load()
    const limits = timeoutMs === undefined ? {} : { timeoutMs, maxRetries: 0 }
    return await opened(new ApiClient({ host, accessToken: token, ...limits }))
  },

  async openRenewing(host) {
    const { ApiClient } = await load()
    return await opened(new ApiClient({ host, clientId: 'bench', clientSecret: 'bench' }))
  },
}

const load = async () => (await import(entry)) as typeof import('@rollcall/client')

async function opened(own: ApiClient): Promise<Opened> {
  const { UsersV1Api } = await load()
  const users = new UsersV1Api(own)
  return {
    own,
    get: async (path, signal) => (await own.request({ method: 'GET', path }, { signal })).data,
    post: async (path, body, signal) => (await own.request({ method: 'POST', path, body }, { signal })).data,
    page: () => users.listUsers({ limit: 50 }),
    list: () => users.listUsers({ limit: 2 }),
  }
}
