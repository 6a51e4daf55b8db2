import { type Asking, askChanges, askIds, askRows, type Ids } from './asking.ts'
import type { Condition } from './conditions.ts'
import type { Dialect } from './dialect.ts'
import { difference, intersection, replaceAmong } from './id-lists.ts'
import { type IdQuery, queryOf } from './user-queries.ts'

/** What the kept selections may take together: 16 million bytes are the matches of two million users. */
const mostBytes = 16_000_000
/** Fewer candidates than this are tested one by one against the next condition. */
const fewCandidates = 500

/** The ids of the users who meet all conditions, as of the commit with this number. */
export type Select = (conditions: readonly Condition[], asOf: number) => Asking<Ids>

/**
 * The users who meet a condition, as a list of ids that is made once by its index and then follows the directory: after
 * a commit only the users that it changed are asked again, by the same query. So a filtered list has an exact total
 * and any page of it at the cost of a slice, also while others write.
 */
export function createSelections(dialect: Dialect, bytesKept = mostBytes): Select {
  const kept = new Map<string, { readonly ids: Ids; readonly asOf: number }>()
  let bytes = 0

  /** Those of a few ids that meet the condition: each is looked up by itself. */
  const among = ({ sql, values, single }: IdQuery, ids: Ids): Asking<Ids> =>
    askIds(dialect.among(single ?? { sql, values }, dialect.listOf(ids)))

  function* follow(query: IdQuery, asOf: number): Asking<Ids> {
    const version = query.version && (yield* askRows(query.version))
    const key = JSON.stringify([query.sql, query.values, version])
    const known = kept.get(key)
    if (known === undefined) return keep(key, yield* askIds(query), asOf)
    if (known.asOf === asOf) return keep(key, known.ids, asOf)
    // Another list has gone on to a later state meanwhile, from which there is no way back.
    if (known.asOf > asOf) return yield* askIds(query)
    const changed = yield* askChanges(known.asOf)
    if (changed === undefined) return keep(key, yield* askIds(query), asOf)
    if (changed.length === 0) return keep(key, known.ids, asOf)
    return keep(key, replaceAmong(known.ids, changed, yield* among(query, changed)), asOf)
  }

  /** As the latest one in use. The ones not used for longest make room. */
  function keep(key: string, ids: Ids, asOf: number): Ids {
    const known = kept.get(key)
    if (known !== undefined && known.asOf > asOf) return ids
    if (known !== undefined) forget(key, known.ids)
    kept.set(key, { ids, asOf })
    bytes += sizeOf(key, ids)
    for (const [oldest, { ids: old }] of kept) {
      if (bytes <= bytesKept) break
      forget(oldest, old)
    }
    return ids
  }

  function forget(key: string, ids: Ids): void {
    kept.delete(key)
    bytes -= sizeOf(key, ids)
  }

  return function* select(conditions, asOf) {
    const wanted = conditions.filter((condition) => !isNegated(condition)).sort((a, b) => rank(a) - rank(b))
    const unwanted = conditions.filter(isNegated)
    const [first, ...others] = wanted
    let ids = yield* follow(first === undefined ? everybody : queryOf(first, dialect), asOf)
    for (const condition of others) {
      const query = queryOf(condition, dialect)
      ids =
        ids.length <= fewCandidates ? yield* among(query, ids) : intersection(ids, yield* follow(query, asOf))
    }
    for (const condition of unwanted) {
      const query = queryOf(condition, dialect)
      const matched = ids.length <= fewCandidates ? yield* among(query, ids) : yield* follow(query, asOf)
      ids = difference(ids, matched)
    }
    return ids
  }
}

const everybody: IdQuery = { sql: 'SELECT id FROM users', values: [] }

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
