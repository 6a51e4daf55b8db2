import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiClient } from './api-client.ts'
import { type Reply, startServer } from './scripted-server.test.ts'
import { UsersV1Api } from './users-v1-api.ts'

const user = { id: 7, email: 'ada@example.com', a_field_of_tomorrow: true }
const app = { id: 4, name: 'Mail', a_field_of_tomorrow: true }
const oldStatus = { error: false, code: 200, type: 'success', message: 'Success' }
const success = { ...oldStatus, type: 'Success' }

type Call = (api: UsersV1Api) => PromiseLike<unknown>

const older: [what: string, call: Call, reply: unknown, result: unknown][] = [
  ['a user', (api) => api.getUserById(7), { status: oldStatus, data: [user] }, user],
  ['a created user', (api) => api.createUser({}), { status: oldStatus, data: [user] }, user],
  ['an updated user', (api) => api.updateUser(7, {}), { status: oldStatus, data: [user] }, user],
  ['a list', async (api) => (await api.listUsers()).users, { status: oldStatus, data: [user] }, [user]],
  ['apps', (api) => api.getUserApps(7), { status: oldStatus, data: [app] }, [app]],
  ['no apps', (api) => api.getUserApps(7), { status: oldStatus, data: [] }, []],
  [
    'nested roles',
    (api) => api.getUserRoles(7),
    { status: oldStatus, data: [[1, 2]] },
    { status: oldStatus, data: [1, 2] },
  ],
  [
    'no roles',
    (api) => api.getUserRoles(7),
    { status: oldStatus, data: [[]] },
    { status: oldStatus, data: [] },
  ],
  [
    'an action in both styles at once',
    (api) => api.logOutUser(7),
    { ...success, status: oldStatus },
    { ...success, status: oldStatus },
  ],
  ['an action that says nothing', (api) => api.logOutUser(7), undefined, { code: 200, message: 'Success' }],
  [
    'an action',
    (api) => api.setUserState(7, { state: 1 }),
    { status: oldStatus },
    { ...oldStatus, status: oldStatus },
  ],
  ['a deletion', (api) => api.deleteUser(7), { status: oldStatus }, undefined],
]
for (const [what, call, body, result] of older) {
  test(`the older answer style is read: ${what}`, async (t) => {
    const server = await startServer(t, { body })
    const api = new UsersV1Api(new ApiClient({ host: server.host, accessToken: 'given' }))
    assert.deepEqual(await call(api), result)
  })
}

const unusable: [what: string, call: Call, reply: Reply, message: string][] = [
  ['no user in the list', (api) => api.getUserById(7), { body: { status: oldStatus, data: [] } }, 'a user'],
  ['an empty answer for a user', (api) => api.getUserById(7), {}, 'a user'],
  ['an object for a list', (api) => api.listUsers(), { body: {} }, 'a list'],
  ['an empty answer for apps', (api) => api.getUserApps(7), {}, 'a list'],
  ['null for roles', (api) => api.getUserRoles(7), { body: null }, 'a list'],
  ['a text for custom attributes', (api) => api.getCustomAttributes(), { body: 'x' }, 'a list'],
  ['a web page', (api) => api.getUserById(7), { text: '<html>' }, 'JSON'],
]
for (const [what, call, reply, message] of unusable) {
  test(`an answer that cannot be used is an error, never an empty result: ${what}`, async (t) => {
    const server = await startServer(t, reply)
    const api = new UsersV1Api(new ApiClient({ host: server.host, accessToken: 'given' }))
    await assert.rejects(async () => await call(api), {
      name: 'ApiError',
      message: `The answer is not ${message}`,
    })
    assert.equal(server.received.length, 1)
  })
}

const odd: [what: string, reply: Reply][] = [
  ['nothing', { status: 201 }],
  ['a web page', { status: 201, text: '<html>' }],
  ['half a body', { status: 201, text: '{"id":' }],
  ['null', { status: 201, body: null }],
  ['a list', { status: 201, body: [] }],
]
for (const [what, reply] of odd) {
  test(`a write that has been done never fails for what the answer says: ${what}`, async (t) => {
    const server = await startServer(t, reply, reply, reply, reply)
    const api = new UsersV1Api(new ApiClient({ host: server.host, accessToken: 'given' }))
    assert.deepEqual(await api.createUser({ email: 'ada@example.com' }), {})
    assert.deepEqual(await api.updateUser(7, { firstname: 'Ada' }), {})
    assert.deepEqual(await api.setUserState(7, { state: 1 }), { code: 201, message: 'Success' })
    assert.equal(await api.deleteUser(7), undefined)
    assert.equal(server.received.length, 4)
  })
}
