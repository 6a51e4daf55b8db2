import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { startPostgres } from '../test/postgres.ts'
import { durable } from './postgres.ts'
import { serve, stop } from './processes.ts'
import { tokenOf } from './requests.ts'

const seconds = 30
const connections = 32

type Line = (part: string, name: string, figure: number, ratio?: number, unit?: string) => void

/**
 * Two workers create users without a pause while PostgreSQL is restarted, killed and held. How many were acknowledged,
 * how many are found, and how long were callers without an answer?
 */
export async function restartPostgres(line: Line): Promise<void> {
  const postgres = await startPostgres({ settings: durable })
  try {
    const server = await serve('rollcall.ts', postgres.url(), 4100, '', 2)
    const headers = { authorization: `Bearer ${await tokenOf(4100)}`, 'content-type': 'application/json' }
    const acknowledged: string[] = []
    const refused: Record<string, number> = {}
    let longest = 0
    let lastAt = performance.now()
    const end = performance.now() + seconds * 1000

    async function keepCreating(connection: number): Promise<void> {
      for (let n = 0; performance.now() < end; n++) {
        const username = `c${connection}-${n}`
        const body = JSON.stringify({ username, email: `${username}@example.com` })
        const answer = await fetch('http://127.0.0.1:4100/api/1/users', { method: 'POST', headers, body })
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

    line('pg restarts', 'creates acknowledged', acknowledged.length, undefined, '')
    line('pg restarts', 'of them found', acknowledged.filter((name) => found.has(name)).length, undefined, '')
    line('pg restarts', 'users found', found.size, undefined, '')
    for (const [status, count] of Object.entries(refused))
      line('pg restarts', `answered ${status}`, count, undefined, '')
    line('pg restarts', 'longest time without a create', longest, undefined, 'ms')
  } finally {
    await postgres.end()
  }
}
