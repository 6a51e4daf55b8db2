import { once } from 'node:events'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { median } from '../median.ts'
import { start, stop } from '../processes.ts'
import type { Cost } from './caller.ts'
import { clients } from './clients.ts'

const turns = 40
const callsOfTurn = 100
const warmUpCalls = 1_000

/**
 * What a page of 50 users costs with bare `fetch`, and how much more with each client. Each has a process of its own on
 * one core, the server has the other. They take short turns, and each turn is held against that of `fetch` beside it,
 * so that a slow moment of the machine is in both; the figures are medians of the turns.
 */
export async function overheads(host: string): Promise<{ floor: Cost; more: Cost[] }> {
  const callers = ['fetch', ...clients.map(({ name }) => name)].map((name) => startCaller(name, host))
  for (const { take } of callers) await take(warmUpCalls)
  const costs = callers.map((): Cost[] => [])
  for (let turn = 0; turn < turns; turn++)
    for (const [index, { take }] of callers.entries()) costs[index]?.push(await take(callsOfTurn))
  for (const { process } of callers) await stop(process)

  const [floors, ...others] = costs as [Cost[], ...Cost[][]]
  const medianOf = (own: readonly Cost[]): Cost => ({
    wall: median(own.map(({ wall }) => wall)),
    processor: median(own.map(({ processor }) => processor)),
  })
  const over = ({ wall, processor }: Cost, turn: number): Cost => {
    const floor = floors[turn] as Cost
    return { wall: wall - floor.wall, processor: processor - floor.processor }
  }
  return { floor: medianOf(floors), more: others.map((own) => medianOf(own.map(over))) }
}

/** A process that calls with one client, as often as `take` is told. */
function startCaller(name: string, host: string) {
  const script = join(import.meta.dirname, 'caller.ts')
  const process = start([execPath, script, name, host], ['ignore', 'inherit', 'inherit', 'ipc'], 1)
  const ended = once(process, 'exit').then(() => {
    throw new Error(`${name} did not read the page`)
  })
  // It is an error only while somebody waits.
  ended.catch(() => {})
  const take = async (calls: number): Promise<Cost> => {
    process.send(calls)
    const [cost] = await Promise.race([once(process, 'message'), ended])
    return cost
  }
  return { process, take }
}
