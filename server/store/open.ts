import { openPostgres } from './postgres.ts'
import { isPostgresUrl } from './postgres-url.ts'
import { openSqlite } from './sqlite.ts'
import { type Store, StoreError } from './store.ts'

/** Opens the directory in a SQLite file (or `:memory:`), or in a PostgreSQL database; one that is not there yet is made. */
export async function openStore(database: string): Promise<Store> {
  if (isPostgresUrl(database)) return openPostgres(database)
  if (/^\w+:\/\//.test(database))
    throw new StoreError(
      'the database must be a SQLite file, :memory:, or a PostgreSQL database as postgres://user:password@host:5432/name',
    )
  return openSqlite(database)
}
