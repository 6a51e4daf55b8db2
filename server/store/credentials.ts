import type { Scope } from '@rollcall/contract'
import type { Db, Tx } from './store.ts'

/** Who may call the API. The secret is known to its owner only; here lies its digest. */
export interface Credential {
  readonly id: number
  readonly client_id: string
  readonly secret_digest: string
  readonly scope: Scope
}

const columns = 'id, client_id, secret_digest, scope'

export const findCredential = (db: Db, clientId: string): Promise<Credential | undefined> =>
  db.get<Credential>(`SELECT ${columns} FROM credentials WHERE client_id = ?`, clientId)

export async function hasCredentials(db: Db): Promise<boolean> {
  return (await db.get('SELECT 1 FROM credentials LIMIT 1')) !== undefined
}

/** Adds the credential, or gives the one with this client id a new secret and scope, which ends its tokens. */
export async function putCredential(
  tx: Tx,
  credential: Omit<Credential, 'id'>,
  createdAt: number,
): Promise<void> {
  await tx.run(
    `DELETE FROM tokens WHERE credential_id IN
       (SELECT id FROM credentials WHERE client_id = ? AND (secret_digest <> ? OR scope <> ?))`,
    credential.client_id,
    credential.secret_digest,
    credential.scope,
  )
  await tx.run(
    `INSERT INTO credentials (client_id, secret_digest, scope, created_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (client_id) DO UPDATE SET secret_digest = excluded.secret_digest, scope = excluded.scope`,
    credential.client_id,
    credential.secret_digest,
    credential.scope,
    createdAt,
  )
}
