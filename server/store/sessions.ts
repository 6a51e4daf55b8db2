import type { Tx } from './store.ts'

/** Ends every session of a user and says how many there were. */
export const deleteSessions = (tx: Tx, userId: number): Promise<number> =>
  tx.run('DELETE FROM sessions WHERE user_id = ?', userId)
