import type { User } from '@rollcall/contract'
import { fold } from '../store/fold.ts'
import type { Policy } from '../store/policies.ts'

type Rules = Pick<Policy, 'password_minimum_length' | 'password_character_classes'>

/** The rules of the policy that a password breaks, in words that say nothing of the password itself. */
export function brokenRules(password: string, policy: Rules, user: Partial<User>): string[] {
  const { password_minimum_length: length, password_character_classes: classes } = policy
  const broken: string[] = []
  if (Array.from(password).length < length) broken.push(`it must have at least ${length} characters`)
  if (countClasses(password) < classes)
    broken.push(`it must mix at least ${classes} of lower case, upper case, digits and other characters`)
  if (containsName(password, user)) broken.push("it must not contain the user's name or email")
  return broken
}

const countClasses = (password: string): number =>
  [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((kind) => kind.test(password)).length

/** Names of one or two letters stand in too many good passwords to be refused there. */
function containsName(password: string, user: Partial<User>): boolean {
  const names = [user.username?.split('@')[0], user.email?.split('@')[0], user.firstname, user.lastname]
  const folded = fold(password)
  return names
    .map((name) => fold(name ?? '').trim())
    .some((name) => Array.from(name).length >= 3 && folded.includes(name))
}
