import { parseArgs } from 'node:util'
import type { Part } from './part.ts'
import type { Server } from './servers.ts'

export interface Options {
  readonly parts: readonly Part[]
  readonly servers: readonly Server[]
  readonly sizes: readonly number[]
  readonly rounds: number
  readonly seconds: number | undefined
  readonly json: string | undefined
  readonly compare: string | undefined
  readonly keep: string | undefined
  readonly beside: readonly string[]
  readonly graph: string
}

export class UsageError extends Error {}

/** What the command line asks for, or an error that says what is wrong with it. Undefined when it asks for help. */
export function readOptions(
  args: readonly string[],
  parts: readonly Part[],
  servers: readonly Server[],
): Options | undefined {
  const { values, positionals } = parse(args)
  if (values.help) return undefined
  const named = choose('part', positionals, parts, ({ name }) => name)
  return {
    parts: positionals.length > 0 ? named : parts.filter(({ onDemand }) => !onDemand),
    servers:
      values.only === undefined
        ? servers
        : choose('server', values.only.split(','), servers, ({ key }) => key),
    sizes: values.users
      .split(',')
      .map((text) => numberOf('users', text, 1000))
      .sort((a, b) => a - b),
    rounds: numberOf('rounds', values.rounds, 1),
    seconds: values.seconds === undefined ? undefined : numberOf('seconds', values.seconds, 0.1),
    json: values.json,
    compare: values.compare,
    keep: values.keep,
    beside: values.beside ?? [],
    graph: values.graph,
  }
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        users: { ...text, default: '20000' },
        rounds: { ...text, default: '3' },
        seconds: text,
        only: text,
        json: text,
        compare: text,
        keep: text,
        beside: { ...text, multiple: true },
        graph: { ...text, default: 'soak.svg' },
        help: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

function choose<T>(
  kind: string,
  wanted: readonly string[],
  all: readonly T[],
  nameOf: (one: T) => string,
): T[] {
  const names = all.map(nameOf)
  const unknown = wanted.find((name) => !names.includes(name))
  if (unknown !== undefined)
    throw new UsageError(`there is no ${kind} '${unknown}'; there are ${names.join(', ')}`)
  return all.filter((one) => wanted.includes(nameOf(one)))
}

function numberOf(option: string, text: string, least: number): number {
  const number = Number(text)
  if (!(number >= least && number < 1e9))
    throw new UsageError(`--${option} takes numbers from ${least} on, and '${text}' is none`)
  return number
}

export const helpOf = (parts: readonly Part[], servers: readonly Server[]): string => `
npm run bench -- [PART …] [OPTION …]

Parts:
${parts.map(({ name, title, onDemand }) => `  ${name.padEnd(18)} ${title}${onDemand ? ' (only when named)' : ''}`).join('\n')}

Options:
  --users N,N …      users in the directory; 20000 unless given
  --rounds N         rounds, of which the figures are medians; 3 unless given
  --seconds N        how long each turn takes; 0.5 unless given, and an hour for soak
  --only NAME,NAME   servers to measure: ${servers.map(({ key }) => key).join(', ')}
  --json FILE        keeps the results
  --compare FILE     shows the change since results that were kept
  --keep FOLDER      keeps the directories there, and uses those that are there
  --beside FOLDER    measures the Rollcall in another folder too, such as a checkout of a former commit; more than once for more
  --graph FILE       where soak draws its graph, with what it has seen as CSV beside it; soak.svg unless given
`
