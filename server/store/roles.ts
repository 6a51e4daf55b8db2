import { fold } from './fold.ts'
import type { Db, Tx } from './store.ts'

export async function listRoleIds(db: Db): Promise<number[]> {
  return (await db.all<{ id: number }>('SELECT id FROM roles ORDER BY id')).map((role) => role.id)
}

export async function roleIdsOf(db: Db, userId: number): Promise<number[]> {
  const sql = 'SELECT role_id FROM user_roles WHERE user_id = ? ORDER BY role_id'
  return (await db.all<{ role_id: number }>(sql, userId)).map((row) => row.role_id)
}

export async function insertUserRoles(tx: Tx, userId: number, roleIds: Iterable<number>): Promise<void> {
  const sql = 'INSERT INTO user_roles (role_id, user_id) VALUES (?, ?) ON CONFLICT DO NOTHING'
  await Promise.all(Array.from(roleIds, (id) => tx.run(sql, id, userId)))
}

/** Makes these, and no others, the user's roles. */
export async function replaceUserRoles(tx: Tx, userId: number, roleIds: Iterable<number>): Promise<void> {
  const held = new Set(await roleIdsOf(tx, userId))
  const wanted = new Set(roleIds)
  const sql = 'DELETE FROM user_roles WHERE role_id = ? AND user_id = ?'
  await Promise.all([
    ...Array.from(held.difference(wanted), (id) => tx.run(sql, id, userId)),
    insertUserRoles(tx, userId, wanted.difference(held)),
  ])
}

/** Makes a role that gives these apps. */
export async function insertRole(
  tx: Tx,
  { id, name, app_ids }: { id: number; name: string; app_ids: readonly number[] },
): Promise<void> {
  await tx.run('INSERT INTO roles (id, name, name_key) VALUES (?, ?, ?)', id, name, fold(name))
  for (const app of app_ids) await tx.run('INSERT INTO role_apps (role_id, app_id) VALUES (?, ?)', id, app)
}
