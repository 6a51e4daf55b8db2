import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { startChild } from './child-server.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { adminOf, type Call, callerOf, comesBack } from './postgres-faults.ts'
import { assertWhole } from './whole.ts'

let postgres: Postgres

before(async () => {
  postgres = await startPostgres()
})

after(() => postgres.end())

/** What is known of somebody: the title and roles that an answer told of, or that it is not there. */
type Known = { readonly title: string | null; readonly roles: readonly number[] } | 'gone'

/** For each username what it may be: one thing after an answer, two after a 503. */
type Notes = Map<string, readonly Known[]>

interface Load {
  readonly call: Call
  readonly notes: Notes
  readonly signal: AbortSignal
  /** How many calls were answered with what they asked for. */
  answered: number
}

/** Makes, changes and deletes people, one call after the other. Whoever is in doubt is left alone from then on. */
async function keepWriting(load: Load, name: string): Promise<void> {
  const { call, notes, signal } = load
  async function change(username: string, to: Known, method: string, path: string, body?: unknown) {
    const from = notes.get(username) ?? ['gone']
    notes.set(username, [...from, to])
    const answer = await call(method, `/api/1/users${path}`, body)
    if (answer.status === 503) return undefined
    assert.equal(Math.floor(answer.status / 100), 2, `${username}: ${JSON.stringify(answer.body)}`)
    notes.set(username, [to])
    load.answered++
    return (answer.body ?? {}) as { id: number }
  }
  for (let count = 0; !signal.aborted; count++) {
    const username = `${name}-${count}`
    const born = { title: null, roles: [201] }
    const made = await change(username, born, 'POST', '', { username, role_ids: [201] })
    if (made === undefined) {
      await wait(5)
      continue
    }
    const titled = { title: `Number ${count}`, roles: [201] }
    if (!(await change(username, titled, 'PUT', `/${made.id}`, { title: titled.title }))) continue
    const roles = { role_id_array: [202, 203] }
    const equipped = { ...titled, roles: [201, 202, 203] }
    if (!(await change(username, equipped, 'PUT', `/${made.id}/add_roles`, roles))) continue
    if (count % 3 === 0) await change(username, 'gone', 'DELETE', `/${made.id}`)
  }
}

/** Reads people and lists. An answer is whole: a list holds as many as it says, and nobody else. */
async function keepReading(load: Load, prefix: string): Promise<void> {
  const { call, signal } = load
  while (!signal.aborted) {
    const one = await call('GET', '/api/1/users/1')
    if (one.status === 200) assert.equal(one.body.id, 1)
    for (const query of [`username=${prefix}*`, 'limit=100', 'sort=-id&limit=7']) {
      const { status, body, headers } = await call('GET', `/api/1/users?${query}`)
      if (status !== 200) continue
      load.answered++
      const limit = Number(new URLSearchParams(query).get('limit') ?? 50)
      assert.equal(body.length, Math.min(limit, Number(headers.get('total-count'))))
      if (query.startsWith('username'))
        for (const { username } of body) assert.ok(username.startsWith(prefix), username)
    }
    await wait(2)
  }
}

/** Everybody is as the last answer said, or as a call that was not answered wanted; from now on that is known. */
async function assertKept(database: string, { call, notes }: Load): Promise<void> {
  const users = new Map((await assertWhole(database)).map((user) => [user.username, user]))
  for (const [username, possible] of notes) {
    const user = users.get(username)
    const now: Known = user ? { title: user.title ?? null, roles: user.role_ids ?? [] } : 'gone'
    assert.ok(
      possible.some((one) => isDeepStrictEqual(one, now)),
      `${username} is ${JSON.stringify(now)}, and should be ${JSON.stringify(possible)}`,
    )
    notes.set(username, [now])
  }
  const { headers } = await call('GET', '/api/1/users?limit=1')
  assert.equal(headers.get('total-count'), String(users.size))
}

test('PostgreSQL is stopped, crashes and is killed under load: the server lives, answers what is true or 503, and comes back', async (t) => {
  await adminOf(postgres).database('people')
  const database = postgres.url('people')
  const child = await startChild(t, database, { sample: 50 })
  const call = await callerOf(child.url as string)
  const notes: Notes = new Map()
  const rounds = [
    () => postgres.stop('fast'),
    () => postgres.stop('immediate'),
    () => postgres.kill(),
    () => postgres.stop('immediate'),
  ]
  for (const [round, stop] of rounds.entries()) {
    const end = new AbortController()
    const load: Load = { call, notes, signal: end.signal, answered: 0 }
    const callers = Promise.all([
      ...Array.from({ length: 10 }, (_, at) => keepWriting(load, `r${round}c${at}`)),
      ...Array.from({ length: 3 }, (_, at) => keepReading(load, `r${round}c${at}`)),
    ])
    // A failure of theirs is told where they are waited for.
    callers.catch(() => {})
    while (load.answered < 60) await wait(5)
    await wait(Math.random() * 300)
    await stop()
    assert.equal((await call('GET', '/health/ready')).status, 503)
    assert.equal((await call('GET', '/api/1/users/1')).status, 503)
    await wait(Math.random() * 500)
    await postgres.start()
    await comesBack(call)
    end.abort()
    await callers
    await assertKept(database, load)
  }
  assert.deepEqual(await child.end('SIGTERM'), { code: 0, stderr: '' })
})
