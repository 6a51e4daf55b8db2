import type Sqlite from 'better-sqlite3'
import type { Condition } from './conditions.ts'
import { createSelections, lowerBound } from './sqlite-selections.ts'
import type { UserPage, Window } from './store.ts'

export interface UserPages {
  page(conditions: readonly Condition[], window: Window): UserPage
  /** To be told after each commit: the users it added, changed or removed. */
  changed(ids: ReadonlySet<number>): void
}

/** Users per row of `user_counts`: ids with the same value of `id >> 8`. */
const blockSize = 256

/**
 * Pages of users. The whole directory is walked by its primary key, and `user_counts` says where position N lies, so
 * no page costs more for being deep. A filtered list is a selection: the ids that match, kept in memory and brought up
 * to date by what commits change.
 */
export function createUserPages(connection: Sqlite.Database): UserPages {
  const selections = createSelections(connection)
  const prepare = (from: string) => ({
    ascending: connection.prepare(pageSql(from, 'ASC')).raw(),
    descending: connection.prepare(pageSql(from, 'DESC')).raw(),
  })
  const after = prepare('SELECT id, body FROM users WHERE id > ? ORDER BY id LIMIT ?')
  const before = prepare('SELECT id, body FROM users WHERE id < ? ORDER BY id DESC LIMIT ?')
  const skipping = prepare('SELECT id, body FROM users WHERE id >= ? ORDER BY id LIMIT ? OFFSET ?')
  const byIds = prepare('SELECT id, body FROM users WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id')
  const ends = connection.prepare('SELECT (SELECT min(id) FROM users), (SELECT max(id) FROM users)').raw()
  const blocks = connection
    .prepare('SELECT block, users FROM user_counts WHERE users > 0 ORDER BY block')
    .raw()
  let known:
    | { total: number; first: number; last: number; blocks: [block: number, users: number][] }
    | undefined

  function directory(): NonNullable<typeof known> {
    if (known === undefined) {
      const counts = blocks.all() as [number, number][]
      const [first, last] = ends.get() as [number | null, number | null]
      const total = counts.reduce((sum, [, users]) => sum + users, 0)
      known = { total, first: first ?? 0, last: last ?? 0, blocks: counts }
    }
    return known
  }

  function wholeDirectory({ from, limit, descending }: Window): UserPage {
    const order = descending ? 'descending' : 'ascending'
    const { total, first, last } = directory()
    let row: Row = emptyRow
    if ('offset' in from) {
      const [start, end] = ascendingRange(from.offset, limit, descending, total)
      const place = placeOf(start)
      if (place !== undefined && end > start)
        row = skipping[order].get(place.block * blockSize, end - start, place.skip) as Row
    } else {
      const upwards = 'after' in from !== descending
      row = (upwards ? after : before)[order].get('after' in from ? from.after : from.before, limit) as Row
    }
    const [json, low, high] = row
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

  /** The block in which a position of the ascending list lies, and how many users of it come before. */
  function placeOf(position: number): { block: number; skip: number } | undefined {
    let skip = position
    for (const [block, users] of directory().blocks) {
      if (skip < users) return { block, skip }
      skip -= users
    }
    return undefined
  }

  function filtered(conditions: readonly Condition[], { from, limit, descending }: Window): UserPage {
    const ids = selections.select(conditions)
    const [start, end] = rangeOf(ids, from, limit, descending)
    const order = descending ? 'descending' : 'ascending'
    const wanted = JSON.stringify(Array.from(ids.subarray(start, end)))
    const [json, low, high] = start < end ? (byIds[order].get(wanted) as Row) : emptyRow
    return toPage(
      json,
      low,
      high,
      descending,
      ids.length,
      start < end && start > 0,
      start < end && end < ids.length,
    )
  }

  return {
    page: (conditions, window) =>
      conditions.length === 0 ? wholeDirectory(window) : filtered(conditions, window),
    changed(ids) {
      if (ids.size > 0) known = undefined
      selections.changed(ids)
    },
  }
}

type Row = [json: Buffer, low: number | null, high: number | null]
const emptyRow: Row = [Buffer.from('[]'), null, null]

/**
 * SQLite joins the bodies to one JSON text and hands it over as the bytes that are sent: a third of the cost of fifty
 * strings, which would be decoded, joined and encoded again. Rows are joined in the order in which they come, so only a
 * page that is read against its order is sorted.
 */
const pageSql = (from: string, order: 'ASC' | 'DESC'): string => {
  const sorted =
    from.includes('DESC') === (order === 'DESC')
      ? from
      : `SELECT id, body FROM (${from}) ORDER BY id ${order}`
  return `SELECT CAST('[' || coalesce(group_concat(body, ','), '') || ']' AS BLOB), min(id), max(id) FROM (${sorted})`
}

/** Positions in the ascending list, whichever way round it is shown. */
function rangeOf(
  ids: Float64Array<ArrayBuffer>,
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
  json: Buffer,
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
