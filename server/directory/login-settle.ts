import type { User } from '@rollcall/contract'
import { attemptExists, deleteAttempt } from '../store/login-attempts.ts'
import { findStoredPassword, replaceHash, type StoredPassword } from '../store/passwords.ts'
import { findPolicyFor, type Policy } from '../store/policies.ts'
import type { Store, Tx } from '../store/store.ts'
import { findUser } from '../store/users.ts'
import { lockUser } from './account-lock.ts'
import { changeUser } from './change-user.ts'
import type { Attempt } from './login-attempt.ts'
import { hasExpired, invalidCredentials, isExpired, isLocked, refusalOf } from './login-refusals.ts'
import { type Actor, record } from './record.ts'
import { type OpenedSession, openSession } from './sessions.ts'

/** What came out of a verification. */
export interface Verdict {
  readonly isRight: boolean
  /** The password in the form in which it shall be kept from now on, when it is in another one. */
  readonly betterHash?: string | undefined
}

export type Outcome =
  | { readonly user: User; readonly session: OpenedSession }
  | { readonly refusal: string }
  /** The password was set anew while the guess was verified: it must be verified again. */
  | { readonly changed: StoredPassword | undefined }
  /** The guess was taken for dead and another one may have been verified in its place: nobody may learn what it was. */
  | 'tooLate'

/** Ends a guess with all that follows from it, in one transaction. */
export function settle(
  store: Store,
  { id, userId, password }: Attempt,
  { isRight, betterHash }: Verdict,
  actor: Actor,
): Promise<Outcome> {
  return store.transaction<Outcome>(async (tx) => {
    const [exists, user, stored] = await Promise.all([
      attemptExists(tx, id),
      findUser(tx, userId),
      findStoredPassword(tx, userId),
    ])
    if (!exists) return 'tooLate'
    if (stored?.hash !== password?.hash) return { changed: stored }

    // Nobody's policy is read as well: an unknown name takes the same steps.
    const [policy] = await Promise.all([
      findPolicyFor(tx, user?.group_id),
      deleteAttempt(tx, id),
      stored && betterHash && replaceHash(tx, userId, stored.hash, betterHash),
    ])
    if (user === undefined) return refuse(tx, actor, invalidCredentials)
    if (user.status === 3) return refuse(tx, actor, isLocked, user)
    return isRight ? settleRight(tx, actor, user, policy) : settleWrong(tx, actor, user, policy)
  })
}

async function settleRight(tx: Tx, actor: Actor, user: User, policy: Policy): Promise<Outcome> {
  const refusal = refusalOf(user)
  if (refusal !== undefined) return refuse(tx, actor, refusal, user)
  if (hasExpired(user, policy, actor.now)) {
    const expired = { ...user, status: 4, updated_at: new Date(actor.now).toISOString() } as const
    await changeUser(tx, actor, 'passwordExpired', user, expired)
    return refuse(tx, actor, isExpired, expired)
  }
  const loggedIn = { ...user, invalid_login_attempts: 0, last_login: new Date(actor.now).toISOString() }
  const [session] = await Promise.all([
    openSession(tx, user.id, actor),
    changeUser(tx, actor, 'loggedIn', user, loggedIn),
  ])
  return { user: loggedIn, session }
}

/** One failure more, and a lock with the last one that is allowed. */
async function settleWrong(
  tx: Tx,
  actor: Actor,
  user: User,
  { maximum_invalid_attempts: maximum, lock_minutes }: Policy,
): Promise<Outcome> {
  const failures = (user.invalid_login_attempts ?? 0) + 1
  const failed = { ...user, invalid_login_attempts: failures }
  await changeUser(tx, actor, 'loginFailed', user, failed, { error: invalidCredentials })
  if (maximum !== null && failures >= maximum)
    await lockUser(tx, actor, 'userLockedByFailures', failed, lock_minutes)
  return { refusal: invalidCredentials }
}

async function refuse(tx: Tx, actor: Actor, refusal: string, user?: User): Promise<Outcome> {
  await record(tx, actor, 'loginFailed', { ...(user && { user }), error: refusal })
  return { refusal }
}
