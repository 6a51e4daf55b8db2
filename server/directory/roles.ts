import type { IdOnly, ListRolesAlsoAccepted, ListRolesQuery, Role, RoleApp } from '@rollcall/contract'
import type { Answer, Context, Handler } from '../context.ts'
import { ApiError } from '../errors.ts'
import { openList } from '../paged-list.ts'
import { forgetAccountsOfRole } from '../store/app-accounts.ts'
import { listAppIds, pageOfRoleApps } from '../store/apps.ts'
import { nextId } from '../store/ids.ts'
import {
  deleteRole as deleteRow,
  findRole,
  findRoleIdByName,
  pageOfRoles,
  type Role as Row,
  renameRole,
  replaceRoleApps,
} from '../store/role-definitions.ts'
import { deleteUserRoles, insertRole } from '../store/roles.ts'
import type { Db, Tx } from '../store/store.ts'
import { findUsersOfRole } from '../store/users.ts'
import { changeUser } from './change-user.ts'
import { problemsOfName } from './names.ts'
import { record } from './record.ts'

export const listRoles: Handler<'listRoles'> = async (
  input: ListRolesQuery & ListRolesAlsoAccepted,
  context,
) => {
  const { query, window, headersOf } = openList(input, '/api/2/roles', 1000, context)
  const filters = { id: query.id, name: query.name ?? query.role_name, appId: query.app_id }
  const page = await pageOfRoles(context.store, filters, window)
  return { json: JSON.stringify(page.rows), headers: headersOf(page) }
}

export const getRole: Handler<'getRole'> = async ({ role_id }, { store }) =>
  answer(await getRoleRow(store, role_id))

export const createRole: Handler<'createRole'> = ({ body }, { store, ...context }) =>
  store.transaction(async (tx) => {
    const role = {
      id: await nextId(tx, 'roles'),
      name: body.name.trim(),
      apps: ascending(body.apps ?? []),
    }
    await check(tx, role)

    await Promise.all([
      insertRole(tx, { ...role, app_ids: role.apps }),
      record(tx, context, 'roleCreated', { role }, {}, role),
    ])
    return answer(role)
  })

/** Changes the members that are sent and leaves the others. */
export const updateRole: Handler<'updateRole'> = async ({ role_id, body }, context) =>
  answer(
    await changeRole(role_id, 'roleUpdated', context, (role) => ({
      id: role_id,
      name: body.name?.trim() ?? role.name,
      apps: body.apps === undefined ? role.apps : ascending(body.apps),
    })),
  )

export const listRoleApps: Handler<'listRoleApps'> = async ({ role_id, ...input }, context) => {
  const list = openList(input, `/api/2/roles/${role_id}/apps`, 1000, context)
  const [page] = await Promise.all([
    pageOfRoleApps(context.store, role_id, list.window),
    getRoleRow(context.store, role_id),
  ])
  const apps: RoleApp[] = page.rows.map(({ id, name, icon_url }) => ({
    id,
    name,
    icon_url: icon_url || null,
  }))
  return { json: JSON.stringify(apps), headers: list.headersOf(page) }
}

export const setRoleApps: Handler<'setRoleApps'> = async ({ role_id, body }, context) => {
  const apps = ascending(body)
  await changeRole(role_id, 'roleAppsSet', context, (role) => ({ ...role, apps }))
  return { json: JSON.stringify(apps.map((id): IdOnly => ({ id }))) }
}

/** What is kept of so many accounts goes in one transaction: others write in between. */
const accountsTogether = 1000
/** So many people lose a role in one: each is a row with all its indexes, and an event. */
const usersTogether = 200

/**
 * Changes a role. Who loses an app with it loses what is kept of the account there too: step by step, the last of which
 * changes the role.
 */
async function changeRole(
  id: number,
  event: 'roleUpdated' | 'roleAppsSet',
  { store, ...context }: Context,
  change: (role: Row) => Row,
): Promise<Row> {
  for (;;) {
    const changed = await store.transaction(async (tx) => {
      const before = await getRoleRow(tx, id)
      const role = change(before)
      await check(tx, role)
      const lost = new Set(before.apps).difference(new Set(role.apps))
      if (!(await forgetAccounts(tx, id, lost))) return undefined

      const isSame = lost.size === 0 && role.apps.length === before.apps.length
      await Promise.all([
        role.name !== before.name && renameRole(tx, id, role.name),
        !isSame && replaceRoleApps(tx, before, role.apps),
        record(tx, context, event, { role }, before, role),
      ])
      return role
    })
    if (changed) return changed
  }
}

/** Whether all accounts are forgotten that a role's users have in these apps by no other role. */
async function forgetAccounts(tx: Tx, roleId: number, apps: Iterable<number>): Promise<boolean> {
  let left = accountsTogether
  for (const app of apps) {
    left -= await forgetAccountsOfRole(tx, app, roleId, left)
    if (left === 0) return false
  }
  return true
}

/** Takes the role from its users step by step, so a call that was cut off goes on where it was. The last step removes it. */
export const deleteRole: Handler<'deleteRole'> = async ({ role_id }, { store, ...context }) => {
  for (;;) {
    const isGone = await store.transaction(async (tx) => {
      const role = await getRoleRow(tx, role_id)
      const users = await findUsersOfRole(tx, role_id, usersTogether)
      const updated_at = new Date(context.now).toISOString()
      await Promise.all(
        users.flatMap((user) => {
          const role_ids = (user.role_ids ?? []).filter((id) => id !== role_id)
          return [
            deleteUserRoles(tx, user.id, [role_id]),
            changeUser(tx, context, 'rolesRemoved', user, { ...user, role_ids, updated_at }, { role }),
          ]
        }),
      )
      if (users.length === usersTogether) return false
      await Promise.all([deleteRow(tx, role_id), record(tx, context, 'roleDeleted', { role }, role)])
      return true
    })
    if (isGone) return { json: '' }
  }
}

export async function getRoleRow(db: Db, id: number): Promise<Row> {
  const role = await findRole(db, id)
  if (role === undefined) throw new ApiError('notFound', 'Role', id)
  return role
}

/** Refuses a role that breaks a rule of the directory. All broken rules are named at once. */
async function check(tx: Tx, { id, name, apps }: Row): Promise<void> {
  const [owner, known] = await Promise.all([findRoleIdByName(tx, name), listAppIds(tx)])
  const unknown = new Set(apps).difference(new Set(known))
  const problems = problemsOfName(name)
  if (owner !== undefined && owner !== id) problems.push('Name has already been taken')
  if (unknown.size > 0) problems.push(`apps do not exist: ${[...unknown].slice(0, 20).join(', ')}`)
  if (problems.length > 0) throw new ApiError('validationFailed', problems)
}

const ascending = (ids: readonly number[]): number[] => [...new Set(ids)].sort((a, b) => a - b)

const answer = ({ id, name, apps }: Row): Answer<Role> => ({ json: JSON.stringify({ id, name, apps }) })
