import { compareTables, type Digest, digestOf } from './move-check.ts'
import { copyTables } from './move-copy.ts'
import { engineOf, type Side, type Target } from './move-engine.ts'
import {
  endMove,
  findProgress,
  type Progress,
  refuseUnfinishedMove,
  unfinishedMove,
} from './move-progress.ts'
import { countRows, isBlank, listTables, type Table } from './move-tables.ts'
import { openStore, refuseUnknown } from './open.ts'
import { putSetting } from './settings.ts'
import { StoreError } from './store.ts'

/** How a move is watched and ended. */
export interface MoveOptions {
  /** Ends the move between two batches; it then rejects with the signal's reason, and the next one goes on from there. */
  readonly signal?: AbortSignal | undefined
  /** Told after each batch that is copied, and then after each that is checked. */
  readonly onProgress?: ((progress: MoveProgress) => void) | undefined
  /** Rows of a batch. */
  readonly batch?: number | undefined
}

export interface MoveProgress {
  readonly step: 'copied' | 'checked'
  readonly table: string
  /** Rows for which this step is done, of all. */
  readonly done: number
  readonly rows: number
}

/** A directory that has moved and was compared with its source. */
export interface Move {
  readonly tables: Readonly<Record<string, Digest>>
  readonly rows: number
}

/** Few enough for little memory and a quick answer to a signal, many enough that a commit costs nothing. */
const defaultBatch = 5000

/**
 * Copies the whole directory in one database to another, which is empty or half filled by the same move, and compares
 * the two row for row. The source stays as it is; until the end nobody writes to it, and nothing can be served from the
 * target.
 */
export async function moveStore(from: string, to: string, options: MoveOptions = {}): Promise<Move> {
  await refuseUnfit(from, to)
  const source = await engineOf(from).openSource(from)
  try {
    await refuseUnfinishedMove(source)
    const target = await openStore(to)
    try {
      return await move({ db: source, engine: engineOf(from) }, { db: target, engine: engineOf(to) }, options)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

async function refuseUnfit(from: string, to: string): Promise<void> {
  for (const database of [from, to]) {
    refuseUnknown(database)
    if (database === ':memory:')
      throw new StoreError(
        'a directory in memory ends with its process; name a SQLite file or a PostgreSQL database',
      )
  }
  const engine = engineOf(from)
  if (engine === engineOf(to) && (from === to || (await engine.isSame(from, to))))
    throw new StoreError('both names lead to the same database; name another one to move to')
}

async function move(
  source: Side,
  target: Target,
  { signal, onProgress, batch = defaultBatch }: MoveOptions,
): Promise<Move> {
  const tables = await listTables(source, target)
  const begun = await begin(source, target, tables)
  const rows = Object.values(begun.rows).reduce((sum, count) => sum + count, 0)
  const tell = (step: MoveProgress['step']) => (table: Table, done: number) => {
    onProgress?.({ step, table: table.name, done, rows })
    signal?.throwIfAborted()
  }

  await copyTables(source, target, tables, batch, begun, tell('copied'))
  const ids = await source.engine.latestIds(source.db)
  const names = tables.map(({ name }) => name)
  await target.db.transaction((tx) => target.engine.endFilling(tx, names, ids))
  const digests = await compareTables(source, target, tables, batch, tell('checked'))
  await target.db.transaction(endMove)
  return { tables: digests, rows }
}

/** Where to go on: at the place that the target knows, or at the first table. */
async function begin(source: Side, target: Target, tables: readonly Table[]): Promise<Progress> {
  const now = await describe(source, tables)
  return target.db.transaction(async (tx) => {
    const known = await findProgress(tx)
    if (known !== undefined) {
      refuseOther(known, now)
      return known
    }
    if (!(await isBlank({ ...target, db: tx }, tables)))
      throw new StoreError('the database to move to holds a directory already; name an empty one')
    for (const { name } of tables.toReversed()) await tx.run(`DELETE FROM ${name}`)
    await target.engine.beginFilling(tx)
    await putSetting(tx, unfinishedMove, JSON.stringify(now))
    return now
  })
}

async function describe(source: Side, tables: readonly Table[]): Promise<Progress> {
  const rows: Record<string, number> = {}
  for (const table of tables) rows[table.name] = await countRows(source, table)
  const settings = tables.find(({ name }) => name === 'settings') as Table
  return {
    source: (await digestOf(source, settings, defaultBatch)).sha256,
    rows,
    copied: 0,
    table: (tables[0] as Table).name,
    after: null,
  }
}

/** The end of the move would find every change; most of them are found at once by the number of rows. */
function refuseOther(known: Progress, now: Progress): void {
  if (known.source !== now.source)
    throw new StoreError(
      'the database to move to is half filled from another directory; go on from that one, or name an empty database',
    )
  const changed = Object.keys(now.rows).filter((table) => known.rows[table] !== now.rows[table])
  if (changed.length > 0)
    throw new StoreError(
      `the directory has changed since the move began (${changed.join(', ')}); empty the database to move to and begin again`,
    )
}
