import assert from 'node:assert/strict'
import type { User } from '@rollcall/contract'
import { textFields } from '../server/store/conditions.ts'
import { fold, reverse } from '../server/store/fold.ts'
import { isPostgresUrl } from '../server/store/postgres-url.ts'
import { type Beside, openBeside } from './beside.ts'
import { forSuperuser } from './fresh-database.ts'

type Row = Record<string, string | number | null>

/**
 * Fails when anything in the database contradicts anything else: then something was applied by half. Returns the users.
 * Nobody may write meanwhile.
 */
export async function assertWhole(database: string): Promise<User[]> {
  const beside = await openBeside(database)
  try {
    const users = await assertTables(beside)
    if (isPostgresUrl(database)) {
      await assertCommits(beside)
      await assertIndexes(await forSuperuser(database))
    } else await assertFile(beside, users)
    return users
  } finally {
    await beside.close()
  }
}

async function assertTables(beside: Beside): Promise<User[]> {
  const all = async (sql: string) => (await beside.all(sql, [])) as Row[]
  const values = async (sql: string) => (await all(sql)).map((row) => Object.values(row).join(' ')).sort()

  const users = (await all('SELECT * FROM users ORDER BY id')).map(assertRow)
  assert.deepEqual(
    await values('SELECT user_id, key FROM login_names'),
    users.flatMap((user) => [...loginNames(user)].map((key) => `${user.id} ${key}`)).sort(),
  )
  assert.deepEqual(
    await values('SELECT user_id, role_id FROM user_roles'),
    users.flatMap((user) => (user.role_ids ?? []).map((role) => `${user.id} ${role}`)).sort(),
  )
  assert.deepEqual(
    await values(
      `SELECT user_id, app_id FROM app_accounts AS account WHERE NOT EXISTS (
         SELECT 1 FROM user_roles JOIN role_apps ON role_apps.role_id = user_roles.role_id
         WHERE user_roles.user_id = account.user_id AND role_apps.app_id = account.app_id)`,
    ),
    [],
    'something is kept of an account in an app that the user has not',
  )
  assert.deepEqual(
    await values(
      'SELECT user_id, shortname, key FROM user_attributes JOIN custom_attributes ON id = attribute_id',
    ),
    users.flatMap((user) => attributesOf(user).map((text) => `${user.id} ${text}`)).sort(),
  )
  // A role has a giver, or had one that is gone; the mappings that run stand in an order without gaps.
  const running = await all('SELECT position FROM mappings WHERE enabled = 1 ORDER BY position')
  assert.deepEqual(
    running.map(({ position }) => position),
    running.map((_, at) => at + 1),
  )
  assert.deepEqual(await all('SELECT id FROM mappings WHERE enabled = 0 AND position IS NOT NULL'), [])
  const blocks = Map.groupBy(users, (user) => user.id >> 8)
  assert.deepEqual(
    await values('SELECT block, users FROM user_counts WHERE users <> 0'),
    [...blocks].map(([block, members]) => `${block} ${members.length}`).sort(),
  )
  const events = await all('SELECT event_type_id, user_id, body FROM events ORDER BY id')
  assertEvents(events, users)
  const [latest] = await all("SELECT id FROM latest_ids WHERE name = 'users'")
  const given = [...users.map((user) => user.id), ...events.map((event) => Number(event.user_id))]
  assert.ok(Math.max(0, ...given) <= Number(latest?.id), 'an id above the latest one was given')
  return users
}

/** What only SQLite has: a file, rules that it may have been told not to hold, and an index of texts kept by us. */
async function assertFile(beside: Beside, users: readonly User[]): Promise<void> {
  assert.deepEqual(await beside.all('PRAGMA integrity_check', []), [{ integrity_check: 'ok' }])
  assert.deepEqual(await beside.all('PRAGMA foreign_key_check', []), [])
  assert.deepEqual(
    await beside.all('SELECT rowid AS id FROM user_text ORDER BY rowid', []),
    users.map(({ id }) => ({ id })),
  )
}

/** By a number that is missing, other processes would take what they remember for true. */
async function assertCommits(beside: Beside): Promise<void> {
  const [commits] = await beside.all(
    'SELECT max(number) - min(number) + 1 AS numbers, count(*) AS rows FROM commits',
    [],
  )
  const { numbers, rows } = commits as Row
  assert.equal(rows, numbers, 'a commit is missing')
}

/** Every index holds every row. The extension that looks is gone again afterwards. */
async function assertIndexes(database: string): Promise<void> {
  const beside = await openBeside(database)
  try {
    await beside.all('BEGIN', [])
    await beside.all('CREATE EXTENSION amcheck', [])
    for (const [method, check] of [
      ['btree', 'bt_index_check(index => indexrelid, heapallindexed => true)'],
      ['gin', 'gin_index_check(indexrelid)'],
    ] as const)
      await beside.all(
        `SELECT ${check} FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_am ON pg_am.oid = relam
         WHERE amname = ? AND relnamespace = 'public'::regnamespace AND relpersistence = 'p'`,
        [method],
      )
  } finally {
    await beside.close()
  }
}

/** The columns of a row say the same as its body. */
function assertRow(row: Row): User {
  const user = JSON.parse(row.body as string) as User
  assert.equal(user.id, row.id)
  for (const field of textFields) {
    const key = user[field] ? fold(user[field]) : null
    assert.equal(row[`${field}_key`], key, field)
    const column = `${field}_reversed`
    if (column in row) assert.equal(row[column], key === null ? null : reverse(key), column)
  }
  assert.equal(row.created_at, Date.parse(user.created_at as string))
  assert.equal(row.updated_at, Date.parse(user.updated_at as string))
  assert.equal(row.unlock_at, user.locked_until ? Date.parse(user.locked_until) : null)
  assert.equal(row.status_before_lock !== null, user.status === 3)
  return user
}

const loginNames = ({ username, email }: User): Set<string> =>
  new Set([username, email].filter((name) => name != null).map(fold))

const attributesOf = ({ custom_attributes }: User): string[] =>
  Object.entries(custom_attributes ?? {}).map(([shortname, value]) => `${shortname} ${fold(value ?? '')}`)

/** The events of a user who was made by a call tell, one after the other, how it became what it is. */
function assertEvents(events: readonly Row[], users: readonly User[]): void {
  const stories = new Map<unknown, Record<string, unknown>>()
  for (const { user_id, body } of events.filter((event) => event.user_id !== null)) {
    const steps = Object.entries<{ before: unknown; after: unknown }>(
      JSON.parse(body as string).changes ?? {},
    )
    const story = stories.get(user_id) ?? (steps.some(([name]) => name === 'id') ? {} : undefined)
    if (story === undefined) continue
    for (const [name, { before, after }] of steps) {
      assert.deepEqual(story[name] ?? null, before, `${name} of user ${user_id}`)
      story[name] = after
    }
    stories.set(user_id, story)
  }
  for (const user of users) {
    const story = stories.get(user.id)
    if (story)
      for (const [name, value] of Object.entries(user)) assert.deepEqual(story[name] ?? null, value, name)
  }
}
