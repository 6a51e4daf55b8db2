import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Condition } from './conditions.ts'
import type { Query } from './dialect.ts'
import { boundsOf } from './event-bounds.ts'
import { pageOfEvents } from './event-pages.ts'
import { eventFilters, found, read, text, windows } from './planned-conditions.test.ts'
import {
  modes,
  type PlannedDirectory,
  planDirectory,
  shown,
  small,
  stepsOf,
  wholeReads,
} from './planned-directory.test.ts'
import { works } from './planned-works.test.ts'
import { createPostgresPages } from './postgres-pages.ts'
import { createPostgresTx } from './postgres-tx.ts'
import type { Window } from './store.ts'
import { deleteUser, findUser, updateUser } from './users.ts'

let directory: PlannedDirectory
before(async () => {
  directory = await planDirectory()
})
after(() => directory.close())

const firstPage: Window = { limit: 50, descending: false, from: { offset: 0 } }

/** What is asked for a page that nothing is remembered for. */
async function pageStatements(conditions: readonly Condition[], window = firstPage): Promise<Query[]> {
  const { session, ran } = directory
  ran.length = 0
  await createPostgresPages(
    async () => session,
    (work) => work(session),
  )(conditions, window)
  // The first answer tells the number of the latest commit, and what was asked before it is asked again.
  return [...new Map(ran.map((query) => [query.sql, query])).values()]
}

async function oneOf(statements: Promise<Query[]>, part: string): Promise<Query> {
  const those = (await statements).filter(({ sql }) => sql.includes(part))
  assert.equal(those.length, 1, part)
  return those[0] as Query
}

const findingOf = (condition: Condition) => oneOf(pageStatements([condition]), 'string_agg(id::text')

for (const [what, condition] of found)
  test(`the users of ${what} are found without reading a table or an index from end to end`, async () => {
    const query = await findingOf(condition)
    for (const mode of modes) {
      const plan = await directory.planOf(query, mode)
      const steps = stepsOf(plan)
      // Of a piece that many may have, the keys are read instead, when that is less work than the trigrams and their rows.
      const mayReadKeys = mode === 'force_custom_plan' && /_key LIKE/.test(query.sql)
      const whole = wholeReads(plan).filter((step) => !mayReadKeys || step['Node Type'] !== 'Index Only Scan')
      assert.deepEqual(whole, [], shown(query, plan))
      const rows = steps.filter((step) => /^(Index|Bitmap Heap) Scan$/.test(step['Node Type']))
      // A row of `user_attributes` is looked up where a value is too long for the index.
      const isFree = rows.every((step) => step['Index Name'] === 'user_attributes_pkey')
      const byTrigrams = steps.some((step) => step['Index Name'] === 'users_text')
      assert.ok(isFree || byTrigrams, shown(query, plan))
    }
  })

for (const filter of ['*zzqq*', '*zzqq*a*', '*a*zzqq*'])
  test(`${filter}, which few have, is found by its trigrams`, async () => {
    const query = await findingOf(text('email', filter))
    for (const mode of modes) {
      const plan = await directory.planOf(query, mode)
      const indexes = stepsOf(plan).map((step) => step['Index Name'])
      assert.ok(indexes.includes('users_text'), shown(query, plan))
    }
  })

for (const [what, condition] of read)
  test(`the users of ${what} are found in the index of the keys, without a row being read`, async () => {
    const query = await findingOf(condition)
    for (const mode of modes) {
      const plan = await directory.planOf(query, mode)
      const scans = stepsOf(plan).filter((step) => step['Node Type'].includes('Scan'))
      assert.deepEqual(
        scans.map((step) => step['Node Type']),
        ['Index Only Scan', 'Subquery Scan'].slice(0, scans.length),
        shown(query, plan),
      )
    }
  })

const few: Condition = { kind: 'ids', ids: [1, 2, 3] }

