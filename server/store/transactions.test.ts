import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { engineNames, engines } from '../../test/databases.ts'
import { nextId } from './ids.ts'
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

onEveryStore(
  'of transactions that arrive together, those that fail leave nothing and the others are done once, in their order',
  async (store) => {
    const counted = Array.from({ length: 9 }, (_, at) =>
      store.transaction(async (tx) => {
        if (at % 3 === 1) throw new Error(`${at} fails before it writes`)
        const id = await nextId(tx, 'users')
        await putSetting(tx, `job ${at}`, String(id))
        if (at % 3 === 2) throw new Error(`${at} fails when it has written`)
        return id
      }),
    )
    const ends = await Promise.allSettled(counted)
    assert.deepEqual(
      ends.map((end) => (end.status === 'fulfilled' ? end.value : end.reason.message)),
      [0, 3, 6].flatMap((at) => [
        at / 3 + 1,
        `${at + 1} fails before it writes`,
        `${at + 2} fails when it has written`,
      ]),
    )
    const kept = await store.all("SELECT name, value FROM settings WHERE name LIKE 'job %' ORDER BY name")
    assert.deepEqual(kept, [
      { name: 'job 0', value: '1' },
      { name: 'job 3', value: '2' },
      { name: 'job 6', value: '3' },
    ])
    assert.equal(await store.transaction((tx) => nextId(tx, 'users')), 4)
  },
)

onEveryStore(
  'a read is answered while a long batch is under way, with what was true before it',
  async (store) => {
    let isCommitted = false
    const works = Array.from({ length: 100 }, (_, at) =>
      store.transaction(async (tx) => {
        await putSetting(tx, `work ${at}`, 'done')
        for (const end = performance.now() + 2; performance.now() < end; );
      }),
    )
    const batch = Promise.all(works).then(() => {
      isCommitted = true
    })
    await wait(20)
    assert.equal(await findSetting(store, 'work 0'), undefined)
    assert.ok(!isCommitted)
    await batch
    assert.equal(await findSetting(store, 'work 99'), 'done')
  },
)
