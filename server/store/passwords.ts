import type { Db, Tx } from './store.ts'

/** A password at rest. The hash is argon2id, of the password itself or of a digest that was imported. */
export interface StoredPassword {
  readonly hash: string
  /** How to turn a typed password into what was hashed: a salted SHA-256 digest in hex, or nothing. */
  readonly prehash: 'salt+sha256' | 'sha256+salt' | null
  readonly salt: string | null
}

/** The same password in another form, or the first one of a user. A new one is kept by `replacePassword`. */
export async function setStoredPassword(tx: Tx, userId: number, password: StoredPassword): Promise<void> {
  await tx.run(
    `INSERT INTO user_passwords (user_id, hash, prehash, salt) VALUES (?, ?, ?, ?)
     ON CONFLICT (user_id) DO UPDATE SET hash = excluded.hash, prehash = excluded.prehash, salt = excluded.salt`,
    userId,
    password.hash,
    password.prehash,
    password.salt,
  )
}

/** No policy remembers more passwords than this, the present one among them. */
const rememberedAtMost = 24

/** Sets a new password. The one that was there until now becomes a former one, and the oldest of these are forgotten. */
export async function replacePassword(tx: Tx, userId: number, password: StoredPassword): Promise<void> {
  await Promise.all([
    tx.run(
      `INSERT INTO former_passwords (user_id, number, hash, prehash, salt)
       SELECT user_id, coalesce((SELECT max(number) FROM former_passwords WHERE user_id = ?), 0) + 1, hash, prehash, salt
       FROM user_passwords WHERE user_id = ?`,
      userId,
      userId,
    ),
    tx.run(
      `DELETE FROM former_passwords WHERE user_id = ?
       AND number <= (SELECT max(number) FROM former_passwords WHERE user_id = ?) - ?`,
      userId,
      userId,
      rememberedAtMost - 1,
    ),
    setStoredPassword(tx, userId, password),
  ])
}

/** The latest passwords of a user, the present one first. */
export async function findLatestPasswords(db: Db, userId: number, count: number): Promise<StoredPassword[]> {
  if (count === 0) return []
  const [present, former] = await Promise.all([
    db.all<StoredPassword>('SELECT hash, prehash, salt FROM user_passwords WHERE user_id = ?', userId),
    db.all<StoredPassword>(
      'SELECT hash, prehash, salt FROM former_passwords WHERE user_id = ? ORDER BY number DESC LIMIT ?',
      userId,
      count - 1,
    ),
  ])
  return [...present, ...former]
}

export const findStoredPassword = (db: Db, userId: number): Promise<StoredPassword | undefined> =>
  db.get<StoredPassword>('SELECT hash, prehash, salt FROM user_passwords WHERE user_id = ?', userId)

/** Keeps the same password in another form, unless it has been replaced since. */
export const replaceHash = (tx: Tx, userId: number, former: string, hash: string): Promise<number> =>
  tx.run(
    'UPDATE user_passwords SET hash = ?, prehash = NULL, salt = NULL WHERE user_id = ? AND hash = ?',
    hash,
    userId,
    former,
  )
