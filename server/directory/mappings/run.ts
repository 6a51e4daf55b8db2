import type { User } from '@rollcall/contract'
import { type Grant, listGrants, writeGrants } from '../../store/roles.ts'
import type { Tx } from '../../store/store.ts'
import { updateUser } from '../../store/users.ts'
import { withPresentName } from '../attribute-values.ts'
import type { EventType } from '../event-types.ts'
import { type Actor, record } from '../record.ts'
import { type Rules, runRules, type Step } from './engine.ts'
import { loadRules } from './rules.ts'

/** The time of a run, and the request that led to it. */
export type Occasion = Pick<Actor, 'now' | 'requestId'>

/** Runs all mappings for a user before the transaction ends, and answers what the user has become. */
export async function mapNow(tx: Tx, occasion: Occasion, user: User): Promise<User> {
  const [rules, grants] = await Promise.all([loadRules(tx), listGrants(tx, user.id)])
  return mapUser(tx, occasion, user, grants, rules)
}

/** The same with rules and roles that were read before. Who does not change is not written, and is the same object. */
export async function mapUser(
  tx: Tx,
  { now, requestId }: Occasion,
  stored: User,
  grants: readonly Grant[],
  rules: Rules,
): Promise<User> {
  const user = withPresentNames(stored, rules)
  const outcome = runRules(user, grants, rules, now)
  const told = toldBy(outcome.steps, user, outcome.user)
  await Promise.all([
    writeGrants(tx, user.id, grants, outcome.grants),
    told.length > 0 && updateUser(tx, stored, outcome.user),
    ...told.map(({ type, mapping, before, after }) =>
      record(
        tx,
        { now, requestId },
        type,
        mapping ? { user: after, mapping } : { user: after, note: 'The mapping that gave them is gone' },
        before,
        after,
      ),
    ),
  ])
  return told.length > 0 ? outcome.user : stored
}

/** Rules know attributes by their present shortnames; whoever has a value under the former one has it all the same. */
function withPresentNames(user: User, { renamed = [] }: Rules): User {
  const values = user.custom_attributes ?? {}
  const present = renamed.reduce(withPresentName, values)
  return present === values ? user : { ...user, custom_attributes: present }
}

interface Told {
  readonly type: EventType
  readonly mapping: Step['mapping']
  readonly before: User
  readonly after: User
}

/** The events of a run: for each mapping what it gave, what it took and what it set, each following from the one before. */
export function toldBy(steps: readonly Step[], user: User, final: User): Told[] {
  const told: Told[] = []
  let present = user
  const tell = (type: EventType, mapping: Step['mapping'], changes: Partial<User>): void => {
    const after = { ...present, ...changes, updated_at: final.updated_at }
    told.push({ type, mapping, before: present, after })
    present = after
  }
  for (const { mapping, added, removed, fields } of steps) {
    const roles = new Set(present.role_ids ?? [])
    if (removed.length > 0)
      tell('rolesRemovedByMapping', mapping, { role_ids: sorted(roles.difference(new Set(removed))) })
    if (added.length > 0)
      tell('rolesAddedByMapping', mapping, {
        role_ids: sorted(new Set(present.role_ids ?? []).union(new Set(added))),
      })
    if (fields.length > 0)
      tell('userChangedByMapping', mapping, Object.fromEntries(fields.map((field) => [field, final[field]])))
  }
  return told
}

const sorted = (ids: ReadonlySet<number>): number[] => [...ids].sort((a, b) => a - b)
