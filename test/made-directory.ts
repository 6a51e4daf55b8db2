import { startServer } from '@rollcall/server'

/** A directory that a server has made, filled with sample people, and left. */
export async function makeDirectory(database: string, sample = 10): Promise<void> {
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    database,
    sample,
    rateLimit: 0,
    logLevel: 'silent',
  })
  await server.close()
}
