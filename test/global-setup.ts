import { startSharedPostgres } from './fresh-database.ts'
import type { Postgres } from './postgres.ts'

/** `node --test --test-global-setup=test/global-setup.ts`: all files of a run share one PostgreSQL. */

let postgres: Postgres

export async function globalSetup(): Promise<void> {
  postgres = await startSharedPostgres()
}

export async function globalTeardown(): Promise<void> {
  await postgres.end()
}
