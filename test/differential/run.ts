import type { Directory } from '../harness.ts'
import { aCall } from './calls.ts'
import { createEventComparison, differenceOf, differenceOfTables, linesOf, shortened } from './comparison.ts'
import { tellOrder } from './neighbours.ts'
import { aPair, type Pair } from './pairs.ts'
import { createRandom, type Random } from './random.ts'
import { Reached } from './reached.ts'
import { tokenCall } from './token-calls.ts'
import { type Call, openWire, type Said } from './wire.ts'
import { clients, createWorld, learn, mainClient, type World } from './world.ts'

export interface Run {
  readonly seed: string
  readonly calls: number
}

/** With this many calls between them, the two directories are compared as a whole. */
const calmStretch = 500

/** Sends the same random calls to both directories, and fails at the first difference. Returns what was reached. */
export async function runBoth(
  directories: readonly [Directory, Directory],
  { seed, calls }: Run,
): Promise<Reached> {
  const world = await createWorld(directories[0])
  const wires = directories.map(({ url }) => openWire(url)) as [
    ReturnType<typeof openWire>,
    ReturnType<typeof openWire>,
  ]
  const differenceOfEvents = createEventComparison(directories)
  const reached = new Reached()
  const latest: string[] = []
  let at = 0

  const toBoth = <T>(send: (wire: (typeof wires)[number]) => Promise<T>): Promise<[T, T]> =>
    Promise.all([send(wires[0]), send(wires[1])])

  function fail(what: string, difference: string): never {
    const story = latest.map((line) => `  ${line}`).join('\n')
    throw new Error(
      `ROLLCALL_DIFFERENTIAL_SEED=${seed}, call ${at}: ${what}\n${difference}\nthe latest calls:\n${story}`,
    )
  }

  function note(call: Call, said: Said, what = ''): void {
    at++
    latest.push(
      `${at} ${new Date(world.now).toISOString()} ${what} ${written(call)} → ${said.status} ${shortened(said.text, 100)}`,
    )
    if (latest.length > 8) latest.shift()
    reached.note(call, said)
  }

  async function one(call: Call): Promise<Said> {
    const [said, other] = await toBoth((wire) => wire.send(call))
    note(call, said)
    const lines = tellOrder.has(call.what) ? ({ status }: Said) => [String(status)] : linesOf
    const difference = differenceOf(lines(said), lines(other))
    if (difference !== undefined) fail('the answers differ', difference)
    learn(world, call, said)
    return said
  }

  async function pair({ what, calls: both, outcomes, settle, contested }: Pair): Promise<void> {
    const [said, other] = await toBoth((wire) => Promise.all(both.map((call) => wire.send(call))))
    for (const [index, call] of both.entries()) note(call, said[index] as Said, `(${what})`)
    for (const answers of [said, other]) {
      const statuses = answers.map(({ status }) => status).join(' ')
      if (outcomes !== undefined && !outcomes.includes(statuses))
        fail(
          `${what} at once`,
          `${statuses} is no outcome of any order\n${answers.flatMap(linesOf).join('\n')}`,
        )
    }
    const lines = (answers: Said[]) => answers.flatMap((answer) => linesOf(withoutTurn(answer)))
    const difference = differenceOf(lines(said), lines(other))
    if (outcomes === undefined && difference !== undefined)
      fail(`${what} at once: the answers differ`, difference)
    for (const [index, call] of both.entries()) learn(world, call, said[index] as Said)
    for (const call of settle?.(said) ?? []) await one(call)
    await compareStored(`what is stored after ${what} at once`, contested)
  }

  /** Before a pair, whose events may be in any order; those until then may not. */
  async function compareEvents(): Promise<void> {
    const difference = await differenceOfEvents()
    if (difference !== undefined) fail('the events differ', difference)
  }

  async function compareStored(what: string, contested?: readonly number[]): Promise<void> {
    const difference = (await differenceOfTables(directories)) ?? (await differenceOfEvents(contested))
    if (difference !== undefined) fail(what, difference)
  }

  try {
    for (const client of clients) await one(tokenCall(client))
    let compared = 0
    while (at < calls) {
      const random = createRandom(`${seed} ${at}`)
      passTime(random, world, directories)
      if (world.isTokenSpent) await one(tokenCall(mainClient))
      else if (random.chance(0.04) && world.callsLeft > 5) {
        await compareEvents()
        // A token that has come to its end unnoticed would be refused in every order.
        await one(tokenCall(mainClient))
        await pair(aPair(random, world))
      } else await one(aCall(random, world))
      if (at < compared + calmStretch) continue
      compared = at
      await compareStored('what is stored')
    }
    await compareStored('what is stored at the end')
    return reached
  } finally {
    for (const wire of wires) wire.close()
  }
}

/** Both clocks go on together: mostly by a little or not at all, sometimes past a lock, rarely past the life of a token. */
function passTime(random: Random, world: World, directories: readonly Directory[]): void {
  world.now += random.weighted<() => number>([
    [() => 0, 30],
    [() => random.below(2000), 50],
    [() => random.below(60_000), 20],
    [() => 60_000 * (10 + random.below(20)), 1],
    [() => 36_000_000, 0.05],
    [() => 46 * 86_400_000, 0.02],
  ])()
  // Nothing but refusals comes until the hour is over.
  if (world.callsLeft === 0 && random.chance(0.3)) world.now += 3_600_000
  for (const { clock } of directories) clock.now = world.now
}

/** What is left of the hour tells which of two calls came first. */
function withoutTurn({ headers, ...said }: Said): Said {
  const { 'x-ratelimit-remaining': _left, ...others } = headers
  return { ...said, headers: others }
}

const written = ({ method, path, headers, body }: Call): string =>
  shortened(
    [method, path, JSON.stringify(headers), typeof body === 'string' ? body : body?.toString('latin1')].join(
      ' ',
    ),
    600,
  )
