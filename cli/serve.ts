import { once } from 'node:events'
import { type Command, Option } from 'commander'
import { betterGivenBy, isUrl } from './connection.ts'
import { exitCodes, UsageError } from './exit-codes.ts'
import { printNote } from './output.ts'
import { onStop } from './signals.ts'
import { wholeNumber } from './values.ts'

interface Options {
  readonly port: number
  readonly host: string
  readonly database: string
  readonly clientId?: string
  readonly clientSecret?: string
  readonly sample?: number
  readonly seed?: string
  readonly secrets?: string
  readonly workers: number
  readonly rateLimit?: number
  readonly logLevel: 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug'
}

const defaultHost = '127.0.0.1'
const defaultRateLimit = 5000

export function addServe(program: Command): void {
  const option = (flags: string, variable: string, description: string) =>
    new Option(flags, description).env(variable)

  const command = program
    .command('serve')
    .summary('Serve a directory')
    .description(
      'Serves a directory: the API, and its reference page at /docs. It stops at Ctrl-C or SIGTERM, after it has finished what it began.',
    )
    .addOption(
      option('--port <number>', 'ROLLCALL_PORT', 'port to listen on; 0 takes any free one')
        .default(4000)
        .argParser(wholeNumber(0, 65535)),
    )
    .addOption(
      option(
        '--host <address>',
        'ROLLCALL_HOST',
        'address to listen on; 0.0.0.0 lets others reach it',
      ).default(defaultHost),
    )
    .addOption(
      option(
        '--database <place>',
        'ROLLCALL_DATABASE',
        'SQLite file, made when it is not there, :memory:, or a PostgreSQL database as postgres://user@host:5432/name',
      ).default('./rollcall.db'),
    )
    .addOption(
      option(
        '--client-id <id>',
        'ROLLCALL_CLIENT_ID',
        'credential that may do everything; without it one is made',
      ),
    )
    .addOption(option('--client-secret <secret>', 'ROLLCALL_CLIENT_SECRET', `its secret; ${betterGivenBy}`))
    .addOption(
      option('--sample <number>', 'ROLLCALL_SAMPLE', 'sample people to put into a new database').argParser(
        wholeNumber(0),
      ),
    )
    .addOption(
      option('--seed <file>', 'ROLLCALL_SEED', 'what the directory shall have, in YAML; see rollcall apply'),
    )
    .addOption(
      option(
        '--secrets <file>',
        'ROLLCALL_SECRETS',
        'where the secrets of credentials go that the seed file makes, instead of being printed',
      ),
    )
    .addOption(
      option(
        '--workers <number>',
        'ROLLCALL_WORKERS',
        'processes that serve together; more than 1 on PostgreSQL',
      )
        .default(1)
        .argParser(wholeNumber(1, 512)),
    )
    .addOption(
      option(
        '--rate-limit <number>',
        'ROLLCALL_RATE_LIMIT',
        `calls an hour, 0 for no limit (default: ${defaultRateLimit}, with --sample 0)`,
      ).argParser(wholeNumber(0)),
    )
    .addOption(
      option('--log-level <level>', 'ROLLCALL_LOG_LEVEL', 'what is written to the standard error')
        .choices(['silent', 'fatal', 'error', 'warn', 'info', 'debug'])
        .default('warn'),
    )
    .addHelpText('after', examples)
  command.action(() => serve(command))
}

const examples = `
Examples:
  rollcall serve --sample 1000
  rollcall serve --port 8080 --database /var/lib/rollcall/people.db
  rollcall serve --seed directory.yaml
  rollcall serve --workers 4 --database postgres://rollcall@db.internal:5432/people
  ROLLCALL_CLIENT_ID=ci ROLLCALL_CLIENT_SECRET=only-for-tests rollcall serve --database :memory:
`

async function serve(command: Command): Promise<void> {
  const options: Options = command.opts()
  const host = readHost(command, options)
  if ((options.clientId === undefined) !== (options.clientSecret === undefined)) {
    const [given, missing] = options.clientId === undefined ? ['secret', 'id'] : ['id', 'secret']
    throw new UsageError(`--client-${given} needs --client-${missing} beside it`)
  }
  if (options.workers > 1 && !/^postgres(ql)?:/.test(options.database))
    throw new UsageError(
      '--workers needs PostgreSQL, since a SQLite file belongs to one process; give --database postgres://…',
    )

  const stopping = new AbortController()
  const { signal } = stopping
  const stopped = once(signal, 'abort')
  const forget = onStop(() => stopping.abort())
  const applySeed = await readSeedFile(options, signal)
  const { startServer, startWorkers, withoutPassword } = await import('@rollcall/server')
  const { workers, ...directory } = options
  const start =
    workers === 1 ? startServer : (all: Parameters<typeof startServer>[0]) => startWorkers(all, workers)
  const server = await start({
    ...directory,
    host,
    rateLimit: options.rateLimit ?? (options.sample === undefined ? defaultRateLimit : 0),
    signal,
    furnish:
      applySeed &&
      (async (calls, made) => {
        // What follows may fail, and nobody could ask for this again.
        if (made !== undefined) tellCredential(made)
        await applySeed(calls)
      }),
    onProgress: (filled, count) => printNote(`${filled} of ${count} sample people are in`),
  }).catch((error: unknown) => {
    if (!signal.aborted) throw error
    printNote('Stopped before the directory was filled; the next start goes on from here.')
    process.exitCode = exitCodes.interrupted
  })
  if (server === undefined) return forget()

  const place = withoutPassword(options.database)
  console.log(
    `Rollcall answers on ${server.url} (database ${place}${workers > 1 ? `, ${workers} workers` : ''})`,
  )
  if (server.madeCredential !== undefined && applySeed === undefined) tellCredential(server.madeCredential)
  if (process.stdout.isTTY) printNote(`Reference page: ${server.url}/docs. Ctrl-C stops.`)

  await stopped
  await server.close()
  forget()
}

/** The file is read before the directory is opened: one that is wrong changes nothing. */
async function readSeedFile({ seed, secrets }: Options, signal: AbortSignal) {
  if (seed === undefined) return undefined
  const { readSeedForStart } = await import('./seed/at-start.ts')
  return readSeedForStart(seed, secrets, signal)
}

function tellCredential({ clientId, clientSecret }: { clientId: string; clientSecret: string }): void {
  console.log('It made a credential that may do everything. The secret is not shown again:')
  console.log(`  ROLLCALL_CLIENT_ID=${clientId}\n  ROLLCALL_CLIENT_SECRET=${clientSecret}`)
}

function readHost(command: Command, { host }: Options): string {
  if (!isUrl(host)) return host
  if (command.getOptionValueSource('host') === 'env') return defaultHost
  throw new UsageError('--host must be an address to listen on, such as 127.0.0.1, not a URL')
}