for (const [what, condition] of [...found, ...read])
  test(`whether a few users are of ${what} is looked up user by user`, async () => {
    const query = await oneOf(pageStatements([few, condition]), 'unnest')
    for (const mode of modes) {
      const plan = await directory.planOf(query, mode)
      const steps = stepsOf(plan)
      assert.ok(!steps.some((step) => /Hash|Bitmap/.test(step['Node Type'])), shown(query, plan))
      const scans = steps.filter(
        (step) => 'Relation Name' in step && !small.test(step['Relation Name'] as string),
      )
      assert.ok(scans.length > 0)
      for (const step of scans)
        assert.match(
          step['Index Cond'] ?? step['Node Type'],
          /\b(id|user_id) = (asked\.id|user_attributes\.user_id)\b/,
          shown(query, plan),
        )
    }
  })

for (const window of windows)
  test(`the page ${JSON.stringify(window)} is read by primary key, with and without a filter`, async () => {
    for (const conditions of [[], [text('email', '*example*')]]) {
      const query = await oneOf(pageStatements(conditions, window), 'body')
      for (const mode of modes) {
        const plan = await directory.planOf(query, mode)
        const steps = stepsOf(plan).filter((step) => 'Index Name' in step || 'Relation Name' in step)
        assert.deepEqual(wholeReads(plan), [], shown(query, plan))
        for (const step of steps.filter((one) => one['Node Type'] !== 'Bitmap Heap Scan'))
          assert.equal(step['Index Name'], 'users_pkey', shown(query, plan))
      }
    }
  })

/** Fails when a statement, of which there is at least one, reads a table that grows from end to end. */
async function readNothingWhole(statements: readonly Query[]): Promise<void> {
  assert.ok(statements.length > 0)
  for (const query of statements)
    for (const mode of modes) {
      const plan = await directory.planOf(query, mode)
      assert.deepEqual(wholeReads(plan), [], shown(query, plan))
    }
}

test('the totals and the ends of the whole directory, and the number of the commit, are read from no table of many rows', async () => {
  const statements = await pageStatements([])
  assert.ok(statements.some(({ sql }) => sql.includes('user_counts')))
  await readNothingWhole(statements)
})

test('what has changed since is asked for by number, and only those users are looked up', async () => {
  const { session, ran } = directory
  const page = createPostgresPages(
    async () => session,
    (work) => work(session),
  )
  const listed = [[], [text('email', '*example*')]]
  for (const conditions of listed) await page(conditions, firstPage)
  await directory.client.query("INSERT INTO commits SELECT max(number) + 1, 'another', '{7, 8}' FROM commits")
  ran.length = 0
  for (const conditions of listed) await page(conditions, firstPage)
  for (const part of ['commits WHERE number > ', 'user_counts WHERE block = ANY', 'unnest'])
    assert.ok(ran.some(({ sql }) => sql.includes(part)))
  await readNothingWhole(ran)
})

for (const [what, work] of works)
  test(`${what} costs the same in a directory of any size`, async () => {
    const { session, ran } = directory
    ran.length = 0
    await session.script('BEGIN')
    await work(createPostgresTx(session))
    await session.script('ROLLBACK')
    await readNothingWhole(ran)
  })

for (const [what, filter] of eventFilters)
  test(`the events of ${what} are found by an index, page by page and also once they were counted`, async () => {
    const { session, ran } = directory
    ran.length = 0
    const tx = createPostgresTx(session)
    for (const window of windows) await pageOfEvents(tx, filter, window)
    await boundsOf(tx, filter, 40_001)
    await readNothingWhole(ran)
  })

test('changing and removing a user costs the same in a directory of any size', async () => {
  const { session, ran } = directory
  ran.length = 0
  await session.script('BEGIN')
  const tx = createPostgresTx(session)
  const user = await findUser(tx, 7)
  assert.ok(user)
  await updateUser(tx, user, { ...user, email: 'other@example.com', custom_attributes: {} })
  await deleteUser(tx, user)
  await session.script('ROLLBACK')
  assert.ok(ran.some(({ sql }) => sql.includes('DELETE FROM user_attributes')))
  await readNothingWhole(ran)
})
