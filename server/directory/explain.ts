import { type Cause, type User, type UserExplanation, userFields } from '@rollcall/contract'
import type { Handler } from '../context.ts'
import { ApiError } from '../errors.ts'
import { listCustomAttributes } from '../store/custom-attributes.ts'
import {
  findRoleName,
  findUserAt,
  type HeldRole,
  listHeldRoles,
  listRoleApps,
} from '../store/explanations.ts'
import type { Store } from '../store/store.ts'
import { type Change, type Changes, findCauses, type Question } from './causes.ts'

export const explainUser: Handler<'explainUser'> = async ({ user_id, role_id, field }, { store }) => {
  const found = await findUserAt(store, user_id)
  if (found === undefined) throw new ApiError('notFound', 'User', user_id)
  const { user, lastEventId } = found
  const isAll = role_id === undefined && !field
  const roles = isAll || role_id !== undefined ? await rolesOf(store, user, role_id) : []
  const fields = field ? [await oneField(store, user, field)] : isAll ? fieldsOf(user) : []

  const questions = [...roles.map(({ question }) => question), ...fields.map(({ question }) => question)]
  const { causes, eventsRead } = await findCauses(store, user_id, lastEventId, questions)
  const explanation: UserExplanation = {
    user_id,
    user_name: user.username ?? user.email ?? null,
    roles: await Promise.all(
      roles.map(async ({ role, question }) => ({
        role_id: role.id,
        role_name: role.name,
        is_held: question.value as boolean,
        by_hand: role.by_hand === 1,
        mapping_id: role.mapping_id,
        apps: await listRoleApps(store, role.id),
        cause: causes.get(question) as Cause,
      })),
    ),
    fields: fields.map(({ name, question }) => ({
      field: name,
      value: question.value ?? null,
      cause: causes.get(question) as Cause,
    })),
    events_read: eventsRead,
    is_complete: ![...causes.values()].some(({ kind }) => kind === 'unread'),
  }
  return { json: JSON.stringify(explanation) }
}

interface AskedRole {
  readonly role: HeldRole
  readonly question: Question
}

async function rolesOf(store: Store, user: User, only: number | undefined): Promise<AskedRole[]> {
  const held = new Set(user.role_ids)
  const known = (await listHeldRoles(store, user.id)).filter(({ id }) => only === undefined || id === only)
  if (only !== undefined && known.length === 0) {
    const role = await findRoleName(store, only)
    if (role === undefined) throw new ApiError('notFound', 'Role', only)
    known.push({ id: only, name: role.name, by_hand: 0, mapping_id: null })
  }
  return known.map((role) => ({
    role,
    question: {
      value: held.has(role.id),
      mappingId: role.mapping_id,
      changeIn: ({ role_ids: change }) =>
        change && { before: includes(change.before, role.id), after: includes(change.after, role.id) },
    },
  }))
}

const includes = (ids: unknown, id: number): boolean => Array.isArray(ids) && ids.includes(id)

interface AskedField {
  readonly name: string
  readonly question: Question
}

const family = 'custom_attributes'

/** What somebody may wonder about: not the id, nor what moves with every change. Roles are explained one by one. */
const notAsked: ReadonlySet<string> = new Set(['id', 'updated_at', 'role_ids', family])

/** Every value that the user has. */
function fieldsOf(user: User): AskedField[] {
  const members = Object.entries(user).filter(([name, value]) => value !== null && !notAsked.has(name))
  const attributes = Object.keys(user.custom_attributes ?? {})
  return [
    ...members.map(([name]) => memberOf(user, name)),
    ...attributes.map((name) => attributeOf(user, name)),
  ]
}

async function oneField(store: Store, user: User, name: string): Promise<AskedField> {
  const shortname = name.startsWith(`${family}.`) ? name.slice(family.length + 1) : undefined
  if (shortname !== undefined) {
    const known = await listCustomAttributes(store)
    if (known.some((one) => one.shortname === shortname) || isIn(user.custom_attributes, shortname))
      return attributeOf(user, shortname)
  } else if (Object.hasOwn(userFields, name) && userFields[name as keyof typeof userFields] !== 'write-only')
    return memberOf(user, name)
  throw new ApiError('fieldsUnknown', [name.slice(0, 100)])
}

const memberOf = (user: User, name: string): AskedField => ({
  name,
  question: {
    value: valueIn(user, name),
    changeIn: (changes) => valueIn(changes, name) as Change | undefined,
  },
})

const attributeOf = (user: User, name: string): AskedField => ({
  name: `${family}.${name}`,
  question: {
    value: valueIn(user.custom_attributes, name),
    changeIn: ({ [family]: change }: Changes) =>
      change && { before: valueIn(change.before, name), after: valueIn(change.after, name) },
  },
})

const isIn = (from: unknown, name: string): boolean =>
  typeof from === 'object' && from !== null && Object.hasOwn(from, name)

/** A member of its own: names come from outside, and `constructor` is none of them. */
const valueIn = (from: unknown, name: string): unknown =>
  isIn(from, name) ? (from as Record<string, unknown>)[name] : undefined
