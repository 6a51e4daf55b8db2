import type { Calls, RequestOf } from './calls.ts'
import { type Measured, measure } from './load.ts'
import { median, quantile } from './median.ts'
import type { Bench, Cores, Part } from './part.ts'
import { processorTime } from './processes.ts'
import type { Running } from './running.ts'

/** Requests that servers are asked one after the other, in every round. */
export interface Load {
  readonly what: string
  readonly connections: number
  /** Requests a second, where the figure is how long an answer takes, and not how many there are. */
  readonly pace?: number
  /** What the ratio compares: processor time for one answer, or answers a second where a disk or all cores are waited for. */
  readonly ratio: 'processor' | 'rate'
  readonly cores?: Cores
  readonly isWithoutPeers?: boolean
  /** What a server with these calls is asked; undefined when it does not take part. `run` is another text each time. */
  request(calls: Calls, people: number, run: string): RequestOf | undefined | Promise<RequestOf | undefined>
}

/** A part that consists of such loads. */
export const loadsPart = (
  part: Omit<Part, 'run'>,
  loads: readonly Load[] | ((people: number) => readonly Load[]),
): Part => ({
  ...part,
  async run(bench) {
    const all = typeof loads === 'function' ? loads(bench.directory.people) : loads
    for (const load of all) await compare(bench, load)
  },
})

interface Target extends Running {
  readonly results: (Measured & { readonly cost: number })[]
  /** Milliseconds of the first request of all. */
  first: number
}

/** All servers that can be asked, for some seconds a round, one after the other; medians of the rounds. */
async function compare(bench: Bench, load: Load): Promise<void> {
  const { directory, rounds, seconds } = bench
  const targets: Target[] = []
  for (const server of bench.servers) {
    if (load.isWithoutPeers && server.isPeer) continue
    const running = await bench.running(server, load.cores ?? 'one')
    if ((await load.request(running.calls, directory.people, 'probe')) === undefined) continue
    targets.push({ ...running, results: [], first: Number.NaN })
  }
  for (let round = 0; round < rounds; round++)
    for (const target of targets) {
      if (round === 0) await warmUp(bench, load, target)
      target.results.push(await once(bench, load, target, seconds))
    }
  for (const target of targets) report(bench, load, target, targets)
}

/** The first request by itself, then as long as a round. */
async function warmUp(bench: Bench, load: Load, target: Target): Promise<void> {
  const { p99 } = await once(bench, { ...load, connections: 1 }, target, 0)
  target.first = p99
  await once(bench, load, target, bench.seconds)
}

let runs = 0

async function once(
  { directory }: Bench,
  load: Load,
  { port, process, calls, server }: Target,
  seconds: number,
) {
  const run = `${Date.now()}.${runs++}`
  const request = (await load.request(calls, directory.people, run)) as RequestOf
  const before = processorTime(process)
  const { connections, pace } = load
  const measured = await measure({ port, connections, seconds, request, pace })
  if (measured.errors > 0)
    throw new Error(
      `${load.what}: ${server.name} answered ${measured.errors} of ${measured.answers} with errors: ${measured.firstError}`,
    )
  return { ...measured, cost: (processorTime(process) - before) / measured.answers }
}

/** So much of the answers of all rounds came within so many milliseconds. */
const timeOf = ({ results }: Target, share: number): number =>
  quantile(
    results.flatMap(({ times }) => times).sort((a, b) => a - b),
    share,
  )

function report(bench: Bench, load: Load, target: Target, targets: readonly Target[]): void {
  const { server } = target
  const middle = (from: Target, of: 'perSecond' | 'p99' | 'cost') =>
    median(from.results.map((result) => result[of]))
  const isPaced = load.pace !== undefined
  const floor = targets.find((other) => other.server.isFloor && other.server.engine === server.engine)
  // What is in memory alone has no floor, and PostgreSQL answers with processes of its own.
  const isByCost = load.ratio === 'processor' && server.engine !== 'postgres'
  const cost = middle(target, 'cost')
  const ratio =
    floor === undefined
      ? undefined
      : isByCost
        ? middle(floor, 'cost') / cost
        : isPaced
          ? timeOf(floor, 0.5) / timeOf(target, 0.5)
          : middle(target, 'perSecond') / middle(floor, 'perSecond')
  const notes = [
    Number.isNaN(cost) || server.engine === 'postgres' ? '' : `${cost.toFixed(0)} µs of processor time`,
    isPaced
      ? `half within ${timeOf(target, 0.5).toFixed(1)} ms, the first ${target.first.toFixed(1)} ms`
      : '',
    isPaced && middle(target, 'perSecond') < load.pace * 0.9
      ? `only ${middle(target, 'perSecond').toFixed(0)}/s`
      : '',
  ]
  bench.report({
    what: load.what,
    people: bench.directory.people,
    target: server.name,
    value: isPaced ? timeOf(target, 0.99) : middle(target, 'perSecond'),
    unit: isPaced ? `ms p99 at ${load.pace}/s` : '/s',
    ...(isPaced ? {} : { p99: middle(target, 'p99') }),
    ...(ratio === undefined || Number.isNaN(ratio) ? {} : { ratio }),
    note: notes.filter(Boolean).join(', '),
  })
}
