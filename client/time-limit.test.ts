import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiClient, type CallOptions } from './api-client.ts'
import { ConnectionError, TimeoutError } from './errors.ts'
import { type Reply, startServer } from './scripted-server.test.ts'
import type { Limits } from './settings.ts'
import { UsersV1Api } from './users-v1-api.ts'

const get = { method: 'GET', path: '/x' }
const hasTimer = () => process.getActiveResourcesInfo().includes('Timeout')

for (const [what, reply] of [
  ['the headers do not come', 'silence'],
  ['the body does not end', 'endless'],
] as const) {
  test(`a call ends with TimeoutError when ${what} in time`, async (t) => {
    const server = await startServer(t, reply)
    const api = new ApiClient({ host: server.host, accessToken: 'given', timeoutMs: 50, maxRetries: 0 })
    await assert.rejects(api.request(get), (error) => {
      assert.ok(error instanceof TimeoutError && error instanceof ConnectionError)
      assert.equal(error.message, `GET ${server.host}/x: no answer within 50 ms`)
      assert.equal(error.timeoutMs, 50)
      return true
    })
    assert.ok(!hasTimer())
  })
}

test('the wait for a token is within the time limit', async (t) => {
  const server = await startServer(t)
  server.tokenReplies.push('silence')
  const api = new ApiClient({ host: server.host, clientId: 'a', clientSecret: 'b', maxRetries: 0 })
  await assert.rejects(api.request(get, { timeoutMs: 50 }), { name: 'TimeoutError' })
})

test('the time limit is for each try', async (t) => {
  const server = await startServer(t, 'silence', { body: { id: 7 } })
  const api = new ApiClient({ host: server.host, accessToken: 'given', timeoutMs: 500 })
  assert.deepEqual((await api.request(get)).data, { id: 7 })
})

test('a single call can have its own time limit', async (t) => {
  const server = await startServer(t, 'silence')
  const users = new UsersV1Api(new ApiClient({ host: server.host, accessToken: 'given', maxRetries: 0 }))
  await assert.rejects(users.getUserById(7, { timeoutMs: 50 }), { name: 'TimeoutError', timeoutMs: 50 })
})

for (const timeoutMs of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
  test(`${timeoutMs} is no time limit for a call, and nothing is sent`, async (t) => {
    const server = await startServer(t)
    const api = new ApiClient({ host: server.host, accessToken: 'given' })
    await assert.rejects(api.request(get, { timeoutMs }), (error) => error instanceof TypeError)
    assert.equal(server.received.length, 0)
  })
}

test('a time limit that no timer can run is as long as one can', async (t) => {
  const server = await startServer(t, { body: { id: 7 } })
  const api = new ApiClient({
    host: server.host,
    accessToken: 'given',
    timeoutMs: 2 ** 40,
    deadlineMs: 2 ** 41,
  })
  assert.deepEqual((await api.request(get)).data, { id: 7 })
})

/** How long a call takes until it rejects as expected. Upper bounds are wide, since the machine may be busy. */
async function measure(call: () => Promise<unknown>, expected: assert.AssertPredicate): Promise<number> {
  const start = performance.now()
  await assert.rejects(call, expected)
  return performance.now() - start
}

for (const [what, at] of [
  ['calls', 'replies'],
  ['token calls', 'tokenReplies'],
] as const) {
  test(`one deadline ends all tries: ${what} without an answer`, async (t) => {
    t.mock.method(Math, 'random', () => 0)
    const server = await startServer(t)
    server[at].push(...Array<Reply>(9).fill('silence'))
    const limits = { timeoutMs: 400, deadlineMs: 1000, maxRetries: 8 }
    const api = new ApiClient({ host: server.host, clientId: 'id', clientSecret: 'secret', ...limits })
    const ms = await measure(() => api.request(get), { name: 'TimeoutError' })
    assert.ok(ms >= 999 && ms < 2500, `${ms} ms`)
    assert.ok(server[at].length >= 6)
  })
}

