import assert from 'node:assert/strict'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { User } from '@rollcall/contract'
import { type ChildServer, signIn, startChild, testOnEveryEngine, testWithFolder } from './child-server.ts'
import { assertWhole } from './whole.ts'

/** What is known of somebody: the title and roles that an answer told of, or that it is gone. */
type Known = { readonly title: string | null; readonly roles: readonly number[] } | 'gone'

/** What the callers were told, and beside it what each had asked for when the server died. */
interface Notes {
  readonly told: Map<string, Known>
  readonly asked: Map<string, Known>
}

const connections = 16

/** One caller who makes, changes and deletes people, one call after the other, until the server is gone. */
async function keepCalling(url: string, name: string, { told, asked }: Notes): Promise<void> {
  const headers = await signIn(url)
  async function call(username: string, known: Known, method: string, path: string, body?: unknown) {
    asked.set(username, known)
    const answer = await fetch(`${url}/api/1/users${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    assert.ok(answer.ok, text)
    told.set(username, known)
    asked.delete(username)
    return text
  }
  for (let count = 0; ; count++) {
    const username = `${name}-${count}`
    const email = `${username}@example.com`
    const created = { title: null, roles: [201] }
    const { id } = JSON.parse(await call(username, created, 'POST', '', { username, email, role_ids: [201] }))
    const titled = { title: `Number ${count}`, roles: [201] }
    await call(username, titled, 'PUT', `/${id}`, { title: titled.title, firstname: 'Ada' })
    const roles = { role_id_array: [202, 203] }
    await call(username, { ...titled, roles: [201, 202, 203] }, 'PUT', `/${id}/add_roles`, roles)
    if (count % 3 === 0) await call(username, 'gone', 'DELETE', `/${id}`)
  }
}

/** Everybody is as the last answer said, or as the call without an answer wanted; from now on that is known. */
function assertRemembered(users: readonly User[], { told, asked }: Notes): void {
  const found = new Map(users.map((user) => [user.username, user]))
  for (const username of new Set([...told.keys(), ...asked.keys()])) {
    const user = found.get(username)
    const now: Known = user ? { title: user.title ?? null, roles: user.role_ids ?? [] } : 'gone'
    if (!isDeepStrictEqual(now, asked.get(username)))
      assert.deepEqual(now, told.get(username) ?? 'gone', username)
    told.set(username, now)
  }
  asked.clear()
}

async function assertCounted(url: string, users: readonly User[]): Promise<void> {
  const answer = await fetch(`${url}/api/1/users?limit=1`, { headers: await signIn(url) })
  await answer.arrayBuffer()
  assert.equal(answer.headers.get('total-count'), String(users.length))
}

testOnEveryEngine('killed at any moment, the server loses nothing it has answered', async (t, database) => {
  const notes: Notes = { told: new Map(), asked: new Map() }
  let server: ChildServer = await startChild(t, database, { sample: 50 })
  for (let round = 0; round < 10; round++) {
    const url = server.url as string
    const enough = notes.told.size + 10
    let over = false
    const callers = Promise.allSettled(
      Array.from({ length: connections }, (_, at) => keepCalling(url, `r${round}c${at}`, notes)),
    ).finally(() => {
      over = true
    })
    while (notes.told.size < enough && !over) await wait(10)
    await wait(Math.random() * 170)
    await server.end('SIGKILL')
    for (const { reason } of (await callers) as PromiseRejectedResult[])
      assert.equal((reason as Error).message, 'fetch failed')

    server = await startChild(t, database)
    const users = await assertWhole(database)
    assertRemembered(users, notes)
    await assertCounted(server.url as string, users)
  }
  assert.equal((await server.end('SIGTERM')).code, 0)
  assertRemembered(await assertWhole(database), notes)
})

// Of SQLite only: PostgreSQL writes its files itself, on a disk that is not this process's.
testWithFolder(
  'on a full disk writes are refused, reads go on, and nothing is half written',
  async (t, folder) => {
    const database = join(folder, 'people.db')
    await (await startChild(t, database, { sample: 50 })).end('SIGTERM')
    const server = await startChild(t, database, { fileLimit: 1024 })
    const url = server.url as string
    const headers = await signIn(url)
    const told: string[] = []
    let refusal: { code: number; type: string } | undefined
    while (refusal === undefined) {
      const names = Array.from({ length: 20 }, (_, at) => `ada-${told.length}-${at}`)
      const answers = await Promise.all(
        names.map(async (username) => {
          const body = JSON.stringify({ username, comment: 'x'.repeat(3000) })
          const answer = await fetch(`${url}/api/1/users`, { method: 'POST', headers, body })
          const text = await answer.json()
          if (answer.status === 201) told.push(username)
          return { status: answer.status, body: text as typeof refusal }
        }),
      )
      refusal = answers.find(({ status }) => status !== 201)?.body
      assert.ok(told.length < 5000, 'the disk never becomes full')
    }
    assert.deepEqual([refusal.code, refusal.type], [503, 'Service Unavailable'])
    const read = await fetch(`${url}/api/1/users/1`, { headers })
    assert.equal(read.status, 200)
    await read.arrayBuffer()
    await server.end('SIGKILL')

    const again = await startChild(t, database)
    const users = await assertWhole(database)
    await assertCounted(again.url as string, users)
    const found = new Set(users.map((user) => user.username))
    assert.deepEqual(
      told.filter((name) => !found.has(name)),
      [],
    )
    const made = await fetch(`${again.url}/api/1/users`, {
      method: 'POST',
      headers: await signIn(again.url as string),
      body: JSON.stringify({ username: 'with space again' }),
    })
    assert.equal(made.status, 201)
  },
)
