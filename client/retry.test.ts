import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toAnswer } from './answer.ts'
import { ApiClient } from './api-client.ts'
import { ApiError, ConnectionError, RateLimitError, toApiError } from './errors.ts'
import { retryDelayMs } from './retry.ts'
import { type Reply, startServer } from './scripted-server.test.ts'
import { UsersV1Api } from './users-v1-api.ts'

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
  const server = await startServer(t, again, { body: {} })
  const users = new UsersV1Api(new ApiClient({ host: server.host, accessToken: 'given' }))
  await users.addRolesToUser(7, { role_id_array: [1] })
  const [first, second] = server.received
  assert.deepEqual(second, first)
})

const date = (ms: number) => new Date(ms).toUTCString()
const day = 86_400_000
const asking: [what: string, status: number, headers: () => Record<string, string>][] = [
  ['Retry-After in seconds', 503, () => ({ 'retry-after': '1' })],
  ['Retry-After as a date', 503, () => ({ date: date(Date.now()), 'retry-after': date(Date.now() + 1000) })],
  [
    'a date by a clock that is a day behind',
    429,
    () => ({ date: date(Date.now() - day), 'retry-after': date(Date.now() - day + 1000) }),
  ],
  ['X-RateLimit-Reset', 429, () => ({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' })],
]

test('a call is never sent again earlier than the server asks', async (t) => {
  await Promise.all(
    asking.map(async ([what, status, headers]) => {
      const times: number[] = []
      const note = (reply: Reply) => () => {
        times.push(performance.now())
        return reply
      }
      const server = await startServer(t, note({ status, headers: headers() }), note({ body: {} }))
      await new ApiClient({ host: server.host, accessToken: 'given' }).request({ method: 'GET', path: '/x' })
      const [first = 0, second = 0] = times
      assert.ok(second - first >= 1000 && second - first < 3000, `${what}: ${second - first} ms`)
    }),
  )
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

for (const [method, repeatable, tries] of [
  ['GET', undefined, 2],
  ['PUT', undefined, 1],
  ['POST', undefined, 1],
  ['POST', true, 2],
  ['GET', false, 1],
] as const) {
  test(`a ${method} of no operation, repeatable ${repeatable ?? 'left out'}, is sent ${tries} times at most`, async (t) => {
    const server = await startServer(t, again, { body: {} })
    const api = new ApiClient({ host: server.host, accessToken: 'given' })
    const call = api.request({ method, path: '/x', repeatable })
    if (tries === 1) await assert.rejects(call, { name: 'ServerError' })
    else await call
    assert.equal(server.received.length, tries)
  })
}
