import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { addSampleDirectory } from '../sample/add.ts'
import type { Condition } from './conditions.ts'
import type { Query } from './dialect.ts'
import { pageOfEvents } from './event-pages.ts'
import { eventFilters, found, read, text, windows } from './planned-conditions.test.ts'
import { openSqlite } from './sqlite.ts'
import { createSqliteAnswers } from './sqlite-answers.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import type { Db, UserPage, Value, Window } from './store.ts'
import { createUserPages } from './user-pages.ts'
import { queryOf } from './user-queries.ts'

/** Statements that ran, with their values written in. */
const ran: string[] = []
let folder: string
let connection: Sqlite.Database

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-'))
  const file = join(folder, 'plans.db')
  const store = openSqlite(file)
  await addSampleDirectory(store, 2000)
  await store.close()
  const filling = new Sqlite(file)
  filling.exec(events)
  filling.close()
  connection = new Sqlite(file, { readonly: true, verbose: (sql) => ran.push(String(sql)) })
})

const events = `
  WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 2000)
  INSERT INTO events (id, event_type_id, created_at, user_id, client_id, directory_id, body, hash)
  SELECT n, CASE n % 3 WHEN 0 THEN 529 ELSE 500 + n % 40 END, n, 1 + n % 100, 'c' || n % 5, n % 3, '{}', n FROM number`

after(async () => {
  connection.close()
  await rm(folder, { recursive: true })
})

/** What SQLite says it will do, step by step. */
const planOf = ({ sql, values }: Query): string[] =>
  connection
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...values)
    .map((step) => step.detail)

/** A page that nothing is remembered for. */
function pageOf(conditions: readonly Condition[], window: Window): Promise<UserPage> {
  const pages = createUserPages(sqliteDialect)
  return createSqliteAnswers(connection).answer((asOf) => pages(conditions, window, asOf))
}

/** The steps that read a table or an index of it from end to end: `IS NOT NULL` is an open range, `key > ?`. */
const wholeReads = (plan: readonly string[]): string[] =>
  plan.filter(
    (step) => /^SCAN (?!.*VIRTUAL TABLE)/.test(step) || /^SEARCH .*\(\w+_(key|reversed)>\?\)$/.test(step),
  )

for (const [what, condition] of found)
  test(`the users of ${what} are found without reading a table or an index from end to end`, () => {
    const plan = planOf(queryOf(condition, sqliteDialect))
    assert.deepEqual(wholeReads(plan), [], plan.join('\n'))
  })

for (const [what, condition] of read)
  test(`the users of ${what} are found in the index of the keys, without a row being read`, () => {
    const [step, ...more] = planOf(queryOf(condition, sqliteDialect))
    assert.match(step ?? '', /^(SCAN|SEARCH) users USING COVERING INDEX users_\w+/)
    assert.deepEqual(more, [])
  })

for (const [what, condition] of [...found, ...read])
  test(`whether a few users are of ${what} is looked up user by user`, () => {
    const query = queryOf(condition, sqliteDialect)
    const plan = planOf(sqliteDialect.among(query.single ?? query, sqliteDialect.listOf([1, 2, 3])))
    const reads = plan.filter(
      (step) => /^(SCAN|SEARCH)/.test(step) && !step.includes('VIRTUAL TABLE INDEX 1:'),
    )
    assert.ok(reads.length > 0)
    for (const step of reads)
      assert.match(step, /\((rowid|user_id|role_id|app_id|attribute_id)=\?/, plan.join('\n'))
    assert.ok(
      reads.some((step) => /\((rowid=\?|.*user_id=\?)/.test(step)),
      plan.join('\n'),
    )
    assert.ok(!plan.some((step) => /user_text|TEMP B-TREE|AUTOMATIC/.test(step)), plan.join('\n'))
  })

for (const window of windows)
  test(`the page ${JSON.stringify(window)} is read by primary key, with and without a filter`, async () => {
    for (const conditions of [[], [text('email', '*example*')]]) {
      ran.length = 0
      assert.equal(JSON.parse((await pageOf(conditions, window)).json.toString()).length, 50)
      const bodies = ran.filter((sql) => sql.includes('body'))
      assert.equal(bodies.length, 1)
      for (const sql of bodies) {
        const plan = planOf({ sql, values: [] })
        assert.ok(
          plan.some((step) => /^SEARCH users USING INTEGER PRIMARY KEY/.test(step)),
          plan.join('\n'),
        )
        assert.ok(!plan.some((step) => /^SCAN users/.test(step)), plan.join('\n'))
      }
    }
  })

test('the totals and the ends of the whole directory are read from counts, not from users', async () => {
  ran.length = 0
  assert.equal((await pageOf([], { limit: 1, descending: false, from: { offset: 0 } })).total, 2000)
  const others = ran.filter((sql) => !sql.includes('body'))
  assert.ok(others.length > 0)
  for (const sql of others) {
    const plan = planOf({ sql, values: [] })
    assert.ok(!plan.some((step) => /^SCAN users(?! USING COVERING INDEX)/.test(step)), plan.join('\n'))
  }
})

/** Asks without remembering anything, and notes the texts of the statements. */
const askedBy = (connection: Sqlite.Database, texts = new Set<string>()): Db => {
  const prepared = (sql: string) => connection.prepare(texts.add(sql) && sql)
  return {
    get: async <Row>(sql: string, ...values: Value[]) => prepared(sql).get(...values) as Row,
    all: async <Row>(sql: string, ...values: Value[]) => prepared(sql).all(...values) as Row[],
  }
}

for (const [what, filter] of eventFilters)
  test(`the events of ${what} are found by an index, page by page and also once they were counted`, async () => {
    ran.length = 0
    for (const window of windows) await pageOfEvents(askedBy(connection), filter, window)
    assert.ok(ran.length > 0)
    for (const sql of [...ran]) {
      const plan = planOf({ sql, values: [] })
      const whole = plan.filter((step) => /^SCAN (?!part|page|\(subquery|CONSTANT)/.test(step))
      // Ids come in order from every index, so a page needs no more of it than the page; what is merged is short.
      const sorted = plan.filter((step) => /TEMP B-TREE/.test(step) && !sql.includes('UNION ALL'))
      assert.deepEqual([...whole, ...sorted], [], `${sql}\n${plan.join('\n')}`)
    }
  })

test('however many types are asked for, the same few statements find their events', async () => {
  const texts = new Set<string>()
  const first: Window = { limit: 50, descending: false, from: { offset: 0 } }
  for (let many = 1; many <= 50; many++) {
    const typeIds = Array.from({ length: many }, (_, at) => 500 + at)
    const page = await pageOfEvents(askedBy(connection, texts), { typeIds }, first)
    const all = `SELECT id FROM events WHERE event_type_id IN (${typeIds}) ORDER BY id`
    const ids = connection.prepare(all).pluck().all()
    assert.equal(page.total, ids.length)
    assert.deepEqual(
      page.rows.map(({ id }) => id),
      ids.slice(0, 50),
    )
  }
  assert.ok(texts.size <= 12, [...texts].join('\n'))
})
