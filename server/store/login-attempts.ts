import type { Db, Tx } from './store.ts'

/** Writes down that a guess is being verified; from `expiresAt` on its process counts as dead. */
export const insertAttempt = (tx: Tx, id: string, userId: number, expiresAt: number): Promise<number> =>
  tx.run('INSERT INTO login_attempts (id, user_id, expires_at) VALUES (?, ?, ?)', id, userId, expiresAt)

export async function attemptExists(db: Db, id: string): Promise<boolean> {
  return (await db.get('SELECT 1 FROM login_attempts WHERE id = ?', id)) !== undefined
}

export const deleteAttempt = (tx: Tx, id: string): Promise<number> =>
  tx.run('DELETE FROM login_attempts WHERE id = ?', id)

/** How many guesses at a user are being verified now. */
export async function countAttempts(db: Db, userId: number, now: number): Promise<number> {
  const sql = 'SELECT count(*) AS count FROM login_attempts WHERE user_id = ? AND expires_at > ?'
  return (await db.get<{ count: number }>(sql, userId, now))?.count ?? 0
}

/** Forgets the guesses whose process has died. One that is not dead after all finds its row gone. */
export const deleteDeadAttempts = (tx: Tx, now: number): Promise<number> =>
  tx.run('DELETE FROM login_attempts WHERE expires_at <= ?', now)
