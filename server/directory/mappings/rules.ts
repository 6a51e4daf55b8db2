import { type CustomAttribute, listCustomAttributes } from '../../store/custom-attributes.ts'
import { listAllMappings, listGroupIds, type Mapping } from '../../store/mappings.ts'
import { listRoleIds } from '../../store/roles.ts'
import type { Db } from '../../store/store.ts'
import { toEffect } from './actions.ts'
import type { Rule, Rules } from './engine.ts'
import { type Known, toTest } from './sources.ts'

/** What rules can name, as it is now. */
export async function loadKnown(db: Db): Promise<Known & { readonly renamed: readonly CustomAttribute[] }> {
  const [roles, groups, attributes] = await Promise.all([
    listRoleIds(db),
    listGroupIds(db),
    listCustomAttributes(db),
  ])
  return {
    roles: new Set(roles),
    groups: new Set(groups),
    attributes: new Set(attributes.map(({ shortname }) => shortname)),
    renamed: attributes.filter(({ former_shortname }) => former_shortname !== null),
  }
}

/** The mappings that run, ready to do so. With `tried` the mapping of that id runs too: at the end when it is disabled. */
export async function loadRules(db: Db, tried?: number): Promise<Rules> {
  const mappings = await listAllMappings(db)
  const running = mappings.filter(({ id, enabled }) => enabled || id === tried)
  const names = new Map(mappings.map(({ id, name }) => [id, name]))
  if (running.length === 0) return { rules: [], names }
  const { renamed, ...known } = await loadKnown(db)
  return { rules: toRules(running, known), names, renamed }
}

export const toRules = (mappings: readonly Mapping[], known: Known): Rule[] =>
  mappings.map(({ id, name, match, conditions, actions }) => ({
    id,
    name,
    match,
    tests: conditions.map((condition) => toTest(condition, known)),
    effects: actions.map((action) => toEffect(action, known)).filter((effect) => effect !== undefined),
  }))
