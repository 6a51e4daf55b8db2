import assert from 'node:assert/strict'
import type { Directory } from './harness.ts'

/** Makes roles with these ids. */
export async function addRoles(sql: Directory['sql'], ...ids: number[]): Promise<void> {
  for (const id of ids) await sql('INSERT INTO roles (id, name) VALUES (?, ?)', id, `Role ${id}`)
  await sql("UPDATE latest_ids SET id = (SELECT max(id) FROM roles) WHERE name = 'roles'")
}

/** A user's roles stand in the User resource and in a table of their own; both must say the same. */
export async function assertRoles(
  sql: Directory['sql'],
  userId: number,
  roles: readonly number[],
): Promise<void> {
  const rows = await sql<{ role_id: number }>(
    'SELECT role_id FROM user_roles WHERE user_id = ? ORDER BY role_id',
    userId,
  )
  assert.deepEqual(
    rows.map((row) => row.role_id),
    roles,
  )
  const [user] = await sql<{ body: string }>('SELECT body FROM users WHERE id = ?', userId)
  assert.deepEqual(JSON.parse(user?.body ?? '').role_ids, roles)
}
