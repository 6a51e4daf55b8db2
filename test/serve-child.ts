import { StartError, startServer } from '@rollcall/server'

/**
 * A server in a process of its own, which a test can end in any way. Says its address on the standard output, or on the
 * standard error why it cannot start; SIGTERM stops it cleanly.
 */
const {
  database,
  logLevel,
  sample,
  clientSecret,
  rateLimit = 0,
  aheadMs = 0,
} = JSON.parse(process.argv[2] ?? '{}')
try {
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    database,
    clientId: 'Manage All',
    clientSecret: clientSecret ?? 'secret of Manage All',
    sample,
    rateLimit,
    logLevel: logLevel ?? 'silent',
    now: () => Date.now() + aheadMs,
  })
  process.once('SIGTERM', () => server.close())
  console.log(server.url)
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
