import { type Directory, type Item, nameById } from './directory.ts'
import { type Entry, isObject } from './entries.ts'
import type { Reference } from './kinds.ts'
import { withNames } from './mapping-names.ts'
import { idsIn, toBody } from './references.ts'
import { secretMembers } from './schema.ts'

/** A member that the file says otherwise than the directory. */
export interface Change {
  /** What it is called in the file. */
  readonly member: string
  readonly from: unknown
  readonly to: unknown
}

/** Ids that a member keeps although the file does not name them, by the name of the member in the contract. */
export type KeptIds = ReadonlyMap<string, readonly number[]>

/**
 * What the file says otherwise than the directory. Members that the file does not have stay as they are; secrets cannot
 * be compared.
 */
export function compare(entry: Entry, item: Item, directory: Directory, kept: KeptIds): Change[] {
  const { kind, members } = entry
  const secrets = secretMembers(kind)
  const body = toBody(entry, idsIn(directory))
  const shown =
    kind.section === 'mappings' ? withNames(item, (section, id) => nameById(directory, section, id)) : item
  return Object.keys(members).flatMap((member): Change[] => {
    if (secrets.includes(member)) return []
    const reference = kind.references.find((reference) => reference.member === member)
    const current = item[reference?.idMember ?? member]
    if (reference === undefined)
      return isAsWanted(body[member], current) ? [] : [{ member, from: shown[member], to: members[member] }]

    const wanted = body[reference.idMember]
    const isSame = reference.isList
      ? isSameSet(wanted as Ids, (current ?? []) as Ids, kept.get(reference.idMember) ?? [])
      : toId(wanted) === toId(current) && (wanted !== undefined || members[member] === null)
    if (isSame) return []
    const from = reference.isList ? ((current ?? []) as number[]) : current
    return [{ member, from: namesOf(reference, from, directory), to: members[member] }]
  })
}

type Ids = readonly (number | undefined)[]

/** Managers are answered as text. */
const toId = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value))

function isSameSet(wanted: Ids, current: Ids, kept: readonly number[]): boolean {
  const all = new Set([...wanted, ...kept])
  return all.size === current.length && current.every((id) => all.has(id))
}

function namesOf(reference: Reference, ids: unknown, directory: Directory): unknown {
  if (Array.isArray(ids)) return ids.map((id) => namesOf(reference, id, directory))
  return ids === null || ids === undefined ? null : nameById(directory, reference.section, Number(ids))
}

/** Of an object only the members that the file has count: the others stay. Blanks around a text are not kept. */
function isAsWanted(wanted: unknown, current: unknown): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(current) &&
      wanted.length === current.length &&
      wanted.every((item, index) => isAsWanted(item, current[index]))
    )
  if (isObject(wanted))
    return Object.entries(wanted).every(([name, value]) =>
      isAsWanted(value, isObject(current) ? current[name] : undefined),
    )
  // Some numbers are accepted and answered as text.
  if (typeof wanted === 'number' && typeof current === 'string') return String(wanted) === current
  return toPlain(wanted) === toPlain(current)
}

const toPlain = (value: unknown): unknown => {
  if (typeof value === 'string') return value.trim() || null
  const isEmpty = value === undefined || (isObject(value) && Object.keys(value).length === 0)
  return isEmpty ? null : value
}
