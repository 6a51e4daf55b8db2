import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { User } from '@rollcall/contract'
import { engineNames, engines } from '../../test/databases.ts'
import { assertWhole } from '../../test/whole.ts'
import { openStore } from '../store/open.ts'
import { putSetting } from '../store/settings.ts'
import type { Store } from '../store/store.ts'
import { deleteUser, findUser } from '../store/users.ts'
import { addSampleDirectory } from './add.ts'

/** Runs a test on every engine. Whatever it does, the directory is whole afterwards. */
function onEveryStore(title: string, body: (store: Store, database: string) => Promise<void>): void {
  for (const engine of engineNames)
    test(`${title} [${engine}]`, async () => {
      const { database, remove } = await engines[engine]()
      const store = await openStore(database)
      try {
        await body(store, database)
        await assertWhole(database)
      } finally {
        await store.close()
        await remove()
      }
    })
}

const count = async (store: Store, table: string): Promise<number> =>
  (await store.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))?.n ?? 0

const bodies = async (store: Store): Promise<string[]> =>
  (await store.all<{ body: string }>('SELECT body FROM users ORDER BY id')).map(({ body }) => body)

onEveryStore(
  'a new directory gets the people asked for, and a second start with another number leaves it',
  async (store) => {
    await addSampleDirectory(store, 30)
    await addSampleDirectory(store, 50)
    assert.equal(await count(store, 'users'), 30)
    assert.ok((await count(store, 'user_roles')) > 30)
  },
)

onEveryStore('a filling that was interrupted is completed, without anybody twice', async (store) => {
  await addSampleDirectory(store, 30)
  const complete = await bodies(store)
  await store.transaction(async (tx) => {
    for (let id = 21; id <= 30; id++) await deleteUser(tx, (await findUser(tx, id)) as User)
    await putSetting(tx, 'sample people', '{"count":30,"filled":20}')
  })
  assert.equal(await count(store, 'users'), 20)
  await addSampleDirectory(store, 30)
  assert.deepEqual(await bodies(store), complete)
})

onEveryStore('a directory that somebody else has begun to fill is left as it is', async (store) => {
  await store.transaction((tx) => tx.run(`INSERT INTO roles (name) VALUES ('Mine')`))
  await addSampleDirectory(store, 30)
  assert.equal(await count(store, 'users'), 0)
  assert.equal(await count(store, 'roles'), 1)
})

test('two processes that fill a directory at once put everybody in once [postgres]', async () => {
  const { database, remove } = await engines.postgres()
  const stores = [await openStore(database), await openStore(database)] as const
  try {
    await Promise.all(stores.map((store) => addSampleDirectory(store, 300)))
    assert.equal((await assertWhole(database)).length, 300)
    assert.equal(await count(stores[0], 'roles'), await count(stores[0], '(SELECT DISTINCT name FROM roles)'))
  } finally {
    for (const store of stores) await store.close()
    await remove()
  }
})
