import assert from 'node:assert/strict'
import { join } from 'node:path'
import type { User } from '@rollcall/contract'
import { signIn, startChild, testWithFolder } from './child-server.ts'
import { assertWhole } from './whole.ts'

async function assertCounted(url: string, users: readonly User[]): Promise<void> {
  const answer = await fetch(`${url}/api/1/users?limit=1`, { headers: await signIn(url) })
  await answer.arrayBuffer()
  assert.equal(answer.headers.get('total-count'), String(users.length))
}

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
