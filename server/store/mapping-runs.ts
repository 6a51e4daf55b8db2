import type { Db, Tx } from './store.ts'

/** A run of all mappings over all users, and how far it has come. */
export interface MappingRun {
  readonly id: number
  readonly request_id: string
  readonly created_at: number
  readonly finished_at: number | null
  readonly last_user_id: number
  readonly users: number
  readonly changed: number
}

const columns = 'id, request_id, created_at, finished_at, last_user_id, users, changed'

export const findMappingRun = (db: Db, id: number): Promise<MappingRun | undefined> =>
  db.get<MappingRun>(`SELECT ${columns} FROM mapping_runs WHERE id = ?`, id)

/** The run that is under way. There is one at most. */
export const findOpenRun = (db: Db): Promise<MappingRun | undefined> =>
  db.get<MappingRun>(`SELECT ${columns} FROM mapping_runs WHERE finished_at IS NULL ORDER BY id DESC LIMIT 1`)

export const insertMappingRun = (tx: Tx, requestId: string, now: number): Promise<MappingRun> =>
  tx.get<MappingRun>(
    `INSERT INTO mapping_runs (request_id, created_at, last_user_id, users, changed)
     VALUES (?, ?, 0, 0, 0) RETURNING ${columns}`,
    requestId,
    now,
  ) as Promise<MappingRun>

export const updateMappingRun = (tx: Tx, run: MappingRun): Promise<number> =>
  tx.run(
    'UPDATE mapping_runs SET finished_at = ?, last_user_id = ?, users = ?, changed = ? WHERE id = ?',
    run.finished_at,
    run.last_user_id,
    run.users,
    run.changed,
    run.id,
  )
