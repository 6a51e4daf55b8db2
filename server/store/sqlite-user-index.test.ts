import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { User } from '@rollcall/contract'
import Sqlite from 'better-sqlite3'
import { openSqlite } from './sqlite.ts'
import type { Store } from './store.ts'
import { deleteUser, insertUser, updateUser } from './users.ts'

const person = (id: number, firstname: string): User => ({
  id,
  username: `user${id}`,
  firstname,
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
})

/** A directory, and what stands beside its users: ids by a piece of text, and how many there are in each block. */
async function withStore(
  body: (store: Store, idsBy: (piece: string) => unknown[], counts: () => unknown[]) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-'))
  const file = join(folder, 'index.db')
  const store = openSqlite(file)
  const beside = new Sqlite(file)
  const byPiece = beside.prepare('SELECT rowid FROM user_text WHERE user_text MATCH ? ORDER BY rowid').pluck()
  const counts = beside.prepare('SELECT block, users FROM user_counts ORDER BY block').raw()
  try {
    await body(
      store,
      (piece) => byPiece.all(`"${piece}"`),
      () => counts.all(),
    )
  } finally {
    beside.close()
    await store.close()
    await rm(folder, { recursive: true })
  }
}

test('the text index holds the users of now: not a name that somebody had, and nobody who is gone', () =>
  withStore(async (store, idsBy) => {
    const [anna, hannah] = [person(1, 'Anna'), person(2, 'Hannah')]
    await store.transaction(async (tx) => {
      await insertUser(tx, anna)
      await insertUser(tx, hannah)
    })
    assert.deepEqual(idsBy('ann'), [1, 2])
    await store.transaction((tx) => updateUser(tx, anna, person(1, 'Berta')))
    assert.deepEqual([idsBy('ann'), idsBy('ert')], [[2], [1]])
    await store.transaction((tx) => deleteUser(tx, hannah))
    assert.deepEqual([idsBy('ann'), idsBy('user')], [[], [1]])
  }))

test('the counts follow users across blocks of 256 ids, and a change that is taken back leaves no trace', () =>
  withStore(async (store, idsBy, counts) => {
    const people = [1, 255, 256, 300, 1024].map((id) => person(id, 'Anna'))
    await store.transaction(async (tx) => {
      for (const one of people) await insertUser(tx, one)
    })
    assert.deepEqual(counts(), [
      [0, 2],
      [1, 2],
      [4, 1],
    ])
    await store.transaction((tx) => deleteUser(tx, person(255, 'Anna')))
    const before = [counts(), idsBy('ann')]
    const broken = store.transaction(async (tx) => {
      await insertUser(tx, person(400, 'Joanna'))
      await deleteUser(tx, person(1, 'Anna'))
      throw new Error('no')
    })
    await assert.rejects(broken, /no/)
    assert.deepEqual([counts(), idsBy('ann')], before)
    assert.deepEqual(before[0], [
      [0, 1],
      [1, 2],
      [4, 1],
    ])
  }))
