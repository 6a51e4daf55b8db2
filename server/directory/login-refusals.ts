import type { User } from '@rollcall/contract'
import type { Policy } from '../store/policies.ts'

/** Said alike of a name that nobody has, a wrong password, and a user without one. */
export const invalidCredentials = 'Invalid user credentials'

/** Said whatever the password is, since it is not looked at. */
export const isLocked = 'User is locked'

export const isExpired = 'Password is expired'

/** Why a user may not log in, whatever the password is; nothing for one who may. */
export function refusalOf({ state, status }: User): string | undefined {
  return byState[state ?? 0] ?? byStatus[status ?? 0]
}

const byState: Readonly<Record<number, string>> = {
  0: 'User is not approved',
  2: 'User is rejected',
  3: 'User is unlicensed',
}

const byStatus: Readonly<Record<number, string>> = {
  0: 'User is not activated',
  2: 'User is suspended',
  3: isLocked,
  4: isExpired,
  5: 'Password must be reset',
  7: 'Password is pending',
  8: 'Security questions are not answered',
}

const dayMs = 86_400_000

/** Whether a password is older than the policy lets it become. */
export function hasExpired(user: User, { password_expires_after_days: days }: Policy, now: number): boolean {
  if (days === null) return false
  return Date.parse(user.password_changed_at ?? (user.created_at as string)) + days * dayMs <= now
}
