import { type Kind, kinds, toKey } from './kinds.ts'
import type { Path, SeedFile } from './read-file.ts'

export type Members = Readonly<Record<string, unknown>>

/** One thing that the file declares. */
export interface Entry {
  readonly kind: Kind
  readonly members: Members
  /** Where it stands in the file. */
  readonly path: Path
}

/** A file of which the shape is right. */
export interface Seed {
  readonly file: SeedFile
  readonly entries: readonly Entry[]
  /** The kinds that the file has a section for, also an empty one. */
  readonly declared: ReadonlySet<Kind>
}

/** What the file declares, in the order in which it can be made. What has another shape altogether is passed over. */
export function readEntries(file: SeedFile): Seed {
  const sections = isObject(file.value) ? file.value : {}
  const declared = kinds.filter(({ section }) => Array.isArray(sections[section]))
  return {
    file,
    declared: new Set(declared),
    entries: declared.flatMap((kind) =>
      (sections[kind.section] as unknown[]).flatMap((members, index) =>
        isObject(members) ? [{ kind, members, path: [kind.section, index] }] : [],
      ),
    ),
  }
}

export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The names that a thing is known by, the strongest first. */
export const keysOf = (kind: Kind, members: Members): string[] =>
  kind.keys.flatMap((key) => (hasText(members[key]) ? [toKey(members[key])] : []))

/** How a thing is called when one speaks of it. */
export const nameOf = (kind: Kind, members: Members): string =>
  String(kind.keys.map((key) => members[key]).find(hasText) ?? '').trim()

const hasText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''
