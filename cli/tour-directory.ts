import type { ApiClient } from '@rollcall/client'
import { ApiClient as Client } from '@rollcall/client'
import type { Command } from 'commander'
import { connect, hasConnection } from './connection.ts'

/** The directory that the tour goes through. */
export interface TourDirectory {
  readonly client: ApiClient
  readonly title: string
  close(): Promise<void>
}

const people = 50

/** The directory that the options name; without any, one in memory that is gone afterwards. */
export async function openDirectory(
  command: Command,
  fetch: typeof globalThis.fetch,
): Promise<TourDirectory> {
  if (hasConnection(command)) {
    const client = connect(command, fetch)
    return { client, title: client.host, close: async () => {} }
  }
  const { startServer } = await import('@rollcall/server')
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    database: ':memory:',
    sample: people,
    rateLimit: 0,
    logLevel: 'silent',
  })
  const client = new Client({ host: server.url, ...server.madeCredential, fetch })
  return { client, title: `a directory in memory with ${people} sample people`, close: () => server.close() }
}
