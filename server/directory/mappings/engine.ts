import type { User } from '@rollcall/contract'
import type { CustomAttribute } from '../../store/custom-attributes.ts'
import type { Grant } from '../../store/roles.ts'
import type { Effect } from './actions.ts'
import type { Test } from './sources.ts'

/** The mappings that run, in their order. */
export interface Rules {
  readonly rules: readonly Rule[]
  /** The names of all mappings, also of those that do not run. */
  readonly names: ReadonlyMap<number, string>
  /** Attributes that have just been given another shortname, under which not all users have their values yet. */
  readonly renamed?: readonly CustomAttribute[]
}

/** A mapping that is ready to run. */
export interface Rule {
  readonly id: number
  readonly name: string
  readonly match: 'all' | 'any'
  readonly tests: readonly Test[]
  readonly effects: readonly Effect[]
}

/** What one mapping did to somebody: the user before and after it, one step following the other. */
export interface Step {
  /** Nothing when a role goes that a mapping gave which is no more. */
  readonly mapping: { readonly id: number; readonly name: string } | undefined
  readonly added: readonly number[]
  readonly removed: readonly number[]
  /** Values beside roles: the names of the fields that it changed. */
  readonly fields: readonly (keyof User)[]
}

export interface Outcome {
  readonly user: User
  readonly grants: readonly Grant[]
  /** The mappings whose conditions were met. */
  readonly met: ReadonlySet<number>
  /** What changed, in an order in which each follows from the one before. Empty when nothing did. */
  readonly steps: readonly Step[]
}

/**
 * Runs mappings over somebody. It is one pass: each mapping looks at what those before it have made, and none runs twice,
 * so there are no loops. Roles are made anew from those given by hand: a role that no mapping gives any more is gone,
 * and one that a mapping takes away is gone also when it was given by hand.
 */
export function runRules(
  user: User,
  grants: readonly Grant[],
  { rules, names }: Rules,
  now: number,
): Outcome {
  const time = new Date(now).toISOString()
  const byHand = new Set(grants.filter((grant) => grant.by_hand === 1).map((grant) => grant.role_id))
  const givenBy = new Map<number, Rule>()
  const takenBy = new Map<number, Rule>()
  const setBy = new Map<keyof User, Rule>()
  const met = new Set<number>()
  let present = user

  for (const rule of rules) {
    const person = { user: present, roles: new Set([...byHand, ...givenBy.keys()]) }
    const meets = (test: Test) => test(person, now)
    // Without conditions a rule holds for everybody, however they are joined.
    const holds =
      rule.tests.length === 0 || (rule.match === 'all' ? rule.tests.every(meets) : rule.tests.some(meets))
    if (!holds) continue
    met.add(rule.id)
    for (const effect of rule.effects)
      if (effect.kind === 'set') {
        const next = effect.set(present, time)
        for (const field of changedFields(present, next)) setBy.set(field, rule)
        present = next
      } else
        for (const id of effect.roleIds) {
          if (effect.kind === 'add role') {
            if (!givenBy.has(id)) givenBy.set(id, rule)
          } else {
            byHand.delete(id)
            givenBy.delete(id)
            takenBy.set(id, rule)
          }
        }
  }

  const after = [...byHand.union(givenBy)]
    .sort((a, b) => a - b)
    .map(
      (role_id): Grant => ({
        role_id,
        by_hand: byHand.has(role_id) ? 1 : 0,
        mapping_id: givenBy.get(role_id)?.id ?? null,
      }),
    )
  const fields = changedFields(user, present)
  const steps = stepsOf(grants, after, fields, rules, names, { givenBy, takenBy, setBy })
  if (steps.length === 0) return { user, grants: after, met, steps }
  const values = Object.fromEntries(fields.map((field) => [field, present[field]]))
  const role_ids = after.map((grant) => grant.role_id)
  return { user: { ...user, ...values, role_ids, updated_at: time }, grants: after, met, steps }
}

interface Doers {
  readonly givenBy: ReadonlyMap<number, Rule>
  readonly takenBy: ReadonlyMap<number, Rule>
  readonly setBy: ReadonlyMap<keyof User, Rule>
}

/** Who did what. A role that is no longer given goes by the mapping that gave it. */
function stepsOf(
  before: readonly Grant[],
  after: readonly Grant[],
  fields: readonly (keyof User)[],
  rules: readonly Rule[],
  names: ReadonlyMap<number, string>,
  { givenBy, takenBy, setBy }: Doers,
): Step[] {
  const held = new Set(before.map((grant) => grant.role_id))
  const holds = new Set(after.map((grant) => grant.role_id))
  const added = [...holds.difference(held)]
  const removed = before
    .filter((grant) => !holds.has(grant.role_id))
    .map(({ role_id, mapping_id }) => ({ role_id, by: takenBy.get(role_id)?.id ?? mapping_id }))
  const running = rules.map((rule) => rule.id)
  const others = new Set(removed.map(({ by }) => by)).difference(new Set(running))
  return [...others, ...running]
    .map((id) => ({
      mapping: id === null ? undefined : { id, name: names.get(id) ?? '' },
      added: added.filter((role) => givenBy.get(role)?.id === id),
      removed: removed.filter(({ by }) => by === id).map(({ role_id }) => role_id),
      fields: fields.filter((field) => setBy.get(field)?.id === id),
    }))
    .filter(({ added, removed, fields }) => added.length + removed.length + fields.length > 0)
}

function changedFields(before: User, after: User): (keyof User)[] {
  return (Object.keys(after) as (keyof User)[]).filter(
    (field) => before[field] !== after[field] && !isSame(before[field], after[field]),
  )
}

const isSame = (a: unknown, b: unknown): boolean => inOrder(a) === inOrder(b)

/** The order in which custom attributes were set tells nothing. */
function inOrder(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return JSON.stringify(value ?? null)
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
