import type { User } from '@rollcall/contract'
import { done, type Handler, success } from '../context.ts'
import { changeUser } from '../directory/change-user.ts'
import { type Actor, record, type Subjects } from '../directory/record.ts'
import { ApiError } from '../errors.ts'
import {
  deleteUserRoles,
  findUnknownRoles,
  insertUserRoles,
  listGivenByMapping,
  listGrants,
  listRoleIds,
  roleIdsOf,
} from '../store/roles.ts'
import type { Tx } from '../store/store.ts'
import { getUser } from './find.ts'

export const getUserRoles: Handler<'getUserRoles'> = async ({ user_id }, { store }) => {
  await getUser(store, user_id)
  return { json: JSON.stringify({ status: success, data: await roleIdsOf(store, user_id) }) }
}

/** Gives roles. One that is held already is no change; an unknown one refuses the whole call. */
export const addRolesToUser: Handler<'addRolesToUser'> = ({ user_id, body: { role_id_array } }, context) =>
  context.store.transaction(async (tx) => {
    const user = await getUser(tx, user_id)
    if (role_id_array.length === 0) throw new ApiError('rolesEmpty')
    const added = new Set(role_id_array)
    await refuseUnknown(tx, added)

    await giveRoles(tx, context, user, added)
    return done
  })

/** Takes roles away. One that is unknown, not held, or given by a mapping refuses the whole call. */
export const removeUserRole: Handler<'removeUserRole'> = ({ user_id, body: { role_id_array } }, context) =>
  context.store.transaction(async (tx) => {
    const user = await getUser(tx, user_id)
    if (role_id_array.length === 0) throw new ApiError('rolesEmpty')
    const removed = new Set(role_id_array.map((role) => (typeof role === 'number' ? role : role.role_id)))
    await refuseUnknown(tx, removed)
    const held = new Set(user.role_ids ?? [])
    if (!removed.isSubsetOf(held)) throw new ApiError('rolesNotHeld')

    await takeRoles(tx, context, user, removed)
    return done
  })

/** The answer tells which roles there are. */
async function refuseUnknown(tx: Tx, roleIds: ReadonlySet<number>): Promise<void> {
  if ((await findUnknownRoles(tx, roleIds)).size > 0)
    throw new ApiError('rolesUnknown', await listRoleIds(tx))
}

/**
 * Gives a user roles by hand, with the event that tells of it. One that is held by hand already is no change; one that
 * a mapping gives is by hand as well then, and stays when the mapping gives it no more. The roles must exist.
 */
export async function giveRoles(
  tx: Tx,
  actor: Actor,
  user: User,
  roleIds: ReadonlySet<number>,
  about: Subjects = {},
): Promise<void> {
  const grants = await listGrants(tx, user.id)
  const byHand = new Set(grants.filter((grant) => grant.by_hand === 1).map((grant) => grant.role_id))
  const added = roleIds.difference(byHand)
  if (added.size === 0) return
  const held = new Set(user.role_ids ?? [])
  await insertUserRoles(tx, user.id, added)
  if (added.isSubsetOf(held))
    await record(tx, actor, 'rolesAdded', {
      ...about,
      user,
      note: 'By hand, beside the mapping that gives it',
    })
  else await changeUser(tx, actor, 'rolesAdded', user, withRoles(user, held.union(added), actor.now), about)
}

/**
 * Takes roles from a user who holds them, with the event that tells of it. What a mapping gives is refused, with a
 * sentence that names the mapping: it would come back the next time that mappings run.
 */
export async function takeRoles(
  tx: Tx,
  actor: Actor,
  user: User,
  roleIds: ReadonlySet<number>,
  about: Subjects = {},
): Promise<void> {
  const given = (await listGivenByMapping(tx, user.id)).find(({ role_id }) => roleIds.has(role_id))
  if (given) throw new ApiError('roleByMapping', given.role_id, given.mapping_name)
  const held = new Set(user.role_ids ?? [])
  await Promise.all([
    deleteUserRoles(tx, user.id, roleIds),
    changeUser(tx, actor, 'rolesRemoved', user, withRoles(user, held.difference(roleIds), actor.now), about),
  ])
}

/** A user whose roles are written anew keeps those that mappings give. */
export async function withRolesByMapping(tx: Tx, before: User, user: User): Promise<User> {
  if (user.role_ids === before.role_ids) return user
  const given = (await listGivenByMapping(tx, user.id)).map(({ role_id }) => role_id)
  return withRoles(user, new Set(user.role_ids ?? []).union(new Set(given)))
}

const withRoles = (user: User, roleIds: ReadonlySet<number>, now?: number): User => ({
  ...user,
  role_ids: [...roleIds].sort((a, b) => a - b),
  ...(now !== undefined && { updated_at: new Date(now).toISOString() }),
})
