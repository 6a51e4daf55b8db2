import {
  forgetAccountsOfApp,
  forgetAccountsOfRole,
  forgetAccountsOfUser,
  putAppAccount,
} from './app-accounts.ts'
import {
  deleteCredential,
  findCredential,
  findCredentialByClientId,
  findCredentialByName,
  findOtherWithScope,
  insertCredential,
  noteUse,
  putCredential,
  setSecretDigest,
  updateCredential,
} from './credentials.ts'
import { findHolders, nextStretch } from './custom-attributes.ts'
import { findEvent } from './event-pages.ts'
import { insertEvent } from './events.ts'
import {
  findMappingName,
  findRoleName,
  findUserAt,
  listEventsBack,
  listHeldRoles,
  listRoleApps,
} from './explanations.ts'
import { findGroupsOfPolicy } from './groups.ts'
import { nextId } from './ids.ts'
import { findStatusBeforeLock, keepStatusBeforeLock, listDueLocks, nextUnlock } from './locks.ts'
import { findLatestPasswords, replacePassword, setStoredPassword } from './passwords.ts'
import { deletePolicy, findPolicy, findPolicyByName, findPolicyFor } from './policies.ts'
import { replaceUserRoles, roleIdsOf } from './roles.ts'
import { deleteSessions } from './sessions.ts'
import { findSetting, putSetting } from './settings.ts'
import type { Tx } from './store.ts'
import { deleteToken, findBearer, findLatestToken, findTokenPair, insertToken } from './tokens.ts'
import { findUserApp, listUserApps } from './user-apps.ts'
import { findOwnerOfName, findUserBody, findUsersOfRole } from './users.ts'

const token = {
  digest: 'a',
  credential_id: 1,
  refresh_digest: 'b',
  nonce: null,
  created_at: 0,
  expires_at: 1,
}
const credential = {
  name: 'x',
  client_id: 'x',
  secret_digest: 'x',
  scope: 'Read All',
  created_at: 0,
} as const
const event = {
  event_type_id: 529,
  created_at: '2026-06-01T09:00:00.000Z',
  account_id: 1,
  user_id: 7,
  actor_system: 'API',
  client_id: 'c',
  request_id: 'r',
} as const

const hash = { hash: 'x', prehash: null, salt: null } as const

const disabled = { provisioning_status: 'disabled', provisioning_state: null }

/** What is done with a directory by requests, statement by statement: none of it may cost more in a larger one. */
export const works: readonly (readonly [what: string, work: (tx: Tx) => Promise<unknown>])[] = [
  ['a user by id', (tx) => findUserBody(tx, 7)],
  ['a name that somebody may log in with', (tx) => findOwnerOfName(tx, 'ada@example.com')],
  ['the next lock to end', nextUnlock],
  ['the locks that have ended', (tx) => listDueLocks(tx, 9e12)],
  ['the status before a lock', (tx) => findStatusBeforeLock(tx, 7)],
  ['who a token belongs to', (tx) => findBearer(tx, '7')],
  ['the latest token', (tx) => findLatestToken(tx, 1, 7)],
  ['a pair of tokens', (tx) => findTokenPair(tx, '7', '7')],
  ['a credential', (tx) => findCredential(tx, 7)],
  ['a credential by its client id', (tx) => findCredentialByClientId(tx, '7')],
  ['a credential by its name', (tx) => findCredentialByName(tx, '7')],
  ['another credential with a scope', (tx) => findOtherWithScope(tx, 'Manage All', 7)],
  ['a new credential', (tx) => insertCredential(tx, credential)],
  [
    'a credential that is changed',
    (tx) => updateCredential(tx, { ...credential, id: 7, last_used_at: null }),
  ],
  ['a secret that is changed', (tx) => setSecretDigest(tx, 7, 'x')],
  ['a credential that is used', (tx) => noteUse(tx, 7, 1)],
  ['a credential that is deleted', (tx) => deleteCredential(tx, 7)],
  ['the roles of a user', (tx) => roleIdsOf(tx, 7)],
  ['the apps of a user', (tx) => listUserApps(tx, 7, true)],
  ['an app of a user', (tx) => findUserApp(tx, 7, 501)],
  ['how far an account has come', (tx) => putAppAccount(tx, 7, 501, disabled)],
  [
    'an account that is as all are',
    (tx) => putAppAccount(tx, 7, 501, { ...disabled, provisioning_status: null }),
  ],
  ['the accounts of a user who lost a role', (tx) => forgetAccountsOfUser(tx, 7, [201])],
  ['some accounts in an app', (tx) => forgetAccountsOfApp(tx, 501, 10)],
  ['some accounts in an app that a role lost', (tx) => forgetAccountsOfRole(tx, 501, 201, 10)],
  ['some users of a role', (tx) => findUsersOfRole(tx, 201, 10)],
  ['a setting', (tx) => findSetting(tx, 'cursor key')],
  ['the next id', (tx) => nextId(tx, 'users')],
  ['a new token', (tx) => insertToken(tx, { ...token, refresh_expires_at: 1 })],
  ['a token that is revoked', (tx) => deleteToken(tx, 1, '7')],
  ['a new secret', (tx) => putCredential(tx, { client_id: '7', secret_digest: 'x', scope: 'Read All' }, 1)],
  ['the same password in another form', (tx) => setStoredPassword(tx, 7, hash)],
  ['a new password', (tx) => replacePassword(tx, 7, hash)],
  ['the latest passwords', (tx) => findLatestPasswords(tx, 7, 24)],
  ['the policy of a group', (tx) => findPolicyFor(tx, 7)],
  ['a policy', (tx) => findPolicy(tx, 7)],
  ['a policy by its name', (tx) => findPolicyByName(tx, 'x')],
  ['a policy that is deleted', (tx) => deletePolicy(tx, 7)],
  ['the groups of a policy', (tx) => findGroupsOfPolicy(tx, 7, 1000)],
  ['where the next users are who have a value for an attribute', (tx) => nextStretch(tx, 1, 70, 1000)],
  ['the users there', (tx) => findHolders(tx, 1, { first: 71, last: 1070 })],
  ['the end of sessions', (tx) => deleteSessions(tx, 7)],
  ['other roles', (tx) => replaceUserRoles(tx, 7, [])],
  ['a lock', (tx) => keepStatusBeforeLock(tx, 7, 1)],
  ['an event', (tx) => insertEvent(tx, event)],
  ['an event by id', (tx) => findEvent(tx, 7)],
  ['a user with the latest event', (tx) => findUserAt(tx, 7)],
  ['the events about a user, from the latest back', (tx) => listEventsBack(tx, 7, 39_000, 500)],
  ['the roles of a user with who gave them', (tx) => listHeldRoles(tx, 7)],
  ['the apps of a role', (tx) => listRoleApps(tx, 201)],
  [
    'the names of a role and a mapping',
    async (tx) => [await findRoleName(tx, 1), await findMappingName(tx, 1)],
  ],
  ['a setting that is kept', (tx) => putSetting(tx, 'a', 'b')],
]
