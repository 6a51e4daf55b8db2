import type { UserApp } from '@rollcall/contract'
import type { Db } from './store.ts'

type Flag = 'extension' | 'provisioning_enabled'

/** The apps that a user's roles give, by id. Hidden ones only when asked for. */
export async function listUserApps(db: Db, userId: number, withHidden: boolean): Promise<UserApp[]> {
  const rows = await db.all<Omit<UserApp, Flag> & Record<Flag, 0 | 1>>(
    `SELECT apps.id, icon_url, extension, login_id, name, provisioning_status, provisioning_state, provisioning_enabled
     FROM user_apps JOIN apps ON apps.id = app_id
     WHERE user_id = ? AND (visible = 1 OR ? = 1) ORDER BY apps.id`,
    userId,
    withHidden ? 1 : 0,
  )
  return rows.map((row) => ({
    ...row,
    extension: row.extension === 1,
    provisioning_enabled: row.provisioning_enabled === 1,
  }))
}
