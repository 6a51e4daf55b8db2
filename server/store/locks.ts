import type { User } from '@rollcall/contract'
import type { Db, Tx } from './store.ts'

/** The time of the next lock to run out. */
export async function nextUnlock(db: Db): Promise<number | undefined> {
  const row = await db.get<{ at: number | null }>(
    'SELECT min(unlock_at) AS at FROM users WHERE unlock_at IS NOT NULL',
  )
  return row?.at ?? undefined
}

/** Locked users whose time is over, with the status that each had before the lock. */
export async function listDueLocks(
  tx: Tx,
  now: number,
): Promise<{ user: User; statusBefore: User['status'] }[]> {
  const rows = await tx.all<{ body: string; status_before_lock: User['status'] }>(
    'SELECT body, status_before_lock FROM users WHERE unlock_at <= ? ORDER BY unlock_at LIMIT 1000',
    now,
  )
  return rows.map((row) => ({ user: JSON.parse(row.body), statusBefore: row.status_before_lock }))
}

/** Keeps the status that a locked user returns to. */
export async function keepStatusBeforeLock(tx: Tx, userId: number, status: number | null): Promise<void> {
  await tx.run('UPDATE users SET status_before_lock = ? WHERE id = ?', status, userId)
}

export async function findStatusBeforeLock(db: Db, userId: number): Promise<number | undefined> {
  const row = await db.get<{ status_before_lock: number | null }>(
    'SELECT status_before_lock FROM users WHERE id = ?',
    userId,
  )
  return row?.status_before_lock ?? undefined
}