test('a try has no more time than is left until the deadline', async (t) => {
  const server = await startServer(t, 'silence')
  const api = new ApiClient({ host: server.host, accessToken: 'given', timeoutMs: 10_000, deadlineMs: 200 })
  const expected = (error: unknown) => error instanceof TimeoutError && error.timeoutMs <= 200
  const ms = await measure(() => api.request(get), expected)
  assert.ok(ms >= 199 && ms < 2000, `${ms} ms`)
})

test('one deadline ends all waits', async (t) => {
  t.mock.method(Math, 'random', () => 1)
  const server = await startServer(t)
  server.otherwise = { status: 503 }
  const api = new ApiClient({ host: server.host, accessToken: 'given', deadlineMs: 1700, maxRetries: 9 })
  // After waits of 250 and 500 ms there is no time for one of 1000 ms.
  const ms = await measure(() => api.request(get), { name: 'ServerError' })
  assert.ok(ms >= 750 && ms < 1700, `${ms} ms`)
  assert.equal(server.received.length, 3)
})

test('a wait that does not fit into the deadline is not begun', async (t) => {
  const server = await startServer(t, { status: 429, headers: { 'retry-after': '1' } })
  const api = new ApiClient({ host: server.host, accessToken: 'given', deadlineMs: 1000 })
  const ms = await measure(() => api.request(get), { name: 'RateLimitError', retryAfterMs: 1000 })
  assert.ok(ms < 1000, `${ms} ms`)
  assert.equal(server.received.length, 1)
})

test('a call that wakes up after its deadline is not sent again', async (t) => {
  const server = await startServer(t, { status: 503, headers: { 'retry-after': '0.1' } })
  const sleepOver = () => {
    const end = performance.now() + 1000
    while (performance.now() < end);
  }
  const api = new ApiClient({
    host: server.host,
    accessToken: 'given',
    deadlineMs: 1000,
    onRetry: () => setImmediate(sleepOver),
  })
  await assert.rejects(api.request(get), { name: 'ServerError' })
  assert.equal(server.received.length, 1)
})

const overridden: [what: string, limits: Limits, own: Limits, wait: string, tries: number, next: number][] = [
  ['more tries', { maxRetries: 0 }, { maxRetries: 2 }, '0', 3, 1],
  ['fewer tries', { maxRetries: 2 }, { maxRetries: 0 }, '0', 1, 3],
  ['a shorter deadline', { maxRetries: 1 }, { deadlineMs: 700 }, '0.7', 1, 2],
  ['a longer deadline', { maxRetries: 1, deadlineMs: 700 }, { deadlineMs: 60_000 }, '0.7', 2, 1],
]
for (const [what, limits, own, wait, tries, next] of overridden) {
  test(`a call can have ${what} than its client, and the next call has not`, async (t) => {
    const server = await startServer(t)
    server.otherwise = { status: 429, headers: { 'retry-after': wait } }
    const users = new UsersV1Api(new ApiClient({ host: server.host, accessToken: 'given', ...limits }))
    await assert.rejects(users.getUserById(7, own), { name: 'RateLimitError' })
    assert.equal(server.received.length, tries)
    await assert.rejects(users.getUserById(7), { name: 'RateLimitError' })
    assert.equal(server.received.length, tries + next)
  })
}

const never = <T>() => new Promise<T>(() => {})
const deaf: [what: string, fetch: typeof globalThis.fetch][] = [
  ['the connection', () => never()],
  ['the body', async () => new Response(new ReadableStream({}))],
]
for (const [what, fetch] of deaf) {
  test(`the time limit and the signal hold even for a replaced fetch that ignores them, in ${what}`, async () => {
    const api = new ApiClient({ host: 'http://127.0.0.1', accessToken: 'given', fetch, maxRetries: 0 })
    const end = (options: CallOptions, name: string) => assert.rejects(api.request(get, options), { name })
    await end({ timeoutMs: 20 }, 'TimeoutError')
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 20)
    await end({ signal: controller.signal }, 'AbortError')
  })
}
