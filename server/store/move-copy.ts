import { searchFields } from './conditions.ts'
import type { Side, Target } from './move-engine.ts'
import { type Progress, takeStep } from './move-progress.ts'
import { batchesOf, keyOf, type Row, type Table } from './move-tables.ts'
import { StoreError, type Tx } from './store.ts'

/** Rows of one statement: so many that a statement costs little, so few that its values are no load. */
const together = 100

/** Copies all rows from where an earlier move has ended. A batch and the note of it are kept together, or neither is. */
export async function copyTables(
  source: Side,
  target: Target,
  tables: readonly Table[],
  batch: number,
  begun: Progress,
  onBatch: (table: Table, copied: number) => void,
): Promise<void> {
  let progress = begun
  for (const table of tables.slice(tables.findIndex(({ name }) => name === begun.table))) {
    const behind = table.name === begun.table ? (begun.after ?? undefined) : undefined
    try {
      for await (const rows of batchesOf(source, table, batch, behind)) {
        progress = await copyRows(target, table, rows, progress)
        onBatch(table, progress.copied)
      }
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      throw new StoreError(`${error.message}; the same move goes on from where it was`, { cause: error })
    }
  }
}

async function copyRows(
  target: Target,
  table: Table,
  rows: readonly Row[],
  from: Progress,
): Promise<Progress> {
  const to: Progress = {
    ...from,
    copied: from.copied + rows.length,
    table: table.name,
    after: keyOf(table, rows.at(-1) as Row),
  }
  await target.db.transaction(async (tx) => {
    await takeStep(tx, from, to)
    await writeRows(tx, table, rows)
  })
  return to
}

/** Writes rows as they are. On PostgreSQL the statements travel together. */
async function writeRows(tx: Tx, table: Table, rows: readonly Row[]): Promise<void> {
  const steps: Promise<unknown>[] = []
  // Two texts for each table, since a text is prepared once and kept.
  const whole = rows.length - (rows.length % together)
  for (let at = 0; at < whole; at += together) steps.push(insert(tx, table, rows.slice(at, at + together)))
  for (const row of rows.slice(whole)) steps.push(insert(tx, table, [row]))
  if (table.name === 'users') steps.push(...rows.map((row) => indexUser(tx, row)))
  await Promise.all(steps)
}

function insert(tx: Tx, { name, columns }: Table, rows: readonly Row[]): Promise<number> {
  const places = `(${columns.map(() => '?').join(', ')})`
  const sql = `INSERT INTO ${name} (${columns.join(', ')}) VALUES ${rows.map(() => places).join(', ')}`
  return tx.run(sql, ...rows.flatMap((row) => columns.map((column) => row[column] ?? null)))
}

const indexUser = (tx: Tx, row: Row): Promise<void> =>
  tx.userChanged(
    row.id as number,
    undefined,
    searchFields.map((field) => row[`${field}_key`] as string | null),
  )
