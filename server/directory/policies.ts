import type { Policy, UpdatePolicyRequest } from '@rollcall/contract'
import type { Answer, Handler } from '../context.ts'
import { ApiError } from '../errors.ts'
import { openList } from '../paged-list.ts'
import { findGroupsOfPolicy, updateGroup } from '../store/groups.ts'
import { nextId } from '../store/ids.ts'
import {
  defaultPolicyId,
  deletePolicy as deleteRow,
  findPolicy,
  findPolicyByName,
  insertPolicy,
  pageOfPolicies,
  type Policy as Row,
  updatePolicy as updateRow,
} from '../store/policies.ts'
import type { Db, Tx } from '../store/store.ts'
import { problemsOfName } from './names.ts'
import { record } from './record.ts'

export const listPolicies: Handler<'listPolicies'> = async (input, context) => {
  const list = openList(input, '/api/1/policies', 1000, context)
  const page = await pageOfPolicies(context.store, list.query.name, list.window)
  return { json: JSON.stringify(page.rows.map(toPolicy)), headers: list.headersOf(page) }
}

export const getPolicy: Handler<'getPolicy'> = async ({ policy_id }, { store }) =>
  answer(toPolicy(await find(store, policy_id)))

/** What a new policy says where nothing else is asked for: the same as the default one of a new directory. */
const usual = {
  password_minimum_length: 8,
  password_character_classes: 2,
  password_excludes_names: true,
  password_excludes_common: true,
  password_history: 0,
  password_expires_after_days: null,
  maximum_invalid_attempts: 5,
  lock_minutes: 15,
} as const satisfies Partial<Policy>

export const createPolicy: Handler<'createPolicy'> = ({ body }, { store, ...context }) =>
  store.transaction(async (tx) => {
    const policy = withInput(
      { id: await nextId(tx, 'policies'), name: '', is_default: false, ...usual },
      body,
    )
    await check(tx, policy)

    await Promise.all([
      insertPolicy(tx, toRow(policy)),
      record(tx, context, 'policyCreated', { policy }, {}, policy),
    ])
    return answer(policy)
  })

/** Changes the members that are sent and leaves the others. */
export const updatePolicy: Handler<'updatePolicy'> = ({ policy_id, body }, { store, ...context }) =>
  store.transaction(async (tx) => {
    const before = toPolicy(await find(tx, policy_id))
    const policy = withInput(before, body)
    await check(tx, policy)

    await Promise.all([
      updateRow(tx, toRow(policy)),
      record(tx, context, 'policyUpdated', { policy }, before, policy),
    ])
    return answer(policy)
  })

/** So many groups lose their policy in one transaction: others write in between. */
const together = 1000

/** Takes the policy from its groups step by step, so a call that was cut off goes on where it was. */
export const deletePolicy: Handler<'deletePolicy'> = async ({ policy_id }, { store, ...context }) => {
  for (;;) {
    const isGone = await store.transaction(async (tx) => {
      const policy = toPolicy(await find(tx, policy_id))
      if (policy.is_default) throw new ApiError('validationFailed', ['the default policy cannot be deleted'])
      const groups = await findGroupsOfPolicy(tx, policy_id, together)
      await Promise.all(
        groups.flatMap((before) => {
          const group = { ...before, policy_id: null }
          return [updateGroup(tx, group), record(tx, context, 'groupUpdated', { group }, before, group)]
        }),
      )
      if (groups.length === together) return false
      await Promise.all([deleteRow(tx, policy_id), record(tx, context, 'policyDeleted', { policy }, policy)])
      return true
    })
    if (isGone) return { json: '' }
  }
}

async function find(db: Db, id: number): Promise<Row> {
  const policy = await findPolicy(db, id)
  if (policy === undefined) throw new ApiError('notFound', 'Policy', id)
  return policy
}

/** The policy with the members that were sent; what is not sent stays, and read-only members do. */
function withInput(policy: Policy, input: UpdatePolicyRequest): Policy {
  const changed: Record<string, unknown> = { ...policy }
  for (const name of Object.keys(usual) as (keyof typeof usual)[])
    if (input[name] !== undefined) changed[name] = input[name]
  return { ...(changed as unknown as Policy), name: input.name?.trim() ?? policy.name }
}

/** Refuses a policy that breaks a rule of the directory. */
async function check(tx: Tx, { id, name }: Policy): Promise<void> {
  const problems = problemsOfName(name)
  const owner = await findPolicyByName(tx, name)
  if (owner !== undefined && owner.id !== id) problems.push('Name has already been taken')
  if (problems.length > 0) throw new ApiError('validationFailed', problems)
}

/** In the members' order of the contract. */
const toPolicy = ({ id, name, password_excludes_names, password_excludes_common, ...rest }: Row): Policy => ({
  id,
  name,
  is_default: id === defaultPolicyId,
  password_minimum_length: rest.password_minimum_length,
  password_character_classes: rest.password_character_classes,
  password_excludes_names: password_excludes_names === 1,
  password_excludes_common: password_excludes_common === 1,
  password_history: rest.password_history,
  password_expires_after_days: rest.password_expires_after_days,
  maximum_invalid_attempts: rest.maximum_invalid_attempts,
  lock_minutes: rest.lock_minutes,
})

const toRow = ({ is_default: _, ...policy }: Policy): Row => ({
  ...policy,
  password_excludes_names: policy.password_excludes_names ? 1 : 0,
  password_excludes_common: policy.password_excludes_common ? 1 : 0,
})

const answer = (policy: Policy): Answer<Policy> => ({ json: JSON.stringify(policy) })
