import type { User } from '@rollcall/contract'
import { type Context, done, type Handler } from '../context.ts'
import { changeUser } from '../directory/change-user.ts'
import { findStatusBeforeLock, keepStatusBeforeLock } from '../store/locks.ts'
import { replacePassword } from '../store/passwords.ts'
import { deleteSessions } from '../store/sessions.ts'
import type { Tx } from '../store/store.ts'
import { getUser } from './find.ts'
import { type GivenPassword, type PreparedPassword, preparePassword, withPassword } from './new-password.ts'

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
): Promise<typeof done> {
  return withPassword(
    async () => {
      const user = await getUser(context.store, userId)
      return preparePassword(given, { validatePolicy, user, refusal: 'passwordRefused' }, context)
    },
    (password) =>
      context.store.transaction(async (tx) => {
        const before = await getUser(tx, userId)
        await password.check(tx, before)
        const now = new Date(context.now).toISOString()
        const changed = { ...afterNewPassword(before, now), updated_at: now }
        await Promise.all([
          keepPassword(tx, changed, password),
          changeUser(tx, context, event, before, changed),
        ])
        return done
      }),
  )
}

/** Unactivated, Password expired, Awaiting password reset, Password pending: a new password ends all of them. */
const wantsPassword = (status: User['status']): boolean => status == null || [0, 4, 5, 7].includes(status)

/** What a new password changes in a user: wrong ones are counted anew. A lock or a suspension stays. */
export function afterNewPassword(user: User, now: string): User {
  const changed = { ...user, password_changed_at: now, invalid_login_attempts: 0 }
  return wantsPassword(user.status)
    ? { ...changed, status: 1, activated_at: user.activated_at ?? now }
    : changed
}

/**
 * Keeps the hash and ends all sessions: whoever knew the former password is out. When the user is locked, the new password
 * decides what the user returns to.
 */
export async function keepPassword(tx: Tx, user: User, { stored }: PreparedPassword): Promise<void> {
  await Promise.all([replacePassword(tx, user.id, stored), deleteSessions(tx, user.id)])
  if (user.status === 3 && wantsPassword((await findStatusBeforeLock(tx, user.id)) as User['status']))
    await keepStatusBeforeLock(tx, user.id, 1)
}
