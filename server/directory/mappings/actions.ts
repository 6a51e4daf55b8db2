import type { User } from '@rollcall/contract'
import { textFields } from '../../store/conditions.ts'
import { isTooLongForKey } from '../../store/fold.ts'
import type { MappingAction } from '../../store/mappings.ts'
import {
  attributeOf,
  type Choice,
  choiceProblem,
  type Known,
  none,
  states,
  statuses,
  texts,
  toId,
} from './sources.ts'

/** What is done to somebody whom a rule is about. */
export type Effect =
  | { readonly kind: 'add role' | 'remove role'; readonly roleIds: readonly number[] }
  | { readonly kind: 'set'; readonly set: (user: User, now: string) => User }

/** Names that people log in with are theirs alone, so no rule can give them to many. */
const settable = Object.fromEntries(
  Object.entries(texts).filter(([field]) => field !== 'username' && field !== 'email'),
)

/** What rules can do, beside setting custom attributes. */
export const actions: Readonly<Record<string, string>> = {
  add_role: 'Add role',
  remove_role: 'Remove role',
  set_group: 'Set group',
  set_status: 'Set status',
  set_state: 'Set state',
  ...Object.fromEntries(
    Object.entries(settable).map(([field, name]) => [`set_${field}`, `Set ${name.toLowerCase()}`]),
  ),
}

/** A lock has a time of its own, and is the call `lockAccountUser`. */
export const settableStatuses: readonly Choice[] = statuses.filter(({ value }) => value !== '3')

/** The attribute that an action sets: `set_custom_attribute_x`, or `set_x` where no field has that name. */
export function attributeSetBy(action: string): string | undefined {
  if (!action.startsWith('set_') || Object.hasOwn(actions, action)) return undefined
  return attributeOf(action.slice(4)) ?? action.slice(4)
}

/** Whether there is such an action. */
export function actionExists(action: string, known: Known): boolean {
  const shortname = attributeSetBy(action)
  return shortname === undefined ? Object.hasOwn(actions, action) : known.attributes.has(shortname)
}

const longest: Readonly<Record<string, number>> = { phone: 64, comment: 65_535, member_of: 65_535 }

/** What an action says that cannot be, in words that go on after its place. */
export function problemOfAction({ action, value }: MappingAction, known: Known): string | undefined {
  if (!actionExists(action, known)) return `action ${action} does not exist`
  if (action === 'add_role' || action === 'remove_role') {
    const unknown = value.filter((id) => !known.roles.has(toId(id)))
    if (value.length === 0) return 'value must name a role'
    return unknown.length > 0 ? `value has unknown roles: ${unknown.slice(0, 100).join(', ')}` : undefined
  }
  const [only, ...more] = value
  if (only === undefined || more.length > 0) return `value of ${action} must be one`
  if (action === 'set_status') return choiceProblem(only, settableStatuses)
  if (action === 'set_state') return choiceProblem(only, states)
  if (action === 'set_group')
    return only === none || known.groups.has(toId(only))
      ? undefined
      : `value ${only} is not the id of a group`
  const field = action.slice(4)
  const limit = attributeSetBy(action) === undefined ? (longest[field] ?? 255) : 4096
  if (Array.from(only).length > limit) return `value is too long (maximum is ${limit} characters)`
  if ((textFields as readonly string[]).includes(field) && isTooLongForKey(only))
    return 'value is too long when its characters are written out'
  return undefined
}

/** Makes an action an effect. Of what is gone nothing is done: a role that is no more is left out, a group is not set. */
export function toEffect({ action, value }: MappingAction, known: Known): Effect | undefined {
  if (action === 'add_role' || action === 'remove_role') {
    const roleIds = value.map(toId).filter((id) => known.roles.has(id))
    return { kind: action === 'add_role' ? 'add role' : 'remove role', roleIds }
  }
  if (problemOfAction({ action, value }, known) !== undefined) return undefined
  return { kind: 'set', set: setterOf(action, value[0] as string) }
}

function setterOf(action: string, value: string): (user: User, now: string) => User {
  const shortname = attributeSetBy(action)
  if (shortname !== undefined) return (user) => withAttribute(user, shortname, value)
  switch (action) {
    case 'set_group':
      return (user) => ({ ...user, group_id: value === none ? null : toId(value) })
    case 'set_state':
      return (user) => withState(user, toId(value) as User['state'])
    case 'set_status':
      return (user, now) => withStatus(user, toId(value) as User['status'], now)
    default:
      return (user) => ({ ...user, [action.slice(4)]: value === '' ? null : value })
  }
}

function withAttribute(user: User, shortname: string, value: string): User {
  const { [shortname]: had, ...others } = user.custom_attributes ?? {}
  if (value === '') return had === undefined ? user : { ...user, custom_attributes: others }
  return { ...user, custom_attributes: { ...user.custom_attributes, [shortname]: value } }
}

/** An Unlicensed user leaves that state by the call `setUserState` only. */
const withState = (user: User, state: User['state']): User => (user.state === 3 ? user : { ...user, state })

/** A lock is not lifted by a rule: the status of a locked user is left alone. */
function withStatus(user: User, status: User['status'], now: string): User {
  if (user.status === 3 || user.status === status) return user
  return { ...user, status, activated_at: status === 1 ? (user.activated_at ?? now) : user.activated_at }
}
