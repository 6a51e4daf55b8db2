import type { User } from '@rollcall/contract'
import { keepStatusBeforeLock } from '../store/locks.ts'
import type { Tx } from '../store/store.ts'
import { changeUser } from './change-user.ts'
import type { Actor } from './record.ts'

/** Locks a user for some minutes from now on, or without end; the status before is kept. Failures begin anew. */
export async function lockUser(
  tx: Tx,
  actor: Actor,
  type: 'userLocked' | 'userLockedByFailures',
  user: User,
  minutes: number | null,
): Promise<void> {
  const locked = {
    ...user,
    status: 3,
    locked_until: minutes === null ? null : new Date(actor.now + minutes * 60_000).toISOString(),
    invalid_login_attempts: 0,
    updated_at: new Date(actor.now).toISOString(),
  } as const
  await Promise.all([
    changeUser(tx, actor, type, user, locked),
    user.status !== 3 && keepStatusBeforeLock(tx, user.id, user.status ?? null),
  ])
}

/** Gives a locked user the status from before; `end` is when the lock ended, whenever that is noticed. */
export async function endLock(
  tx: Tx,
  actor: Actor,
  user: User,
  statusBefore: User['status'],
  end: string,
): Promise<void> {
  await Promise.all([
    changeUser(tx, actor, 'userUnlocked', user, afterLock(user, statusBefore, end)),
    keepStatusBeforeLock(tx, user.id, null),
  ])
}

/** A password that was set meanwhile makes the user active at the end of the lock. */
function afterLock(user: User, status: User['status'], end: string): User {
  const activated_at = status === 1 && !user.activated_at ? end : user.activated_at
  return { ...user, status, locked_until: null, updated_at: end, activated_at }
}
