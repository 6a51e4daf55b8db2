import { ConnectionError, NotFoundError, UsersV1Api } from '@rollcall/client'
import { operations, type User, type UserOperationId } from '@rollcall/contract'
import type { Command } from 'commander'
import { exitCodes } from './exit-codes.ts'
import { describeFailure } from './failure.ts'
import { createObservedFetch, type Seen } from './observed-fetch.ts'
import { print, printNote } from './output.ts'
import { plain, toJson } from './plain.ts'
import { onStop } from './signals.ts'
import { openDirectory } from './tour-directory.ts'
import { createJourney, type Journey, type Step, type Watch } from './tour-journey.ts'
import { steps } from './tour-steps.ts'

interface Stop {
  readonly number: number
  readonly operation: UserOperationId
  readonly method: string | undefined
  readonly path: string | undefined
  readonly status: number | undefined
  readonly ms: number | undefined
  readonly ok: boolean
  /** What changed, or what went wrong. */
  readonly change: string
}

export async function tour(command: Command): Promise<void> {
  const { role, json } = command.opts<{ role: number[]; json?: true }>()
  const observed = createObservedFetch()
  const signal = { isGiven: false }
  const forget = onStop(() => {
    signal.isGiven = true
  }, ['SIGINT', 'SIGTERM', 'SIGHUP'])
  const directory = await openDirectory(command, observed.fetch)
  const journey = createJourney(new UsersV1Api(directory.client), role)

  const stops: Stop[] = []
  try {
    if (!json) await print(`A tour of ${directory.title}\n`)
    for (const [index, step] of steps.entries()) {
      if (signal.isGiven) break
      const stop = await take(index + 1, step, journey, observed.take)
      stops.push(stop)
      if (!json) await print(toLine(stop))
    }
  } finally {
    await leaveNothing(journey)
    await directory.close()
    forget()
  }
  await printEnd(stops, directory.title, json === true)
  if (signal.isGiven) process.exitCode = exitCodes.interrupted
  else if (stops.some(({ ok }) => !ok)) process.exitCode = exitCodes.refused
}

async function take(
  number: number,
  { operation, take }: Step,
  journey: Journey,
  takeSeen: () => Seen | undefined,
): Promise<Stop> {
  let seen: Seen | undefined
  let ms: number | undefined
  const watch: Watch = async (call) => {
    const begin = performance.now()
    try {
      return await call()
    } finally {
      ms = Math.round((performance.now() - begin) * 10) / 10
      seen = takeSeen()
    }
  }

  const stop = (ok: boolean, change: string): Stop => {
    const { method, path, status } = seen ?? {}
    return { number, operation, method, path, status, ms, ok, change: plain(change) }
  }
  try {
    takeSeen()
    const change = await take(journey, watch)
    const documented = operations[operation].success
    return seen?.status === documented
      ? stop(true, change)
      : stop(false, `the documented status is ${documented}`)
  } catch (error) {
    if (operation === 'createUser' && journey.user === undefined) journey.isLost = true
    // When nobody answers, or the first call is refused, the others would only say the same.
    if (error instanceof ConnectionError || number === 1) throw error
    return stop(false, describeFailure(error))
  }
}

/** The tour takes its user along, whatever happened. */
async function leaveNothing(journey: Journey): Promise<void> {
  try {
    const user = journey.user ?? (await findLostUser(journey))
    if (user !== undefined) await journey.api.deleteUser(user.id)
  } catch (error) {
    if (error instanceof NotFoundError) return
    printNote(`rollcall: the user ${journey.username} may be left behind: ${describeFailure(error)}`)
  }
}

/** Whoever was created while the answer was lost is known by the name only; nobody else may ever be deleted. */
async function findLostUser({ api, username, isLost }: Journey): Promise<User | undefined> {
  if (!isLost) return undefined
  const { users } = await api.listUsers({ username })
  return users.find((user) => user.username === username)
}

function toLine({ number, operation, method, path, status, ms, ok, change }: Stop): string {
  const cells = [
    String(number).padStart(2),
    operation.padEnd(22),
    (method ?? '').padEnd(6),
    (path ?? '').padEnd(42),
    String(status ?? '').padStart(3),
    `${ms?.toFixed(1) ?? ''} ms`.padStart(9),
    ok ? change : `FAILED: ${change}`,
  ]
  return `${cells.join('  ')}\n`
}

async function printEnd(stops: readonly Stop[], directory: string, asJson: boolean): Promise<void> {
  const good = stops.filter(({ ok }) => ok).length
  if (asJson) {
    await print(`${toJson({ directory, steps: stops, answered: good, operations: steps.length })}\n`)
    return
  }
  const failed = stops.filter(({ ok }) => !ok).map(({ operation }) => operation)
  const notReached = stops.length < steps.length ? `; ${steps.length - stops.length} not reached` : ''
  const ending = failed.length === 0 ? notReached : `; failed: ${failed.join(', ')}${notReached}`
  await print(`${good} of ${steps.length} operations answered as documented${ending}\n`)
}
