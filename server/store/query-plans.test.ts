import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { addSampleDirectory } from '../sample/add.ts'
import { type Condition, parsePattern, searchFields, textFields } from './conditions.ts'
import { openSqlite } from './sqlite.ts'
import { type Query, queryOf } from './sqlite-conditions.ts'
import { createUserPages } from './sqlite-pages.ts'
import { amongQuery } from './sqlite-selections.ts'
import type { Window } from './store.ts'

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

/** The steps that read a table or an index of it from end to end: `IS NOT NULL` is an open range, `key > ?`. */
const wholeReads = (plan: readonly string[]): string[] =>
  plan.filter(
    (step) => /^SCAN (?!.*VIRTUAL TABLE)/.test(step) || /^SEARCH .*\(\w+_(key|reversed)>\?\)$/.test(step),
  )

const text = (field: (typeof textFields)[number], filter: string): Condition => ({
  kind: 'text',
  field,
  ...parsePattern(filter),
})
const attribute = (filter: string): Condition => ({
  kind: 'attribute',
  attributeId: 4,
  ...parsePattern(filter),
})

const byAnyField = ['maria', 'ma*', 'm*a', 'm*ari*a', 'MA**']
const bySearchField = ['*ia', '*ar*ia', '*ari*', '*ari*ria*', '*a*ari*', '*a*a']
/** Nothing that an index is ordered by: the keys are read, and never the rows. */
const byReadingKeys = ['*', '*a*', '*ar*', '*a*ri*']

const found: readonly (readonly [what: string, condition: Condition])[] = [
  ...textFields.flatMap((field) =>
    byAnyField.map((filter) => [`${field}=${filter}`, text(field, filter)] as const),
  ),
  ...searchFields.flatMap((field) =>
    bySearchField.map((filter) => [`${field}=${filter}`, text(field, filter)] as const),
  ),
  ...['permanent', 'per*', 'p*t', '*nent', '*man*', '*'].map(
    (filter) => [`attribute=${filter}`, attribute(filter)] as const,
  ),
  ...(['directory_id', 'group_id'] as const).map(
    (field) => [field, { kind: 'number', field, value: 1 }] as const,
  ),
  ...(['created_at', 'updated_at', 'last_login'] as const).flatMap((field) => [
    [`${field} since`, { kind: 'time', field, after: 1 }] as const,
    [`${field} until`, { kind: 'time', field, before: 9e12 }] as const,
    [`${field} between`, { kind: 'time', field, after: 1, before: 9e12 }] as const,
  ]),
  ['role', { kind: 'role', roleId: 201 }],
  ['app', { kind: 'app', appId: 501 }],
  ['ids', { kind: 'ids', ids: [1, 2, 3] }],
]

const read: readonly (readonly [what: string, condition: Condition])[] = textFields.flatMap((field) => {
  const isOlder = !(searchFields as readonly string[]).includes(field)
  return [...byReadingKeys, ...(isOlder ? bySearchField : [])].map(
    (filter) => [`${field}=${filter}`, text(field, filter)] as const,
  )
})

for (const [what, condition] of found)
  test(`the users of ${what} are found without reading a table or an index from end to end`, () => {
    const plan = planOf(queryOf(condition))
    assert.deepEqual(wholeReads(plan), [], plan.join('\n'))
  })

for (const [what, condition] of read)
  test(`the users of ${what} are found in the index of the keys, without a row being read`, () => {
    const [step, ...more] = planOf(queryOf(condition))
    assert.match(step ?? '', /^(SCAN|SEARCH) users USING COVERING INDEX users_\w+/)
    assert.deepEqual(more, [])
  })

for (const [what, condition] of [...found, ...read])
  test(`whether a few users are of ${what} is looked up user by user`, () => {
    const plan = planOf(amongQuery(queryOf(condition), Float64Array.of(1, 2, 3)))
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

const windows: readonly Window[] = [false, true].flatMap((descending) => [
  { limit: 50, descending, from: { offset: 0 } },
  { limit: 50, descending, from: { offset: 1200 } },
  { limit: 50, descending, from: { after: 700 } },
  { limit: 50, descending, from: { before: 700 } },
])

for (const window of windows)
  test(`the page ${JSON.stringify(window)} is read by primary key, with and without a filter`, () => {
    const pages = createUserPages(connection)
    for (const conditions of [[], [text('email', '*example*')]]) {
      ran.length = 0
      assert.equal(JSON.parse(pages.page(conditions, window).json.toString()).length, 50)
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
  assert.equal(
    createUserPages(connection).page([], { limit: 1, descending: false, from: { offset: 0 } }).total,
    2000,
  )
  const others = ran.filter((sql) => !sql.includes('body'))
  assert.ok(others.length > 0)
  for (const sql of others) {
    const plan = planOf({ sql, values: [] })
    assert.ok(!plan.some((step) => /^SCAN users(?! USING COVERING INDEX)/.test(step)), plan.join('\n'))
  }
})
