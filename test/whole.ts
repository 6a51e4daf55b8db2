import assert from 'node:assert/strict'
import type { User } from '@rollcall/contract'
import Sqlite from 'better-sqlite3'
import { textFields } from '../server/store/conditions.ts'
import { fold, reverse } from '../server/store/fold.ts'

type Row = Record<string, string | number | null>

/** Fails when anything in the file contradicts anything else: then something was applied by half. Returns the users. */
export function assertWhole(database: string): User[] {
  const file = new Sqlite(database, { readonly: true })
  try {
    const all = (sql: string, ...values: number[]) => file.prepare(sql).all(...values) as Row[]
    assert.deepEqual(all('PRAGMA integrity_check'), [{ integrity_check: 'ok' }])
    assert.deepEqual(all('PRAGMA foreign_key_check'), [])

    const rows = all('SELECT * FROM users ORDER BY id')
    const users = rows.map((row) => assertRow(row))
    const values = (sql: string) =>
      all(sql)
        .map((row) => Object.values(row).join(' '))
        .sort()
    assert.deepEqual(
      values('SELECT user_id, key FROM login_names'),
      users.flatMap((user) => [...loginNames(user)].map((key) => `${user.id} ${key}`)).sort(),
    )
    assert.deepEqual(
      values('SELECT user_id, role_id FROM user_roles'),
      users.flatMap((user) => (user.role_ids ?? []).map((role) => `${user.id} ${role}`)).sort(),
    )
    assert.deepEqual(
      values(
        'SELECT user_id, shortname, key FROM user_attributes JOIN custom_attributes ON id = attribute_id',
      ),
      users.flatMap((user) => attributesOf(user).map((text) => `${user.id} ${text}`)).sort(),
    )
    assert.deepEqual(values('SELECT rowid FROM user_text'), users.map((user) => String(user.id)).sort())
    const blocks = Map.groupBy(users, (user) => user.id >> 8)
    assert.deepEqual(
      values('SELECT block, users FROM user_counts WHERE users <> 0'),
      [...blocks].map(([block, members]) => `${block} ${members.length}`).sort(),
    )
    assertEvents(all('SELECT event_type_id, user_id, changes FROM events ORDER BY id'), users)
    return users
  } finally {
    file.close()
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
  for (const { user_id, changes } of events) {
    const steps = Object.entries<{ before: unknown; after: unknown }>(JSON.parse(changes as string))
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
