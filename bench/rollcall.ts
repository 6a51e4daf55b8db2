import { startServer } from '@rollcall/server'

/** Rollcall as a process of its own, with everything on: tokens, checks, headers, rate limit. */
const [file, port, sample] = process.argv.slice(2)
await startServer({
  host: '127.0.0.1',
  port: Number(port),
  database: file as string,
  clientId: 'bench',
  clientSecret: 'bench',
  sample: sample === undefined ? undefined : Number(sample),
  rateLimit: 1_000_000_000,
  logLevel: 'warn',
})
console.log('ready')
