import { existsSync, statSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import type { MovingEngine } from './move-engine.ts'
import { openSqlite } from './sqlite.ts'
import { applicationId } from './sqlite-file.ts'
import { type Db, StoreError } from './store.ts'

export const sqliteMoving: MovingEngine = {
  async openSource(file) {
    refuseNoDirectory(file)
    // Its lock keeps every server away.
    return openSqlite(file)
  },
  async isSame(one, other) {
    const [first, second] = [one, other].map((file) => statSync(file, { throwIfNoEntry: false }))
    return first !== undefined && first.ino === second?.ino && first.dev === second.dev
  },
  async primaryKeys(db) {
    const columns = await columnsOf(db)
    const ofKey = columns.filter(({ place }) => place > 0).sort((one, other) => one.place - other.place)
    const tables = Map.groupBy(ofKey, ({ table }) => table)
    return new Map(Array.from(tables, ([table, key]) => [table, key.map(({ column }) => column)]))
  },
  byBytes: (column) => column,
  async latestIds(db) {
    const rows = await db.all<{ name: string; seq: number }>('SELECT name, seq FROM sqlite_sequence')
    return new Map(rows.map(({ name, seq }) => [name, seq]))
  },
  async beginFilling() {},
  async endFilling(tx, _tables, ids) {
    for (const [table, id] of ids) {
      await tx.run('DELETE FROM sqlite_sequence WHERE name = ?', table)
      await tx.run('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)', table, id)
    }
  },
}

/** A column of a table, and its place in the primary key, which begins with 1. */
export interface Column {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly place: number
}

/**
 * The columns of all tables that hold what somebody has put there. Tables come in the order in which they were made, so
 * each stands behind those that it refers to. What SQLite keeps for itself, as the text index, is not among them.
 */
export const columnsOf = (db: Db): Promise<Column[]> =>
  db.all<Column>(
    `SELECT made.name AS "table", info.name AS "column", info.type, info.pk AS place
     FROM sqlite_schema AS made, pragma_table_list AS kind, pragma_table_info(made.name) AS info
     WHERE kind.schema = 'main' AND kind.name = made.name AND kind.type = 'table' AND made.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
     ORDER BY made.rowid, info.cid`,
  )

/** Opening a store would make a directory of a file that is not there, or empty. */
function refuseNoDirectory(file: string): void {
  if (!existsSync(file))
    throw new StoreError(`there is no ${file}; name the database of a Rollcall directory`)
  let connection: Sqlite.Database | undefined
  let mark: unknown
  try {
    connection = new Sqlite(file, { fileMustExist: true })
    mark = connection.pragma('application_id', { simple: true })
  } catch (error) {
    throw new StoreError(`cannot open the database ${file}: ${(error as Error).message}`, { cause: error })
  } finally {
    connection?.close()
  }
  if (mark !== applicationId) throw new StoreError(`${file} is not a Rollcall directory`)
}
