import assert from 'node:assert/strict'
import type { Directory } from './harness.ts'

/** Makes roles with these ids. */
export function addRoles(sql: Directory['sql'], ...ids: number[]): void {
  for (const id of ids) sql('INSERT INTO roles (id, name) VALUES (?, ?)', id, `Role ${id}`)
}

/** A user's roles stand in the User resource and in a table of their own; both must say the same. */
export function assertRoles(sql: Directory['sql'], userId: number, roles: readonly number[]): void {
  const rows = sql<{ role_id: number }>(
    'SELECT role_id FROM user_roles WHERE user_id = ? ORDER BY role_id',
    userId,
  )
  assert.deepEqual(
    rows.map((row) => row.role_id),
    roles,
  )
  const [user] = sql<{ body: string }>('SELECT body FROM users WHERE id = ?', userId)
  assert.deepEqual(JSON.parse(user?.body ?? '').role_ids, roles)
}
