import type { User } from '@rollcall/contract'
import type { Mapping, MappingAction, MappingCondition } from '../../store/mappings.ts'
import type { Grant } from '../../store/roles.ts'
import type { Rules } from './engine.ts'
import { toRules } from './rules.ts'
import type { Known } from './sources.ts'

// What the tests of the engine need: somebody, and rules in short words.

export const now = Date.UTC(2026, 5, 1)
export const known: Known = {
  roles: new Set([1, 2, 3, 4]),
  groups: new Set([7, 8]),
  attributes: new Set(['team', 'title']),
}
export const ada = {
  id: 5,
  username: 'ada',
  department: 'Sales',
  title: null,
  group_id: null,
  status: 1,
  state: 1,
  role_ids: [],
  custom_attributes: { team: 'Blue' },
  updated_at: '2026-01-01T00:00:00.000Z',
} as unknown as User

export type Line = readonly [
  conditions: readonly string[],
  actions: readonly (readonly [string, ...string[]])[],
  match?: 'all' | 'any',
]

/** `department = Sales` is a condition; the first word of an action is its name. */
export function rulesOf(...lines: readonly Line[]): Rules {
  const mappings = lines.map(
    ([conditions, actions, match = 'all'], at): Mapping => ({
      id: at + 1,
      name: `Mapping ${at + 1}`,
      enabled: true,
      match,
      position: at + 1,
      conditions: conditions.map((text): MappingCondition => {
        const [source = '', operator = '', ...value] = text.split(' ')
        return { source, operator, value: value.join(' ') }
      }),
      actions: actions.map(([action, ...value]): MappingAction => ({ action, value })),
    }),
  )
  return { rules: toRules(mappings, known), names: new Map(mappings.map(({ id, name }) => [id, name])) }
}

export const byHand = (...ids: number[]): Grant[] =>
  ids.map((role_id) => ({ role_id, by_hand: 1, mapping_id: null }))
export const given = (role_id: number, mapping_id: number | null): Grant => ({
  role_id,
  by_hand: 0,
  mapping_id,
})
export const holding = (user: User, grants: readonly Grant[]): User => ({
  ...user,
  role_ids: grants.map(({ role_id }) => role_id),
})
export const grantsIn = ({ grants }: { readonly grants: readonly Grant[] }) =>
  grants.map(({ role_id, by_hand, mapping_id }) => [role_id, by_hand, mapping_id])
