import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openSqlite } from '../store/sqlite.ts'
import type { Store } from '../store/store.ts'
import { addSampleDirectory } from './add.ts'

const folder = await mkdtemp(join(tmpdir(), 'rollcall-sample-'))
after(() => rm(folder, { recursive: true }))

const count = async (store: Store, table: string): Promise<number> =>
  (await store.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))?.n ?? 0

test('a new directory gets the people asked for, and a second start with another number leaves it', async () => {
  const store = openSqlite(join(folder, 'twice.db'))
  await addSampleDirectory(store, 30)
  await addSampleDirectory(store, 50)
  assert.equal(await count(store, 'users'), 30)
  assert.ok((await count(store, 'user_roles')) > 30)
  await store.close()
})

test('a filling that was interrupted is completed, without anybody twice', async () => {
  const store = openSqlite(join(folder, 'interrupted.db'))
  await addSampleDirectory(store, 30)
  await store.transaction(async (tx) => {
    for (const table of ['user_text', 'user_counts']) await tx.run(`DELETE FROM ${table} WHERE rowid > 20`)
    await tx.run('DELETE FROM users WHERE id > 20')
    await tx.run(`UPDATE settings SET value = '{"count":30,"filled":20}' WHERE name = 'sample people'`)
  })
  await addSampleDirectory(store, 30)
  assert.equal(await count(store, 'users'), 30)
  assert.equal(await count(store, 'login_names'), new Set((await names(store)).flat()).size)
  await store.close()
})

test('a directory that somebody else has begun to fill is left as it is', async () => {
  const store = openSqlite(join(folder, 'foreign.db'))
  await store.transaction((tx) => tx.run(`INSERT INTO roles (name) VALUES ('Mine')`))
  await addSampleDirectory(store, 30)
  assert.equal(await count(store, 'users'), 0)
  assert.equal(await count(store, 'roles'), 1)
  await store.close()
})

async function names(store: Store): Promise<string[][]> {
  const rows = await store.all<{ body: string }>('SELECT body FROM users')
  return rows.map(({ body }) => {
    const { username, email } = JSON.parse(body) as { username: string; email: string }
    return [username.toLowerCase(), email.toLowerCase()]
  })
}
