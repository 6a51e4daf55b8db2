import type { Pattern } from './conditions.ts'
import type { Value } from './store.ts'

/** A statement with what is put in the place of its `?`s. */
export interface Query {
  readonly sql: string
  readonly values: readonly Value[]
}

/** What the engines say differently in queries that are otherwise the same. */
export interface Dialect {
  /** A test whether a number is one of many, which are one value made by `listOf`. */
  isOneOf(expression: string): string
  listOf(ids: Iterable<number>): string
  /** Which of the ids that `listOf` made a list of a query finds, each looked up by itself. */
  among(query: Query, list: string): Query
  /** A test whether a folded text matches a pattern, which is one value made by `patternOf`. */
  matches(key: string): string
  patternOf(pattern: Pattern): string
  /** The users with these pieces in the middle of a text, which are three characters or longer. */
  findInMiddle(field: string, pieces: readonly string[], pattern: Pattern): Query
  /** A test of an attribute's key for equality, and for a beginning: both find it by an index. */
  attributeIs(text: string): Query
  attributeBegins(text: string): Query
  /** The users of a list of rows as one JSON text, with the lowest and the highest id. */
  pageOf(rows: string, order: 'ASC' | 'DESC'): string
}

/** Everything that begins with a text lies between it and this. */
export const rangeOf = (beginning: string): [from: string, to: string] => [
  beginning,
  `${beginning}\u{10ffff}`,
]

/** Rows of users in this order, which are sorted only when they come the other way round. */
export const inOrder = (rows: string, order: 'ASC' | 'DESC'): string =>
  rows.includes('DESC') === (order === 'DESC')
    ? rows
    : `SELECT id, body FROM (${rows}) AS found ORDER BY id ${order}`
