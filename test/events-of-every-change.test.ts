import assert from 'node:assert/strict'
import { hash as digest } from 'node:crypto'
import { type OperationId, operations } from '@rollcall/contract'
import type { EventType } from '../server/directory/event-types.ts'
import { type Answer, type Directory, onEveryDatabase } from './harness.ts'
import { eventsIn } from './stored.ts'

const typed = 'Three-Blue-Herons-9'
const other = 'Nine-Grey-Storks-4'
const salted = digest('sha256', `salt-of-sea${other}`, 'hex')

type Step = readonly [
  id: OperationId,
  where: Record<string, number>,
  body: unknown,
  types: readonly EventType[],
]

/** Stands for the id in the answer before: PostgreSQL leaves those of credentials out that were given in vain. */
const made = 0

/** One call of every operation that changes something, with the events that it must leave. Each finds what it needs. */
const story: readonly Step[] = [
  ['createPolicy', {}, { name: 'Strict', password_minimum_length: 9 }, ['policyCreated']],
  ['updatePolicy', { policy_id: 2 }, { lock_minutes: 5 }, ['policyUpdated']],
  ['createGroup', {}, { name: 'Staff', policy_id: 2 }, ['groupCreated']],
  ['updateGroup', { group_id: 1 }, { name: 'People' }, ['groupUpdated']],
  ['createApp', {}, { name: 'Mail' }, ['appCreated']],
  ['updateApp', { app_id: 1 }, { name: 'Post' }, ['appUpdated']],
  ['createRole', {}, { name: 'Sales' }, ['roleCreated']],
  ['updateRole', { role_id: 1 }, { name: 'Sellers' }, ['roleUpdated']],
  ['setRoleApps', { role_id: 1 }, [1], ['roleAppsSet']],
  [
    'createCustomAttribute',
    {},
    { user_field: { name: 'Team', shortname: 'team' } },
    ['customAttributeAdded'],
  ],
  ['updateCustomAttribute', { custom_attribute_id: 1 }, { name: 'Crew' }, ['customAttributeUpdated']],
  [
    'createUser',
    {},
    { username: 'ada', group_id: 1, password: typed, password_confirmation: typed },
    ['userCreated'],
  ],
  ['updateUser', { user_id: 1 }, { title: 'Lead' }, ['userUpdated']],
  ['setCustomAttributes', { user_id: 1 }, { custom_attributes: { team: 'Red' } }, ['customAttributesSet']],
  ['addRolesToUser', { user_id: 1 }, { role_id_array: [1] }, ['rolesAdded']],
  ['updateUserApp', { user_id: 1, app_id: 1 }, { provisioning_state: 'provisioning' }, ['userAppUpdated']],
  ['removeUserRole', { user_id: 1 }, { role_id_array: [1] }, ['rolesRemoved']],
  ['addRoleUsers', { role_id: 1 }, [1], ['rolesAdded']],
  ['removeRoleUsers', { role_id: 1 }, [1], ['rolesRemoved']],
  ['createSessionLoginToken', {}, { username_or_email: 'ada', password: typed }, ['loggedIn']],
  ['logOutUser', { user_id: 1 }, undefined, ['loggedOut']],
  ['lockAccountUser', { user_id: 1 }, { locked_until: 20 }, ['userLocked']],
  ['unlockUser', { user_id: 1 }, undefined, ['userUnlocked']],
  ['setUserState', { user_id: 1 }, { state: 2 }, ['userUpdated']],
  [
    'updatePasswordInsecure',
    { user_id: 1 },
    { password: other, password_confirmation: other },
    ['clearTextPasswordSet'],
  ],
  [
    'updatePasswordSecure',
    { user_id: 1 },
    {
      password: salted,
      password_confirmation: salted,
      password_algorithm: 'salt+sha256',
      password_salt: 'salt-of-sea',
    },
    ['saltedPasswordSet'],
  ],
  ['createCredential', {}, { name: 'Sync', scope: 'Read All' }, ['credentialCreated']],
  ['updateCredential', { credential_id: made }, { name: 'HR' }, ['credentialUpdated']],
  ['rotateCredentialSecret', { credential_id: made }, undefined, ['credentialSecretRotated']],
  ['deleteCredential', { credential_id: made }, undefined, ['credentialDeleted']],
  ['deleteCustomAttribute', { custom_attribute_id: 1 }, undefined, ['customAttributeDeleted', 'userUpdated']],
  ['deleteRole', { role_id: 1 }, undefined, ['roleDeleted']],
  ['deleteApp', { app_id: 1 }, undefined, ['appDeleted']],
  ['deleteGroup', { group_id: 1 }, undefined, ['userUpdated', 'groupDeleted']],
  ['deletePolicy', { policy_id: 2 }, undefined, ['policyDeleted']],
  ['deleteUser', { user_id: 1 }, undefined, ['userDeleted']],
  [
    'createMapping',
    {},
    {
      name: 'Nobody',
      conditions: [{ source: 'department', operator: '=', value: 'None' }],
      actions: [{ action: 'set_title', value: ['x'] }],
    },
    ['mappingAdded'],
  ],
  ['updateMapping', { mapping_id: 1 }, { name: 'No one' }, ['mappingUpdated']],
  ['sortMappings', {}, [1], ['mappingsSorted']],
  ['deleteMapping', { mapping_id: 1 }, undefined, ['mappingDeleted']],
  // It goes on after its answer, so it comes last.
  ['reapplyMappings', {}, undefined, ['mappingsReapplied']],
]

