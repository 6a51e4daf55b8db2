import type { UserApp } from '@rollcall/contract'
import { fold } from './fold.ts'
import type { Db, Tx } from './store.ts'

interface Row {
  readonly id: number
  readonly icon_url: string
  readonly extension: 0 | 1
  readonly name: string
  readonly provisioning_enabled: 0 | 1
}

/** The apps that a user's roles give, by id. Hidden ones only when asked for. */
export async function listUserApps(db: Db, userId: number, withHidden: boolean): Promise<UserApp[]> {
  const rows = await db.all<Row>(
    `SELECT id, icon_url, extension, name, provisioning_enabled FROM apps
     WHERE id IN (SELECT app_id FROM user_roles JOIN role_apps USING (role_id) WHERE user_id = ?)
       AND (visible = 1 OR ? = 1) ORDER BY id`,
    userId,
    withHidden ? 1 : 0,
  )
  return rows.map((app) => ({
    id: app.id,
    icon_url: app.icon_url,
    extension: app.extension === 1,
    login_id: pair(userId, app.id),
    name: app.name,
    provisioning_status: 'enabled',
    provisioning_state: app.provisioning_enabled ? 'provisioned' : 'unknown',
    provisioning_enabled: app.provisioning_enabled === 1,
  }))
}

/** One number for each pair of ids, and never the same for two pairs: Cantor's. So nothing needs to be stored. */
const pair = (userId: number, appId: number): number => ((userId + appId) * (userId + appId + 1)) / 2 + appId

export interface App {
  readonly id: number
  readonly name: string
  readonly icon_url: string
  readonly extension: boolean
  readonly visible: boolean
  readonly provisioning_enabled: boolean
}

export const insertApp = (tx: Tx, app: App): Promise<number> =>
  tx.run(
    'INSERT INTO apps (id, name, name_key, icon_url, extension, visible, provisioning_enabled) VALUES (?, ?, ?, ?, ?, ?, ?)',
    app.id,
    app.name,
    fold(app.name),
    app.icon_url,
    Number(app.extension),
    Number(app.visible),
    Number(app.provisioning_enabled),
  )
