import { isPostgresUrl } from './postgres-url.ts'
import { type Store, StoreError } from './store.ts'

/**
 * Opens the directory in a SQLite file (or `:memory:`), or in a PostgreSQL database; one that is not there yet is made. The
 * engine that is not asked for is not loaded.
 */
export async function openStore(database: string): Promise<Store> {
  refuseUnknown(database)
  if (isPostgresUrl(database)) return (await import('./postgres.ts')).openPostgres(database)
  return (await import('./sqlite.ts')).openSqlite(database)
}

/** The address of a database of another kind would be taken for the name of a file. */
export function refuseUnknown(database: string): void {
  if (/^\w+:\/\//.test(database) && !isPostgresUrl(database))
    throw new StoreError(
      'the database must be a SQLite file, :memory:, or a PostgreSQL database as postgres://user:password@host:5432/name',
    )
}
