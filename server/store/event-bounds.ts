import { setImmediate } from 'node:timers/promises'
import type { Query } from './dialect.ts'
import type { Db } from './store.ts'

/** What a list of events is narrowed to. */
export interface EventFilter {
  readonly id?: number | undefined
  readonly userId?: number | undefined
  readonly typeIds?: readonly number[] | undefined
  readonly clientId?: string | undefined
  readonly directoryId?: number | undefined
  /** Milliseconds since 1970; both ends are excluded. */
  readonly after?: number | undefined
  readonly before?: number | undefined
}

/** How many events meet a filter, and the ids of the first and the last of them. */
export interface Bounds {
  readonly count: number
  readonly lowest: number
  readonly highest: number
  /** How many there are up to an event, for some events: a page far inside begins at the nearest of them. */
  readonly marks?: readonly Mark[]
}

export interface Mark {
  readonly upTo: number
  readonly count: number
}

/** So many ids are counted by one statement. Others are answered in between. */
const together = 65_536

/** As many events can be looked at while everybody else waits. */
const few = 1000

/** Whom to ask for what looks at so many events. */
export const dbFor = (db: Db, events: number): Db => (events > few ? (db.aside ?? db) : db)

/** Whether the index that a filter is looked up by finds others too, which may be any number. */
export const isSearch = (filter: EventFilter): boolean => testsOf(filter).length > 1

/** A condition whose first test is found by an index. */
export type Part = Query

export async function lastEventId(db: Db): Promise<number> {
  const row = await db.get<{ last: number | null }>('SELECT max(id) AS last FROM events')
  return row?.last ?? 0
}

const none: Bounds = { count: 0, lowest: 0, highest: 0 }
const nothing: Counted = { ...none, upTo: 0 }

/** What was counted, for the filters that were asked for of late: an event that was counted never changes. */
const counted = new WeakMap<Db, Map<string, Promise<Counted>>>()

interface Counted extends Bounds {
  readonly upTo: number
}

const filtersKept = 200

/** The bounds of a filter in the log up to the event `last`. Only what is new since it was asked for before is counted. */
export async function boundsOf(db: Db, filter: EventFilter, last: number): Promise<Bounds> {
  const key = JSON.stringify(filter)
  if (key === '{}') return last === 0 ? none : { count: last, lowest: 1, highest: last }
  const kept = counted.get(db) ?? new Map<string, Promise<Counted>>()
  counted.set(db, kept)
  // Who comes while it is counted goes on where that ends.
  const before = kept.get(key)?.catch(() => nothing) ?? Promise.resolve(nothing)
  // Another call may look further into the log; it counts what this one must not see.
  const bounds = before.then((start) => countOn(db, filter, start.upTo <= last ? start : nothing, last))
  kept.delete(key)
  kept.set(key, bounds)
  if (kept.size > filtersKept) kept.delete(kept.keys().next().value as string)
  return bounds
}

/** Counts on from where it stands, in pieces when there may be much to count. */
async function countOn(db: Db, filter: EventFilter, start: Counted, last: number): Promise<Counted> {
  const [first] = testsOf(filter)
  const isMuch = first !== undefined && filter.id === undefined && filter.userId === undefined
  const marks = [...(start.marks ?? [])]
  let bounds: Bounds = start
  for (let from = start.upTo; from < last; ) {
    const to = isMuch ? Math.min(from + together, last) : last
    bounds = join(bounds, await count(db, filter, from, to, last))
    if (to - (marks.at(-1)?.upTo ?? 0) >= together) marks.push({ upTo: to, count: bounds.count })
    from = to
    if (from < last) await setImmediate()
  }
  return { ...bounds, marks, upTo: last }
}

function join(one: Bounds, next: Bounds): Bounds {
  if (one.count === 0) return next
  if (next.count === 0) return { count: one.count, lowest: one.lowest, highest: one.highest }
  return { count: one.count + next.count, lowest: one.lowest, highest: next.highest }
}

