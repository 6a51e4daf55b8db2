import { type Entry, keysOf } from './entries.ts'
import { toKey } from './kinds.ts'
import type { Alteration, Creation } from './plan.ts'

/**
 * Sorts new users into waves: everybody's manager is in an earlier one. Who is their own manager, or closes a circle of
 * managers, is made without one, which follows as a change.
 */
export function orderByManager(creations: readonly Creation[]): (Creation | Alteration)[] {
  const byKey = new Map<string, Creation>()
  for (const creation of creations)
    for (const key of keysOf(creation.kind, creation.entry.members)) byKey.set(key, creation)
  const managerOf = ({ entry: { members } }: Creation): Creation | undefined =>
    typeof members.manager === 'string' ? byKey.get(toKey(members.manager)) : undefined

  const waves = new Map<Creation, number>()
  const closing = new Set<Creation>()
  for (const creation of creations) {
    const chain = new Set<Creation>()
    let above: Creation | undefined = creation
    while (above !== undefined && !waves.has(above) && !chain.has(above)) {
      chain.add(above)
      above = managerOf(above)
    }
    if (above !== undefined && chain.has(above)) {
      closing.add(above)
      waves.set(above, 0)
    }
    for (const one of [...chain].reverse()) {
      const manager = managerOf(one)
      if (!waves.has(one)) waves.set(one, manager === undefined ? 0 : (waves.get(manager) as number) + 1)
    }
  }
  const ordered = creations.map((creation) => ({
    ...creation,
    entry: closing.has(creation) ? without(creation.entry, 'manager') : creation.entry,
    wave: waves.get(creation) as number,
  }))
  return [...ordered.sort((a, b) => a.wave - b.wave), ...[...closing].map(toChange)]
}

function without(entry: Entry, member: string): Entry {
  const { [member]: _, ...members } = entry.members
  return { ...entry, members }
}

const toChange = ({ kind, entry }: Creation): Alteration => ({
  act: 'change',
  kind,
  entry,
  item: undefined,
  changes: [{ member: 'manager', from: null, to: entry.members.manager }],
  kept: new Map(),
})
