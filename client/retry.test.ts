import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toAnswer } from './answer.ts'
import { ApiClient } from './api-client.ts'
import { ApiError, ConnectionError, RateLimitError, toApiError } from './errors.ts'
import { retryDelayMs } from './retry.ts'
import { type Reply, startServer } from './scripted-server.test.ts'
import { UsersV1Api } from './users-v1-api.ts'

const password = { password: 'a', password_confirmation: 'a' }
const digest = { ...password, password_algorithm: 'salt+sha256' } as const
const done = { code: 200, message: 'Success' }

type Call = (users: UsersV1Api) => PromiseLike<unknown>

const safeTwice: [name: string, call: Call, result: unknown][] = [
  ['listUsers', (users) => users.listUsers(), []],
  ['getUserById', (users) => users.getUserById(7), { id: 7 }],
  ['getUserApps', (users) => users.getUserApps(7), []],
  ['getUserRoles', (users) => users.getUserRoles(7), { data: [] }],
  ['getCustomAttributes', (users) => users.getCustomAttributes(), { data: [[]] }],
  ['updateUser', (users) => users.updateUser(7, {}), { id: 7 }],
  ['deleteUser', (users) => users.deleteUser(7), undefined],
  ['addRolesToUser', (users) => users.addRolesToUser(7, { role_id_array: [1] }), done],
  ['removeUserRole', (users) => users.removeUserRole(7, { role_id_array: [1] }), done],
  ['setUserState', (users) => users.setUserState(7, { state: 1 }), done],
  ['logOutUser', (users) => users.logOutUser(7), done],
]
const notTwice: [name: string, call: Call, result: unknown][] = [
  ['createUser', (users) => users.createUser({}), { id: 7 }],
  ['lockAccountUser', (users) => users.lockAccountUser(7, { locked_until: 1 }), done],
  ['updatePasswordInsecure', (users) => users.updatePasswordInsecure(7, password), done],
  ['updatePasswordSecure', (users) => users.updatePasswordSecure(7, digest), done],
]

const passing: Reply[] = [408, 500, 501, 502, 503, 504].map((status) => ({
  status,
  headers: { 'retry-after': '0' },
}))
const lost: Reply[] = ['reset', 'cut']
const tooMany: Reply[] = [
  { status: 429, headers: { 'retry-after': '0' } },
  { status: 429, headers: { 'x-ratelimit-reset': '0' } },
  { status: 400, headers: { 'retry-after': '0' }, body: { status: { message: 'rate_limit_exceeded' } } },
]
const final: Reply[] = [400, 401, 403, 404, 409, 422].map((status) => ({ status }))

const matrix: [calls: typeof safeTwice, replies: Reply[], tries: number][] = [
  [safeTwice, [...passing, ...lost, ...tooMany], 2],
  [safeTwice, final, 1],
  [notTwice, tooMany, 2],
  [notTwice, [...passing, ...lost, ...final], 1],
]
for (const [calls, replies, tries] of matrix) {
  for (const [name, call, result] of calls) {
    const words = replies.map((reply) => (typeof reply === 'object' ? reply.status : reply))
    test(`${name} is ${tries === 1 ? 'not ' : ''}sent again after ${words.join(', ')}`, async (t) => {
      await Promise.all(
        replies.map(async (reply) => {
          const server = await startServer(t, reply, { body: result })
          const users = new UsersV1Api(new ApiClient({ host: server.host, accessToken: 'given' }))
          if (tries === 1) await assert.rejects(async () => await call(users))
          else await call(users)
          assert.equal(server.received.length, tries, JSON.stringify(reply))
        }),
      )
    })
  }
}

const again: Reply = { status: 503, headers: { 'retry-after': '0' } }
for (const [maxRetries, tries] of [
  [0, 1],
  [1, 2],
  [undefined, 3],
  [4, 5],
] as const) {
  test(`with maxRetries ${maxRetries ?? 'left out'} a call is sent ${tries} times at most`, async (t) => {
    const server = await startServer(t, ...Array<Reply>(9).fill(again))
    const api = new ApiClient({ host: server.host, accessToken: 'given', maxRetries })
    await assert.rejects(api.request({ method: 'GET', path: '/x' }), { name: 'ServerError', status: 503 })
    assert.equal(server.received.length, tries)
  })
}

test('what is sent again is the same', async (t) => {
  const server = await startServer(t, again, { body: done })
  const users = new UsersV1Api(new ApiClient({ host: server.host, accessToken: 'given' }))
  await users.addRolesToUser(7, { role_id_array: [1] })
  const [first, second] = server.received
  assert.deepEqual(second, first)
})

test('a call waits as long as the server asks', async (t) => {
  const server = await startServer(t, { status: 429, headers: { 'retry-after': '1' } }, { body: {} })
  const api = new ApiClient({ host: server.host, accessToken: 'given' })
  const start = performance.now()
  await api.request({ method: 'GET', path: '/x' })
  assert.ok(performance.now() - start >= 990)
})

test('a wait that does not fit into the deadline fails at once and tells the time', async (t) => {
  const reply = { status: 429, headers: { 'x-ratelimit-reset': '832' }, body: { message: 'Too many calls' } }
  const server = await startServer(t, reply, { body: {} })
  const api = new ApiClient({ host: server.host, accessToken: 'given' })
  const start = performance.now()
  await assert.rejects(api.request({ method: 'GET', path: '/x' }), {
    name: 'RateLimitError',
    message: 'Too many calls (try again in 832 s)',
    retryAfterMs: 832_000,
  })
  assert.ok(performance.now() - start < 1000)
  assert.equal(server.received.length, 1)
})

const answer = (status: number, headers: Record<string, string> = {}) =>
  toApiError(toAnswer(new Response(null, { status, headers }), undefined, 1))

test('without a wish of the server the wait is anything up to a limit that doubles, 8 s at most', () => {
  for (const [retries, limit] of [
    [0, 250],
    [1, 500],
    [2, 1000],
    [5, 8000],
    [60, 8000],
  ] as const) {
    const waits = Array.from({ length: 500 }, () => retryDelayMs(answer(500), retries, true))
    assert.ok(Math.min(...waits) >= 0 && Math.min(...waits) < limit * 0.1)
    assert.ok(Math.max(...waits) <= limit && Math.max(...waits) > limit * 0.9)
  }
})

const refused = new ConnectionError('x', { cause: { cause: { code: 'ECONNREFUSED' } } })
const never = Number.POSITIVE_INFINITY
const waits: [what: string, error: unknown, repeatable: boolean, wait: number][] = [
  ['what the server asks for is waited', answer(503, { 'retry-after': '61' }), true, 61_000],
  ['a create waits for the rate limit', answer(429, { 'retry-after': '5' }), false, 5000],
  ['a create does not wait for a 503', answer(503, { 'retry-after': '5' }), false, never],
  ['a create does not follow a lost connection', new ConnectionError('x'), false, never],
  ['an error of the program is not sent again', new TypeError('x'), true, never],
]
for (const [what, error, repeatable, wait] of waits) {
  test(`retries: ${what}`, () => assert.equal(retryDelayMs(error, 0, repeatable), wait))
}

test('retries: a create that never reached the server is sent again', () => {
  assert.ok(retryDelayMs(refused, 0, false) <= 250)
})

test('a refusal by the rate limit is an ApiError like the others', () => {
  assert.ok(answer(429) instanceof RateLimitError && answer(429) instanceof ApiError)
})
