import type Sqlite from 'better-sqlite3'
import type { Condition } from './conditions.ts'
import { type Query, queryOf } from './sqlite-conditions.ts'

/** Ids in ascending order. */
export type Ids = Float64Array<ArrayBuffer>

export interface Selections {
  /** The ids of the users who meet all conditions. */
  select(conditions: readonly Condition[]): Ids
  /** To be told after each commit: the users it added, changed or removed. */
  changed(ids: ReadonlySet<number>): void
}

/** What the kept selections may take together: 16 million bytes are the matches of two million users. */
const mostBytes = 16_000_000
/** More changes than this since a selection was made, and it is made anew. */
const changesKept = 10_000
/** Fewer candidates than this are tested one by one against the next condition. */
const fewCandidates = 500

/**
 * The users who meet a condition, as a list of ids that is made once by its index and then follows the directory: after
 * a commit only the users that it changed are asked again, by the same query. So a filtered list has an exact total
 * and any page of it at the cost of a slice, also while others write.
 */
export function createSelections(connection: Sqlite.Database, bytesKept = mostBytes): Selections {
  const statements = new Map<string, Sqlite.Statement>()
  const kept = new Map<string, { ids: Ids; asOf: number }>()
  let bytes = 0
  /** Ids changed, in the order of their commits; `asOf` counts them. */
  let changes: number[] = []
  let forgotten = 0

  function run({ sql, values }: Query): Ids {
    let statement = statements.get(sql)
    if (statement === undefined) {
      statement = connection.prepare(sql).pluck()
      statements.set(sql, statement)
    }
    return Float64Array.from(statement.all(...values) as number[]).sort()
  }

  /** Those of a few ids that meet the condition: each is looked up by itself. */
  const among = (query: Query, ids: Ids): Ids => run(amongQuery(query, ids))

  function follow(query: Query): Ids {
    const key = JSON.stringify([query.sql, query.values])
    const now = forgotten + changes.length
    const known = kept.get(key)
    kept.delete(key)
    if (known !== undefined) bytes -= sizeOf(key, known.ids)
    let ids: Ids
    if (known === undefined || known.asOf < forgotten) ids = run(query)
    else if (known.asOf === now) ids = known.ids
    else {
      const asked = Float64Array.from(new Set(changes.slice(known.asOf - forgotten))).sort()
      ids = replaceAmong(known.ids, asked, among(query, asked))
    }
    kept.set(key, { ids, asOf: now })
    bytes += sizeOf(key, ids)
    for (const [oldest, { ids: old }] of kept) {
      if (bytes <= bytesKept) break
      kept.delete(oldest)
      bytes -= sizeOf(oldest, old)
    }
    return ids
  }

  return {
    select(conditions) {
      const wanted = conditions.filter((condition) => !isNegated(condition)).sort((a, b) => rank(a) - rank(b))
      const unwanted = conditions.filter(isNegated)
      const [first, ...others] = wanted
      let ids = follow(first === undefined ? { sql: 'SELECT id FROM users', values: [] } : queryOf(first))
      for (const condition of others) {
        const query = queryOf(condition)
        ids = ids.length <= fewCandidates ? among(query, ids) : intersection(ids, follow(query))
      }
      for (const condition of unwanted) {
        const query = queryOf(condition)
        ids = difference(ids, ids.length <= fewCandidates ? among(query, ids) : follow(query))
      }
      return ids
    },
    changed(ids) {
      for (const id of ids) changes.push(id)
      if (changes.length <= changesKept) return
      forgotten += changes.length
      changes = []
    },
  }
}

/** With what it takes to keep it: filters that match nobody are many, and are not for free. */
const sizeOf = (key: string, ids: Ids): number => ids.byteLength + 2 * key.length + 200

export function amongQuery({ sql, values, single }: Query, ids: Ids): Query {
  const test = single ?? { sql, values }
  return {
    sql: `SELECT value FROM json_each(?) AS asked WHERE EXISTS (SELECT 1 FROM (${test.sql}) WHERE id = asked.value)`,
    values: [JSON.stringify(Array.from(ids)), ...test.values],
  }
}

const isNegated = (condition: Condition): boolean => 'negate' in condition && condition.negate

/** Which condition is likely to leave the fewest users: it is asked first. */
function rank(condition: Condition): number {
  if (condition.kind === 'ids') return 0
  if (condition.kind === 'text' || condition.kind === 'attribute')
    return condition.pattern.length === 1 ? 1 : 2
  return condition.kind === 'time' ? 4 : 3
}

/** The position of the first id that is not below `value`. */
export function lowerBound(ids: Ids, value: number): number {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ids[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

function intersection(a: Ids, b: Ids): Ids {
  const result = new Float64Array(Math.min(a.length, b.length))
  let length = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const left = a[i] as number
    const right = b[j] as number
    if (left === right) result[length++] = left
    if (left <= right) i++
    if (right <= left) j++
  }
  return result.slice(0, length)
}

function difference(a: Ids, b: Ids): Ids {
  const result = new Float64Array(a.length)
  let length = 0
  for (let i = 0, j = 0; i < a.length; i++) {
    const id = a[i] as number
    while (j < b.length && (b[j] as number) < id) j++
    if (b[j] !== id) result[length++] = id
  }
  return result.slice(0, length)
}

/** `ids` without the `asked` ones, with those of them that `matched`. */
function replaceAmong(ids: Ids, asked: Ids, matched: Ids): Ids {
  const rest = difference(ids, asked)
  if (matched.length === 0) return rest
  const result = new Float64Array(rest.length + matched.length)
  for (let i = 0, j = 0, at = 0; at < result.length; at++) {
    const left = i < rest.length ? (rest[i] as number) : Number.POSITIVE_INFINITY
    const right = j < matched.length ? (matched[j] as number) : Number.POSITIVE_INFINITY
    result[at] = Math.min(left, right)
    if (left < right) i++
    else j++
  }
  return result
}
