import type { UserApp } from '@rollcall/contract'
import type { Handler } from '../context.ts'
import { record } from '../directory/record.ts'
import { ApiError } from '../errors.ts'
import { type AppAccount, putAppAccount } from '../store/app-accounts.ts'
import type { Db } from '../store/store.ts'
import { findUserApp, listUserApps } from '../store/user-apps.ts'
import { getUser } from './find.ts'

export const getUserApps: Handler<'getUserApps'> = async (
  { user_id, ignore_visibility = false },
  { store },
) => {
  await getUser(store, user_id)
  return { json: JSON.stringify(await listUserApps(store, user_id, ignore_visibility)) }
}

export const getUserApp: Handler<'getUserApp'> = async ({ user_id, app_id }, { store }) => {
  await getUser(store, user_id)
  return { json: JSON.stringify((await find(store, user_id, app_id)).app) }
}

/** Keeps how far the account has come, as long as a role gives the app to the user. */
export const updateUserApp: Handler<'updateUserApp'> = ({ user_id, app_id, body }, { store, ...context }) =>
  store.transaction(async (tx) => {
    const user = await getUser(tx, user_id)
    const { app: before, account } = await find(tx, user_id, app_id)
    const {
      provisioning_status = account.provisioning_status,
      provisioning_state = account.provisioning_state,
    } = body
    await putAppAccount(tx, user_id, app_id, { provisioning_status, provisioning_state })

    const { app } = await find(tx, user_id, app_id)
    await record(tx, context, 'userAppUpdated', { user, app: named(app) }, before, app)
    return { json: JSON.stringify(app) }
  })

async function find(db: Db, userId: number, appId: number): Promise<{ app: UserApp; account: AppAccount }> {
  const found = await findUserApp(db, userId, appId)
  if (found === undefined) throw new ApiError('notFound', 'App', appId)
  return found
}

const named = ({ id, name }: UserApp) => ({ id, name: name ?? '' })
