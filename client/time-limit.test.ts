import assert from 'node:assert/strict'
import { getEventListeners } from 'node:events'
import { test } from 'node:test'
import { ApiClient, type CallOptions } from './api-client.ts'
import { ConnectionError, TimeoutError } from './errors.ts'
import { type Reply, startServer, until } from './scripted-server.test.ts'
import { UsersV1Api } from './users-v1-api.ts'

const get = { method: 'GET', path: '/x' }
const hasTimer = () => process.getActiveResourcesInfo().includes('Timeout')
const later: Reply = { status: 503, headers: { 'retry-after': '30' } }

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

for (const timeoutMs of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31]) {
  test(`${timeoutMs} is no time limit for a call, and nothing is sent`, async (t) => {
    const server = await startServer(t)
    const api = new ApiClient({ host: server.host, accessToken: 'given' })
    await assert.rejects(api.request(get, { timeoutMs }), (error) => error instanceof TypeError)
    assert.equal(server.received.length, 0)
  })
}

const phases: [phase: string, reply: Reply, tokenReply: Reply | undefined][] = [
  ['waiting for the token', {}, 'silence'],
  ['waiting for the headers', 'silence', undefined],
  ['reading the body', 'endless', undefined],
  ['waiting to try again', later, undefined],
  ['waiting to try again for a token', {}, later],
]
for (const [phase, reply, tokenReply] of phases) {
  test(`a signal ends a call that is ${phase}, and nothing is left behind`, async (t) => {
    const server = await startServer(t, reply)
    if (tokenReply) server.tokenReplies.push(tokenReply)
    const api = new ApiClient({ host: server.host, clientId: 'a', clientSecret: 'b' })
    const controller = new AbortController()
    const reason = new Error('the caller has gone')
    const call = api.request(get, { signal: controller.signal })
    await until(() => server.received.length + (tokenReply ? server.tokenCalls.length : 0) === 1)
    await new Promise((resolve) => setTimeout(resolve, 20))
    controller.abort(reason)
    await assert.rejects(call, (error) => error === reason)
    assert.equal(getEventListeners(controller.signal, 'abort').length, 0)
    assert.ok(!hasTimer())
    assert.equal(server.received.length, tokenReply ? 0 : 1)
  })
}

test('with a signal that has ended nothing is sent', async (t) => {
  const server = await startServer(t)
  const api = new ApiClient({ host: server.host, clientId: 'a', clientSecret: 'b' })
  await assert.rejects(api.request(get, { signal: AbortSignal.abort() }), { name: 'AbortError' })
  assert.equal(server.tokenCalls.length, 0)
})

test('a signal ends a list between its pages', async (t) => {
  const page: Reply = { body: [{ id: 1 }], headers: { 'after-cursor': 'a' } }
  const server = await startServer(t, page)
  const users = new UsersV1Api(new ApiClient({ host: server.host, accessToken: 'given' }))
  const controller = new AbortController()
  await assert.rejects(
    async () => {
      for await (const _ of users.listUsers({}, { signal: controller.signal })) controller.abort()
    },
    { name: 'AbortError' },
  )
  assert.equal(server.received.length, 1)
})

const ends: [what: string, replies: Reply[]][] = [
  ['an answer', [{ body: {} }]],
  ['an error', [{ status: 404 }]],
  ['a second try', [{ status: 503, headers: { 'retry-after': '0' } }, { body: {} }]],
]
for (const [what, replies] of ends) {
  test(`after ${what} no listener and no timer is left`, async (t) => {
    const server = await startServer(t, ...replies)
    const api = new ApiClient({ host: server.host, accessToken: 'given' })
    const { signal } = new AbortController()
    await api.request(get, { signal }).catch(() => {})
    assert.equal(server.replies.length, 0)
    assert.equal(getEventListeners(signal, 'abort').length, 0)
    assert.ok(!hasTimer())
  })
}

test('a hundred calls can share one signal without a warning', async (t) => {
  const warnings: unknown[] = []
  const note = (warning: unknown) => warnings.push(warning)
  process.on('warning', note)
  t.after(() => process.off('warning', note))
  const server = await startServer(t, ...Array<Reply>(100).fill({ body: {} }))
  const api = new ApiClient({ host: server.host, accessToken: 'given' })
  const { signal } = new AbortController()
  await Promise.all(Array.from({ length: 100 }, () => api.request(get, { signal })))
  await new Promise((resolve) => setTimeout(resolve, 10))
  assert.deepEqual(warnings, [])
})

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
