import pg from 'pg'
import { StoreError } from './store.ts'

/** The five characters by which PostgreSQL tells its errors apart; empty when the error is not one of its. */
export const codeOf = (error: unknown): string =>
  error instanceof pg.DatabaseError ? (error.code ?? '') : ''

/** A session ended before it had answered: what it was asked may have been done or not. */
export class ConnectionLost extends StoreError {
  constructor(cause?: Error) {
    super(`the connection to the database is lost${cause ? `: ${cause.message}` : ''}`, { cause })
  }
}

/** No session: nothing was asked. */
export const unreachable = (error: unknown): StoreError =>
  new StoreError(`the database cannot be reached: ${(error as Error).message}`, { cause: error })

/**
 * After these a session is of no use any more. PostgreSQL ends it itself when it stops, has crashed, is still starting, or
 * has waited too long for us; what was prepared is gone, or was prepared for tables that have changed since.
 */
export const endsSession = (error: unknown): boolean =>
  /^(?:57P0[1-5]|08...|25P0[34]|26000|0A000)$/.test(codeOf(error))

/** Given up by PostgreSQL for the sake of another transaction. */
export const isConflict = (error: unknown): boolean => /^40(?:001|P01)$/.test(codeOf(error))

/** A database that is full, too slow, or lacks a table: not the caller's fault. A broken rule of a table is a fault of ours. */
export function toStoreError(error: unknown): unknown {
  const code = codeOf(error)
  if (code === '' || code.startsWith('23')) return error
  return new StoreError(`the database failed: ${(error as Error).message}`, { cause: error })
}

/** What goes along with an error may be a whole row, with a password's hash in it: that is not for logs. */
export function withoutRows(error: Error): Error {
  return Object.assign(error, { detail: undefined, where: undefined, internalQuery: undefined })
}
