import type { User } from '@rollcall/contract'
import type { Context } from '../context.ts'
import { isCommonPassword } from '../directory/common-passwords.ts'
import { brokenRules } from '../directory/password-policy.ts'
import { ApiError } from '../errors.ts'
import { findLatestPasswords, type StoredPassword } from '../store/passwords.ts'
import { findPolicyFor } from '../store/policies.ts'
import type { Db, Tx } from '../store/store.ts'

/** A password as it was sent: typed, or with `algorithm` as the hexadecimal digest of it and a salt. */
export interface GivenPassword {
  readonly password: string
  readonly confirmation: string | null | undefined
  readonly algorithm?: 'salt+sha256' | 'sha256+salt' | null | undefined
  readonly salt?: string | null | undefined
}

interface Checks {
  readonly validatePolicy: boolean
  /** Whose names the password must not contain, and whose group has the policy; with an id, whose passwords are former. */
  readonly user: Partial<User>
  /** Writing a user answers 422 to a refused password, the password calls answer 400. */
  readonly refusal: 'validationFailed' | 'passwordRefused'
}

/** A password that was found good, as it is kept. */
export interface PreparedPassword {
  readonly stored: StoredPassword
  /** Looks once more, in the transaction that keeps it, whether the password is good for the user as it is now. */
  check(tx: Tx, user: Partial<User>): Promise<void>
}

/** The user has a password that this one was not compared with: it is new, or the policy remembers more by now. */
class PasswordsChanged extends Error {
  override readonly name = 'PasswordsChanged'
}

/**
 * Hashing takes long, so a password is prepared before the transaction of `work` begins. When by then the user has got
 * another one, all is done again.
 */
export async function withPassword<Password, Result>(
  prepare: () => Promise<Password>,
  work: (password: Password) => Promise<Result>,
): Promise<Result> {
  for (;;) {
    const password = await prepare()
    try {
      return await work(password)
    } catch (error) {
      if (!(error instanceof PasswordsChanged)) throw error
    }
  }
}

/**
 * Checks a password and makes what is kept of it. A digest that was made elsewhere is hashed once more with
 * argon2id, so that no fast hash lies in the directory.
 */
export async function preparePassword(
  { password, confirmation, algorithm, salt }: GivenPassword,
  checks: Checks,
  { store, passwords }: Context,
): Promise<PreparedPassword> {
  if (password !== confirmation) {
    const mismatch = new ApiError('passwordMismatch')
    throw checks.refusal === 'passwordRefused'
      ? mismatch
      : new ApiError('validationFailed', [mismatch.message])
  }
  if (algorithm) {
    if (!/^[0-9a-f]{64}$/i.test(password))
      throw new ApiError('validationFailed', ['password must be a SHA-256 digest of 64 hexadecimal digits'])
    const hash = await passwords.hash(password.toLowerCase())
    return { stored: { hash, prehash: algorithm, salt: salt ?? '' }, check: async () => {} }
  }
  // Without its algorithm a digest would become the password itself, and its owner could not log in.
  if (salt) throw new ApiError('validationFailed', ['salt needs password_algorithm'])

  const compared = new Map<string, boolean>()
  const isCommon = checks.validatePolicy && (await isCommonPassword(password))
  const judge = (db: Db, user: Partial<User>, isKnown: (former: StoredPassword) => Promise<boolean>) =>
    refuseBroken(password, { ...checks, user }, db, isCommon, isKnown)

  await judge(store, checks.user, async (former) => {
    const isSame = await passwords.verify(former, password)
    compared.set(former.hash, isSame)
    return isSame
  })
  const stored = { hash: await passwords.hash(password), prehash: null, salt: null }
  return {
    stored,
    check: (tx, user) =>
      judge(tx, user, async ({ hash }) => {
        const isSame = compared.get(hash)
        if (isSame === undefined) throw new PasswordsChanged()
        return isSame
      }),
  }
}

/** Refuses a password that breaks a rule. All broken rules are named at once. */
async function refuseBroken(
  password: string,
  { validatePolicy, user, refusal }: Checks,
  db: Db,
  isCommon: boolean,
  isSame: (former: StoredPassword) => Promise<boolean>,
): Promise<void> {
  const broken: string[] = []
  if (password === '') broken.push('it must not be empty')
  if (validatePolicy) {
    const policy = await findPolicyFor(db, user.group_id)
    const former =
      user.id === undefined ? [] : await findLatestPasswords(db, user.id, policy.password_history)
    broken.push(...brokenRules(password, policy, user, { isCommon, isFormer: await some(former, isSame) }))
  }
  if (broken.length > 0)
    throw new ApiError(
      refusal,
      refusal === 'passwordRefused' ? broken : broken.map((rule) => `password: ${rule}`),
    )
}

/** One after the other: each takes as long as a hash, and many at once would keep others waiting. */
async function some<T>(items: readonly T[], test: (item: T) => Promise<boolean>): Promise<boolean> {
  for (const item of items) if (await test(item)) return true
  return false
}
