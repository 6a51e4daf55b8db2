import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { writerLock } from '../server/store/postgres-database.ts'
import { withNumbers } from '../server/store/postgres-dialect.ts'
import { isPostgresUrl } from '../server/store/postgres-url.ts'

/** What a statement can be given for a `?`. */
export type Value = string | number | null

/** The database of a running server, for a test that looks at it or prepares it without the server. */
export interface Beside {
  /** Runs one statement and answers its rows: none when it is not one that reads. */
  all(text: string, values: readonly Value[]): Promise<unknown[]>
  /** Begins to write and does not come to an end: the server cannot, until `letWrite`. */
  holdWriters(): Promise<void>
  letWrite(): Promise<void>
  close(): Promise<void>
}

export const openBeside = (database: string): Promise<Beside> =>
  isPostgresUrl(database) ? openPostgresBeside(database) : openSqliteBeside(database)

async function openSqliteBeside(file: string): Promise<Beside> {
  const connection = new Sqlite(file)
  return {
    async all(text, values) {
      const statement = connection.prepare(text)
      if (statement.reader) return statement.all(...values)
      statement.run(...values)
      return []
    },
    async holdWriters() {
      connection.exec('BEGIN IMMEDIATE')
    },
    async letWrite() {
      connection.exec('ROLLBACK')
    },
    async close() {
      connection.close()
    },
  }
}

async function openPostgresBeside(url: string): Promise<Beside> {
  const int8 = 20
  const getTypeParser = (type: number) => (type === int8 ? Number : pg.types.getTypeParser(type, 'text'))
  const client = new pg.Client({ connectionString: url, types: { getTypeParser } as pg.CustomTypesConfig })
  await client.connect()
  return {
    async all(text, values) {
      return (await client.query(withNumbers(text), values as Value[])).rows
    },
    async holdWriters() {
      await client.query('SELECT pg_advisory_lock($1)', [writerLock])
    },
    async letWrite() {
      await client.query('SELECT pg_advisory_unlock($1)', [writerLock])
    },
    close: () => client.end(),
  }
}
