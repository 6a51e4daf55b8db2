import { ApiClient, type ApiClientOptions, type RetryEvent } from '@rollcall/client'
import { type Command, Option } from 'commander'
import { UsageError } from './exit-codes.ts'
import { describeFailure } from './failure.ts'
import { kebabCase } from './kebab-case.ts'
import { seconds } from './values.ts'

const group = 'Connection:'
const defaultHost = 'http://127.0.0.1:4000'

/** Where the directory is, and what opens it. */
export function addConnectionOptions(command: Command): void {
  const option = (flags: string, variable: string, description: string) =>
    new Option(flags, description).env(variable).helpGroup(group)

  command
    .addOption(option('--host <url>', 'ROLLCALL_HOST', `address of the directory (default: ${defaultHost})`))
    .addOption(
      option('--subdomain <name>', 'ROLLCALL_SUBDOMAIN', 'name of your directory at OneLogin instead'),
    )
    .addOption(option('--client-id <id>', 'ROLLCALL_CLIENT_ID', 'id of an API credential'))
    .addOption(option('--client-secret <secret>', 'ROLLCALL_CLIENT_SECRET', `its secret; ${betterGivenBy}`))
    .addOption(option('--access-token <token>', 'ROLLCALL_ACCESS_TOKEN', `a token instead; ${betterGivenBy}`))
    .addOption(
      option(
        '--timeout <seconds>',
        'ROLLCALL_TIMEOUT',
        'how long to wait for an answer (default: 30)',
      ).argParser(seconds),
    )
}

export const betterGivenBy = 'better given by the variable, because others can see command lines'

/** Whether anything was said about where to call. */
export const hasConnection = (command: Command): boolean =>
  ['host', 'subdomain', 'clientId', 'clientSecret', 'accessToken'].some(
    (name) => readValue(command, name) !== undefined,
  )

/** The client names its options in its own way: clientId is --client-id here. */
const clientNames = /\b(host|subdomain|accessToken|clientId|clientSecret)\b/g

export function connect(command: Command, fetch?: typeof globalThis.fetch): ApiClient {
  const options: ApiClientOptions = {
    ...readPlace(command),
    ...readAccess(command),
    timeoutMs: command.getOptionValue('timeout') as number | undefined,
    fetch,
    onRetry: sayWait,
  }
  try {
    return new ApiClient(options)
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message.replace(clientNames, toFlag))
    throw error
  }
}

/** The client id that calls are made with; undefined when they are made with a token. */
export const readClientId = (command: Command): string | undefined => readAccess(command).clientId

/** A wait that somebody would notice is explained. */
function sayWait({ error, delayMs }: RetryEvent): void {
  if (delayMs < 1000) return
  process.stderr.write(`rollcall: ${describeFailure(error)}: waiting ${Math.ceil(delayMs / 1000)} s\n`)
}

function readPlace(command: Command): Pick<ApiClientOptions, 'host' | 'subdomain'> {
  const [host, subdomain] = strongest(command, ['host'], ['subdomain'])
  if (subdomain !== undefined) return subdomain
  return host ?? { host: defaultHost }
}

function readAccess(command: Command): Pick<ApiClientOptions, 'accessToken' | 'clientId' | 'clientSecret'> {
  const [token, credential] = strongest(command, ['accessToken'], ['clientId', 'clientSecret'])
  if (token !== undefined) return token
  if (credential === undefined) {
    throw new UsageError(
      'no credential: set ROLLCALL_CLIENT_ID and ROLLCALL_CLIENT_SECRET, or ROLLCALL_ACCESS_TOKEN',
    )
  }
  for (const name of ['clientId', 'clientSecret'] as const) {
    if (credential[name] === undefined)
      throw new UsageError(`${toFlag(name)} (${toVariable(name)}) is missing`)
  }
  return credential
}

type Values = Record<string, string | undefined>

/** Of two ways to say the same, the one that was said: on the command line before in the environment, never both. */
function strongest(
  command: Command,
  one: readonly string[],
  other: readonly string[],
): [Values | undefined, Values | undefined] {
  for (const source of ['cli', 'env']) {
    const isSaid = (name: string) =>
      command.getOptionValueSource(name) === source && readValue(command, name) !== undefined
    const valuesOf = (names: readonly string[]) =>
      names.some(isSaid)
        ? Object.fromEntries(names.map((name) => [name, readValue(command, name)]))
        : undefined
    const found: [Values | undefined, Values | undefined] = [valuesOf(one), valuesOf(other)]
    if (found[0] !== undefined && found[1] !== undefined) {
      const [name, rival] = [one[0] ?? '', other[0] ?? ''].map(source === 'cli' ? toFlag : toVariable)
      throw new UsageError(`give either ${name} or ${rival}, not both`)
    }
    if (found[0] !== undefined || found[1] !== undefined) return found
  }
  return [undefined, undefined]
}

function readValue(command: Command, name: string): string | undefined {
  const value = command.getOptionValue(name) as string | undefined
  const isForServe = name === 'host' && command.getOptionValueSource(name) === 'env' && !isUrl(value ?? '')
  return isForServe ? undefined : value
}

/**
 * ROLLCALL_HOST means two things: to `serve` the address to listen on, such as 0.0.0.0, to the other commands the URL to
 * call. Each passes over the other's kind, so both can run in one environment.
 */
export const isUrl = (text: string): boolean => text.includes('://')

const toFlag = (name: string): string => `--${kebabCase(name)}`
const toVariable = (name: string): string => `ROLLCALL_${kebabCase(name).replaceAll('-', '_').toUpperCase()}`
