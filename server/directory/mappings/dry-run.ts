import type { MappingDryRun, User } from '@rollcall/contract'
import type { Handler } from '../../context.ts'
import { ApiError } from '../../errors.ts'
import { listGrants, listGrantsBetween } from '../../store/roles.ts'
import type { Store } from '../../store/store.ts'
import { findUser, findUsersAfter } from '../../store/users.ts'
import { changesBetween } from '../record.ts'
import { type Rules, runRules } from './engine.ts'
import { find } from './mappings.ts'
import { loadRules } from './rules.ts'
import { toldBy } from './run.ts'

const mostUsers = 1000

/** Nothing is written, so nobody waits; a user who is changed meanwhile is seen before or after it. */
export const dryRunMapping: Handler<'dryRunMapping'> = async (
  { mapping_id, body, after_user_id = 0, limit = 100 },
  { store, now },
) => {
  await find(store, mapping_id)
  const rules = await loadRules(store, mapping_id)
  const people = Array.isArray(body)
    ? await theseUsers(store, body)
    : await usersAfter(store, after_user_id, Math.min(limit, mostUsers))
  return {
    json: JSON.stringify(people.map(({ user, grants }) => tried(user, grants, rules, mapping_id, now))),
  }
}

type Grants = Parameters<typeof runRules>[1]

interface Held {
  readonly user: User
  readonly grants: Grants
}

async function theseUsers(store: Store, ids: readonly number[]): Promise<Held[]> {
  const wanted = [...new Set(ids)].sort((a, b) => a - b)
  return Promise.all(
    wanted.map(async (id) => {
      const [user, grants] = await Promise.all([findUser(store, id), listGrants(store, id)])
      if (user === undefined) throw new ApiError('notFound', 'User', id)
      return { user, grants }
    }),
  )
}

async function usersAfter(store: Store, after: number, limit: number): Promise<Held[]> {
  const users = await findUsersAfter(store, after, limit)
  const grants = await listGrantsBetween(store, after + 1, users.at(-1)?.id ?? after)
  return users.map((user) => ({ user, grants: grants.get(user.id) ?? [] }))
}

/** What a run would do to a user, but only that which one mapping would do. */
function tried(user: User, grants: Grants, rules: Rules, mappingId: number, now: number): MappingDryRun {
  const outcome = runRules(user, grants, rules, now)
  const changes: MappingDryRun['changes'] = {}
  for (const { mapping, before, after } of toldBy(outcome.steps, user, outcome.user))
    if (mapping?.id === mappingId)
      for (const [field, change] of Object.entries(changesBetween(before, after)))
        if (field !== 'updated_at')
          changes[field] = { before: changes[field]?.before ?? change.before, after: change.after }
  const { id, firstname = null, lastname = null, username = null, email = null } = user
  return { user: { id, firstname, lastname, username, email }, mapped: outcome.met.has(mappingId), changes }
}
