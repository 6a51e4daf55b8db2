import type { Scope } from '@rollcall/contract'
import type { Db, Tx } from './store.ts'

/** An access token with its refresh token, both as digests. */
export interface StoredToken {
  readonly digest: string
  readonly credential_id: number
  readonly refresh_digest: string
  /** What the token was derived from, together with the secret; none after a refresh. */
  readonly nonce: string | null
  readonly created_at: number
  readonly expires_at: number
  readonly refresh_expires_at: number
}

/** What a bearer may do, and until when. */
export interface Bearer {
  readonly credential_id: number
  readonly client_id: string
  readonly scope: Scope
  readonly expires_at: number
  /** When the credential was last used, as far as it is noted. */
  readonly last_used_at: number | null
}

export const findBearer = (db: Db, digest: string): Promise<Bearer | undefined> =>
  db.get<Bearer>(
    `SELECT credential_id, client_id, scope, expires_at, last_used_at
     FROM tokens JOIN credentials ON credentials.id = credential_id WHERE digest = ?`,
    digest,
  )

/** The latest token that the owner of the secret can be given again. */
export const findLatestToken = (
  db: Db,
  credentialId: number,
  now: number,
): Promise<StoredToken | undefined> =>
  db.get<StoredToken>(
    `SELECT * FROM tokens WHERE credential_id = ? AND nonce IS NOT NULL AND expires_at > ?
     ORDER BY created_at DESC LIMIT 1`,
    credentialId,
    now,
  )

/** The pair that both tokens belong to. */
export const findTokenPair = (
  db: Db,
  digest: string,
  refreshDigest: string,
): Promise<StoredToken | undefined> =>
  db.get<StoredToken>('SELECT * FROM tokens WHERE digest = ? AND refresh_digest = ?', digest, refreshDigest)

/** Stores a token, and lets go of those that can no longer be refreshed. */
export async function insertToken(tx: Tx, token: StoredToken): Promise<void> {
  await tx.run('DELETE FROM tokens WHERE refresh_expires_at <= ?', token.created_at)
  await tx.run(
    `INSERT INTO tokens (digest, credential_id, refresh_digest, nonce, created_at, expires_at, refresh_expires_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    token.digest,
    token.credential_id,
    token.refresh_digest,
    token.nonce,
    token.created_at,
    token.expires_at,
    token.refresh_expires_at,
  )
}

export const deleteToken = (tx: Tx, credentialId: number, digest: string): Promise<number> =>
  tx.run('DELETE FROM tokens WHERE credential_id = ? AND digest = ?', credentialId, digest)

export const deleteTokensOf = (tx: Tx, credentialId: number): Promise<number> =>
  tx.run('DELETE FROM tokens WHERE credential_id = ?', credentialId)
