import type { Condition } from './conditions.ts'

/** A value that both engines can bind. Booleans are stored as 0 and 1. */
export type Value = string | number | null

/** A folded text that users are found by; `null` when there is none. */
export type Key = string | null

/** Reads. A `Db` may be the store itself or a transaction. */
export interface Db {
  /** The first row, if there is one. */
  get<Row>(sql: string, ...values: Value[]): Promise<Row | undefined>
  /** All rows. */
  all<Row>(sql: string, ...values: Value[]): Promise<Row[]>
  /** For reads that may take long, where all others would wait for them otherwise. */
  readonly aside?: Db | undefined
}

/**
 * A transaction: reads that see their own writes, and the only way to write. One at a time writes to a directory, also
 * among many processes, so a rule holds for what it has read until its changes are committed.
 * Between its statements a transaction awaits nothing but its own statements: others wait behind it.
 */
export interface Tx extends Db {
  /** Runs a change and returns the number of rows it touched. */
  run(sql: string, ...values: Value[]): Promise<number>
  /**
   * To be called with every change of a row of `users`, so that what is kept beside the row stays in step: the text
   * index, the counts, remembered selections. The keys are those of `searchFields`; a new user has none
   * before, a deleted one none after.
   */
  userChanged(
    id: number,
    before: readonly Key[] | undefined,
    after: readonly Key[] | undefined,
  ): Promise<void>
}

/** Which part of an ordered list of users is wanted. `limit` is the largest number of users in it. */
export interface Window {
  readonly limit: number
  readonly descending: boolean
  /** From a position (0 is the first user), or from beside a user who may be gone by now. */
  readonly from: { offset: number } | { after: number } | { before: number }
}

export interface UserPage {
  /** The User resources as one JSON array, ready to send. */
  readonly json: Buffer | string
  /** The ids of the first and the last user of the page as it is shown; null when it is empty. */
  readonly firstId: number | null
  readonly lastId: number | null
  /** Whether users who match stand before the first one, and after the last one. */
  readonly hasPrevious: boolean
  readonly hasNext: boolean
  /** How many users match, over all pages. */
  readonly total: number
}

export interface Tally {
  readonly count: number
  /** When the period ends. */
  readonly endsAt: number
}

/** The directory's storage. SQL lives behind it and nowhere else. */
export interface Store extends Db {
  /**
   * Runs `work` in a transaction and resolves once its changes are on disk. When `work` throws, nothing of it is
   * kept. Concurrent transactions may share one commit. `work` is run again when the database had to give the first
   * run up, so it changes nothing but the database.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * What `compute` returns, shared by all who ask for it while it is true: for small facts that every request asks for.
   * It is never older than the call. `undefined` is not kept, so what strangers ask for in vain takes no memory.
   */
  remember<T>(key: string, compute: () => Promise<T>): Promise<T>
  /**
   * Counts one more call (or none) under a name, together with all processes on this directory. A period begins with
   * the first call after the end of the last one, and its count with 0.
   */
  tally(name: string, more: 0 | 1, now: number, periodMs: number): Promise<Tally>
  /** The users that meet all conditions, ordered by id. Total and rows come from one state of the directory. */
  pageOfUsers(conditions: readonly Condition[], window: Window): Promise<UserPage>
  /** Waits for what is under way, then closes the files or connections. */
  close(): Promise<void>
}

/** What a transaction's statements throw once it is over: work that a failure has left behind must not write elsewhere. */
export class TransactionOver extends Error {
  override readonly name = 'TransactionOver'
}

/** The storage failed, not the caller: no connection, a full disk, a damaged file. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}
