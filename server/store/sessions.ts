import { pageOfRows, type RowPage } from './row-pages.ts'
import type { Db, Tx, Window } from './store.ts'

export interface Session {
  readonly id: number
  readonly created_at: number
  readonly expires_at: number
  readonly ip_address: string | null
}

/** A session that is made. Of its token only the digest is kept. */
export interface NewSession extends Omit<Session, 'id'> {
  readonly digest: string
  readonly user_id: number
}

export const insertSession = (tx: Tx, session: NewSession): Promise<number> =>
  tx.run(
    'INSERT INTO sessions (user_id, digest, created_at, expires_at, ip_address) VALUES (?, ?, ?, ?, ?)',
    session.user_id,
    session.digest,
    session.created_at,
    session.expires_at,
    session.ip_address,
  )

/** A session that has not expired, with the User resource of its owner as JSON text. */
export const findSession = (
  db: Db,
  digest: string,
  now: number,
): Promise<(Session & { body: string }) | undefined> =>
  db.get(
    `SELECT sessions.id, sessions.created_at, sessions.expires_at, sessions.ip_address, users.body
     FROM sessions JOIN users ON users.id = sessions.user_id WHERE digest = ? AND expires_at > ?`,
    digest,
    now,
  )

export const pageOfSessions = (
  db: Db,
  userId: number,
  now: number,
  window: Window,
): Promise<RowPage<Session>> =>
  pageOfRows<Session>(
    db,
    'sessions',
    'id, created_at, expires_at, ip_address',
    { sql: 'user_id = ? AND expires_at > ?', values: [userId, now] },
    window,
  )

/** Removes sessions that have expired, whoever had them; as many as one login can remove without being slow. */
export const deleteExpiredSessions = (tx: Tx, now: number): Promise<number> =>
  tx.run(
    'DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE expires_at <= ? ORDER BY expires_at LIMIT 100)',
    now,
  )

/** Ends the oldest sessions of a user, but for so many. */
export const keepLatestSessions = (tx: Tx, userId: number, count: number): Promise<number> =>
  tx.run(
    `DELETE FROM sessions WHERE user_id = ?
     AND id <= (SELECT id FROM sessions WHERE user_id = ? ORDER BY id DESC LIMIT 1 OFFSET ?)`,
    userId,
    userId,
    count,
  )

/** Ends every session of a user and says how many there were. */
export const deleteSessions = (tx: Tx, userId: number): Promise<number> =>
  tx.run('DELETE FROM sessions WHERE user_id = ?', userId)
