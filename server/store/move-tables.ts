import { setImmediate as nextTurn } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { columnsInMemory, engineOf, type Side } from './move-engine.ts'
import { unfinishedMove } from './move-progress.ts'
import { openStore } from './open.ts'
import type { Value } from './store.ts'

export type Row = Readonly<Record<string, Value>>

/** A table that moves. */
export interface Table {
  readonly name: string
  readonly columns: readonly string[]
  /** By what its rows are ordered and told apart, and which of that is text. */
  readonly key: readonly { readonly column: string; readonly isText: boolean }[]
  /** The rows of a new directory. */
  readonly atFirst: readonly Row[]
}

/**
 * What makes a directory: every table that a new one in memory has, those first that others refer to. PostgreSQL keeps
 * tables of its own beside them, SQLite a text index; both make them anew.
 */
export async function listTables(from: Side, to: Side): Promise<Table[]> {
  const db = await openStore(':memory:')
  try {
    const blank = { db, engine: engineOf(':memory:') }
    const columns = Map.groupBy(await columnsInMemory(db), ({ table }) => table)
    // Where the engines have different keys, SQLite has an index for that of PostgreSQL; not the other way round.
    const one = [from, to].find(({ engine }) => engine !== blank.engine) ?? blank
    const keys = await one.engine.primaryKeys(one.db)
    const tables: Table[] = []
    for (const [name, own] of columns) {
      const key = (keys.get(name) ?? []).map((column) => ({
        column,
        isText: own.some((other) => other.column === column && other.type === 'TEXT'),
      }))
      const table = { name, columns: own.map(({ column }) => column), key }
      tables.push({ ...table, atFirst: await readRows(blank, table, undefined, mostAtFirst) })
    }
    return tables
  } finally {
    await db.close()
  }
}

/** More than the migrations put into any table. */
const mostAtFirst = 100

/** Whether nothing was ever put into a directory. */
export async function isBlank(side: Side, tables: readonly Table[]): Promise<boolean> {
  for (const table of tables)
    if (!isDeepStrictEqual(await readRows(side, table, undefined, mostAtFirst), table.atFirst)) return false
  return true
}

/** The rows of a table, from the first one or from behind a key. */
export async function* batchesOf(
  side: Side,
  table: Table,
  batch: number,
  behind?: readonly Value[],
): AsyncGenerator<Row[], undefined> {
  let after = behind
  for (;;) {
    const rows = await readRows(side, table, after, batch)
    const last = rows.at(-1)
    if (last === undefined) return
    // SQLite lets nobody else in while it works: a signal is heard here.
    await nextTurn()
    yield rows
    after = keyOf(table, last)
  }
}

/** In the order of the key, so many rows behind one. */
function readRows(
  { db, engine }: Side,
  table: Omit<Table, 'atFirst'>,
  after: readonly Value[] | undefined,
  limit: number,
): Promise<Row[]> {
  const key = table.key.map(({ column, isText }) => (isText ? engine.byBytes(column) : column)).join(', ')
  const further = after === undefined ? '' : `AND (${key}) > (${after.map(() => '?').join(', ')})`
  return db.all<Row>(
    `SELECT ${table.columns.join(', ')} FROM ${table.name} WHERE ${isMoved(table)} ${further} ORDER BY ${key} LIMIT ${limit}`,
    ...(after ?? []),
  )
}

export async function countRows({ db }: Side, table: Table): Promise<number> {
  const sql = `SELECT count(*) AS count FROM ${table.name} WHERE ${isMoved(table)}`
  return (await db.get<{ count: number }>(sql))?.count ?? 0
}

export const keyOf = (table: Table, row: Row): Value[] => table.key.map(({ column }) => row[column] ?? null)

/** The mark of the move stands in the target only, among what is moved. */
const isMoved = ({ name }: Pick<Table, 'name'>): string =>
  name === 'settings' ? `name <> '${unfinishedMove}'` : 'true'
