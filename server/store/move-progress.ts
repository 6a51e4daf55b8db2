import { findSetting } from './settings.ts'
import { type Db, StoreError, type Tx, type Value } from './store.ts'

/** The setting that a target has from the first row to the end of the check. */
export const unfinishedMove = 'unfinished move'

/** How far a move has come; kept with each batch, so that one that was interrupted goes on where it was. */
export interface Progress {
  /** The digest of the source's settings, among which is the key that no other directory has. */
  readonly source: string
  /** How many rows each table of the source had at the beginning. */
  readonly rows: Readonly<Record<string, number>>
  readonly copied: number
  /** The table that is being copied, and the key of its last row that is. */
  readonly table: string
  readonly after: readonly Value[] | null
}

/** Half a directory must not answer for a whole one. */
export async function refuseUnfinishedMove(db: Db): Promise<void> {
  if ((await findSetting(db, unfinishedMove)) !== undefined)
    throw new StoreError(
      'the database is half filled by a move that has not ended; go on with rollcall migrate-store, or name another database',
    )
}

export async function findProgress(db: Db): Promise<Progress | undefined> {
  const text = await findSetting(db, unfinishedMove)
  return text === undefined ? undefined : (JSON.parse(text) as Progress)
}

/** Of two moves into one target, the second finds that the first has taken the step already. */
export async function takeStep(tx: Tx, from: Progress, to: Progress): Promise<void> {
  const sql = 'UPDATE settings SET value = ? WHERE name = ? AND value = ?'
  if ((await tx.run(sql, JSON.stringify(to), unfinishedMove, JSON.stringify(from))) === 0)
    throw new StoreError('another move fills the same database; stop one of the two')
}

export const endMove = (tx: Tx): Promise<number> =>
  tx.run('DELETE FROM settings WHERE name = ?', unfinishedMove)
