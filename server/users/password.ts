import type { User } from '@rollcall/contract'
import { type Answer, type Context, done, type Handler } from '../context.ts'
import { changeUser } from '../directory/change-user.ts'
import { brokenRules } from '../directory/password-policy.ts'
import { ApiError } from '../errors.ts'
import { findStatusBeforeLock, keepStatusBeforeLock } from '../store/locks.ts'
import { type StoredPassword, setStoredPassword } from '../store/passwords.ts'
import { findPolicyFor } from '../store/policies.ts'
import type { Tx } from '../store/store.ts'
import { getUser } from './find.ts'

export const updatePasswordInsecure: Handler<'updatePasswordInsecure'> = ({ user_id, body }, context) =>
  setPassword(
    user_id,
    { password: body.password, confirmation: body.password_confirmation },
    body.validate_policy ?? false,
    'clearTextPasswordSet',
    context,
  )

/** The policy is about what was typed, which a digest does not show: it is not applied. */
export const updatePasswordSecure: Handler<'updatePasswordSecure'> = ({ user_id, body }, context) =>
  setPassword(
    user_id,
    {
      password: body.password,
      confirmation: body.password_confirmation,
      algorithm: body.password_algorithm,
      salt: body.password_salt,
    },
    false,
    'saltedPasswordSet',
    context,
  )

async function setPassword(
  userId: number,
  given: GivenPassword,
  validatePolicy: boolean,
  event: 'clearTextPasswordSet' | 'saltedPasswordSet',
  context: Context,
): Promise<Answer<typeof done extends Answer<infer T> ? T : never>> {
  const user = await getUser(context.store, userId)
  const password = await hashPassword(given, { validatePolicy, user, refusal: 'passwordRefused' }, context)
  return context.store.transaction(async (tx) => {
    const before = await getUser(tx, userId)
    const now = new Date(context.now).toISOString()
    const changed = { ...afterNewPassword(before, now), updated_at: now }
    await Promise.all([keepPassword(tx, changed, password), changeUser(tx, context, event, before, changed)])
    return done
  })
}

/** A password as it was sent: typed, or with `algorithm` as the hexadecimal digest of it and a salt. */
export interface GivenPassword {
  readonly password: string
  readonly confirmation: string | null | undefined
  readonly algorithm?: 'salt+sha256' | 'sha256+salt' | null | undefined
  readonly salt?: string | null | undefined
}

interface Checks {
  readonly validatePolicy: boolean
  /** Whose names the password must not contain. */
  readonly user: Partial<User>
  /** Writing a user answers 422 to a refused password, the password calls answer 400. */
  readonly refusal: 'validationFailed' | 'passwordRefused'
}

/**
 * Checks a password and makes what is kept of it. A digest that was made elsewhere is hashed once more with
 * argon2id, so that no fast hash lies in the directory.
 */
export async function hashPassword(
  { password, confirmation, algorithm, salt }: GivenPassword,
  { validatePolicy, user, refusal }: Checks,
  { store, passwords }: Context,
): Promise<StoredPassword> {
  if (password !== confirmation) {
    const mismatch = new ApiError('passwordMismatch')
    throw refusal === 'passwordRefused' ? mismatch : new ApiError('validationFailed', [mismatch.message])
  }
  if (algorithm) {
    if (!/^[0-9a-f]{64}$/i.test(password))
      throw new ApiError('validationFailed', ['password must be a SHA-256 digest of 64 hexadecimal digits'])
    return { hash: await passwords.hash(password.toLowerCase()), prehash: algorithm, salt: salt ?? '' }
  }
  // Without its algorithm a digest would become the password itself, and its owner could not log in.
  if (salt) throw new ApiError('validationFailed', ['salt needs password_algorithm'])
  const broken = validatePolicy ? brokenRules(password, await findPolicyFor(store, user.group_id), user) : []
  if (password === '') broken.unshift('it must not be empty')
  if (broken.length > 0)
    throw new ApiError(
      refusal,
      refusal === 'passwordRefused' ? broken : broken.map((rule) => `password: ${rule}`),
    )
  return { hash: await passwords.hash(password), prehash: null, salt: null }
}

/** Unactivated, Password expired, Awaiting password reset, Password pending: a new password ends all of them. */
const wantsPassword = (status: User['status']): boolean => status == null || [0, 4, 5, 7].includes(status)

/** What a new password changes in a user. A lock or a suspension stays. */
export function afterNewPassword(user: User, now: string): User {
  const changed = { ...user, password_changed_at: now }
  return wantsPassword(user.status)
    ? { ...changed, status: 1, activated_at: user.activated_at ?? now }
    : changed
}

/** Keeps the hash. When the user is locked, the new password decides what the user returns to. */
export async function keepPassword(tx: Tx, user: User, password: StoredPassword): Promise<void> {
  await setStoredPassword(tx, user.id, password)
  if (user.status === 3 && wantsPassword((await findStatusBeforeLock(tx, user.id)) as User['status']))
    await keepStatusBeforeLock(tx, user.id, 1)
}
