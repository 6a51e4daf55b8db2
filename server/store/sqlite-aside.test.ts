import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, type TestContext, test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { type Condition, parsePattern } from './conditions.ts'
import { pageOfEvents } from './event-pages.ts'
import { createSelections } from './selections.ts'
import { openSqlite } from './sqlite.ts'
import { createSqliteAnswers } from './sqlite-answers.ts'
import { type Aside, createAside } from './sqlite-aside.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { type Store, StoreError } from './store.ts'

/** More than can be looked at while others wait. */
const people = 12_000

let folder: string
let file: string
let connection: Sqlite.Database

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-'))
  file = join(folder, 'aside.db')
  await openSqlite(file).close()
  connection = new Sqlite(file)
  connection.exec(filling)
})
after(async () => {
  connection.close()
  await rm(folder, { recursive: true })
})

/** Names from `n0` to `n99`, in groups of thousands, and an event for everybody. */
const filling = `
  CREATE TEMP TABLE number AS
    WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${people}) SELECT n FROM number;
  INSERT INTO users (id, firstname_key, lastname_key, group_id, directory_id, created_at, updated_at, body)
    SELECT n, 'n' || (n % 100), 'l' || (n % 7), n / 4000, n, n, n, '{}' FROM number;
  INSERT INTO events (id, event_type_id, created_at, user_id, client_id, directory_id, body, hash)
    SELECT n, 500 + n % 3, n, n, 'c' || (n % 5), n % 2, '{}', n FROM number;`

const firstname = (text: string): Condition => ({ kind: 'text', field: 'firstname', ...parsePattern(text) })
const lastname = (text: string): Condition => ({ kind: 'text', field: 'lastname', ...parsePattern(text) })
const group = (value: number): Condition => ({ kind: 'number', field: 'group_id', value })

const firstPage = { limit: 50, descending: false, from: { offset: 0 } } as const

async function withStore(body: (store: Store) => Promise<void>): Promise<void> {
  const store = openSqlite(file)
  try {
    await body(store)
  } finally {
    await store.close()
  }
}

/** Whether others are answered before it. Their answers need no turn of the event loop, so time does not matter. */
async function isBeside(long: Promise<unknown>, db: Pick<Store, 'get'>): Promise<boolean> {
  let isDone = false
  long.then(() => {
    isDone = true
  })
  for (let at = 0; at < 50; at++) await db.get('SELECT 1')
  return !isDone
}

const idsNow = (where: string): number[] =>
  connection.prepare(`SELECT id FROM users WHERE ${where} ORDER BY id`).pluck().all() as number[]

for (const [what, conditions, where] of [
  ['a number', [group(1)], 'group_id = 1'],
  ['a beginning', [firstname('n1*')], "firstname_key GLOB 'n1*'"],
  ['a letter', [firstname('*1*')], "firstname_key GLOB '*1*'"],
  ['all but a name', [firstname('!n1')], "firstname_key <> 'n1'"],
  ['two conditions', [firstname('n1*'), group(1)], "firstname_key GLOB 'n1*' AND group_id = 1"],
  [
    'a condition and all but two names',
    [group(1), firstname('!n1'), lastname('!l1')],
    "group_id = 1 AND firstname_key <> 'n1' AND lastname_key <> 'l1'",
  ],
] as const)
  test(`users by ${what} are found aside, and remembered`, () =>
    withStore(async (store) => {
      const total = idsNow(where).length
      const page = store.pageOfUsers(conditions, firstPage)
      assert.ok(await isBeside(page, store))
      assert.equal((await page).total, total)
      const again = store.pageOfUsers(conditions, firstPage)
      assert.ok(!(await isBeside(again, store)))
      assert.equal((await again).total, total)
    }))

for (const [what, conditions, where] of [
  ['a name that few have', [firstname('n1')], "firstname_key = 'n1'"],
  [
    'such a name and a letter',
    [lastname('*1*'), firstname('n1')],
    "firstname_key = 'n1' AND lastname_key = 'l1'",
  ],
  [
    'such a name and all but another one',
    [firstname('n1'), lastname('!l1')],
    "firstname_key = 'n1' AND lastname_key <> 'l1'",
  ],
] as const)
  test(`users by ${what} are found at once`, () =>
    withStore(async (store) => {
      const page = store.pageOfUsers(conditions, firstPage)
      assert.ok(!(await isBeside(page, store)))
      assert.equal((await page).total, idsNow(where).length)
    }))

