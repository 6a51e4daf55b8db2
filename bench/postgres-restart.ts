import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { startPostgres } from '../test/postgres.ts'
import { durable } from './directories.ts'
import type { Bench, Part } from './part.ts'
import { stop } from './processes.ts'
import { startRollcall, tokenOf } from './rollcall.ts'
import { freePort } from './running.ts'

const seconds = 30
const connections = 32

/**
 * Two workers create users without a pause while PostgreSQL is restarted, killed and held. How many were acknowledged,
 * how many are found, and how long were callers without an answer?
 */
export const restartPart: Part = {
  name: 'restart',
  title: 'PostgreSQL restarted, stopped at once, killed and stopped for 2 s',
  note: `Two workers create users over ${connections} connections for ${seconds} s meanwhile.`,
  sizes: 'smallest',
  onDemand: true,
  run: restartPostgres,
}

async function restartPostgres(bench: Bench): Promise<void> {
  const postgres = await startPostgres(durable)
  try {
    const port = await freePort()
    const server = await startRollcall(postgres.url(), port, undefined, { workers: 2 })
    const headers = { authorization: `Bearer ${await tokenOf(port)}`, 'content-type': 'application/json' }
    const acknowledged: string[] = []
    const refused: Record<string, number> = {}
    let longest = 0
    let lastAt = performance.now()
    const end = performance.now() + seconds * 1000

    async function keepCreating(connection: number): Promise<void> {
      for (let n = 0; performance.now() < end; n++) {
        const username = `c${connection}-${n}`
        const body = JSON.stringify({ username, email: `${username}@example.com` })
        const answer = await fetch(`http://127.0.0.1:${port}/api/1/users`, { method: 'POST', headers, body })
        await answer.arrayBuffer()
        if (answer.status === 201) {
          acknowledged.push(username)
          longest = Math.max(longest, performance.now() - lastAt)
          lastAt = performance.now()
        } else {
          refused[answer.status] = (refused[answer.status] ?? 0) + 1
          await wait(50)
        }
      }
    }

    const callers = Promise.all(Array.from({ length: connections }, (_, at) => keepCreating(at)))
    for (const disturb of [
      () => postgres.restart('fast'),
      () => postgres.restart('immediate'),
      () => postgres.kill().then(() => postgres.start()),
      () =>
        postgres
          .stop('fast')
          .then(() => wait(2000))
          .then(() => postgres.start()),
    ]) {
      await wait((seconds * 1000) / 6)
      await disturb()
    }
    await callers
    const client = new pg.Client(postgres.url())
    await client.connect()
    const { rows } = await client.query('SELECT username_key FROM users')
    const found = new Set(rows.map((row) => row.username_key as string))
    await client.end()
    await stop(server)

    const report = (what: string, value: number, unit: string) =>
      bench.report({
        what: `restarts: ${what}`,
        people: 0,
        target: 'Rollcall on PostgreSQL, 2 workers',
        value,
        unit,
      })
    report('creates acknowledged', acknowledged.length, 'users')
    report('of them found', acknowledged.filter((name) => found.has(name)).length, 'users')
    report('users found', found.size, 'users')
    for (const [status, count] of Object.entries(refused)) report(`answered ${status}`, count, 'calls')
    report('longest time without a create', longest, 'ms')
  } finally {
    await postgres.end()
  }
}
