import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { User } from '@rollcall/contract'
import { openSqlite } from './sqlite.ts'
import { deleteUser, insertUser } from './users.ts'

const person = (id: number): User => ({
  id,
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
})

test('a walk by pages is exact after each change: as users come, as stretches of them go, and as others come after those', async (t) => {
  const store = openSqlite(':memory:')
  t.after(() => store.close())
  let there: number[] = []
  let latest = 0
  const come = async (count: number) => {
    const ids = Array.from({ length: count }, () => ++latest)
    there.push(...ids)
    await store.transaction(async (tx) => {
      for (const id of ids) await insertUser(tx, person(id))
    })
  }
  const go = async (from: number, to: number) => {
    const gone = there.filter((id) => id >= from && id <= to)
    there = there.filter((id) => !gone.includes(id))
    await store.transaction(async (tx) => {
      for (const id of gone) await deleteUser(tx, person(id))
    })
  }
  const steps = [
    () => come(300),
    () => come(1),
    () => come(900),
    () => go(200, 800),
    () => come(400),
    () => go(1, 1300),
    () => go(1301, 1600),
    () => come(5),
  ]
  for (const step of steps) {
    await step()
    for (let offset = 0; offset <= there.length; offset += 97) {
      const page = await store.pageOfUsers([], { limit: 97, descending: false, from: { offset } })
      const ids = (JSON.parse(page.json.toString()) as User[]).map(({ id }) => id)
      assert.deepEqual(ids, there.slice(offset, offset + 97))
      assert.equal(page.total, there.length)
      assert.equal(page.hasNext, offset + 97 < there.length)
    }
  }
})
