import type { Context } from './context.ts'
import { type Cursor, readCursor, writeCursor } from './cursor.ts'
import { ApiError } from './errors.ts'
import type { UserPage, Window } from './store/store.ts'

/** What the query of any list may hold beside its filters. */
interface ListQuery {
  readonly limit?: number | undefined
  readonly page?: number | undefined
  readonly cursor?: string | undefined
  readonly fields?: string | undefined
  readonly sort?: string | undefined
}

/** Where a page stands in its list. */
export type Place = Omit<UserPage, 'json'>

/** A list as it is asked for. */
export interface PagedList<Query> {
  /** The filters: those of the call, or with a cursor those of the list it belongs to. */
  readonly query: Query
  /** Which part of the list is wanted. */
  readonly window: Window
  /** The headers of the answer that tell where the page stands, and how to go on. */
  headersOf(page: Place): Record<string, string>
}

const defaultLimit = 50

/** Reads where in a list a call wants to be. `path` is where the list is found, for the links. */
export function openList<Query extends ListQuery>(
  input: Query,
  path: string,
  largestLimit: number,
  context: Pick<Context, 'cursorKey' | 'origin'>,
): PagedList<Query> {
  const { query, cursor } = resumed(input, path, context.cursorKey)
  const limit = Math.min(query.limit ?? defaultLimit, largestLimit)
  const descending = isDescending(query)
  const links = linksOf(query, path, limit)
  return {
    query,
    window: { limit, descending, from: placeOf(query, cursor, limit) },
    headersOf(page) {
      const reachable = withWayBack(page, cursor, descending)
      const number = cursor ? numberOf(reachable, cursor) : (query.page ?? 1)
      return headersOf(reachable, number, links, context)
    },
  }
}

/** With a cursor the list it belongs to goes on. Filters may be sent along, but only the same ones. */
function resumed<Query extends ListQuery>(
  input: Query,
  path: string,
  key: string,
): { query: Query; cursor: Cursor | undefined } {
  const {
    cursor: given,
    after_cursor,
    before_cursor,
    page: _page,
    limit: _limit,
    ...own
  } = input as Olden<Query>
  const text = given ?? after_cursor ?? before_cursor
  if (text === undefined) return { query: input, cursor: undefined }
  const cursor = readCursor(text, path, key)
  const query = JSON.parse(cursor.query) as Query
  if (!isPartOf(own, query)) throw new ApiError('cursorInvalid')
  return { query: own.fields ? { ...query, fields: own.fields } : query, cursor }
}

/** Older clients name the cursor by its direction. */
type Olden<Query> = Query & { after_cursor?: string; before_cursor?: string }

/** Whether the filters and the order of a query are those of the list. Other fields may be asked for at any time. */
function isPartOf({ fields: _fields, sort, ...filters }: ListQuery, list: ListQuery): boolean {
  if (sort !== undefined && isDescending({ sort }) !== isDescending(list)) return false
  const held = new Map(parametersOf(list))
  return parametersOf(filters).every(([name, value]) => held.get(name) === value)
}

/** What the links of the list and its cursors carry. */
interface Links {
  readonly path: string
  readonly limit: number
  readonly search: string
  readonly query: string
}

/** Node's `fetch` takes no more than 16 KiB of headers; this leaves some of it to the other ones. */
const headersAtMost = 15_000

function linksOf({ page: _page, ...query }: ListQuery, path: string, limit: number): Links {
  const list = { ...query, limit }
  const search = new URLSearchParams(parametersOf(list)).toString()
  const text = JSON.stringify(list)
  // An answer has two links with the filters and four times a cursor with them, in base64.
  if (2 * search.length + 4 * 1.34 * Buffer.byteLength(text) > headersAtMost)
    throw new ApiError('filtersTooLong')
  return { path, limit, search, query: text }
}

/** A filter that is a family, such as `custom_attributes`, is one parameter for each of its names. */
const parametersOf = (query: ListQuery): [name: string, value: string][] =>
  Object.entries(query).flatMap(([name, value]): [string, string][] =>
    typeof value === 'object'
      ? Object.entries(value as object).map(([key, text]) => [`${name}.${key}`, String(text)])
      : [[name, String(value)]],
  )

function placeOf(query: ListQuery, cursor: Cursor | undefined, limit: number): Window['from'] {
  if (cursor === undefined) return { offset: ((query.page ?? 1) - 1) * limit }
  return cursor.direction === 'after' ? { after: cursor.id } : { before: cursor.id }
}

/**
 * An empty page still leads to what is on its other side: when all beyond its cursor is gone, and when its number is past
 * the end, as it can be in a list that has become shorter.
 */
function withWayBack(page: Place, cursor: Cursor | undefined, descending: boolean): Place {
  if (page.firstId !== null || page.total === 0) return page
  const { direction, id } = cursor ?? { direction: 'after', id: descending ? 1 : Number.MAX_SAFE_INTEGER - 1 }
  const beside = id + ((direction === 'after') === descending ? -1 : 1)
  return direction === 'after'
    ? { ...page, firstId: beside, hasPrevious: true }
    : { ...page, lastId: beside, hasNext: true }
}

/** A walk counts its pages; when items come and go meanwhile, the first page is still page 1 and no other is. */
const numberOf = ({ hasPrevious }: Place, { page }: Cursor): number => (hasPrevious ? Math.max(page, 2) : 1)

function headersOf(
  { firstId, lastId, hasPrevious, hasNext, total }: Place,
  number: number,
  { path, limit, search, query }: Links,
  { cursorKey, origin }: Pick<Context, 'cursorKey' | 'origin'>,
): Record<string, string> {
  const totalPages = Math.ceil(total / limit)
  const cursorTo = (direction: Cursor['direction'], id: number, page: number) =>
    writeCursor({ direction, id, page, query }, path, cursorKey)
  const previous = Math.max(Math.min(number - 1, totalPages), 1)
  const before = hasPrevious && firstId !== null ? cursorTo('before', firstId, previous) : undefined
  const after = hasNext && lastId !== null ? cursorTo('after', lastId, number + 1) : undefined

  const link = (rel: string, parameters: string) => `<${origin}${path}?${parameters}>; rel="${rel}"`
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

/** Lists are ordered by id. Older clients turn them round with `sort=-id`; a `+` may arrive as a blank. */
function isDescending({ sort = '' }: ListQuery): boolean {
  if (!/^[+ -]?id$|^$/.test(sort)) throw new ApiError('sortInvalid', sort.slice(0, 100))
  return sort === '-id'
}
