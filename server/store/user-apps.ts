import type { UserApp } from '@rollcall/contract'
import type { AppAccount } from './app-accounts.ts'
import type { Db } from './store.ts'

interface Row extends AppAccount {
  readonly id: number
  readonly icon_url: string
  readonly extension: 0 | 1
  readonly name: string
  readonly provisioning_enabled: 0 | 1
}

const select = `SELECT id, icon_url, extension, name, provisioning_enabled, provisioning_status, provisioning_state
  FROM apps LEFT JOIN app_accounts ON app_accounts.app_id = apps.id AND app_accounts.user_id = ?
  WHERE id IN (SELECT app_id FROM user_roles JOIN role_apps USING (role_id) WHERE user_id = ?)`

/** The apps that a user's roles give, by id. Hidden ones only when asked for. */
export async function listUserApps(db: Db, userId: number, withHidden: boolean): Promise<UserApp[]> {
  const sql = `${select} AND (visible = 1 OR ? = 1) ORDER BY id`
  const rows = await db.all<Row>(sql, userId, userId, withHidden ? 1 : 0)
  return rows.map((row) => toUserApp(userId, row))
}

/** One of them, hidden or not, and what is kept of the account in it. */
export async function findUserApp(
  db: Db,
  userId: number,
  appId: number,
): Promise<{ app: UserApp; account: AppAccount } | undefined> {
  const row = await db.get<Row>(`${select} AND id = ?`, userId, userId, appId)
  if (row === undefined) return undefined
  const { provisioning_status, provisioning_state } = row
  return { app: toUserApp(userId, row), account: { provisioning_status, provisioning_state } }
}

const toUserApp = (userId: number, app: Row): UserApp => ({
  id: app.id,
  icon_url: app.icon_url || null,
  extension: app.extension === 1,
  login_id: pair(userId, app.id),
  name: app.name,
  provisioning_status: (app.provisioning_status ?? 'enabled') as NonNullable<UserApp['provisioning_status']>,
  provisioning_state: (app.provisioning_state ??
    (app.provisioning_enabled ? 'provisioned' : 'unknown')) as NonNullable<UserApp['provisioning_state']>,
  provisioning_enabled: app.provisioning_enabled === 1,
})

/** One number for each pair of ids, and never the same for two pairs: Cantor's. So nothing needs to be stored. */
const pair = (userId: number, appId: number): number => ((userId + appId) * (userId + appId + 1)) / 2 + appId
