import type { Query } from './dialect.ts'

/** Ids in ascending order. */
export type Ids = Float64Array<ArrayBuffer>

/** What lists need to know of the database, at one state of it. */
export type Question =
  /** The ids that a search finds; of several, who is found by all of them. `undefined` when each is to be asked by itself. */
  | { readonly ids: Searches }
  /** Rows as lists of their values. */
  | { readonly rows: Query }
  /** The users that were changed after a commit; `undefined` when that is too long ago to be known. */
  | { readonly changedSince: number }

/** A query whose only column is called `id`. */
export interface Search extends Query {
  /** It may read much more than it finds, so it may take long whatever it finds. */
  readonly isWide?: boolean
  /** Beside others: whoever is found is taken away. The first one is not negated. */
  readonly isNegated?: boolean
}

export type Searches = readonly [Search, ...Search[]]

/** So many users may be found, or looked at one by one, while everybody else waits. */
export const few = 500

/**
 * Work that asks while it goes on. So it is written once: SQLite answers at once as far as it can, PostgreSQL over the
 * network, and all questions of one piece of work are answered from one state.
 */
export type Asking<T> = Generator<Question, T, unknown>

export function* askIds(search: Search): Asking<Ids> {
  return (yield { ids: [search] }) as Ids
}

export function* askTogether(searches: Searches): Asking<Ids | undefined> {
  return (yield { ids: searches }) as Ids | undefined
}

export function* askRows<Row extends unknown[]>(query: Query): Asking<Row[]> {
  return (yield { rows: query }) as Row[]
}

export function* askChanges(since: number): Asking<Ids | undefined> {
  return (yield { changedSince: since }) as Ids | undefined
}
