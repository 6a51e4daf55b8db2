import {
  type Bounds,
  boundsOf,
  dbFor,
  type EventFilter,
  isSearch,
  lastEventId,
  partsOf,
} from './event-bounds.ts'
import type { RowPage } from './row-pages.ts'
import type { Db, Window } from './store.ts'

/** An event as it is kept. `body` is the JSON of all but its id and hash. */
export interface StoredEvent {
  readonly id: number
  readonly body: string
  readonly hash: string
}

export const findEvent = (db: Db, id: number): Promise<StoredEvent | undefined> =>
  db.get<StoredEvent>('SELECT id, body, hash FROM events WHERE id = ?', id)

/**
 * A page of the events that meet a filter, ordered by id, of the log as it is when the call begins. What is written
 * meanwhile comes later in the log, and what is there never changes; so several statements are as good as one.
 */
export async function pageOfEvents(
  db: Db,
  filter: EventFilter,
  window: Window,
): Promise<RowPage<StoredEvent>> {
  const bounds = await boundsOf(db, filter, await lastEventId(db))
  const range = rangeOf(bounds, window)
  const rows =
    range === undefined
      ? []
      : bounds.count === bounds.highest - bounds.lowest + 1
        ? await inRange(db, bounds, range, window)
        : await byIds(db, await idsOf(db, filter, range, window))
  if (range !== undefined && range.upwards === window.descending) rows.reverse()
  const firstId = rows[0]?.id ?? null
  const lastId = rows.at(-1)?.id ?? null
  const [start, end] = window.descending ? [bounds.highest, bounds.lowest] : [bounds.lowest, bounds.highest]
  return {
    rows,
    firstId,
    lastId,
    hasPrevious: firstId !== null && firstId !== start,
    hasNext: lastId !== null && lastId !== end,
    total: bounds.count,
  }
}

/** Between which ids, at both ends included, a page is, and from which end it is counted. */
interface Range {
  readonly lowest: number
  readonly highest: number
  readonly upwards: boolean
  readonly offset: number
}

function rangeOf(bounds: Bounds, { from, descending }: Window): Range | undefined {
  const { count, lowest, highest } = bounds
  if ('offset' in from) return from.offset < count ? fromMark(bounds, !descending, from.offset) : undefined
  const upwards = 'after' in from !== descending
  const beside = 'after' in from ? from.after : from.before
  const range = upwards
    ? { lowest: Math.max(lowest, beside + 1), highest, upwards, offset: 0 }
    : { lowest, highest: Math.min(highest, beside - 1), upwards, offset: 0 }
  return count > 0 && range.lowest <= range.highest ? range : undefined
}

/** The events that come before a page are skipped by what was counted, as far as that goes. */
function fromMark({ count, lowest, highest, marks = [] }: Bounds, upwards: boolean, offset: number): Range {
  if (upwards) {
    const mark = marks.findLast((one) => one.count <= offset)
    return mark === undefined
      ? { lowest, highest, upwards, offset }
      : { lowest: Math.max(lowest, mark.upTo + 1), highest, upwards, offset: offset - mark.count }
  }
  const mark = marks.find((one) => one.count >= count - offset)
  return mark === undefined
    ? { lowest, highest, upwards, offset }
    : { lowest, highest: Math.min(highest, mark.upTo), upwards, offset: offset - (count - mark.count) }
}

/** Every id between the first and the last is one that meets the filter, so where a page lies is reckoned. */
function inRange(
  db: Db,
  bounds: Bounds,
  { lowest, highest, upwards, offset }: Range,
  { limit }: Window,
): Promise<StoredEvent[]> {
  const [first, last] = upwards
    ? [lowest + offset, lowest + offset + limit - 1]
    : [highest - offset - limit + 1, highest - offset]
  return db.all<StoredEvent>(
    `SELECT id, body, hash FROM events WHERE id >= ? AND id <= ? ORDER BY id ${upwards ? 'ASC' : 'DESC'}`,
    Math.max(first, bounds.lowest),
    Math.min(last, bounds.highest),
  )
}

/** The ids of a page, read from an index. Each part of a filter has its own, and they are merged. */
async function idsOf(
  db: Db,
  filter: EventFilter,
  { lowest, highest, upwards, offset }: Range,
  { limit }: Window,
): Promise<number[]> {
  const parts = partsOf(filter)
  const order = `ORDER BY id ${upwards ? 'ASC' : 'DESC'}`
  const found = parts.map(
    ({ sql }) => `SELECT id FROM events WHERE ${sql} AND id >= ? AND id <= ? ${order} LIMIT ?`,
  )
  const values = parts.flatMap((part) => [...part.values, lowest, highest, offset + limit])
  const rows = await dbFor(db, isSearch(filter) ? highest - lowest : offset).all<{ id: number }>(
    parts.length === 1
      ? `${found[0]} OFFSET ?`
      : `SELECT id FROM (${found.map((one) => `SELECT id FROM (${one}) AS part`).join(' UNION ALL ')}) AS page
         ${order} LIMIT ? OFFSET ?`,
    ...values,
    ...(parts.length === 1 ? [] : [limit]),
    offset,
  )
  return rows.slice(0, limit).map(({ id }) => id)
}

/** Two texts of a statement do for all sizes of pages. */
const sizes = [50, 1000] as const

async function byIds(db: Db, ids: readonly number[]): Promise<StoredEvent[]> {
  const size = ids.length <= sizes[0] ? sizes[0] : sizes[1]
  const padded = [...ids, ...Array(size - ids.length).fill(0)]
  const rows = await db.all<StoredEvent>(
    `SELECT id, body, hash FROM events WHERE id IN (${padded.map(() => '?').join()})`,
    ...padded,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
