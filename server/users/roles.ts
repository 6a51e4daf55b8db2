import type { User } from '@rollcall/contract'
import { type Context, done, type Handler, success } from '../context.ts'
import { changeUser } from '../directory/change-user.ts'
import { ApiError } from '../errors.ts'
import { listRoleIds, replaceUserRoles, roleIdsOf } from '../store/roles.ts'
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
    const known = await listRoleIds(tx)
    const added = new Set(role_id_array)
    if (!added.isSubsetOf(new Set(known))) throw new ApiError('rolesUnknown', known)

    const held = new Set(user.role_ids ?? [])
    if (!added.isSubsetOf(held)) await setRoles(tx, context, 'rolesAdded', user, held.union(added))
    return done
  })

/** Takes roles away. One that is unknown or not held refuses the whole call. */
export const removeUserRole: Handler<'removeUserRole'> = ({ user_id, body: { role_id_array } }, context) =>
  context.store.transaction(async (tx) => {
    const user = await getUser(tx, user_id)
    if (role_id_array.length === 0) throw new ApiError('rolesEmpty')
    const removed = new Set(role_id_array.map((role) => (typeof role === 'number' ? role : role.role_id)))
    const known = await listRoleIds(tx)
    if (!removed.isSubsetOf(new Set(known))) throw new ApiError('rolesUnknown', known)
    const held = new Set(user.role_ids ?? [])
    if (!removed.isSubsetOf(held)) throw new ApiError('rolesNotHeld')

    await setRoles(tx, context, 'rolesRemoved', user, held.difference(removed))
    return done
  })

async function setRoles(
  tx: Tx,
  context: Context,
  event: 'rolesAdded' | 'rolesRemoved',
  user: User,
  roleIds: ReadonlySet<number>,
): Promise<void> {
  const role_ids = [...roleIds].sort((a, b) => a - b)
  const changed = { ...user, role_ids, updated_at: new Date(context.now).toISOString() }
  await Promise.all([replaceUserRoles(tx, user.id, role_ids), changeUser(tx, context, event, user, changed)])
}
