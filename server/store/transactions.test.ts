import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { engineNames, engines } from '../../test/databases.ts'
import { openStore } from './open.ts'
import { findSetting, putSetting } from './settings.ts'
import { type Store, TransactionOver } from './store.ts'

/** Runs a test against the store itself, on every engine. */
function onEveryStore(title: string, body: (store: Store) => Promise<void>): void {
  for (const engine of engineNames)
    test(`${title} [${engine}]`, async () => {
      const { database, remove } = await engines[engine]()
      const store = await openStore(database)
      try {
        await body(store)
      } finally {
        await store.close()
        await remove()
      }
    })
}

for (const neighbours of [0, 3])
  onEveryStore(
    `what a failed transaction has left running writes nowhere, with ${neighbours} others beside it`,
    async (store) => {
      let stray: Promise<unknown> | undefined
      const failed = store.transaction(async (tx) => {
        const late = async () => {
          for (let turn = 0; turn < 20; turn++) await tx.get('SELECT 1')
          await putSetting(tx, 'late', 'yes')
        }
        stray = late()
        await Promise.all([stray, putSetting(tx, 'early', 'yes'), Promise.reject(new Error('no'))])
      })
      const others = Array.from({ length: neighbours }, (_, at) =>
        store.transaction(async (tx) => {
          await putSetting(tx, `other ${at}`, 'yes')
          await wait(0)
        }),
      )
      await assert.rejects(failed, /^Error: no$/)
      await Promise.all(others)
      await assert.rejects(stray as Promise<unknown>, TransactionOver)
      assert.deepEqual(
        [await findSetting(store, 'early'), await findSetting(store, 'late')],
        [undefined, undefined],
      )
      for (const at of others.keys()) assert.equal(await findSetting(store, `other ${at}`), 'yes')
    },
  )

onEveryStore('a transaction sees what it has written, and others only what is committed', async (store) => {
  await store.transaction(async (tx) => {
    await putSetting(tx, 'name', 'new')
    assert.equal(await findSetting(tx, 'name'), 'new')
  })
  assert.equal(await findSetting(store, 'name'), 'new')
})

for (const neighbours of [0, 2])
  onEveryStore(
    `the first statement to fail says why, whoever is heard first, with ${neighbours} others beside it`,
    async (store) => {
      const failed = store.transaction((tx) => {
        // It is told of its failure later than the one behind it.
        const deep = async (depth: number): Promise<unknown> =>
          depth === 0
            ? await tx.run('INSERT INTO settings (name, value) VALUES (?, NULL)', 'without a value')
            : await deep(depth - 1)
        return Promise.all([deep(10), tx.get('SELECT 1'), putSetting(tx, 'behind', 'yes')])
      })
      const others = Array.from({ length: neighbours }, (_, at) =>
        store.transaction((tx) => putSetting(tx, `other ${at}`, 'yes')),
      )
      await assert.rejects(failed, /null/i)
      await Promise.all(others)
      assert.equal(await findSetting(store, 'behind'), undefined)
      for (const at of others.keys()) assert.equal(await findSetting(store, `other ${at}`), 'yes')
    },
  )
