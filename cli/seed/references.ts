import type { Directory } from './directory.ts'
import { type Entry, isObject, keysOf, type Members, type Seed } from './entries.ts'
import { type Kind, kindOf, type Section, toKey } from './kinds.ts'
import { namesInMapping, withIds } from './mapping-names.ts'
import { type Problem, quote } from './problems.ts'
import type { Path } from './read-file.ts'

/** A name in an entry that stands for another thing. */
export interface Named {
  readonly section: Section
  readonly name: string
  /** Where it stands inside of the entry. */
  readonly path: Path
}

/** The names in an entry, in the order of its members. */
export function namesIn({ kind, members }: Pick<Entry, 'kind' | 'members'>): Named[] {
  if (kind.section === 'mappings') return namesInMapping(members)
  const attributes = isObject(members.custom_attributes) ? Object.keys(members.custom_attributes) : []
  const named = kind.references.flatMap(({ member, section, isList }): Named[] => {
    const value = members[member]
    if (isList)
      return ((value ?? []) as string[]).map((name, index) => ({ section, name, path: [member, index] }))
    return typeof value === 'string' ? [{ section, name: value, path: [member] }] : []
  })
  return [
    ...named,
    ...attributes.map((name): Named => ({ section: 'attributes', name, path: ['custom_attributes', name] })),
  ]
}

/** The kinds of which names stand in the file. */
export const namedSections = ({ entries }: Seed): Set<Section> =>
  new Set(entries.flatMap((entry) => namesIn(entry).map(({ section }) => section)))

/** The id of what a name stands for; undefined when it has yet to be made. */
export type IdOf = (section: Section, name: string) => number | undefined

export const idsIn =
  (directory: Directory): IdOf =>
  (section, name) =>
    directory.find(section, toKey(name))[0]?.id

/** Members of an entry as the contract has them: with ids where the file has names. */
export function toBody({ kind, members }: Pick<Entry, 'kind' | 'members'>, idOf: IdOf): Members {
  if (kind.section === 'mappings') return withIds(members, idOf)
  const body: Record<string, unknown> = { ...members }
  for (const { member, idMember, section, isList } of kind.references) {
    const value = members[member]
    if (value === undefined) continue
    delete body[member]
    body[idMember] = isList
      ? (value as string[]).map((name) => idOf(section, name))
      : value === null
        ? null
        : idOf(section, value as string)
  }
  return body
}

/** Names of things that are nowhere, that several things have, or that will be gone. */
export function findUnknownNames(
  { file, entries, declared }: Seed,
  directory: Directory,
  isPruning: boolean,
): Problem[] {
  const made = new Map<Section, Set<string>>()
  for (const { kind, members } of entries) {
    const keys = made.get(kind.section) ?? new Set()
    for (const key of keysOf(kind, members)) keys.add(key)
    made.set(kind.section, keys)
  }
  const whyNot = ({ section, name }: Named): string | undefined => {
    const kind: Kind = kindOf(section)
    const found = directory.find(section, toKey(name))
    const what = `${kind.one} ${quote(name)}`
    if (found.length > 1)
      return `the directory has ${found.length} of the name ${quote(name)}, so it is not clear which ${kind.one} is meant`
    if (made.get(section)?.has(toKey(name))) return undefined
    if (found[0] === undefined) return `there is no ${what}, neither in this file nor in the directory`
    if (isPruning && declared.has(kind) && found[0].is_default !== true)
      return `the ${what} is not in this file, so --prune would delete it`
    return undefined
  }
  return entries.flatMap((entry) =>
    namesIn(entry).flatMap((named) => {
      const words = whyNot(named)
      return words === undefined ? [] : [{ place: file.placeOf([...entry.path, ...named.path]), words }]
    }),
  )
}
