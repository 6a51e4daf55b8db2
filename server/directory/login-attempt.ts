import type { User } from '@rollcall/contract'
import { countAttempts, deleteAttempt, deleteDeadAttempts, insertAttempt } from '../store/login-attempts.ts'
import { findStoredPassword, type StoredPassword } from '../store/passwords.ts'
import { findPolicyFor } from '../store/policies.ts'
import type { Db, Store } from '../store/store.ts'
import { findOwnerOfName, findUser } from '../store/users.ts'
import { isLocked } from './login-refusals.ts'
import { type Actor, record } from './record.ts'

/** A guess that is being verified. It counts as a failure until it is settled. */
export interface Attempt {
  readonly id: string
  /** 0 for a name that nobody has: it goes the same way as any other. */
  readonly userId: number
  /** What the user's password was when the guess was admitted; nothing when there was none. */
  readonly password: StoredPassword | undefined
}

export type Admission =
  | { readonly attempt: Attempt }
  | { readonly refusal: string }
  /** As many guesses at this user are being verified as may still fail. */
  | { readonly fullFor: number }

const nobody = 0

/** A verification takes milliseconds; in a queue of many it takes seconds. */
const lifeMs = 30_000

/** Lets a guess be verified, unless it could be one failure too many. */
export function admit(store: Store, name: string, attemptId: string, actor: Actor): Promise<Admission> {
  return store.transaction<Admission>(async (tx) => {
    const userId = (await findOwnerOfName(tx, name)) ?? nobody
    const [user, password] = await Promise.all([
      findUser(tx, userId),
      findStoredPassword(tx, userId),
      deleteDeadAttempts(tx, actor.now),
    ])
    if (user?.status === 3) {
      await record(tx, actor, 'loginFailed', { user, error: isLocked })
      return { refusal: isLocked }
    }
    if ((await roomFor(tx, userId, user, actor.now)) <= 0) return { fullFor: userId }

    await insertAttempt(tx, attemptId, userId, actor.now + lifeMs)
    return { attempt: { id: attemptId, userId, password } }
  })
}

/** How many logins of a user may try now: all of them when they need not be verified, or when there is no limit. */
export async function countFree(store: Store, userId: number, now: number): Promise<number> {
  const user = await findUser(store, userId)
  if (user === undefined || user.status === 3) return Number.POSITIVE_INFINITY
  return Math.max(await roomFor(store, userId, user, now), 0)
}

/**
 * So many guesses more may be verified at once: what the policy allows, less the failures, less what is under way. When the
 * policy has become stricter than the failures are few, one at a time may still be right.
 */
async function roomFor(db: Db, userId: number, user: User | undefined, now: number): Promise<number> {
  const [policy, underWay] = await Promise.all([
    findPolicyFor(db, user?.group_id),
    countAttempts(db, userId, now),
  ])
  const maximum = policy.maximum_invalid_attempts
  if (maximum === null || user === undefined) return Number.POSITIVE_INFINITY
  return Math.max(maximum - (user.invalid_login_attempts ?? 0), 1) - underWay
}

/** Gives up a guess that could not be verified, so that it counts no longer. */
export async function giveUp(store: Store, { id }: Attempt): Promise<void> {
  await store.transaction((tx) => deleteAttempt(tx, id))
}
