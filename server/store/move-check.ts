import { createHash } from 'node:crypto'
import type { Side } from './move-engine.ts'
import { batchesOf, keyOf, type Row, type Table } from './move-tables.ts'
import { StoreError, type Value } from './store.ts'

/** A table in one word: two that have the same hold the same rows. */
export interface Digest {
  readonly rows: number
  /** SHA-256 over all rows in the order of their keys, each a line of JSON. */
  readonly sha256: string
}

/** Reads a table from its beginning to its end, never more than a batch of it at once. */
export async function digestOf(
  side: Side,
  table: Table,
  batch: number,
  onBatch: (rows: number) => void = () => {},
): Promise<Digest> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const part of batchesOf(side, table, batch)) {
    hash.update(part.map((row) => `${lineOf(table, row)}\n`).join(''))
    rows += part.length
    onBatch(rows)
  }
  return { rows, sha256: hash.digest('hex') }
}

/** Throws when the two do not hold the same rows. */
export async function compareTables(
  source: Side,
  target: Side,
  tables: readonly Table[],
  batch: number,
  onBatch: (table: Table, checked: number) => void,
): Promise<Readonly<Record<string, Digest>>> {
  const digests: Record<string, Digest> = {}
  let checked = 0
  for (const table of tables) {
    const [from, to] = await Promise.all([
      digestOf(source, table, batch, (rows) => onBatch(table, checked + rows)),
      digestOf(target, table, batch),
    ])
    if (from.sha256 !== to.sha256) {
      const key = await findDifference(source, target, table, batch)
      throw new StoreError(`${describe(table, from, to, key)}; ${whatNow}`)
    }
    digests[table.name] = from
    checked += from.rows
  }
  return digests
}

function describe(table: Table, from: Digest, to: Digest, key: readonly Value[]): string {
  const place = table.key.map(({ column }, at) => `${column} ${key[at]}`).join(', ')
  return `table ${table.name} is not the same in both: ${sizeOf(from)} where it was, ${sizeOf(to)} in the copy, and the first difference at ${place}`
}

const sizeOf = ({ rows, sha256 }: Digest): string => `${rows} rows with the SHA-256 ${sha256.slice(0, 12)}…`

const whatNow = 'the copy is not served; empty its database and begin again'

/** The key of the first row that the two do not have alike. */
async function findDifference(source: Side, target: Side, table: Table, batch: number): Promise<Value[]> {
  const others = rowsOf(target, table, batch)
  for await (const row of rowsOf(source, table, batch)) {
    const other = (await others.next()).value
    if (other === undefined) return keyOf(table, row)
    if (lineOf(table, row) !== lineOf(table, other)) return keyOf(table, row)
  }
  const more = (await others.next()).value
  return more === undefined ? [] : keyOf(table, more)
}

async function* rowsOf(side: Side, table: Table, batch: number): AsyncGenerator<Row, undefined> {
  for await (const rows of batchesOf(side, table, batch)) yield* rows
}

const lineOf = ({ columns }: Table, row: Row): string => JSON.stringify(columns.map((column) => row[column]))
