import type { IdOnly, User } from '@rollcall/contract'
import type { Handler } from '../context.ts'
import { getRoleRow } from '../directory/roles.ts'
import { ApiError } from '../errors.ts'
import { openList } from '../paged-list.ts'
import type { Tx } from '../store/store.ts'
import { findUser } from '../store/users.ts'
import { giveRoles, takeRoles } from './roles.ts'

export const listRoleUsers: Handler<'listRoleUsers'> = async ({ role_id, ...input }, context) => {
  const list = openList(input, `/api/2/roles/${role_id}/users`, 1000, context)
  const [page] = await Promise.all([
    context.store.pageOfUsers([{ kind: 'role', roleId: role_id }], list.window),
    getRoleRow(context.store, role_id),
  ])
  return { json: page.json, headers: list.headersOf(page) }
}

/** Gives a role to all of them or, when one is unknown, to none. */
export const addRoleUsers: Handler<'addRoleUsers'> = ({ role_id, body }, { store, ...context }) =>
  store.transaction(async (tx) => {
    const role = await getRoleRow(tx, role_id)
    const { users, unknown } = await findUsers(tx, body)
    if (unknown.length > 0)
      throw new ApiError('validationFailed', [`users do not exist: ${unknown.slice(0, 20).join(', ')}`])

    await Promise.all(users.map((user) => giveRoles(tx, context, user, new Set([role_id]), { role })))
    return { json: JSON.stringify(users.map(({ id }): IdOnly => ({ id }))) }
  })

/** Takes a role from all of them. Who has it not, or does not exist, is as the caller wants it already. */
export const removeRoleUsers: Handler<'removeRoleUsers'> = ({ role_id, body }, { store, ...context }) =>
  store.transaction(async (tx) => {
    const role = await getRoleRow(tx, role_id)
    const { users } = await findUsers(tx, body)

    const holders = users.filter((user) => user.role_ids?.includes(role_id))
    await Promise.all(holders.map((user) => takeRoles(tx, context, user, new Set([role_id]), { role })))
    return { json: '' }
  })

async function findUsers(tx: Tx, ids: readonly number[]): Promise<{ users: User[]; unknown: number[] }> {
  const each = [...new Set(ids)]
  const found = await Promise.all(each.map((id) => findUser(tx, id)))
  return {
    users: found.filter((user) => user !== undefined),
    unknown: each.filter((_, at) => found[at] === undefined),
  }
}
