import Sqlite from 'better-sqlite3'

/** What a statement can be given for a `?`. */
export type Value = string | number | null

/** The database of a running server, for a test that looks at it or prepares it without the server. */
export interface Beside {
  /** Runs one statement and answers its rows: none when it is not one that reads. */
  all(text: string, values: readonly Value[]): Promise<unknown[]>
  close(): Promise<void>
}

export async function openBeside(database: string): Promise<Beside> {
  const file = new Sqlite(database)
  return {
    async all(text, values) {
      const statement = file.prepare(text)
      if (statement.reader) return statement.all(...values)
      statement.run(...values)
      return []
    },
    async close() {
      file.close()
    },
  }
}
