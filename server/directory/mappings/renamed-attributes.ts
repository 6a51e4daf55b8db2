import { listAllMappings, type Mapping, updateMapping } from '../../store/mappings.ts'
import type { Tx } from '../../store/store.ts'
import { type Actor, record } from '../record.ts'
import { attributeSetBy } from './actions.ts'
import { attributeOf, attributePrefix } from './sources.ts'

/** Mappings that name an attribute name it by its new shortname from now on, so what they give is not taken away. */
export async function renameInMappings(tx: Tx, actor: Actor, from: string, to: string): Promise<void> {
  const changes = (await listAllMappings(tx)).map((before) => [before, renamed(before, from, to)] as const)
  await Promise.all(
    changes
      .filter(([before, mapping]) => JSON.stringify(before) !== JSON.stringify(mapping))
      .flatMap(([before, mapping]) => [
        updateMapping(tx, mapping),
        record(tx, actor, 'mappingUpdated', { mapping }, before, mapping),
      ]),
  )
}

const renamed = (mapping: Mapping, from: string, to: string): Mapping => ({
  ...mapping,
  conditions: mapping.conditions.map((condition) =>
    attributeOf(condition.source) === from ? { ...condition, source: attributePrefix + to } : condition,
  ),
  actions: mapping.actions.map((action) =>
    attributeSetBy(action.action) === from ? { ...action, action: `set_${attributePrefix}${to}` } : action,
  ),
})
