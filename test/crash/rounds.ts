import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import { isPostgresUrl } from '../../server/store/postgres-url.ts'
import { type Beside, openBeside } from '../beside.ts'
import { createRandom, type Random } from '../differential/random.ts'
import { mappingsDone } from '../mapping-helpers.ts'
import { assertWhole } from '../whole.ts'
import { createCaller } from './caller.ts'
import { type Found, findWorlds } from './found.ts'
import { createGate } from './gate.ts'
import { compare, keepCalling, provePasswords } from './keep-calling.ts'
import { assertLists } from './lists.ts'
import { createLog } from './log.ts'
import { connectionsGone, kill, type Server, startServer } from './servers.ts'
import { setUp } from './setup.ts'
import { slowCommits } from './slow-commits.ts'

const connections = 16

/** What came of it, over all rounds. */
export interface Tally {
  kills: number
  acknowledged: number
  /** Calls that had no answer when their server was killed: done as a whole, or not at all. */
  kept: number
  dropped: number
  /** People whose mappings had yet to run when servers were killed. */
  unmapped: number
  /** Passwords that somebody logged in with after a crash. */
  passwords: number
}

export interface Plan {
  readonly database: string
  readonly seed: string
  /** The number of the first round, and of the last. */
  readonly first: number
  readonly last: number
  /** Told after each round. */
  readonly onRound: () => void
}

/**
 * Kills servers again and again while callers write, and looks after each crash whether all is there that was answered,
 * and nothing by half. On SQLite one server runs; on PostgreSQL two, of which one or both are killed.
 */
export async function crash(
  t: TestContext,
  { database, seed, first, last, onRound }: Plan,
  tally: Tally,
): Promise<void> {
  const isPostgres = isPostgresUrl(database)
  const start = () => startServer(t, database)
  const servers = [await start()]
  if (isPostgres) servers.push(await start())
  const shared = await setUp(servers[0] as Server)
  const beside = await openBeside(database)
  if (isPostgres) await slowCommits(beside)
  const callers = Array.from({ length: connections }, (_, at) => createCaller(`c${at}`, shared, at % 5 === 0))
  const log = createLog(beside)

  /**
   * Callers call until servers are killed: at any moment, just when an answer arrives and others are on their way, or just
   * at a commit that nobody has been told of; in the middle of what goes on, or of a burst. Returns the servers.
   */
  async function disturb(round: number, random: Random): Promise<Server[]> {
    const most = 20 + random.below(300)
    const isBurst = random.chance(0.4)
    const pauseMs = random.below(isBurst ? 30 : 60)
    const victims = random.chance(0.3) ? [...servers] : [random.of(servers)]
    const moment = random.of([
      () => wait(pauseMs),
      () => answer(),
      () => nextCommit(beside, victims[0] as Server),
    ])
    const gate = createGate()
    let answers = 0
    let answered = (): void => {}
    const acknowledged = (): void => {
      answers++
      answered()
    }
    const answer = () =>
      new Promise<void>((resolve) => {
        answered = resolve
      })
    const calling = Promise.all(
      callers.map((caller, at) =>
        keepCalling(
          caller,
          servers[at % servers.length] as Server,
          createRandom(`${seed}/${round}/${caller.name}`),
          gate,
          acknowledged,
        ),
      ),
    )
    // Whoever is told something wrong ends it all.
    const unlessWrong = <T>(event: Promise<T>) => Promise.race([event, calling])
    while (answers < most) await unlessWrong(answer())
    if (isBurst) {
      await unlessWrong(gate.hold())
      gate.release()
    }
    await unlessWrong(moment())
    await Promise.all(victims.map(kill))
    gate.end()
    await calling
    tally.acknowledged += answers
    tally.kills += victims.length
    return victims
  }

  /** Starts others in the place of those that were killed. */
  async function replace(killed: readonly Server[], random: Random): Promise<void> {
    for (const victim of killed) {
      let next = await start()
      // Also the one that finds what a crash has left may die of it.
      if (random.chance(0.25)) {
        await wait(random.below(40))
        await kill(next)
        tally.kills++
        if (isPostgres) await connectionsGone(beside, [next])
        next = await start()
      }
      servers[servers.indexOf(victim)] = next
    }
  }

  async function check(): Promise<void> {
    await mappingsDone({ sql: <Row>(sql: string) => beside.all(sql, []) as Promise<Row[]> })
    const users = await assertWhole(database)
    await log.readOn()
    const names = callers.map(({ name }) => name)
    const found = await findWorlds(beside, users, log, names)
    for (const caller of callers) {
      const outcome = compare(caller, found.get(caller.name) as Found)
      if (outcome) tally[outcome]++
    }
    const totals = { roles: await countOf(beside, 'roles'), groups: await countOf(beside, 'groups') }
    for (const server of servers) await assertLists(server, users, log.head, shared, totals)
  }

  try {
    for (let round = first; round <= last; round++) {
      const random = createRandom(`${seed}/${round}`)
      try {
        const killed = await disturb(round, random)
        tally.unmapped += await countOf(beside, 'pending_mappings')
        // What the dead server has left is whole as it lies there, before another one has touched it.
        if (!isPostgres && random.chance(0.3)) await assertWhole(database)
        await replace(killed, random)
        if (isPostgres) await connectionsGone(beside, killed)
        await check()
        const proven = await Promise.all(
          callers.map((caller, at) => provePasswords(caller, servers[at % servers.length] as Server)),
        )
        tally.passwords += proven.reduce((sum, count) => sum + count, 0)
      } catch (error) {
        throw new Error(`round ${round} of ROLLCALL_CRASH_SEED=${seed}: ${(error as Error).message}`, {
          cause: error,
        })
      }
      onRound()
    }
    await check()
    for (const { child } of servers) assert.equal((await child.end('SIGTERM')).code, 0)
    await assertWhole(database)
  } finally {
    await Promise.all(servers.map(kill))
    await beside.close()
  }
}

/**
 * Waits for a commit that nobody has been told of: one that was just done in SQLite, which this process may see before those
 * who wait for the answer; one that is under way in PostgreSQL, which finishes it without its server.
 */
async function nextCommit(beside: Beside, victim: Server): Promise<void> {
  if (victim.isOnPostgres) {
    const isCommitting = `SELECT 1 FROM pg_stat_activity
      WHERE application_name = ? AND state = 'active' AND query = 'COMMIT'`
    while ((await beside.all(isCommitting, [victim.name])).length === 0) await nextTurn()
    return
  }
  const look = async () => JSON.stringify(await beside.all('PRAGMA data_version', []))
  const before = await look()
  while ((await look()) === before) await nextTurn()
}

async function countOf(beside: Beside, table: string): Promise<number> {
  const [row] = (await beside.all(`SELECT count(*) AS count FROM ${table}`, [])) as { count: number }[]
  return Number(row?.count)
}
