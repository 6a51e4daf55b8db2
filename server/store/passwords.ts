import type { Tx } from './store.ts'

/** A password at rest. The hash is argon2id, of the password itself or of a digest that was imported. */
export interface StoredPassword {
  readonly hash: string
  /** How to turn a typed password into what was hashed: a salted SHA-256 digest in hex, or nothing. */
  readonly prehash: 'salt+sha256' | 'sha256+salt' | null
  readonly salt: string | null
}

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
