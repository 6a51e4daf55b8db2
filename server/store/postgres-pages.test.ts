import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { User } from '@rollcall/contract'
import { openBeside } from '../../test/beside.ts'
import { dropDatabase, freshDatabase } from '../../test/fresh-database.ts'
import type { Condition } from './conditions.ts'
import { openStore } from './open.ts'
import { deleteUser, insertUser } from './users.ts'

const everybody: readonly Condition[] = []
const annas: readonly Condition[] = [{ kind: 'text', field: 'firstname', pattern: ['anna'], negate: false }]
const window = { limit: 100, descending: false, from: { offset: 0 } } as const

const anna = (id: number): User => {
  const now = new Date(0).toISOString()
  return { id, firstname: 'Anna', created_at: now, updated_at: now } as User
}

for (const [what, conditions] of [
  ['the whole directory', everybody],
  ['a filtered list', annas],
] as const)
  test(`when another server takes over that lacks the last commits, ${what} is as that one has it`, async () => {
    const database = await freshDatabase()
    const beside = await openBeside(database)
    const [store, elsewhere] = [await openStore(database), await openStore(database)]
    try {
      const list = async () => {
        const { json, total } = await store.pageOfUsers(conditions, window)
        return [JSON.parse(json.toString()).map((user: User) => user.id), total]
      }
      for (const id of [1, 2, 3]) await store.transaction((tx) => insertUser(tx, anna(id)))
      assert.deepEqual(await list(), [[1, 2, 3], 3])

      // What it looks like without the last commits: two people are not there, and the next commit has a known number.
      await elsewhere.transaction(async (tx) => {
        for (const id of [2, 3]) await deleteUser(tx, anna(id))
      })
      await beside.all('DELETE FROM commits WHERE number > (SELECT max(number) - 2 FROM commits)', [])
      await beside.all(
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name = 'rollcall' AND datname = current_database()",
        [],
      )
      await store.transaction((tx) => insertUser(tx, anna(4)))
      assert.deepEqual(await list(), [[1, 4], 2])
    } finally {
      for (const one of [store, elsewhere]) await one.close()
      await beside.close()
      await dropDatabase(database)
    }
  })
