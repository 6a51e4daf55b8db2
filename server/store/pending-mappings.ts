import type { Db, Tx } from './store.ts'

/** A user for whom mappings have yet to run, and the request that led to it. */
export interface Pending {
  readonly user_id: number
  readonly request_id: string
}

/**
 * Notes that mappings have to run for a user; answers whether they do. Where no mapping runs, and none has given the
 * user anything, there is nothing to do.
 */
export async function askForMappings(tx: Tx, userId: number, requestId: string): Promise<boolean> {
  const rows = await tx.run(
    `INSERT INTO pending_mappings (user_id, request_id)
     SELECT CAST(? AS BIGINT), CAST(? AS TEXT) WHERE EXISTS (SELECT 1 FROM mappings WHERE enabled = 1)
       OR EXISTS (SELECT 1 FROM user_roles WHERE user_id = ? AND by_hand = 0)
     ON CONFLICT (user_id) DO UPDATE SET request_id = excluded.request_id`,
    userId,
    requestId,
    userId,
  )
  return rows > 0
}

/** Some of those who wait, by id. */
export const listPending = (db: Db, after: number, limit: number): Promise<Pending[]> =>
  db.all<Pending>(
    'SELECT user_id, request_id FROM pending_mappings WHERE user_id > ? ORDER BY user_id LIMIT ?',
    after,
    limit,
  )

export const deletePending = (tx: Tx, userId: number): Promise<number> =>
  tx.run('DELETE FROM pending_mappings WHERE user_id = ?', userId)
