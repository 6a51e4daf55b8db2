import type { Scope } from '@rollcall/contract'
import { fold } from './fold.ts'
import { passingClientIds } from './passing-credentials.ts'
import { pageOfNamed, type RowPage } from './row-pages.ts'
import type { Db, Tx, Window } from './store.ts'
import { deleteTokensOf } from './tokens.ts'

/** Who may call the API, without what it proves itself with. */
export interface Credential {
  readonly id: number
  readonly name: string
  readonly client_id: string
  readonly scope: Scope
  readonly created_at: number
  /** Exact to a minute; null when it has not been used yet. */
  readonly last_used_at: number | null
}

/** A credential with the digest of its secret, which is known to its owner only. */
export interface KnownCredential extends Credential {
  readonly secret_digest: string
}

const columns = 'id, name, client_id, scope, created_at, last_used_at'

/** The one whose owner calls by this client id. */
export const findCredentialByClientId = (db: Db, clientId: string): Promise<KnownCredential | undefined> =>
  db.get<KnownCredential>(`SELECT ${columns}, secret_digest FROM credentials WHERE client_id = ?`, clientId)

export const findCredential = (db: Db, id: number): Promise<Credential | undefined> =>
  db.get<Credential>(`SELECT ${columns} FROM credentials WHERE id = ?`, id)

export const findCredentialByName = (db: Db, name: string): Promise<Credential | undefined> =>
  db.get<Credential>(`SELECT ${columns} FROM credentials WHERE name_key = ?`, fold(name))

/** Another credential with this scope, if there is one. Those that live as long as a start do not count. */
export const findOtherWithScope = (db: Db, scope: Scope, id: number): Promise<Credential | undefined> =>
  db.get<Credential>(
    `SELECT ${columns} FROM credentials
     WHERE scope = ? AND id <> ? AND NOT (client_id >= ? AND client_id < ?) ORDER BY id LIMIT 1`,
    scope,
    id,
    ...passingClientIds,
  )

export const pageOfCredentials = (
  db: Db,
  name: string | undefined,
  window: Window,
): Promise<RowPage<Credential>> => pageOfNamed(db, 'credentials', columns, name, window)

export async function hasCredentials(db: Db): Promise<boolean> {
  return (await db.get('SELECT 1 FROM credentials LIMIT 1')) !== undefined
}

/** Adds a credential that has not been used yet, and tells its id. */
export async function insertCredential(
  tx: Tx,
  { name, client_id, secret_digest, scope, created_at }: Omit<KnownCredential, 'id' | 'last_used_at'>,
): Promise<number> {
  const added = await tx.get<{ id: number }>(
    `INSERT INTO credentials (name, name_key, client_id, secret_digest, scope, created_at)
     VALUES (?, ?, ?, ?, ?, ?) RETURNING id`,
    name,
    fold(name),
    client_id,
    secret_digest,
    scope,
    created_at,
  )
  return (added as { id: number }).id
}

/** Changes name and scope. What a token may do is asked for with every call, so its tokens follow unless they end. */
export const updateCredential = (tx: Tx, { id, name, scope }: Credential): Promise<number> =>
  tx.run('UPDATE credentials SET name = ?, name_key = ?, scope = ? WHERE id = ?', name, fold(name), scope, id)

export const setSecretDigest = (tx: Tx, id: number, digest: string): Promise<number> =>
  tx.run('UPDATE credentials SET secret_digest = ? WHERE id = ?', digest, id)

/** Removes a credential together with its tokens. */
export const deleteCredential = (tx: Tx, id: number): Promise<number> =>
  tx.run('DELETE FROM credentials WHERE id = ?', id)

/** Notes a use, unless a later one is known. */
export const noteUse = (tx: Tx, id: number, at: number): Promise<number> =>
  tx.run(
    'UPDATE credentials SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)',
    at,
    id,
    at,
  )

/**
 * Adds a credential that is given from outside, named after its client id, or gives the one with this client id its
 * secret and scope, which ends the tokens that it got with others.
 */
export async function putCredential(
  tx: Tx,
  given: Pick<KnownCredential, 'client_id' | 'secret_digest' | 'scope'>,
  createdAt: number,
): Promise<void> {
  const known = await findCredentialByClientId(tx, given.client_id)
  if (known === undefined) {
    const name = await freeName(tx, given.client_id)
    await insertCredential(tx, { ...given, name, created_at: createdAt })
  } else if (known.secret_digest !== given.secret_digest || known.scope !== given.scope) {
    await Promise.all([
      deleteTokensOf(tx, known.id),
      setSecretDigest(tx, known.id, given.secret_digest),
      updateCredential(tx, { ...known, scope: given.scope }),
    ])
  }
}

/** The name, or with a number behind it when somebody has given it to another credential. */
async function freeName(tx: Tx, name: string): Promise<string> {
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : `${name} ${number}`
    if ((await findCredentialByName(tx, tried)) === undefined) return tried
  }
}
