import type { Search } from './asking.ts'
import { type Condition, type Pattern, searchFields, type TextField } from './conditions.ts'
import { type Dialect, type Query, rangeOf } from './dialect.ts'
import { reverse } from './fold.ts'

export interface IdQuery extends Search {
  /** The same for asking about single users, where the way of `sql` would first find all who match. */
  readonly single?: Query
  /** What the answer depends on beside the users themselves: when it finds something else, the users may be others. */
  readonly version?: Query
}

/**
 * The ids of the users who meet one condition, found by an index. `negate` is left to the caller, who takes the
 * others away.
 */
export function queryOf(condition: Condition, dialect: Dialect): IdQuery {
  switch (condition.kind) {
    case 'text':
      return textQuery(condition.field, condition.pattern, dialect)
    case 'attribute':
      return attributeQuery(condition.attributeId, condition.pattern, dialect)
    case 'number':
      return { sql: `SELECT id FROM users WHERE ${condition.field} = ?`, values: [condition.value] }
    case 'time': {
      const { field, after, before } = condition
      const bounds = [after === undefined ? '' : `${field} > ?`, before === undefined ? '' : `${field} < ?`]
      return {
        sql: `SELECT id FROM users WHERE ${bounds.filter(Boolean).join(' AND ')}`,
        values: [after, before].filter((bound) => bound !== undefined),
      }
    }
    case 'role':
      return { sql: 'SELECT user_id AS id FROM user_roles WHERE role_id = ?', values: [condition.roleId] }
    case 'app':
      return appQuery(condition.appId)
    case 'ids':
      return {
        sql: `SELECT id FROM users WHERE ${dialect.isOneOf('id')}`,
        values: [dialect.listOf(condition.ids)],
      }
  }
}

function appQuery(appId: number): IdQuery {
  const sql = 'user_id AS id FROM role_apps JOIN user_roles USING (role_id) WHERE app_id = ?'
  const values = [appId]
  return {
    sql: `SELECT DISTINCT ${sql}`,
    values,
    isWide: true,
    single: { sql: `SELECT ${sql}`, values },
    version: appsOfRoles,
  }
}

/** A role that gives other apps changes no user, so nothing else tells of it. */
const appsOfRoles: Query = { sql: "SELECT id FROM latest_ids WHERE name = 'role_apps'", values: [] }

/**
 * A pattern is found by its beginning, else by its end, else by a piece of three characters or more in its middle.
 * What remains (`*a*`) reads the key's index from end to end, never the rows.
 */
function textQuery(field: TextField, pattern: Pattern, dialect: Dialect): IdQuery {
  const key = `${field}_key`
  const from = 'SELECT id FROM users'
  const first = pattern[0]
  const last = pattern.at(-1) as string
  if (pattern.length === 1) return { sql: `${from} WHERE ${key} = ?`, values: [first] }
  if (first !== '')
    return narrowed({ sql: `${from} WHERE ${isWithin(key)}`, values: rangeOf(first) }, key, pattern, dialect)
  const isSearched = (searchFields as readonly TextField[]).includes(field)
  if (isSearched && last !== '') {
    const reversed = `${field}_reversed`
    const range = { sql: `${from} WHERE ${isWithin(reversed)}`, values: rangeOf(reverse(last)) }
    // The rest of the pattern is tested on the reversed key as well, which is at hand in the index.
    return narrowed(range, reversed, backwards(pattern), dialect)
  }
  const matching = matchedOf({ sql: `${from} WHERE ${key} IS NOT NULL`, values: [] }, key, pattern, dialect)
  const pieces = pattern.filter((piece) => Array.from(piece).length >= 3)
  return isSearched && pieces.length > 0
    ? { ...dialect.findInMiddle(field, pieces, pattern), isWide: true, single: matching }
    : matching
}

/** Values of one attribute lie together in their index, so a pattern without a beginning reads that stretch. */
function attributeQuery(attributeId: number, pattern: Pattern, dialect: Dialect): IdQuery {
  const sql = 'SELECT user_id AS id FROM user_attributes WHERE attribute_id = ?'
  const values = [attributeId]
  const first = pattern[0]
  if (first === '') return matchedOf({ sql, values }, 'key', pattern, dialect)
  const isEqual = pattern.length === 1
  const test = isEqual ? dialect.attributeIs(first) : dialect.attributeBegins(first)
  const found = { sql: `${sql} AND ${test.sql}`, values: [...values, ...test.values] }
  return isEqual ? found : narrowed(found, 'key', pattern, dialect)
}

const backwards = (pattern: Pattern): Pattern => pattern.map(reverse).reverse() as unknown as Pattern

const isWithin = (column: string): string => `${column} >= ? AND ${column} < ?`

/** Adds the whole pattern as a test, unless the index has said all of it: a beginning or an end, and one star. */
const narrowed = (query: Query, key: string, pattern: Pattern, dialect: Dialect): IdQuery =>
  pattern.length === 2 && pattern.includes('') ? query : matchedOf(query, key, pattern, dialect)

const matchedOf = ({ sql, values }: Query, key: string, pattern: Pattern, dialect: Dialect): IdQuery => ({
  sql: `${sql} AND ${dialect.matches(key)}`,
  values: [...values, dialect.patternOf(pattern)],
  isWide: true,
})
