import { randomBytes } from 'node:crypto'
import type { CredentialWithSecret, Credential as Shown } from '@rollcall/contract'
import type { Answer, Handler } from '../context.ts'
import { ApiError } from '../errors.ts'
import { openList } from '../paged-list.ts'
import {
  type Credential,
  deleteCredential as deleteRow,
  findCredential,
  findCredentialByName,
  findOtherWithScope,
  insertCredential,
  pageOfCredentials,
  setSecretDigest,
  updateCredential as updateRow,
} from '../store/credentials.ts'
import type { Db, Tx } from '../store/store.ts'
import { deleteTokensOf } from '../store/tokens.ts'
import { digestOf } from './digest.ts'
import { problemsOfName } from './names.ts'
import { record } from './record.ts'

/** A client id or a client secret: 64 lower-case letters and digits that nobody can guess. */
export const makeSecret = (): string => randomBytes(32).toString('hex')

export const listCredentials: Handler<'listCredentials'> = async (input, context) => {
  const list = openList(input, '/api/1/credentials', 1000, context)
  const page = await pageOfCredentials(context.store, list.query.name, list.window)
  return { json: JSON.stringify(page.rows.map(toShown)), headers: list.headersOf(page) }
}

export const getCredential: Handler<'getCredential'> = async ({ credential_id }, { store }) =>
  answer(await find(store, credential_id))

export const createCredential: Handler<'createCredential'> = ({ body }, { store, ...context }) => {
  const [client_id, secret] = [makeSecret(), makeSecret()]
  return store.transaction(async (tx) => {
    const row = { name: body.name.trim(), client_id, scope: body.scope, created_at: context.now }
    await check(tx, { ...row, id: 0, last_used_at: null })

    const id = await insertCredential(tx, { ...row, secret_digest: digestOf(secret) })
    const credential = { ...row, id, last_used_at: null }
    await record(tx, context, 'credentialCreated', about(credential), {}, told(credential))
    return withSecret(credential, secret)
  })
}

/** Changes the members that are sent and leaves the others. What tokens were given for one scope ends with another. */
export const updateCredential: Handler<'updateCredential'> = (
  { credential_id, body },
  { store, ...context },
) =>
  store.transaction(async (tx) => {
    const before = await find(tx, credential_id)
    const after = { ...before, name: body.name?.trim() ?? before.name, scope: body.scope ?? before.scope }
    await check(tx, after, before)

    await Promise.all([
      updateRow(tx, after),
      after.scope !== before.scope && deleteTokensOf(tx, credential_id),
      record(tx, context, 'credentialUpdated', about(after), told(before), told(after)),
    ])
    return answer(after)
  })

export const deleteCredential: Handler<'deleteCredential'> = ({ credential_id }, { store, ...context }) =>
  store.transaction(async (tx) => {
    const credential = await find(tx, credential_id)
    const problems = await lossOf(tx, credential, 'deleted')
    if (problems.length > 0) throw new ApiError('validationFailed', problems)

    await Promise.all([
      deleteRow(tx, credential_id),
      record(tx, context, 'credentialDeleted', about(credential), told(credential)),
    ])
    return { json: '' }
  })

export const rotateCredentialSecret: Handler<'rotateCredentialSecret'> = (
  { credential_id },
  { store, ...context },
) => {
  const secret = makeSecret()
  return store.transaction(async (tx) => {
    const credential = await find(tx, credential_id)
    await Promise.all([
      setSecretDigest(tx, credential_id, digestOf(secret)),
      deleteTokensOf(tx, credential_id),
      record(tx, context, 'credentialSecretRotated', about(credential)),
    ])
    return withSecret(credential, secret)
  })
}

async function find(db: Db, id: number): Promise<Credential> {
  const credential = await findCredential(db, id)
  if (credential === undefined) throw new ApiError('notFound', 'Credential', id)
  return credential
}

/** Refuses a credential that breaks a rule of the directory. All broken rules are named at once. */
async function check(tx: Tx, { id, name, scope }: Credential, before?: Credential): Promise<void> {
  const problems = problemsOfName(name)
  const owner = await findCredentialByName(tx, name)
  if (owner !== undefined && owner.id !== id) problems.push('Name has already been taken')
  if (before !== undefined && scope !== before.scope)
    problems.push(...(await lossOf(tx, before, 'given another scope')))
  if (problems.length > 0) throw new ApiError('validationFailed', problems)
}

/** Without a credential that may do everything, nobody could make one any more. */
async function lossOf(tx: Tx, { id, scope }: Credential, what: string): Promise<string[]> {
  if (scope !== 'Manage All' || (await findOtherWithScope(tx, scope, id)) !== undefined) return []
  return [`the last credential with the scope Manage All cannot be ${what}`]
}

const about = ({ client_id }: Credential) => ({ note: client_id })

/** What events tell of a credential. */
const told = ({ id, name, client_id, scope }: Credential) => ({ id, name, client_id, scope })

const toShown = ({ id, name, client_id, scope, created_at, last_used_at }: Credential): Shown => ({
  id,
  name,
  client_id,
  scope,
  created_at: new Date(created_at).toISOString(),
  last_used_at: last_used_at === null ? null : new Date(last_used_at).toISOString(),
})

const answer = (credential: Credential): Answer<Shown> => ({ json: JSON.stringify(toShown(credential)) })

/** The only answer that holds a secret. Nothing on its way may keep it. */
function withSecret(credential: Credential, client_secret: string): Answer<CredentialWithSecret> {
  const { id, name, client_id, ...rest } = toShown(credential)
  return {
    json: JSON.stringify({ id, name, client_id, client_secret, ...rest }),
    headers: { 'Cache-Control': 'no-store' },
  }
}
