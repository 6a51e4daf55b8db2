import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiClient } from './api-client.ts'
import { everyOperation } from './every-operation.test.ts'
import { type Reply, startServer } from './scripted-server.test.ts'
import { UsersV1Api } from './users-v1-api.ts'

const user = {
  id: 7,
  email: 'ada@example.com',
  custom_attributes: { team: 'red' },
  a_field_of_tomorrow: true,
}
const app = { id: 4, name: 'Mail', a_field_of_tomorrow: true }
const success = { error: false, code: 200, type: 'Success', message: 'Success' }
const password = { password: 'Owl-87', password_confirmation: 'Owl-87' }
const digest = {
  password: 'b1c788abac15390de987ad17b65ac73c9b475d428a51f245c645a442fddd078b',
  password_confirmation: 'b1c788abac15390de987ad17b65ac73c9b475d428a51f245c645a442fddd078b',
  password_algorithm: 'salt+sha256',
  password_salt: 'hello',
} as const

type Call = (api: UsersV1Api) => PromiseLike<unknown>

const onTheWire: [what: string, call: Call, line: string, body: unknown, reply: Reply, result: unknown][] = [
  [
    'listUsers lists a page',
    async (api) => (await api.listUsers()).users,
    'GET /api/1/users ',
    undefined,
    { body: [user] },
    [user],
  ],
  [
    'listUsers sends filters, and custom attributes one by one',
    async (api) =>
      (
        await api.listUsers({
          email: '*@example.com',
          limit: 2,
          custom_attributes: { team: 'red & blue', site: 'B=1' },
          page: undefined,
        })
      ).users,
    'GET /api/1/users email=*%40example.com&limit=2&custom_attributes.team=red+%26+blue&custom_attributes.site=B%3D1',
    undefined,
    { body: [] },
    [],
  ],
  [
    'createUser sends the user',
    (api) => api.createUser({ email: 'ada@example.com' }),
    'POST /api/1/users ',
    { email: 'ada@example.com' },
    { status: 201, body: user },
    user,
  ],
  [
    'createUser sends its query',
    (api) => api.createUser({ email: 'ada@example.com' }, { mappings: 'sync', validate_policy: false }),
    'POST /api/1/users mappings=sync&validate_policy=false',
    { email: 'ada@example.com' },
    { status: 201, body: user },
    user,
  ],
  [
    'updateUser sends only the fields that are given, null too',
    (api) => api.updateUser(7, { firstname: 'Ada', group_id: null }, { mappings: 'disabled' }),
    'PUT /api/1/users/7 mappings=disabled',
    { firstname: 'Ada', group_id: null },
    { body: user },
    user,
  ],
  [
    'getUserApps asks for hidden apps',
    (api) => api.getUserApps(7, { ignore_visibility: true }),
    'GET /api/1/users/7/apps ignore_visibility=true',
    undefined,
    { body: [app] },
    [app],
  ],
  [
    'deleteUser answers nothing',
    (api) => api.deleteUser(7),
    'DELETE /api/1/users/7 ',
    undefined,
    { status: 204 },
    undefined,
  ],
  [
    'getUserById answers the user',
    (api) => api.getUserById(7),
    'GET /api/1/users/7 ',
    undefined,
    { body: user },
    user,
  ],
  [
    'getUserRoles answers a flat list',
    (api) => api.getUserRoles(7),
    'GET /api/1/users/7/roles ',
    undefined,
    { body: { status: success, data: [1, 2] } },
    { status: success, data: [1, 2] },
  ],
  [
    'getCustomAttributes answers the shortnames',
    (api) => api.getCustomAttributes(),
    'GET /api/1/users/custom_attributes ',
    undefined,
    { body: { status: success, data: [['team', 'site']] } },
    { status: success, data: [['team', 'site']] },
  ],
  [
    'addRolesToUser sends ids',
    (api) => api.addRolesToUser(7, { role_id_array: [1, 2] }),
    'PUT /api/1/users/7/add_roles ',
    { role_id_array: [1, 2] },
    { body: success },
    success,
  ],
  [
    'removeUserRole sends objects',
    (api) => api.removeUserRole(7, { role_id_array: [{ role_id: 1 }] }),
    'PUT /api/1/users/7/remove_roles ',
    { role_id_array: [{ role_id: 1 }] },
    { body: success },
    success,
  ],
  [
    'removeUserRole sends objects for plain ids too',
    (api) => api.removeUserRole(7, { role_id_array: [1, 2] }),
    'PUT /api/1/users/7/remove_roles ',
    { role_id_array: [{ role_id: 1 }, { role_id: 2 }] },
    { body: success },
    success,
  ],
  [
    'setUserState sends the state',
    (api) => api.setUserState(7, { state: 2 }),
    'PUT /api/1/users/7/set_state ',
    { state: 2 },
    { body: success },
    success,
  ],
  [
    'lockAccountUser sends minutes',
    (api) => api.lockAccountUser(7, { locked_until: 15 }),
    'PUT /api/1/users/7/lock_user ',
    { locked_until: 15 },
    { body: success },
    success,
  ],
  [
    'logOutUser sends no body',
    (api) => api.logOutUser(7),
    'PUT /api/1/users/7/logout ',
    undefined,
    { body: success },
    success,
  ],
  [
    'logOutUser sends the body it is given',
    (api) => api.logOutUser(7, { reason: 'lost laptop' }),
    'PUT /api/1/users/7/logout ',
    { reason: 'lost laptop' },
    { body: success },
    success,
  ],
  [
    'updatePasswordInsecure has the id at the end',
    (api) => api.updatePasswordInsecure(7, { ...password, validate_policy: true }),
    'PUT /api/1/users/set_password_clear_text/7 ',
    { ...password, validate_policy: true },
    { body: success },
    success,
  ],
  [
    'updatePasswordSecure has the id at the end',
    (api) => api.updatePasswordSecure(7, digest),
    'PUT /api/1/users/set_password_using_salt/7 ',
    digest,
    { body: success },
    success,
  ],
]

