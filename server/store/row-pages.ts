import { parsePattern } from './conditions.ts'
import type { Query } from './dialect.ts'
import type { Db, UserPage, Window } from './store.ts'

/** A page of a table's rows. */
export interface RowPage<Row> extends Omit<UserPage, 'json'> {
  readonly rows: readonly Row[]
}

const everything: Query = { sql: 'true', values: [] }

/**
 * A page of the rows that meet a condition, ordered by id. One statement, so total and rows are of one state; it counts
 * what meets the condition, which is for tables that are small, or conditions that an index answers.
 */
export async function pageOfRows<Row extends { id: number }>(
  db: Db,
  table: string,
  columns: string,
  { sql, values }: Query,
  { from, limit, descending }: Window,
): Promise<RowPage<Row>> {
  const upwards = 'offset' in from ? !descending : 'after' in from !== descending
  const order = upwards ? 'ASC' : 'DESC'
  const beside = 'offset' in from ? '' : `AND id ${upwards ? '>' : '<'} ?`
  const found = await db.all<Row & { total: number; lowest: number | null; highest: number | null }>(
    `SELECT page.*, total, lowest, highest
     FROM (SELECT count(*) AS total, min(id) AS lowest, max(id) AS highest FROM ${table} WHERE ${sql}) AS bounds
     LEFT JOIN (SELECT ${columns} FROM ${table} WHERE ${sql} ${beside} ORDER BY id ${order} LIMIT ? OFFSET ?) AS page ON true
     ORDER BY page.id ${descending ? 'DESC' : 'ASC'}`,
    ...values,
    ...values,
    ...('offset' in from ? [] : ['after' in from ? from.after : from.before]),
    limit,
    'offset' in from ? from.offset : 0,
  )
  const { total = 0, lowest = null, highest = null } = found[0] ?? {}
  const rows = found
    .filter((row) => row.id !== null)
    .map(({ total: _, lowest: _low, highest: _high, ...row }) => row as unknown as Row)
  const firstId = rows[0]?.id ?? null
  const lastId = rows.at(-1)?.id ?? null
  const [start, end] = descending ? [highest, lowest] : [lowest, highest]
  return {
    rows,
    firstId,
    lastId,
    hasPrevious: firstId !== null && firstId !== start,
    hasNext: lastId !== null && lastId !== end,
    total,
  }
}

/** The same for rows with a name, of which a pattern may be asked for. */
export const pageOfNamed = <Row extends { id: number }>(
  db: Db,
  table: string,
  columns: string,
  name: string | undefined,
  window: Window,
): Promise<RowPage<Row>> => pageOfRows<Row>(db, table, columns, name ? nameMatches(name) : everything, window)

/** A test whether a name matches a pattern: `*` is any run of characters, a leading `!` negates. */
export function nameMatches(text: string): Query {
  const { pattern, negate } = parsePattern(text)
  const like = pattern.map((piece) => piece.replaceAll(/[%_\\]/g, '\\$&')).join('%')
  return { sql: `name_key ${negate ? 'NOT ' : ''}LIKE ? ESCAPE '\\'`, values: [like] }
}
