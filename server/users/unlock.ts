import type { User } from '@rollcall/contract'
import type { Handler } from '../context.ts'
import { endLock } from '../directory/account-lock.ts'
import { ApiError } from '../errors.ts'
import { findStatusBeforeLock } from '../store/locks.ts'
import { getUser } from './find.ts'

/** Ends a lock now, whoever made it. */
export const unlockUser: Handler<'unlockUser'> = ({ user_id }, { store, ...context }) =>
  store.transaction(async (tx) => {
    const user = await getUser(tx, user_id)
    if (user.status !== 3) throw new ApiError('notLocked')

    const statusBefore = (await findStatusBeforeLock(tx, user_id)) as User['status']
    await endLock(tx, context, user, statusBefore, new Date(context.now).toISOString())
    return { json: JSON.stringify({ message: 'User unlocked' }) }
  })
