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

  const page = await context.store.pageOfUsers(conditions, {
    limit,
    descending,
    from: placeOf(query, cursor, limit),
  })
  const number = cursor ? numberOf(page, cursor) : (query.page ?? 1)
  return {
    json: fields === undefined ? page.json : pick(page.json, fields),
    headers: headersOf(page, number, { ...query, limit }, context),
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

function placeOf(query: ListQuery, cursor: Cursor | undefined, limit: number): Window['from'] {
  if (cursor === undefined) return { offset: ((query.page ?? 1) - 1) * limit }
  return cursor.direction === 'after' ? { after: cursor.id } : { before: cursor.id }
}

/** A walk counts its pages; when users come and go meanwhile, the first page is still page 1 and no other is. */
const numberOf = ({ hasPrevious }: UserPage, { page }: Cursor): number =>
  hasPrevious ? Math.max(page, 2) : 1

function headersOf(
  { firstId, lastId, hasPrevious, hasNext, total }: UserPage,
  number: number,
  { page: _page, ...list }: ListQuery & { limit: number },
  { cursorKey, origin }: Context,
): Record<string, string> {
  const totalPages = Math.ceil(total / list.limit)
  const cursorTo = (direction: Cursor['direction'], id: number, page: number) =>
    writeCursor({ direction, id, page, query: JSON.stringify(list) }, cursorKey)
  const before =
    hasPrevious && firstId !== null ? cursorTo('before', firstId, Math.max(number - 1, 1)) : undefined
  const after = hasNext && lastId !== null ? cursorTo('after', lastId, number + 1) : undefined

  const links = [link(origin, 'first', { ...list, page: 1 })]
  if (before) links.push(link(origin, 'prev', { cursor: before }))
  if (after) links.push(link(origin, 'next', { cursor: after }))
  links.push(link(origin, 'last', { ...list, page: Math.max(totalPages, 1) }))
  return {
    'Current-Page': String(number),
    'Page-Items': String(list.limit),
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

/** Stored bodies are sent as they are. Only a choice of fields needs them parsed. */
function pick(json: Buffer, fields: readonly (keyof User)[]): Json<User[]> {
  const users = JSON.parse(json.toString()) as User[]
  return JSON.stringify(
    users.map((user) =>
      Object.fromEntries(fields.filter((name) => name in user).map((name) => [name, user[name]])),
    ),
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