for (const [what, filter, total] of [
  ['a time', { after: 10 }, people - 10],
  ['a type', { typeIds: [501] }, 4000],
  ['two conditions', { typeIds: [501], clientId: 'c1' }, 800],
] as const)
  test(`events by ${what} are counted aside`, () =>
    withStore(async (store) => {
      const page = pageOfEvents(store, filter, firstPage)
      assert.ok(await isBeside(page, store))
      assert.equal((await page).total, total)
    }))

function asideOf(test: TestContext, file: string): Aside {
  const aside = createAside(file)
  test.after(() => aside.close())
  return aside
}

/** Selections of which what is found aside arrives when the test lets it. */
function heldSelections(test: TestContext) {
  const real = asideOf(test, file)
  const asked: string[] = []
  const held: (() => void)[] = []
  const aside: Aside = {
    ...real,
    async ids(searches) {
      asked.push(searches[0].sql)
      const ids = await real.ids(searches)
      await new Promise<void>((resolve) => held.push(resolve))
      return ids
    },
  }
  const { answer, changed } = createSqliteAnswers(connection, aside)
  const select = createSelections(sqliteDialect)
  return {
    asked,
    changed,
    select: (...conditions: Condition[]) => answer((asOf) => select(conditions, asOf)),
    async letIn() {
      while (held.length === 0) await new Promise(setImmediate)
      held.shift()?.()
    },
  }
}

test('what was changed while users were found aside is looked at afterwards, and nothing else', {
  timeout: 60_000,
}, async (t) => {
  const { asked, changed, select, letIn } = heldSelections(t)
  const move = connection.prepare('UPDATE users SET group_id = ? WHERE id = ?')
  const found = select(group(1))
  await letIn()
  for (const [to, id] of [
    [1, 7],
    [2, 4001],
  ])
    move.run(to, id)
  changed(new Set([7, 4001]))
  // Nobody has told of this one.
  move.run(1, 8)
  const ids = Array.from(await found)
  assert.equal(asked.length, 1)
  assert.deepEqual(
    ids,
    idsNow('group_id = 1').filter((id) => id !== 8),
  )
})

test('more changes than can be looked at at once are looked at aside', { timeout: 60_000 }, async (t) => {
  const { asked, changed, select, letIn } = heldSelections(t)
  const found = select(lastname('*3*'))
  await letIn()
  connection.exec("UPDATE users SET lastname_key = 'l3' WHERE id % 10 = 0")
  changed(new Set(Array.from({ length: people / 10 }, (_, at) => 10 * at + 10)))
  await letIn()
  assert.deepEqual(Array.from(await found), idsNow("lastname_key = 'l3'"))
  assert.equal(asked.length, 2)
  assert.match(asked[1] ?? '', /json_each/)
})

test('who asks for what is being found waits for it, and has what was changed meanwhile', {
  timeout: 60_000,
}, async (t) => {
  const { asked, changed, select, letIn } = heldSelections(t)
  const first = select(firstname('*2*'), group(2))
  await new Promise(setImmediate)
  connection.exec('UPDATE users SET group_id = 2 WHERE id = 22')
  changed(new Set([22]))
  const second = select(firstname('*2*'), group(2))
  await letIn()
  const wanted = idsNow("firstname_key GLOB '*2*' AND group_id = 2")
  assert.ok(wanted.includes(22))
  assert.deepEqual(Array.from(await first), wanted)
  assert.deepEqual(Array.from(await second), wanted)
  assert.equal(asked.length, 1)
})

test('a question that fails is an error of the storage, and the next one is answered', async (t) => {
  const aside = asideOf(t, file)
  const isStoreError = (error: unknown) => error instanceof StoreError && /no such table/.test(error.message)
  const failing = aside.ids([{ sql: 'SELECT id FROM nobody', values: [] }])
  const rows = aside.rows({ sql: 'SELECT count(*) AS count FROM users', values: [] })
  await assert.rejects(failing, isStoreError)
  assert.deepEqual(await rows, [{ count: people }])
})

test('a thread that cannot open the file is an error for all who wait, and the next question starts another one', async (t) => {
  const elsewhere = join(folder, 'elsewhere')
  const aside = asideOf(t, join(elsewhere, 'a.db'))
  const query = { sql: 'SELECT 1 AS id', values: [] }
  for (const result of await Promise.allSettled([aside.ids([query]), aside.rows(query)]))
    assert.ok(result.status === 'rejected' && result.reason instanceof StoreError)
  await mkdir(elsewhere)
  assert.deepEqual(await aside.rows(query), [{ id: 1 }])
})

test('a close waits for what was asked', async (t) => {
  const aside = asideOf(t, file)
  const found = aside.ids([{ sql: 'SELECT id FROM users', values: [] }])
  await aside.close()
  assert.equal((await found).length, people)
})
