import type { Directory, Item } from './directory.ts'
import { keysOf, nameOf, type Seed } from './entries.ts'
import { kindOf } from './kinds.ts'
import type { Sorting, Step } from './plan.ts'

/**
 * The step that brings the mappings into the order of the file, when they would not be in it after `steps`. Mappings
 * that the file does not have keep their places, and those that are disabled have none.
 */
export function sortMappings({ entries }: Seed, directory: Directory, steps: readonly Step[]): Sorting[] {
  const kind = kindOf('mappings')
  const own = entries.filter((entry) => entry.kind === kind)
  const itemOf = (name: string): Item | undefined => directory.find('mappings', name)[0]
  const key = (members: (typeof own)[number]['members']): string => keysOf(kind, members)[0] ?? ''
  const wanted = own
    .filter(({ members }) => (members.enabled ?? itemOf(key(members))?.enabled ?? true) === true)
    .map(({ members }) => key(members))

  const known = directory
    .items('mappings')
    .filter(({ position }) => position !== null)
    .sort((a, b) => Number(a.position) - Number(b.position))
    .map((item) => key(item))
  // New ones, and those that are enabled only now, go to the end.
  const added = steps.flatMap((step) =>
    step.kind === kind && step.act !== 'delete' && step.act !== 'sort' ? [key(step.entry.members)] : [],
  )
  const order = [...new Set([...known, ...added])].filter((name) => wanted.includes(name))
  if (order.join('\n') === wanted.join('\n')) return []
  const names = new Map(own.map(({ members }) => [key(members), nameOf(kind, members)]))
  const toNames = (keys: readonly string[]) => keys.map((one) => names.get(one))
  return [
    { act: 'sort', kind, wanted, changes: [{ member: 'order', from: toNames(order), to: toNames(wanted) }] },
  ]
}

/** Puts the mappings of the file, in their order, into the places that they have together. */
export async function takeSorting({ kind, wanted }: Sorting, directory: Directory): Promise<void> {
  const { listMappings, sortMappings } = directory.api(kind)
  const all = (await listMappings?.({})) as readonly Item[]
  const ofFile = wanted.map((name) => all.find((item) => keysOf(kind, item)[0] === name)?.id)
  const ids = new Set(ofFile)
  let next = 0
  await sortMappings?.(all.map(({ id }) => (ids.has(id) ? ofFile[next++] : id)))
}
