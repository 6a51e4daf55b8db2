import type { User } from '@rollcall/contract'
import { fold } from '../store/fold.ts'
import type { Policy } from '../store/policies.ts'
import { normalisePassword } from './password-hash.ts'

/** What is known of a password beside itself. */
export interface Known {
  /** Whether many people use it. */
  readonly isCommon: boolean
  /** Whether it is one of the latest passwords of its user, as many as the policy remembers. */
  readonly isFormer: boolean
}

/** The rules of the policy that a password breaks, in words that say nothing of the password itself. */
export function brokenRules(
  typed: string,
  policy: Policy,
  user: Partial<User>,
  { isCommon, isFormer }: Known,
): string[] {
  const password = normalisePassword(typed)
  const { password_minimum_length: length, password_character_classes: classes } = policy
  const broken: string[] = []
  if (Array.from(password).length < length) broken.push(`it must have at least ${length} characters`)
  if (countClasses(password) < classes)
    broken.push(`it must mix at least ${classes} of lower case, upper case, digits and other characters`)
  if (policy.password_excludes_names && containsName(password, user))
    broken.push("it must not contain the user's name or email")
  if (policy.password_excludes_common && isCommon)
    broken.push('it must not be a password that many people use')
  if (isFormer)
    broken.push(
      policy.password_history === 1
        ? 'it must not be the present password'
        : `it must not be one of the last ${policy.password_history} passwords`,
    )
  return broken
}

const countClasses = (password: string): number =>
  [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((kind) => kind.test(password)).length

/** Names of one or two letters stand in too many good passwords to be refused there. */
function containsName(password: string, user: Partial<User>): boolean {
  const names = [user.username?.split('@')[0], user.email?.split('@')[0], user.firstname, user.lastname]
  const folded = fold(password)
  return names
    .flatMap((name) => partsOf(fold(name ?? '').trim()))
    .some((name) => Array.from(name).length >= 3 && folded.includes(name))
}

/** A name as a whole, and what it is put together from: `anna-maria`, `j.weber`, `van der berg`. */
const partsOf = (name: string): string[] => [name, ...name.split(/[^\p{L}\p{M}\p{N}]+/u)]
