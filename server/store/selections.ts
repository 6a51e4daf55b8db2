import { type Asking, askChanges, askIds, askRows, askTogether, few, type Ids } from './asking.ts'
import type { Condition } from './conditions.ts'
import type { Dialect } from './dialect.ts'
import { difference, intersection, replaceAmong } from './id-lists.ts'
import { type IdQuery, queryOf } from './user-queries.ts'

/** What the kept selections may take together: 16 million bytes are the matches of two million users. */
const mostBytes = 16_000_000

/** The ids of the users who meet all conditions, as of the commit with this number. */
export type Select = (conditions: readonly Condition[], asOf: number) => Asking<Ids>

/** One of the conditions of a list: who meets it is in the list, or is not. */
interface Part extends IdQuery {
  readonly isNegated: boolean
}

type Parts = readonly [Part, ...Part[]]

/**
 * The users who meet some conditions, as a list of ids that is made once by their indexes and then follows the directory:
 * after a commit only the users that it changed are asked again, by the same queries. So a filtered list has an exact
 * total and any page of it at the cost of a slice, also while others write.
 */
export function createSelections(dialect: Dialect, bytesKept = mostBytes): Select {
  const kept = new Map<string, { readonly ids: Ids; readonly asOf: number }>()
  let bytes = 0

  /** Those of some ids that meet the conditions: each is looked up by itself. */
  function* among(parts: readonly Part[], ids: Ids): Asking<Ids> {
    let left = ids
    for (const { sql, values, single, isNegated } of parts) {
      const asked = dialect.among(single ?? { sql, values }, dialect.listOf(left))
      const matched = yield* askIds({ ...asked, isWide: left.length > few })
      left = isNegated ? difference(left, matched) : matched
    }
    return left
  }

  function* follow(parts: Parts, asOf: number): Asking<Ids> {
    const key = JSON.stringify(yield* namesOf(parts))
    const known = kept.get(key)
    if (known?.asOf === asOf) return keep(key, known.ids, asOf)
    // Another list has gone on to a later state meanwhile, from which there is no way back.
    if (known !== undefined && known.asOf > asOf) return yield* find(parts, asOf)
    const changed = known && (yield* askChanges(known.asOf))
    if (known === undefined || changed === undefined) return keep(key, yield* find(parts, asOf), asOf)
    if (changed.length === 0) return keep(key, known.ids, asOf)
    return keep(key, replaceAmong(known.ids, changed, yield* among(parts, changed)), asOf)
  }

  /** What the selection is remembered under: it is another one when its queries or their versions are. */
  function* namesOf(parts: readonly Part[]): Asking<unknown[]> {
    const names: unknown[] = []
    for (const { sql, values, isNegated, version } of parts)
      names.push(sql, values, isNegated, version && (yield* askRows(version)))
    return names
  }

  /** One by one each condition is a selection of its own, which other lists may share. */
  function* find(parts: Parts, asOf: number): Asking<Ids> {
    const found = yield* askTogether(parts)
    if (found !== undefined) return found
    const [first, ...others] = parts
    let ids = yield* follow([first], asOf)
    for (const part of others) {
      if (ids.length <= few) ids = yield* among([part], ids)
      else {
        const matched = yield* follow([{ ...part, isNegated: false }], asOf)
        ids = part.isNegated ? difference(ids, matched) : intersection(ids, matched)
      }
    }
    return ids
  }

  /** As the latest one in use, which stays. The ones not used for longest make room. */
  function keep(key: string, ids: Ids, asOf: number): Ids {
    const known = kept.get(key)
    if (known !== undefined && known.asOf > asOf) return ids
    if (known !== undefined) forget(key, known.ids)
    kept.set(key, { ids, asOf })
    bytes += sizeOf(key, ids)
    for (const [oldest, { ids: old }] of kept) {
      if (bytes <= bytesKept || oldest === key) break
      forget(oldest, old)
    }
    return ids
  }

  function forget(key: string, ids: Ids): void {
    kept.delete(key)
    bytes -= sizeOf(key, ids)
  }

  return (conditions, asOf) => follow(partsOf(conditions, dialect), asOf)
}

const everybody: IdQuery = { sql: 'SELECT id FROM users', values: [] }

/** First the one that is likely to leave the fewest users, last those that take some away. */
function partsOf(conditions: readonly Condition[], dialect: Dialect): Parts {
  const wanted = conditions.filter((condition) => !isNegated(condition)).sort((a, b) => rank(a) - rank(b))
  const unwanted = conditions.filter(isNegated)
  const [first = everybody, ...others] = wanted.map((one) => queryOf(one, dialect))
  return [
    { ...first, isNegated: false },
    ...others.map((query) => ({ ...query, isNegated: false })),
    ...unwanted.map((one) => ({ ...queryOf(one, dialect), isNegated: true })),
  ]
}
/** With what it takes to keep it: filters that match nobody are many, and are not for free. */
const sizeOf = (key: string, ids: Ids): number => ids.byteLength + 2 * key.length + 200

const isNegated = (condition: Condition): boolean => 'negate' in condition && condition.negate

/** Which condition is likely to leave the fewest users: it is asked first. */
function rank(condition: Condition): number {
  if (condition.kind === 'ids') return 0
  if (condition.kind === 'text' || condition.kind === 'attribute')
    return condition.pattern.length === 1 ? 1 : 2
  return condition.kind === 'time' ? 4 : 3
}