/** Sent as a POST, and changes nothing. */
const readers: readonly string[] = ['dryRunMapping', 'verifySession']

onEveryDatabase(
  'every call that changes something leaves its events, and without them nothing is changed',
  async (directory) => {
    const tables = await tablesOf(directory)
    let latest = 0
    const secrets = [typed, other, salted, 'salt-of-sea', 'argon2', ...tokensOf(await directory.token())]
    for (const [id, where, body, types] of story) {
      const call = () => directory.call(operations[id].method, pathOf(id, where, latest), { body })
      const before = await dump(directory, tables)
      await directory.sql('ALTER TABLE events RENAME TO lost_events')
      const failed = await call()
      await directory.sql('ALTER TABLE lost_events RENAME TO events')
      assert.equal(failed.status, 503, `${id} ${failed.text}`)
      assert.deepEqual(await dump(directory, tables), before, id)

      const known = (await eventsIn(directory.sql)).length
      const answer = await call()
      assert.equal(answer.status, operations[id].success, `${id} ${answer.text}`)
      const told = (await eventsIn(directory.sql)).slice(known)
      const requestId = answer.headers.get('x-request-id')
      const own = told.filter((event) => event.request_id === requestId)
      assert.deepEqual(
        own.map(({ type }) => type),
        types,
        id,
      )
      for (const event of own) assert.equal(event.client_id, 'Manage All', id)
      secrets.push(...secretsIn(answer))
      latest = answer.body?.id ?? latest
    }

    const bodies = (await directory.sql<{ body: string }>('SELECT body FROM events')).map(({ body }) => body)
    assert.ok(secrets.length > 8)
    for (const secret of secrets)
      assert.ok(!bodies.some((body) => body.toLowerCase().includes(secret.toLowerCase())), secret)

    const changing = Object.entries(operations)
      .filter(([id, { method }]) => method !== 'GET' && !readers.includes(id))
      .map(([id]) => id)
    assert.deepEqual(new Set(story.map(([id]) => id)), new Set(changing), 'a call is missing in this story')
  },
)

const pathOf = (id: OperationId, where: Record<string, number>, latest: number): string =>
  operations[id].path.replaceAll(/\{(\w+)\}/g, (_, name) => String(where[name] || latest))

const tokensOf = (token: string): string[] => [token, digest('sha256', token, 'hex')]

/** What an answer gives away once: the secret of a credential, the token of a session. */
function secretsIn({ body }: Answer): string[] {
  const secret = body?.client_secret ?? body?.data?.[0]?.session_token
  return secret === undefined ? [] : tokensOf(secret)
}

/** What may differ: attempts under way, calls that are counted, and what tells of commits. */
const passing: readonly string[] = ['login_attempts', 'tallies', 'commits', 'tokens', 'directory_version']

async function tablesOf({ sql }: Directory): Promise<string[]> {
  const isPostgres = await sql('SELECT 1 FROM sqlite_schema').then(
    () => false,
    () => true,
  )
  const rows = await sql<{ name: string }>(
    isPostgres
      ? `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`
      : `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'user_text%'`,
  )
  return rows.map(({ name }) => name).filter((name) => !passing.includes(name))
}

async function dump({ sql }: Directory, tables: readonly string[]): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {}
  for (const table of tables) {
    const rows = await sql(`SELECT * FROM ${table}`)
    all[table] = rows.map(({ last_used_at, ...row }) => JSON.stringify(row)).sort()
  }
  return all
}
