import type { Tx } from './store.ts'

/** How far a user's account in an app has come, where it is not what the app has for everybody: that is null. */
export interface AppAccount {
  readonly provisioning_status: string | null
  readonly provisioning_state: string | null
}

export async function putAppAccount(
  tx: Tx,
  userId: number,
  appId: number,
  { provisioning_status, provisioning_state }: AppAccount,
): Promise<void> {
  if (provisioning_status === null && provisioning_state === null)
    await tx.run('DELETE FROM app_accounts WHERE user_id = ? AND app_id = ?', userId, appId)
  else
    await tx.run(
      `INSERT INTO app_accounts (user_id, app_id, provisioning_status, provisioning_state) VALUES (?, ?, ?, ?)
       ON CONFLICT (user_id, app_id) DO UPDATE SET
         provisioning_status = excluded.provisioning_status, provisioning_state = excluded.provisioning_state`,
      userId,
      appId,
      provisioning_status,
      provisioning_state,
    )
}

/** Forgets the accounts of a user in apps that none of these roles gives. */
export const forgetAccountsOfUser = (tx: Tx, userId: number, roleIds: readonly number[]): Promise<number> =>
  tx.run(
    `DELETE FROM app_accounts WHERE user_id = ? AND NOT EXISTS (
       SELECT 1 FROM role_apps
       WHERE role_apps.app_id = app_accounts.app_id AND CAST(? AS TEXT) LIKE '%,' || role_id || ',%')`,
    userId,
    `,${roleIds.join()},`,
  )

/** Forgets so many of the accounts in an app that no role but this one gives to their users. Tells how many went. */
export const forgetAccountsOfRole = (tx: Tx, appId: number, roleId: number, limit: number): Promise<number> =>
  tx.run(
    `DELETE FROM app_accounts WHERE app_id = ? AND user_id IN (
       SELECT user_id FROM app_accounts AS account WHERE app_id = ? AND NOT EXISTS (
         SELECT 1 FROM user_roles JOIN role_apps ON role_apps.role_id = user_roles.role_id
         WHERE user_roles.user_id = account.user_id AND role_apps.app_id = account.app_id AND user_roles.role_id <> ?)
       ORDER BY user_id LIMIT ?)`,
    appId,
    appId,
    roleId,
    limit,
  )

/** Forgets so many of the accounts in an app. Tells how many went. */
export const forgetAccountsOfApp = (tx: Tx, appId: number, limit: number): Promise<number> =>
  tx.run(
    `DELETE FROM app_accounts WHERE app_id = ? AND user_id IN (
       SELECT user_id FROM app_accounts WHERE app_id = ? ORDER BY user_id LIMIT ?)`,
    appId,
    appId,
    limit,
  )
