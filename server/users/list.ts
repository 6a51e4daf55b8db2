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
  const list = listOf(query, limit)
  const conditions = await conditionsOf(query, context.store)

  const window = { limit, descending, from: placeOf(query, cursor, limit) }
  const page = withWayBack(await context.store.pageOfUsers(conditions, window), cursor, descending)
  const number = cursor ? numberOf(page, cursor) : (query.page ?? 1)
  return {
    json: fields === undefined ? page.json : pick(page.json, fields),
    headers: headersOf(page, number, list, context),
  }
}

/** With a cursor the list it belongs to goes on. Filters may be sent along, but only the same ones. */
function resumed(input: ListQuery, { cursorKey }: Context): { query: ListQuery; cursor: Cursor | undefined } {
  const { cursor: given, after_cursor, before_cursor, page: _page, limit: _limit, ...own } = input
  const text = given ?? after_cursor ?? before_cursor
  if (text === undefined) return { query: input, cursor: undefined }
  const cursor = readCursor(text, cursorKey)
  const query = JSON.parse(cursor.query) as ListQuery
  if (!isPartOf(own, query)) throw new ApiError('cursorInvalid')
  return { query: own.fields ? { ...query, fields: own.fields } : query, cursor }
}

/** Whether the filters and the order of a query are those of the list. Other fields may be asked for at any time. */
function isPartOf({ fields: _fields, sort, ...filters }: ListQuery, list: ListQuery): boolean {
  if (sort !== undefined && isDescending({ sort }) !== isDescending(list)) return false
  const held = new Map(parametersOf(list))
  return parametersOf(filters).every(([name, value]) => held.get(name) === value)
}

/** What the links of the list and its cursors carry. */
interface List {
  readonly limit: number
  readonly search: string
  readonly query: string
}

/** Node's `fetch` takes no more than 16 KiB of headers; this leaves some of it to the other ones. */
const headersAtMost = 15_000

function listOf({ page: _page, ...query }: ListQuery, limit: number): List {
  const list = { ...query, limit }
  const search = new URLSearchParams(parametersOf(list)).toString()
  const text = JSON.stringify(list)
  // An answer has two links with the filters and four times a cursor with them, in base64.
  if (2 * search.length + 4 * 1.34 * Buffer.byteLength(text) > headersAtMost)
    throw new ApiError('filtersTooLong')
  return { limit, search, query: text }
}

function parametersOf({ custom_attributes = {}, ...query }: ListQuery): [name: string, value: string][] {
  const attributes = Object.entries(custom_attributes)
  return [
    ...Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
    ...attributes.map(([name, value]): [string, string] => [`custom_attributes.${name}`, value]),
  ]
}

function placeOf(query: ListQuery, cursor: Cursor | undefined, limit: number): Window['from'] {
  if (cursor === undefined) return { offset: ((query.page ?? 1) - 1) * limit }
  return cursor.direction === 'after' ? { after: cursor.id } : { before: cursor.id }
}

/**
 * An empty page still leads to the users on its other side: when all users beyond its cursor are gone, and when its
 * number is past the end, as it can be in a list that has become shorter.
 */
function withWayBack(page: UserPage, cursor: Cursor | undefined, descending: boolean): UserPage {
  if (page.firstId !== null || page.total === 0) return page
  const { direction, id } = cursor ?? { direction: 'after', id: descending ? 1 : Number.MAX_SAFE_INTEGER - 1 }
  const beside = id + ((direction === 'after') === descending ? -1 : 1)
  return direction === 'after'
    ? { ...page, firstId: beside, hasPrevious: true }
    : { ...page, lastId: beside, hasNext: true }
}

/** A walk counts its pages; when users come and go meanwhile, the first page is still page 1 and no other is. */
const numberOf = ({ hasPrevious }: UserPage, { page }: Cursor): number =>
  hasPrevious ? Math.max(page, 2) : 1

function headersOf(
  { firstId, lastId, hasPrevious, hasNext, total }: UserPage,
  number: number,
  { limit, search, query }: List,
  { cursorKey, origin }: Context,
): Record<string, string> {
  const totalPages = Math.ceil(total / limit)
  const cursorTo = (direction: Cursor['direction'], id: number, page: number) =>
    writeCursor({ direction, id, page, query }, cursorKey)
  const previous = Math.max(Math.min(number - 1, totalPages), 1)
  const before = hasPrevious && firstId !== null ? cursorTo('before', firstId, previous) : undefined
  const after = hasNext && lastId !== null ? cursorTo('after', lastId, number + 1) : undefined

  const link = (rel: string, parameters: string) => `<${origin}/api/1/users?${parameters}>; rel="${rel}"`
  const links = [link('first', `${search}&page=1`)]
  if (before) links.push(link('prev', `cursor=${before}`))
  if (after) links.push(link('next', `cursor=${after}`))
  links.push(link('last', `${search}&page=${Math.max(totalPages, 1)}`))
  return {
    'Current-Page': String(number),
    'Page-Items': String(limit),
    'Total-Count': String(total),
    'Total-Pages': String(totalPages),
    Link: links.join(', '),
    ...(before && { 'Before-Cursor': before }),
    ...(after && { 'After-Cursor': after }),
  }
}

/** Stored bodies are sent as they are. Only a choice of fields needs them parsed. */
function pick(json: UserPage['json'], fields: readonly (keyof User)[]): Json<User[]> {
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
