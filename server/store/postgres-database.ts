import { migrations } from './migrations.ts'
import type { Session } from './postgres-connection.ts'
import { toPostgres } from './postgres-dialect.ts'
import { codeOf } from './postgres-errors.ts'
import { StoreError } from './store.ts'

/** Whoever writes to the directory holds this lock until its commit: "Roll" as four bytes. */
export const writerLock = 0x526f6c6c

const isOfOthers =
  'the database holds tables of another program; give Rollcall one of its own, or a schema of its own with ?options=-csearch_path=NAME'
const unknownSigner =
  'its certificate is signed by nobody who is known here; name the file of who signed it with sslrootcert=FILE'

/** Makes the tables, or brings them up to this program's version. Of several processes that start at once one does. */
export async function migratePostgres(session: Session): Promise<void> {
  await refuseUnfit(session)
  // Asked without the lock first: who has nothing to do need not wait for those who write.
  if ((await versionOf(session)) === migrations.length) return
  try {
    await session.script(`BEGIN ISOLATION LEVEL READ COMMITTED;
      SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0;
      SELECT pg_advisory_xact_lock(${writerLock})`)
    const version = await versionOf(session)
    if (version === undefined) await begin(session)
    // The extension may lie in another schema than the tables, such as the public one.
    await session.query(alsoLookWhereTrigramsAre, [])
    for (const { both, postgres } of migrations.slice(version ?? 0))
      await session.script(toPostgres(both) + postgres)
    await session.query('UPDATE directory_version SET version = ?', [migrations.length])
    await session.script('COMMIT')
  } catch (error) {
    await session.script('ROLLBACK').catch(() => {})
    throw error
  }
}

const alsoLookWhereTrigramsAre = `
  SELECT set_config('search_path', concat_ws(', ', quote_ident(current_schema()), quote_ident(nspname)), true)
  FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'pg_trgm'`

async function refuseUnfit(session: Session): Promise<void> {
  const sql = `SELECT current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS copy,
    current_schema() AS schema, current_setting('search_path') AS path`
  const [server] = (await session.query<Server>(sql, [])).rows
  if (server?.copy)
    throw new StoreError('this PostgreSQL is a read replica, which takes no writes; name its primary')
  if (server?.encoding !== 'UTF8')
    throw new StoreError(
      `the encoding of this PostgreSQL database is ${server?.encoding}; make one with CREATE DATABASE … ENCODING 'UTF8'`,
    )
  if (server.schema === null)
    throw new StoreError(
      `there is no schema ${server.path} in it that this user may use; make one with CREATE SCHEMA`,
    )
}

interface Server {
  readonly encoding: string
  readonly copy: boolean
  readonly schema: string | null
  readonly path: string
}

/** The version of the directory; `undefined` when there is none yet. */
async function versionOf(session: Session): Promise<number | undefined> {
  if (!(await tableExists(session, 'directory_version'))) return undefined
  const [row] = (await session.query<{ version: number }>('SELECT version FROM directory_version', [])).rows
  const version = row?.version ?? 0
  if (version > migrations.length)
    throw new StoreError(
      `this directory was written by a newer Rollcall (its version is ${version}, this program knows ${migrations.length}); use that one`,
    )
  return version
}

/** A database that holds something of the same name is somebody else's, and stays as it is. */
async function begin(session: Session): Promise<void> {
  if (await tableExists(session, 'users')) throw new StoreError(isOfOthers)
  try {
    await session.script('CREATE EXTENSION IF NOT EXISTS pg_trgm')
  } catch (error) {
    throw new StoreError(
      `PostgreSQL's extension pg_trgm is needed and cannot be created (${(error as Error).message}); an administrator can, with CREATE EXTENSION pg_trgm`,
    )
  }
  await session.script(
    'CREATE TABLE directory_version (version BIGINT NOT NULL); INSERT INTO directory_version VALUES (0)',
  )
}

async function tableExists(session: Session, name: string): Promise<boolean> {
  const sql = 'SELECT to_regclass(quote_ident(current_schema()) || ?) IS NOT NULL AS found'
  const [row] = (await session.query<{ found: boolean }>(sql, [`.${name}`])).rows
  if (row === undefined) throw new StoreError('PostgreSQL gave no answer')
  return row.found
}

/** Why a directory cannot be opened, for the person who starts it. */
export function toOpenError(error: unknown, address: string): StoreError {
  const cause = error instanceof StoreError && error.cause !== undefined ? error.cause : error
  const { code, message } = cause as NodeJS.ErrnoException
  const reason = reasons[codeOf(cause)] ?? reasons[code ?? ''] ?? ofDriver(message) ?? message
  return new StoreError(`cannot use the database ${address}: ${reason}`, { cause: error })
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there; is PostgreSQL running, and is the port right?',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host could not be looked up',
  SELF_SIGNED_CERT_IN_CHAIN: unknownSigner,
  DEPTH_ZERO_SELF_SIGNED_CERT: unknownSigner,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownSigner,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownSigner,
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host name than this one',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  '28P01': 'the password is wrong',
  '3D000': 'there is no such database; make it with createdb',
  '42501': 'the user may not create tables there; grant it CREATE on the schema',
  '42P07': isOfOthers,
  '53300': 'PostgreSQL has no connection left; a Rollcall process needs 5 of its max_connections',
  '57P03': 'PostgreSQL is starting or stopping; try again shortly',
}

/** What only the driver says, without a code. */
function ofDriver(message: string): string | undefined {
  if (message === 'timeout expired')
    return 'something takes connections there, but does not answer as PostgreSQL'
  if (message.includes('does not support SSL'))
    return 'this PostgreSQL does not speak TLS; switch it on there, or use sslmode=disable'
  if (message.includes('password must be')) return 'a password is needed, and the address has none'
  return undefined
}
