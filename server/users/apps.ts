import type { Handler } from '../context.ts'
import { listUserApps } from '../store/apps.ts'
import { getUser } from './find.ts'

export const getUserApps: Handler<'getUserApps'> = async (
  { user_id, ignore_visibility = false },
  { store },
) => {
  await getUser(store, user_id)
  return { json: JSON.stringify(await listUserApps(store, user_id, ignore_visibility)) }
}