/** Counts the events after `from`, up to and with `to`, that meet a filter. The log is looked at up to `last`. */
async function count(db: Db, filter: EventFilter, from: number, to: number, last: number): Promise<Bounds> {
  const [first] = testsOf(filter)
  const times = timesOf(filter, from === 0 && first === undefined)
  if (first === undefined)
    return ask(dbFor(db, to - from), all([...times, from === 0 ? besideIndex(from, to) : between(from, to)]))
  // The part of the log that is of the time is small as a rule, so that little of the other index must be read.
  const { after, before } = filter
  const isNarrowed = times.length > 0 && filter.id === undefined && filter.userId === undefined
  const span = isNarrowed ? await boundsOf(db, { after, before }, last) : { lowest: 0, highest: to }
  const [low, high] = [Math.max(from, span.lowest - 1), Math.min(to, span.highest)]
  if (low >= high) return none
  return ask(dbFor(db, high - low), all([...wholeOf(filter), ...times, between(low, high)]))
}

// Written with a sum, a column is not looked up by its index: SQLite might otherwise take the index that helps less, and
// PostgreSQL would find the lowest id of a time by reading the log from its beginning.
const between = (from: number, to: number): Query => ({ sql: 'id > ? AND id <= ?', values: [from, to] })
const besideIndex = (from: number, to: number): Query => ({
  sql: 'id + 0 > ? AND id + 0 <= ?',
  values: [from, to],
})

async function ask(db: Db, { sql, values }: Query): Promise<Bounds> {
  const row = await db.get<{ count: number; lowest: number | null; highest: number | null }>(
    `SELECT count(*) AS count, min(id + 0) AS lowest, max(id + 0) AS highest FROM events WHERE ${sql}`,
    ...values,
  )
  return row?.lowest == null || row.highest === null
    ? none
    : { count: row.count, lowest: row.lowest, highest: row.highest }
}

/** The filter as conditions of which each finds its events by an index, in the order of ids. */
export function partsOf(filter: EventFilter): Part[] {
  const [first, ...others] = testsOf(filter)
  const rest = [...others.map((test) => test.beside), ...timesOf(filter, false)]
  return first === undefined ? [all(rest)] : first.parts.map((part) => all([part, ...rest]))
}

function wholeOf(filter: EventFilter): Query[] {
  const [first, ...others] = testsOf(filter)
  return first === undefined ? [] : [first.whole, ...others.map((test) => test.beside)]
}

interface Test {
  /** By an index: as one, and as several of which each yields its ids in order. */
  readonly whole: Query
  readonly parts: readonly Query[]
  /** Without it. */
  readonly beside: Query
}

/** The tests of a filter, first the one that fewest events meet as a rule. */
function testsOf({ id, userId, typeIds, clientId, directoryId }: EventFilter): Test[] {
  const tests: Test[] = []
  if (id !== undefined) tests.push(number('id', [id]))
  if (userId !== undefined) tests.push(number('user_id', [userId]))
  if (typeIds !== undefined) tests.push(number('event_type_id', filled(typeIds)))
  if (clientId !== undefined) {
    const whole = { sql: 'client_id = ?', values: [clientId] }
    tests.push({ whole, parts: [whole], beside: { sql: "(client_id || '') = ?", values: [clientId] } })
  }
  if (directoryId !== undefined) tests.push(number('directory_id', [directoryId]))
  return tests
}

/**
 * Each text of a statement is kept prepared, so lists of any length share the texts of a few. What is missing is filled
 * up with 0, a type that no event has.
 */
const lengths = [1, 4, 16, 50] as const

function filled(typeIds: readonly number[]): readonly number[] {
  const length = lengths.find((one) => one >= typeIds.length) ?? typeIds.length
  return [...typeIds, ...Array<number>(length - typeIds.length).fill(0)]
}

function number(column: string, values: readonly number[]): Test {
  const list = `IN (${values.map(() => '?').join()})`
  return {
    whole: { sql: `${column} ${list}`, values },
    parts: values.map((value) => ({ sql: `${column} = ?`, values: [value] })),
    beside: { sql: `(${column} + 0) ${list}`, values },
  }
}

function timesOf({ after, before }: EventFilter, byIndex: boolean): Query[] {
  const column = byIndex ? 'created_at' : '(created_at + 0)'
  const tests: Query[] = []
  if (after !== undefined) tests.push({ sql: `${column} > ?`, values: [after] })
  if (before !== undefined) tests.push({ sql: `${column} < ?`, values: [before] })
  return tests
}

const all = (tests: readonly Query[]): Query => ({
  sql: tests.map(({ sql }) => sql).join(' AND '),
  values: tests.flatMap(({ values }) => values),
})
