import type { Tx } from './store.ts'

/**
 * The tables whose ids the directory gives. Of `role_apps` the number only tells that it has changed: lists of the users
 * of an app ask for it.
 */
export type Numbered =
  | 'users'
  | 'roles'
  | 'groups'
  | 'apps'
  | 'custom_attributes'
  | 'policies'
  | 'mappings'
  | 'role_apps'

/** Takes the next id. No id is ever used twice, also when the latest row is deleted, and none is left out. */
export async function nextId(tx: Tx, table: Numbered): Promise<number> {
  const sql = 'UPDATE latest_ids SET id = id + 1 WHERE name = ? RETURNING id'
  return ((await tx.get<{ id: number }>(sql, table)) as { id: number }).id
}

/** Tells of ids that were chosen elsewhere, up to this one. */
export const keepLatestId = (tx: Tx, table: Numbered, id: number): Promise<number> =>
  tx.run('UPDATE latest_ids SET id = ? WHERE name = ? AND id < ?', id, table, id)
