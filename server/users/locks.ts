import type { User } from '@rollcall/contract'
import type { Context } from '../context.ts'
import { changeUser } from '../directory/change-user.ts'
import { keepStatusBeforeLock, listDueLocks, nextUnlock } from '../store/locks.ts'

/**
 * Gives users whose lock has run out the status they had before. Called before every operation, so no answer shows a
 * lock that is over; the moment of the next one is shared by all who ask, so this costs little while no lock is due.
 */
export async function liftDueLocks({
  store,
  now,
  requestId,
}: Pick<Context, 'store' | 'now' | 'requestId'>): Promise<void> {
  while ((await store.remember('next unlock', async () => (await nextUnlock(store)) ?? never)) <= now)
    await store.transaction(async (tx) => {
      for (const { user, statusBefore } of await listDueLocks(tx, now)) {
        const unlocked = afterLock(user, statusBefore)
        await Promise.all([
          changeUser(tx, { now, requestId }, 'userUnlocked', user, unlocked),
          keepStatusBeforeLock(tx, user.id, null),
        ])
      }
    })
}

/** The lock ended when it was due, whenever that is noticed. A password set meanwhile makes the user active now. */
function afterLock(user: User, status: User['status']): User {
  const { locked_until: end, activated_at } = user
  const active = status === 1 && !activated_at
  return { ...user, status, locked_until: null, updated_at: end, activated_at: active ? end : activated_at }
}

const never = Number.POSITIVE_INFINITY
