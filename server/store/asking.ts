import type { Query } from './dialect.ts'

/** Ids in ascending order. */
export type Ids = Float64Array<ArrayBuffer>

/** What lists need to know of the database, at one state of it. */
export type Question =
  /** The ids that a query finds; its only column is called `id`. */
  | { readonly ids: Query }
  /** Rows as lists of their values. */
  | { readonly rows: Query }
  /** The users that were changed after a commit; `undefined` when that is too long ago to be known. */
  | { readonly changedSince: number }

/**
 * Work that asks while it goes on. So it is written once: SQLite answers on the spot, PostgreSQL over the network, and
 * all questions of one piece of work are answered from one state.
 */
export type Asking<T> = Generator<Question, T, unknown>

export function* askIds(query: Query): Asking<Ids> {
  return (yield { ids: query }) as Ids
}

export function* askRows<Row extends unknown[]>(query: Query): Asking<Row[]> {
  return (yield { rows: query }) as Row[]
}

export function* askChanges(since: number): Asking<Ids | undefined> {
  return (yield { changedSince: since }) as Ids | undefined
}
