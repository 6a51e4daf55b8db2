import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { ApiClient } from './api-client.ts'
import type { User, UserOperationId } from './generated/types.ts'
import { type ScriptedServer, startServer } from './scripted-server.test.ts'
import { UsersV1Api } from './users-v1-api.ts'

/** Input of each operation that is right, as it is passed: id, body, query. The tests spoil one part of it. */
const right: { readonly [Id in UserOperationId]: { id?: number; body?: object; query?: object } } = {
  addRolesToUser: { id: 7, body: { role_id_array: [1] } },
  createUser: { body: { email: 'ada@example.com' }, query: {} },
  deleteUser: { id: 7 },
  getCustomAttributes: {},
  getUserApps: { id: 7, query: {} },
  getUserById: { id: 7 },
  getUserRoles: { id: 7 },
  listUsers: { query: {} },
  lockAccountUser: { id: 7, body: { locked_until: 15 } },
  logOutUser: { id: 7, body: {} },
  removeUserRole: { id: 7, body: { role_id_array: [1] } },
  setUserState: { id: 7, body: { state: 2 } },
  updatePasswordInsecure: { id: 7, body: { password: 'a', password_confirmation: 'a' } },
  updatePasswordSecure: {
    id: 7,
    body: { password: 'a', password_confirmation: 'a', password_algorithm: 'salt+sha256' },
  },
  updateUser: { id: 7, body: { firstname: 'Ada' }, query: {} },
}
const ids = Object.keys(right) as UserOperationId[]
const idsWith = (part: 'id' | 'body' | 'query') => ids.filter((id) => part in right[id])

async function start(t: TestContext): Promise<{ server: ScriptedServer; users: UsersV1Api }> {
  const server = await startServer(t)
  return { server, users: new UsersV1Api(new ApiClient({ host: server.host, accessToken: 'given' })) }
}

/** Calls an operation, with some parts of its input replaced. What it answers is a promise, whatever it got. */
function call(
  users: UsersV1Api,
  id: UserOperationId,
  parts: object,
  ...options: unknown[]
): PromiseLike<unknown> {
  const method = users[id] as (...input: unknown[]) => PromiseLike<unknown>
  return method(...Object.values({ ...right[id], ...parts }), ...options)
}

async function refuses(pending: PromiseLike<unknown>, message: string): Promise<void> {
  await assert.rejects(async () => await pending, { name: 'TypeError', message })
}

for (const id of idsWith('id')) {
  test(`${id} refuses what is no user id, and sends nothing`, async (t) => {
    const { server, users } = await start(t)
    for (const wrong of [
      undefined,
      null,
      '7',
      '',
      0,
      -1,
      1.5,
      Number.NaN,
      1 / 0,
      2 ** 53,
      7n,
      [7],
      {},
      true,
    ]) {
      await refuses(call(users, id, { id: wrong }), 'userId must be a whole number, 1 or more')
    }
    assert.equal(server.received.length, 0)
  })
}

for (const id of idsWith('body')) {
  test(`${id} refuses a body that is no object, and sends nothing`, async (t) => {
    const { server, users } = await start(t)
    const nothing = id === 'logOutUser' ? [] : [undefined, null]
    for (const body of ['text', '', 7, true, [], [1], [{ role_id: 1 }], ...nothing]) {
      await refuses(call(users, id, { body }), 'body must be an object')
    }
    assert.equal(server.received.length, 0)
  })
}

const needed: [id: UserOperationId, fields: string][] = [
  ['addRolesToUser', 'role_id_array'],
  ['removeUserRole', 'role_id_array'],
  ['setUserState', 'state'],
  ['lockAccountUser', 'locked_until'],
  ['updatePasswordInsecure', 'password password_confirmation'],
  ['updatePasswordSecure', 'password password_confirmation password_algorithm'],
]
for (const [id, fields] of needed) {
  test(`${id} refuses a body without ${fields.replaceAll(' ', ' or ')}, and sends nothing`, async (t) => {
    const { server, users } = await start(t)
    for (const field of fields.split(' ')) {
      const { [field]: _, ...rest } = { ...right[id].body } as Record<string, unknown>
      for (const body of [rest, { ...rest, [field]: undefined }, { ...rest, [field]: null }]) {
        await refuses(call(users, id, { body }), `${field} is missing`)
      }
    }
    assert.equal(server.received.length, 0)
  })
}

const wrong: Record<string, unknown[]> = {
  string: [7, true, ['a'], {}, new Date()],
  integer: ['7', '', -1, 1.5, Number.NaN, 1 / 0, 2 ** 53, 7n, true, [7], {}],
  boolean: ['true', '', 0, 1, [true], {}],
  array: [
    '1',
    1,
    true,
    {},
    ['1'],
    [-1],
    [1.5],
    [null],
    [undefined],
    [[1]],
    [{}],
    [{ role_id: '1' }],
    [1, '2'],
  ],
  object: ['red', 7, true, [], [['team', 'red']]],
}
/** In a query, whatever has a text can be text. */
const textless = [{}, { gt: 1 }, new Date(), new Map()]
const personText =
  'username email firstname lastname title department company comment phone samaccountname userprincipalname distinguished_name member_of external_id preferred_locale_code password password_confirmation password_algorithm salt'
const personNumbers = 'group_id state directory_id trusted_idp_id'