for (const [what, call, line, body, reply, result] of onTheWire) {
  test(`${what}: ${line}`, async (t) => {
    const server = await startServer(t, reply)
    const api = new UsersV1Api(new ApiClient({ host: server.host, accessToken: 'given' }))
    assert.deepEqual(await call(api), result)
    assert.equal(server.received.length, 1)
    const [received] = server.received
    assert.equal(`${received?.method} ${received?.path} ${received?.query}`, line)
    assert.deepEqual(received?.body, body)
    assert.equal(received?.headers.authorization, 'Bearer given')
    assert.equal(received?.headers.accept, 'application/json')
    assert.equal(received?.headers['content-type'], body === undefined ? undefined : 'application/json')
  })
}

for (const { name, call, answer } of everyOperation) {
  test(`${name} takes options after everything else`, async (t) => {
    const server = await startServer(t, { body: answer })
    const users = new UsersV1Api(new ApiClient({ host: server.host, accessToken: 'given' }))
    await call(users, { headers: { traceparent: name } })
    assert.equal(server.received[0]?.headers.traceparent, name)
    assert.equal(server.received[0]?.query, '')
  })
}

test('the methods are the fifteen operations and nothing else, and each can stand alone', async (t) => {
  const server = await startServer(t, { body: user })
  const users = new UsersV1Api(new ApiClient({ host: server.host, accessToken: 'given' }))
  assert.deepEqual(Object.keys(users).sort(), everyOperation.map(({ name }) => name).sort())
  const { getUserById } = users
  assert.deepEqual(await getUserById(7), user)
})

test('a call of any other kind goes through the same client', async (t) => {
  const server = await startServer(t, {
    status: 200,
    headers: { 'x-request-id': 'r-1' },
    body: { done: true },
  })
  const api = new ApiClient({ host: server.host, accessToken: 'given' })
  const answer = await api.request({ method: 'POST', path: '/api/2/users/7/unlock', body: {} })
  assert.equal(answer.status, 200)
  assert.deepEqual(answer.data, { done: true })
  assert.equal(answer.headers.get('x-request-id'), 'r-1')
  assert.equal(server.received[0]?.path, '/api/2/users/7/unlock')
})
