import type { Db, Tx } from './store.ts'

export async function listRoleIds(db: Db): Promise<number[]> {
  return (await db.all<{ id: number }>('SELECT id FROM roles ORDER BY id')).map((role) => role.id)
}

export async function roleIdsOf(db: Db, userId: number): Promise<number[]> {
  const sql = 'SELECT role_id FROM user_roles WHERE user_id = ? ORDER BY role_id'
  return (await db.all<{ role_id: number }>(sql, userId)).map((row) => row.role_id)
}

/** Makes these, and no others, the user's roles, and gives and takes the apps that follow from them. */
export async function replaceUserRoles(tx: Tx, userId: number, roleIds: readonly number[]): Promise<void> {
  const ids = JSON.stringify(roleIds)
  await tx.run(
    'DELETE FROM user_roles WHERE user_id = ? AND role_id NOT IN (SELECT value FROM json_each(?))',
    userId,
    ids,
  )
  await tx.run(
    'INSERT INTO user_roles (role_id, user_id) SELECT value, ? FROM json_each(?) WHERE true ON CONFLICT DO NOTHING',
    userId,
    ids,
  )
  await tx.run(
    `DELETE FROM user_apps WHERE user_id = ? AND app_id NOT IN
       (SELECT app_id FROM role_apps WHERE role_id IN (SELECT value FROM json_each(?)))`,
    userId,
    ids,
  )
  await tx.run(
    `INSERT INTO user_apps (user_id, app_id, provisioning_status, provisioning_state)
     SELECT DISTINCT ?, app_id, 'enabled', CASE provisioning_enabled WHEN 1 THEN 'provisioned' ELSE 'unknown' END
     FROM role_apps JOIN apps ON apps.id = app_id WHERE role_id IN (SELECT value FROM json_each(?))
     ON CONFLICT DO NOTHING`,
    userId,
    ids,
  )
}
