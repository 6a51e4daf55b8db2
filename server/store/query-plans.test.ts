import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { addSampleDirectory } from '../sample/add.ts'
import type { Condition } from './conditions.ts'
import type { Query } from './dialect.ts'
import { found, read, text, windows } from './planned-conditions.test.ts'
import { openSqlite } from './sqlite.ts'
import { createSqliteAnswers } from './sqlite-answers.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import type { UserPage, Window } from './store.ts'
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
  connection = new Sqlite(file, { readonly: true, verbose: (sql) => ran.push(String(sql)) })
})

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
function pageOf(conditions: readonly Condition[], window: Window): UserPage {
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
  test(`the page ${JSON.stringify(window)} is read by primary key, with and without a filter`, () => {
    for (const conditions of [[], [text('email', '*example*')]]) {
      ran.length = 0
      assert.equal(JSON.parse(pageOf(conditions, window).json.toString()).length, 50)
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

test('the totals and the ends of the whole directory are read from counts, not from users', () => {
  ran.length = 0
  assert.equal(pageOf([], { limit: 1, descending: false, from: { offset: 0 } }).total, 2000)
  const others = ran.filter((sql) => !sql.includes('body'))
  assert.ok(others.length > 0)
  for (const sql of others) {
    const plan = planOf({ sql, values: [] })
    assert.ok(!plan.some((step) => /^SCAN users(?! USING COVERING INDEX)/.test(step)), plan.join('\n'))
  }
})
