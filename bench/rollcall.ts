import { startServer, startWorkers } from '@rollcall/server'

/** Rollcall as a process (or several) of its own, with everything on: tokens, checks, headers, rate limit. */
const [database, port, sample, workers] = process.argv.slice(2)
const options = {
  host: '127.0.0.1',
  port: Number(port),
  database: database as string,
  clientId: 'bench',
  clientSecret: 'bench',
  sample: sample === undefined || sample === '' ? undefined : Number(sample),
  rateLimit: 1_000_000_000,
  // What fails is counted by the load; thousands of lines about it would bury the table.
  logLevel: 'silent',
} as const
if (workers === undefined) await startServer(options)
else {
  const server = await startWorkers(options, Number(workers))
  process.once('SIGTERM', () => server.close())
}
console.log('ready')
