import type { Context } from '../context.ts'
import { endLock } from '../directory/account-lock.ts'
import { listDueLocks, nextUnlock } from '../store/locks.ts'

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
      for (const { user, statusBefore } of await listDueLocks(tx, now))
        await endLock(tx, { now, requestId }, user, statusBefore, user.locked_until as string)
    })
}

const never = Number.POSITIVE_INFINITY
