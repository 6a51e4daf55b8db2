import type { User } from '@rollcall/contract'
import { record } from '../directory/record.ts'
import { ApiError } from '../errors.ts'
import { listRoleIds, replaceUserRoles, roleIdsOf } from '../store/roles.ts'
import type { Tx } from '../store/store.ts'
import { updateUser } from '../store/users.ts'
import { type Context, done, type Handler, success } from './context.ts'
import { getUser } from './find.ts'

export const getUserRoles: Handler<'getUserRoles'> = async ({ user_id }, { store }) => {
  await getUser(store, user_id)
  return { json: JSON.stringify({ status: success, data: await roleIdsOf(store, user_id) }) }
}

/** Gives roles. One that is held already stays as it is; an unknown one refuses the whole call. */
export const addRolesToUser: Handler<'addRolesToUser'> = ({ user_id, body: { role_id_array } }, context) =>
  context.store.transaction(async (tx) => {
    const user = await getUser(tx, user_id)
    if (role_id_array.length === 0) throw new ApiError('rolesEmpty')
    const known = await listRoleIds(tx)
    if (!isSubset(role_id_array, known)) throw new ApiError('rolesUnknown', known)

    await setRoles(tx, context, 'rolesAdded', user, [...(user.role_ids ?? []), ...role_id_array])
    return done
  })

/** Takes roles away. One that is not held refuses the whole call. */
export const removeUserRole: Handler<'removeUserRole'> = ({ user_id, body: { role_id_array } }, context) =>
  context.store.transaction(async (tx) => {
    const user = await getUser(tx, user_id)
    if (role_id_array.length === 0) throw new ApiError('rolesEmpty')
    const removed = role_id_array.map((role) => (typeof role === 'number' ? role : role.role_id))
    const held = user.role_ids ?? []
    if (!isSubset(removed, held)) throw new ApiError('rolesNotHeld')

    await setRoles(
      tx,
      context,
      'rolesRemoved',
      user,
      held.filter((id) => !removed.includes(id)),
    )
    return done
  })

async function setRoles(
  tx: Tx,
  context: Context,
  event: 'rolesAdded' | 'rolesRemoved',
  user: User,
  roleIds: readonly number[],
): Promise<void> {
  const role_ids = [...new Set(roleIds)].sort((a, b) => a - b)
  const changed = { ...user, role_ids, updated_at: new Date(context.now).toISOString() }
  await replaceUserRoles(tx, user.id, role_ids)
  await updateUser(tx, user, changed)
  await record(tx, context, event, user.id, user, changed)
}

const isSubset = (part: readonly number[], whole: readonly number[]): boolean =>
  new Set(part).isSubsetOf(new Set(whole))