const kinds: [id: UserOperationId, part: 'body' | 'query', kind: string, fields: string][] = [
  ['createUser', 'body', 'string', personText],
  ['createUser', 'body', 'integer', personNumbers],
  ['createUser', 'body', 'array', 'role_ids'],
  ['createUser', 'body', 'object', 'custom_attributes'],
  ['createUser', 'query', 'boolean', 'validate_policy'],
  ['createUser', 'query', 'plain', 'mappings'],
  ['updateUser', 'body', 'string', personText],
  ['updateUser', 'body', 'integer', personNumbers],
  ['updateUser', 'body', 'array', 'role_ids'],
  ['updateUser', 'body', 'object', 'custom_attributes'],
  ['updateUser', 'query', 'boolean', 'validate_policy'],
  ['updateUser', 'query', 'plain', 'mappings'],
  ['addRolesToUser', 'body', 'array', 'role_id_array'],
  ['removeUserRole', 'body', 'array', 'role_id_array'],
  ['setUserState', 'body', 'integer', 'state'],
  ['updatePasswordInsecure', 'body', 'string', 'password password_confirmation'],
  ['updatePasswordInsecure', 'body', 'boolean', 'validate_policy'],
  [
    'updatePasswordSecure',
    'body',
    'string',
    'password password_confirmation password_algorithm password_salt',
  ],
  ['getUserApps', 'query', 'boolean', 'ignore_visibility'],
  ['listUsers', 'query', 'integer', 'limit page directory_id'],
  ['listUsers', 'query', 'string', 'firstname lastname email username samaccountname external_id'],
  [
    'listUsers',
    'query',
    'plain',
    'cursor created_since created_until updated_since updated_until last_login_since last_login_until user_ids fields',
  ],
  ['listUsers', 'query', 'object', 'custom_attributes'],
]
for (const [id, part, kind, fields] of kinds) {
  test(`${id} refuses what is of another type in its ${part}, and sends nothing: ${kind}`, async (t) => {
    const { server, users } = await start(t)
    const [values, type] = kind === 'plain' ? [textless, 'string'] : [wrong[kind], kind]
    for (const field of fields.split(' ')) {
      for (const value of values ?? assert.fail()) {
        const spoiled = { [part]: { ...right[id][part], [field]: value } }
        await refuses(call(users, id, spoiled), `${field} must be of type ${type}`)
      }
    }
    assert.equal(server.received.length, 0)
  })
}

for (const id of idsWith('query')) {
  test(`${id} refuses options in the place of its query, and sends nothing`, async (t) => {
    const { server, users } = await start(t)
    await refuses(
      call(users, id, { query: { signal: AbortSignal.abort() } }),
      'signal must be of type string',
    )
    await refuses(
      call(users, id, { query: { headers: { traceparent: 'x' } } }),
      'headers must be of type string',
    )
    assert.equal(server.received.length, 0)
  })
}

for (const id of ids) {
  test(`${id} refuses a limit that is none among its options, and sends nothing`, async (t) => {
    const { server, users } = await start(t)
    const message = 'timeoutMs must be a whole number, 1 or more'
    await refuses(call(users, id, {}, { timeoutMs: 0 }), message)
    assert.equal(server.received.length, 0)
  })
}

/** A user with every field that there is. */
const ada: { [Field in keyof User]-?: NonNullable<User[Field]> } = {
  id: 7,
  username: 'ada',
  email: 'ada@example.com',
  firstname: 'Ada',
  lastname: 'Lovelace',
  title: 'Countess',
  department: 'Engines',
  company: 'Analytical',
  comment: '',
  group_id: 3,
  role_ids: [1, 2],
  phone: '+4930123456',
  state: 1,
  status: 3,
  directory_id: 5,
  trusted_idp_id: 0,
  manager_ad_id: '12',
  manager_user_id: '8',
  samaccountname: 'ada',
  userprincipalname: 'ada@example.com',
  distinguished_name: 'CN=Ada',
  member_of: 'CN=Engineers',
  external_id: 'P-1',
  activated_at: '2026-06-01T09:00:00.000Z',
  last_login: '2026-06-01T09:00:00.000Z',
  invitation_sent_at: '2026-06-01T09:00:00.000Z',
  created_at: '2026-06-01T09:00:00.000Z',
  updated_at: '2026-06-01T09:00:00.000Z',
  password_changed_at: '2026-06-01T09:00:00.000Z',
  locked_until: '2026-06-01T09:15:00.000Z',
  invalid_login_attempts: 2,
  preferred_locale_code: 'en',
  custom_attributes: { team: 'red', site: null },
}
const emptied = Object.fromEntries(Object.keys(ada).map((field) => [field, null]))
const left = Object.fromEntries(Object.keys(ada).map((field) => [field, undefined]))
const unknown = { a_field_of_tomorrow: { deep: [1] }, constructor: 7, toString: 'x' }

const passes: [what: string, body: object, sent: object][] = [
  ['a whole user, as it was read', ada, ada],
  ['null in every field, which empties it', emptied, emptied],
  ['undefined in every field, which leaves it out', left, {}],
  ['fields that the contract does not know', unknown, unknown],
  [
    'ids of managers as numbers',
    { manager_ad_id: 12, manager_user_id: 8 },
    { manager_ad_id: 12, manager_user_id: 8 },
  ],
]
for (const [what, body, sent] of passes) {
  for (const id of ['createUser', 'updateUser'] as const) {
    test(`${id} lets pass ${what}`, async (t) => {
      const { server, users } = await start(t)
      server.replies.push({ body: ada })
      await call(users, id, { body })
      assert.deepEqual(server.received[0]?.body, sent)
    })
  }
}

test('a query lets pass what the contract does not know, and what has a text', async (t) => {
  const { server, users } = await start(t)
  server.replies.push({ body: [] })
  const query = {
    sort: '-id',
    'custom_attributes.team': 'red',
    fields: ['id', 'email'],
    user_ids: 7,
    email: null,
  }
  await call(users, 'listUsers', { query })
  assert.equal(server.received[0]?.query, 'sort=-id&custom_attributes.team=red&fields=id%2Cemail&user_ids=7')
})
