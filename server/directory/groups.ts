import type { Group } from '@rollcall/contract'
import type { Answer, Handler } from '../context.ts'
import { ApiError } from '../errors.ts'
import { openList } from '../paged-list.ts'
import {
  deleteGroup as deleteRow,
  findGroup,
  findGroupByName,
  insertGroup,
  pageOfGroups,
  type Group as Row,
  updateGroup as updateRow,
} from '../store/groups.ts'
import { nextId } from '../store/ids.ts'
import { policyExists } from '../store/policies.ts'
import type { Db, Tx } from '../store/store.ts'
import { findUsersOfGroup } from '../store/users.ts'
import { changeUser } from './change-user.ts'
import { problemsOfName } from './names.ts'
import { record } from './record.ts'

export const listGroups: Handler<'listGroups'> = async (input, context) => {
  const list = openList(input, '/api/1/groups', 1000, context)
  const page = await pageOfGroups(context.store, list.query.name, list.window)
  return { json: JSON.stringify(page.rows.map(toGroup)), headers: list.headersOf(page) }
}

export const getGroup: Handler<'getGroup'> = async ({ group_id }, { store }) =>
  answer(await find(store, group_id))

export const createGroup: Handler<'createGroup'> = ({ body }, { store, ...context }) =>
  store.transaction(async (tx) => {
    const group = {
      id: await nextId(tx, 'groups'),
      name: body.name.trim(),
      policy_id: body.policy_id ?? null,
    }
    await check(tx, group)

    await Promise.all([insertGroup(tx, group), record(tx, context, 'groupCreated', { group }, {}, group)])
    return answer(group)
  })

/** Changes the members that are sent and leaves the others. */
export const updateGroup: Handler<'updateGroup'> = ({ group_id, body }, { store, ...context }) =>
  store.transaction(async (tx) => {
    const before = await find(tx, group_id)
    const group = {
      id: group_id,
      name: body.name?.trim() ?? before.name,
      policy_id: body.policy_id === undefined ? before.policy_id : body.policy_id,
    }
    await check(tx, group)

    await Promise.all([updateRow(tx, group), record(tx, context, 'groupUpdated', { group }, before, group)])
    return answer(group)
  })

/** So many people are taken out of a group in one transaction: others write in between. */
const together = 1000

/** Empties the group step by step, so a call that was cut off goes on where it was. The last step removes the group. */
export const deleteGroup: Handler<'deleteGroup'> = async ({ group_id }, { store, ...context }) => {
  for (;;) {
    const isGone = await store.transaction(async (tx) => {
      const group = await find(tx, group_id)
      const users = await findUsersOfGroup(tx, group_id, together)
      for (const user of users)
        await changeUser(tx, context, 'userUpdated', user, {
          ...user,
          group_id: null,
          updated_at: new Date(context.now).toISOString(),
        })
      if (users.length === together) return false
      await Promise.all([deleteRow(tx, group_id), record(tx, context, 'groupDeleted', { group }, group)])
      return true
    })
    if (isGone) return { json: '' }
  }
}

async function find(db: Db, id: number): Promise<Row> {
  const group = await findGroup(db, id)
  if (group === undefined) throw new ApiError('notFound', 'Group', id)
  return group
}

/** Refuses a group that breaks a rule of the directory. All broken rules are named at once. */
async function check(tx: Tx, { id, name, policy_id }: Row): Promise<void> {
  const problems = problemsOfName(name)
  const owner = await findGroupByName(tx, name)
  if (owner !== undefined && owner.id !== id) problems.push('Name has already been taken')
  if (policy_id !== null && !(await policyExists(tx, policy_id))) problems.push('policy_id does not exist')
  if (problems.length > 0) throw new ApiError('validationFailed', problems)
}

/** The reference is a field of older times, which OneLogin still answers. */
const toGroup = (group: Row): Group => ({
  id: group.id,
  name: group.name,
  reference: null,
  policy_id: group.policy_id,
})

const answer = (group: Row): Answer<Group> => ({ json: JSON.stringify(toGroup(group)) })
