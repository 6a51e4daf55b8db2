import { type Asking, askChanges, askRows, type Ids } from './asking.ts'
import type { Condition } from './conditions.ts'
import type { Dialect } from './dialect.ts'
import { lowerBound } from './id-lists.ts'
import { createSelections } from './selections.ts'
import type { UserPage, Window } from './store.ts'
import { blockSize } from './users.ts'

/** A page of users as of the commit with this number. */
export type PageOfUsers = (conditions: readonly Condition[], window: Window, asOf: number) => Asking<UserPage>

/** How many users there are, and where. */
interface Counts {
  readonly asOf: number
  readonly total: number
  readonly first: number
  readonly last: number
  /** Blocks of ids in ascending order, and how many users each of them has. */
  readonly blocks: Ids
  readonly users: readonly number[]
}

/**
 * Pages of users. The whole directory is walked by its primary key, and `user_counts` says where position N lies, so
 * no page costs more for being deep. A filtered list is a selection: the ids that match, kept in memory and brought up
 * to date by what commits change.
 */
export function createUserPages(dialect: Dialect): PageOfUsers {
  const select = createSelections(dialect)
  const pages = (rows: string) => ({
    ascending: dialect.pageOf(rows, 'ASC'),
    descending: dialect.pageOf(rows, 'DESC'),
  })
  const after = pages('SELECT id, body FROM users WHERE id > ? ORDER BY id LIMIT ?')
  const before = pages('SELECT id, body FROM users WHERE id < ? ORDER BY id DESC LIMIT ?')
  const skipping = pages('SELECT id, body FROM users WHERE id >= ? ORDER BY id LIMIT ? OFFSET ?')
  const byIds = pages(`SELECT id, body FROM users WHERE ${dialect.isOneOf('id')} ORDER BY id`)
  let known: Counts | undefined

  function* counts(asOf: number): Asking<Counts> {
    const base = known
    if (base?.asOf === asOf) return base
    const changed = base && base.asOf < asOf ? yield* askChanges(base.asOf) : undefined
    const now =
      base === undefined || changed === undefined
        ? yield* countAll(asOf)
        : changed.length === 0
          ? { ...base, asOf }
          : yield* recount(base, changed, asOf)
    if (known === undefined || known.asOf < asOf) known = now
    return now
  }

  function* countAll(asOf: number): Asking<Counts> {
    const found = yield* askRows<Block>(allBlocks)
    const blocks = new Float64Array(found.map(([block]) => block))
    const users = found.map(([, count]) => count)
    return toCounts(blocks, users, yield* askRows<Ends>(ends), asOf)
  }

  /** A block more, as there is for 256 new users, has all of them counted. */
  function* recount({ blocks, users }: Counts, changed: Ids, asOf: number): Asking<Counts> {
    const asked = new Set(Array.from(changed, (id) => Math.floor(id / blockSize)))
    const sql = `SELECT block, users FROM user_counts WHERE ${dialect.isOneOf('block')}`
    const now = [...users]
    for (const [block, count] of yield* askRows<Block>({ sql, values: [dialect.listOf(asked)] })) {
      const place = lowerBound(blocks, block)
      if (blocks[place] !== block) return yield* countAll(asOf)
      now[place] = count
    }
    return toCounts(blocks, now, yield* askRows<Ends>(ends), asOf)
  }

  function* wholeDirectory({ from, limit, descending }: Window, asOf: number): Asking<UserPage> {
    const order = descending ? 'descending' : 'ascending'
    const all = yield* counts(asOf)
    const { total, first, last } = all
    let row: Row | undefined
    if ('offset' in from) {
      const [start, end] = ascendingRange(from.offset, limit, descending, total)
      const place = end > start ? placeOf(start, all) : undefined
      if (place) row = yield* askRow(skipping[order], [place.block * blockSize, end - start, place.skip])
    } else {
      const upwards = 'after' in from !== descending
      row = yield* askRow((upwards ? after : before)[order], [
        'after' in from ? from.after : from.before,
        limit,
      ])
    }
    const [json, low, high] = row ?? emptyRow
    return toPage(
      json,
      low,
      high,
      descending,
      total,
      low !== null && low > first,
      high !== null && high < last,
    )
  }

  function* filtered(
    conditions: readonly Condition[],
    { from, limit, descending }: Window,
    asOf: number,
  ): Asking<UserPage> {
    const ids = yield* select(conditions, asOf)
    const [start, end] = rangeOf(ids, from, limit, descending)
    if (start >= end) return toPage(...emptyRow, descending, ids.length, false, false)
    const wanted = dialect.listOf(ids.subarray(start, end))
    const [json, low, high] = yield* askRow(byIds[descending ? 'descending' : 'ascending'], [wanted])
    return toPage(json, low, high, descending, ids.length, start > 0, end < ids.length)
  }

  return (conditions, window, asOf) =>
    conditions.length === 0 ? wholeDirectory(window, asOf) : filtered(conditions, window, asOf)
}

const allBlocks = { sql: 'SELECT block, users FROM user_counts WHERE users > 0 ORDER BY block', values: [] }
type Block = [block: number, users: number]
type Ends = [first: number | null, last: number | null]
const ends = { sql: 'SELECT (SELECT min(id) FROM users), (SELECT max(id) FROM users)', values: [] }

type Row = [json: UserPage['json'], low: number | null, high: number | null]
const emptyRow: Row = ['[]', null, null]

function* askRow(sql: string, values: (string | number)[]): Asking<Row> {
  return (yield* askRows<Row>({ sql, values }))[0] as Row
}

function toCounts(
  blocks: Ids,
  users: Counts['users'],
  [[first, last] = [null, null]]: Ends[],
  asOf: number,
): Counts {
  const total = users.reduce((sum, count) => sum + count, 0)
  return { asOf, total, first: first ?? 0, last: last ?? 0, blocks, users }
}

/** The block in which a position of the ascending list lies, and how many users of it come before. */
function placeOf(position: number, { blocks, users }: Counts): { block: number; skip: number } | undefined {
  let skip = position
  for (let at = 0; at < users.length; at++) {
    const count = users[at] as number
    if (skip < count) return { block: blocks[at] as number, skip }
    skip -= count
  }
  return undefined
}

/** Positions in the ascending list, whichever way round it is shown. */
function rangeOf(
  ids: Ids,
  from: Window['from'],
  limit: number,
  descending: boolean,
): [start: number, end: number] {
  if ('offset' in from) return ascendingRange(from.offset, limit, descending, ids.length)
  const id = 'after' in from ? from.after : from.before
  if ('after' in from !== descending) {
    const start = lowerBound(ids, id + 1)
    return [start, Math.min(start + limit, ids.length)]
  }
  const end = lowerBound(ids, id)
  return [Math.max(0, end - limit), end]
}

/** The same positions counted from the other end, for a list in descending order. */
function ascendingRange(offset: number, limit: number, descending: boolean, total: number): [number, number] {
  const start = Math.min(offset, total)
  const end = Math.min(offset + limit, total)
  return descending ? [total - end, total - start] : [start, end]
}

function toPage(
  json: UserPage['json'],
  low: number | null,
  high: number | null,
  descending: boolean,
  total: number,
  hasBelow: boolean,
  hasAbove: boolean,
): UserPage {
  const [firstId, lastId] = descending ? [high, low] : [low, high]
  const [hasPrevious, hasNext] = descending ? [hasAbove, hasBelow] : [hasBelow, hasAbove]
  return { json, firstId, lastId, hasPrevious, hasNext, total }
}
