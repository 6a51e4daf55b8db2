import { type Condition, type Pattern, searchFields, type TextField } from './conditions.ts'
import { reverse } from './fold.ts'
import type { Value } from './store.ts'

export interface Query {
  readonly sql: string
  readonly values: readonly Value[]
  /** The same for asking about single users, where the way of `sql` would first find all who match. */
  readonly single?: Query
}

/**
 * The ids of the users who meet one condition, found by an index. `negate` is left to the caller, who takes the
 * others away.
 */
export function queryOf(condition: Condition): Query {
  switch (condition.kind) {
    case 'text':
      return textQuery(condition.field, condition.pattern)
    case 'attribute':
      return attributeQuery(condition.attributeId, condition.pattern)
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
        sql: 'SELECT id FROM users WHERE id IN (SELECT value FROM json_each(?))',
        values: [JSON.stringify(condition.ids)],
      }
  }
}

function appQuery(appId: number): Query {
  const sql = 'user_id AS id FROM role_apps JOIN user_roles USING (role_id) WHERE app_id = ?'
  const values = [appId]
  return { sql: `SELECT DISTINCT ${sql}`, values, single: { sql: `SELECT ${sql}`, values } }
}

/**
 * A pattern is found by its beginning, else by its end, else by a piece of three characters or more in its middle.
 * What remains (`*a*`) reads the key's index from end to end, never the rows.
 */
function textQuery(field: TextField, pattern: Pattern): Query {
  const key = `${field}_key`
  const from = 'SELECT id FROM users'
  const first = pattern[0]
  const last = pattern.at(-1) as string
  if (pattern.length === 1) return { sql: `${from} WHERE ${key} = ?`, values: [first] }
  if (first !== '')
    return narrowed(`${from} WHERE ${key} >= ? AND ${key} < ?`, startingWith(first), key, pattern)
  const matching = { sql: `${from} WHERE ${key} IS NOT NULL AND ${key} GLOB ?`, values: [glob(pattern)] }
  const isSearched = (searchFields as readonly TextField[]).includes(field)
  if (isSearched && last !== '') {
    const range = startingWith(reverse(last))
    return narrowed(`${from} WHERE ${field}_reversed >= ? AND ${field}_reversed < ?`, range, key, pattern)
  }
  const pieces = pattern.filter((piece) => Array.from(piece).length >= 3)
  if (isSearched && pieces.length > 0) {
    const phrases = pieces.map((piece) => `"${piece.replaceAll('"', '""')}"`).join(' AND ')
    const indexed = 'SELECT rowid AS id FROM user_text WHERE user_text MATCH ?'
    const match = `${field} : (${phrases})`
    // `*son*` is all said by the text index; of `*son*a*` it knows the pieces, but not their order.
    return pattern.length === 3
      ? { sql: indexed, values: [match], single: matching }
      : {
          sql: `${from} WHERE id IN (${indexed}) AND ${key} GLOB ?`,
          values: [match, glob(pattern)],
          single: matching,
        }
  }
  return matching
}

/** Values of one attribute lie together in their index, so a pattern without a beginning reads that stretch. */
function attributeQuery(attributeId: number, pattern: Pattern): Query {
  const from = 'SELECT user_id AS id FROM user_attributes WHERE attribute_id = ?'
  const first = pattern[0]
  if (pattern.length === 1) return { sql: `${from} AND key = ?`, values: [attributeId, first] }
  if (first === '') return { sql: `${from} AND key GLOB ?`, values: [attributeId, glob(pattern)] }
  return narrowed(`${from} AND key >= ? AND key < ?`, [attributeId, ...startingWith(first)], 'key', pattern)
}

/** Adds the whole pattern as a test, unless the index has said all of it: a beginning or an end, and one star. */
function narrowed(sql: string, values: readonly Value[], key: string, pattern: Pattern): Query {
  if (pattern.length === 2 && pattern.includes('')) return { sql, values }
  return { sql: `${sql} AND ${key} GLOB ?`, values: [...values, glob(pattern)] }
}

const startingWith = (text: string): [string, string] => [text, `${text}\u{10ffff}`]

const glob = (pattern: Pattern): string =>
  pattern.map((piece) => piece.replaceAll(/[*?[]/g, '[$&]')).join('*')
