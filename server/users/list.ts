import { type User, userFields } from '@rollcall/contract'
import { ApiError } from '../errors.ts'
import type { UserPage, Window } from '../store/store.ts'
import type { Context, Handler, Json } from './context.ts'
import { type Cursor, readCursor, writeCursor } from './cursor.ts'
import { conditionsOf, type ListQuery } from './filters.ts'

const defaultLimit = 50
const largestLimit = 100

export const listUsers: Handler<'listUsers'> = async (input: ListQuery, context) => {
  const { query, cursor } = resumed(input, context)
  const limit = Math.min(query.limit ?? defaultLimit, largestLimit)
  const fields = fieldsOf(query)
  const descending = isDescending(query)
  const conditions = await conditionsOf(query, context.store)

  // With a cursor one user more than the page holds is asked for, which tells whether there is a page beyond.
  const window: Window = cursor
    ? { limit: limit + 1, descending, from: placeOf(cursor) }
    : { limit, descending, from: { offset: ((query.page ?? 1) - 1) * limit } }
  const found = await context.store.pageOfUsers(conditions, window)
  const page = cursor ? walked(found, cursor, limit) : counted(found, query.page ?? 1, limit)

  return {
    json: toJson(page.rows, fields),
    headers: headersOf(page, { ...query, limit }, context),
  }
}

/** With a cursor the list it belongs to goes on. Filters may be sent along, but only the same ones. */
function resumed(input: ListQuery, { cursorKey }: Context): { query: ListQuery; cursor: Cursor | undefined } {
  const { cursor: given, after_cursor, before_cursor, page, limit, ...own } = input
  const text = given || after_cursor || before_cursor
  if (!text)
    return {
      query: { ...own, ...(page !== undefined && { page }), ...(limit !== undefined && { limit }) },
      cursor: undefined,
    }
  const cursor = readCursor(text, cursorKey)
  const query = JSON.parse(cursor.query) as ListQuery
  for (const [name, value] of Object.entries(own))
    if (
      name !== 'fields' &&
      value !== '' &&
      JSON.stringify(value) !== JSON.stringify(query[name as keyof ListQuery])
    )
      throw new ApiError('cursorInvalid')
  return { query: own.fields ? { ...query, fields: own.fields } : query, cursor }
}

const placeOf = ({ direction, id }: Cursor): Window['from'] =>
  direction === 'after' ? { after: id } : { before: id }

interface Page {
  readonly rows: UserPage['rows']
  readonly total: number
  readonly number: number
  readonly hasPrevious: boolean
  readonly hasNext: boolean
}

/** Page N of a list, by its number. */
function counted({ rows, total }: UserPage, number: number, limit: number): Page {
  return { rows, total, number, hasPrevious: number > 1, hasNext: number * limit < total }
}

/** The page beside a cursor: the user too many is cut off where the walk is heading. */
function walked({ rows, total }: UserPage, { direction, page }: Cursor, limit: number): Page {
  const more = rows.length > limit
  if (direction === 'after')
    return { rows: rows.slice(0, limit), total, number: page, hasPrevious: true, hasNext: more }
  const number = more ? Math.max(page, 2) : 1
  return { rows: rows.slice(-limit), total, number, hasPrevious: more, hasNext: true }
}

function headersOf(
  { rows, total, number, hasPrevious, hasNext }: Page,
  query: ListQuery & { limit: number },
  { cursorKey, origin }: Context,
): Record<string, string> {
  const totalPages = Math.ceil(total / query.limit)
  const { page: _page, ...list } = query
  const first = rows[0]?.[0]
  const last = rows.at(-1)?.[0]
  const cursorTo = (direction: Cursor['direction'], id: number, page: number) =>
    writeCursor({ direction, id, page, query: JSON.stringify(list) }, cursorKey)
  const before =
    hasPrevious && first !== undefined ? cursorTo('before', first, Math.max(number - 1, 1)) : undefined
  const after = hasNext && last !== undefined ? cursorTo('after', last, number + 1) : undefined

  const links = [link(origin, 'first', { ...list, page: 1 })]
  if (before) links.push(link(origin, 'prev', { cursor: before }))
  if (after) links.push(link(origin, 'next', { cursor: after }))
  links.push(link(origin, 'last', { ...list, page: Math.max(totalPages, 1) }))
  return {
    'Current-Page': String(number),
    'Page-Items': String(query.limit),
    'Total-Count': String(total),
    'Total-Pages': String(totalPages),
    Link: links.join(', '),
    ...(before && { 'Before-Cursor': before }),
    ...(after && { 'After-Cursor': after }),
  }
}

function link(origin: string, rel: string, { custom_attributes = {}, ...query }: ListQuery): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== '') search.set(name, String(value))
  for (const [name, value] of Object.entries(custom_attributes))
    search.set(`custom_attributes.${name}`, value)
  return `<${origin}/api/1/users?${search}>; rel="${rel}"`
}

/** Stored bodies are joined as they are. Only a choice of fields needs them parsed. */
function toJson(rows: UserPage['rows'], fields: readonly (keyof User)[] | undefined): Json<User[]> {
  if (fields === undefined) return `[${rows.map(([, body]) => body).join(',')}]`
  return JSON.stringify(
    rows.map(([, body]) => {
      const user = JSON.parse(body) as User
      return Object.fromEntries(fields.filter((name) => name in user).map((name) => [name, user[name]]))
    }),
  )
}

const answered: ReadonlySet<string> = new Set(
  Object.entries(userFields)
    .filter(([, use]) => use !== 'write-only')
    .map(([name]) => name),
)

/** The members to answer, in the order asked for and `id` first when it was not; `undefined` means all of them. */
function fieldsOf({ fields }: ListQuery): (keyof User)[] | undefined {
  const names = (fields ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  if (names.length === 0) return undefined
  const unknown = names.filter((name) => !answered.has(name))
  if (unknown.length > 0) throw new ApiError('fieldsUnknown', unknown.slice(0, 20))
  return [...new Set(['id', ...names])] as (keyof User)[]
}

/** Lists are ordered by id. Older clients turn them round with `sort=-id`; a `+` may arrive as a blank. */
function isDescending({ sort = '' }: ListQuery): boolean {
  if (!/^[+ -]?id$|^$/.test(sort)) throw new ApiError('sortInvalid', sort.slice(0, 100))
  return sort === '-id'
}
