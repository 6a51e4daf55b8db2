import { type User, type UserInput, userFields } from '@rollcall/contract'
import { mergeValues } from '../directory/attribute-values.ts'
import { ApiError } from '../errors.ts'
import { textFields } from '../store/conditions.ts'
import { isTooLongForKey } from '../store/fold.ts'
import { groupExists } from '../store/groups.ts'
import { findUnknownRoles } from '../store/roles.ts'
import type { Tx } from '../store/store.ts'
import { findOwnerOfName } from '../store/users.ts'
import { mayUpdateState } from './state.ts'

const writable = Object.entries(userFields)
  .filter(([, use]) => use === 'writable')
  .map(([name]) => name) as (keyof User & keyof UserInput)[]

/** The user with the members that were sent. Names that are read-only or unknown are left alone. */
export async function withInput(tx: Tx, user: User, input: UserInput): Promise<User> {
  const changed: Record<string, unknown> = { ...user }
  for (const name of writable) {
    const value = input[name]
    if (value !== undefined) changed[name] = value
  }
  const { role_ids, custom_attributes } = input
  return {
    ...(changed as unknown as User),
    username: trimmed(changed.username),
    email: trimmed(changed.email),
    manager_ad_id: textOf('manager_ad_id', changed),
    manager_user_id: textOf('manager_user_id', changed),
    trusted_idp_id: input.trusted_idp_id === 0 ? null : (changed.trusted_idp_id as number | null),
    state: input.state ?? user.state,
    role_ids: role_ids === undefined ? user.role_ids : [...new Set(role_ids ?? [])].sort((a, b) => a - b),
    custom_attributes:
      custom_attributes === undefined
        ? user.custom_attributes
        : custom_attributes === null
          ? {}
          : await mergeValues(tx, user.custom_attributes ?? {}, custom_attributes),
  }
}

/** Refuses a user that breaks a rule of the directory. All broken rules are named at once. */
export async function checkUser(tx: Tx, user: User, before?: User): Promise<void> {
  const problems: string[] = []
  const { username, email, group_id, state } = user
  if (!username && !email) problems.push('username or email must be given')
  if (username && unseen.test(username)) problems.push('Username is invalid')
  if (email && (unseen.test(email) || !/^[^\s@]+@[^\s@]+$/.test(email))) problems.push('Email is invalid')
  for (const field of textFields)
    if (isTooLongForKey(user[field] ?? ''))
      problems.push(`${field} is too long when its characters are written out`)
  const isNewGroup = group_id != null && group_id !== before?.group_id
  const [usernameTaken, emailTaken, groupFound, unknownRoles] = await Promise.all([
    username && isTaken(tx, username, user.id),
    email && isTaken(tx, email, user.id),
    !isNewGroup || groupExists(tx, group_id),
    user.role_ids === before?.role_ids ? none : findUnknownRoles(tx, new Set(user.role_ids)),
  ])
  if (usernameTaken) problems.push('Username must be unique within this directory')
  if (emailTaken) problems.push('Email must be unique within this directory')
  if (!groupFound) problems.push(`Group for id ${group_id} was not found`)
  if (before && state != null && !mayUpdateState(before.state, state))
    problems.push('state of an Unlicensed user can only be changed by set_state')
  if (unknownRoles.size > 0)
    problems.push(`role_ids has unknown roles: ${[...unknownRoles].slice(0, 100).join(', ')}`)
  if (problems.length > 0) throw new ApiError('validationFailed', problems)
}

const none: ReadonlySet<number> = new Set()

/** Control characters, and those without a shape of their own: with them two names would look the same. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

async function isTaken(tx: Tx, name: string, userId: number): Promise<boolean> {
  const owner = await findOwnerOfName(tx, name)
  return owner !== undefined && owner !== userId
}

/** Names that people log in with lose the blanks around them; an empty one is none. */
const trimmed = (text: unknown): string | null => (typeof text === 'string' && text.trim()) || null

/** Managers are sent as numbers or as text and answered as text. A number that is not exact is nobody's. */
function textOf(name: string, { [name]: value }: Readonly<Record<string, unknown>>): string | null {
  if (value == null) return null
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new ApiError('validationFailed', [`${name} must be at most ${Number.MAX_SAFE_INTEGER}`])
  return String(value)
}
