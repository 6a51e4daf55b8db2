import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { ApiClient } from './api-client.ts'
import { type Reply, startServer } from './scripted-server.test.ts'
import type { StoredToken } from './token.ts'
import { UsersV1Api } from './users-v1-api.ts'

const clientSecret = 'SECRET-of-the-client'
const accessToken = 'SECRET-token'
const password = 'SECRET-password'
const email = 'SECRET-email@example.com'
const basic = btoa(`id:${clientSecret}`)
const secrets = ['SECRET', basic]

function assertSilent(value: unknown): void {
  const seen = [
    inspect(value, { depth: null, showHidden: true, getters: true }),
    String(JSON.stringify(value)),
    JSON.stringify({ ...(value as object) }),
    String(value),
    value instanceof Error ? `${value.stack} ${inspect(value.cause, { depth: null, showHidden: true })}` : '',
  ]
  for (const text of seen) for (const secret of secrets) assert.ok(!text.includes(secret), text)
}

test('neither secret nor token is to be seen in a client, before and after it has asked for a token', async (t) => {
  const server = await startServer(t, { body: { id: 7 } })
  server.tokenReplies.push({ body: { access_token: accessToken, expires_in: 36_000 } })
  const stored: StoredToken[] = []
  const tokenStore = { get: () => stored[0], set: (token: StoredToken) => void stored.push(token) }
  const api = new ApiClient({ host: server.host, clientId: 'id', clientSecret, tokenStore })
  const users = new UsersV1Api(api)
  assertSilent([api, users])
  await users.getUserById(7)
  assert.equal(server.received[0]?.headers.authorization, `Bearer ${accessToken}`)
  assert.equal(stored[0]?.accessToken, accessToken)
  assertSilent([api, users])
  assertSilent(new ApiClient({ host: server.host, accessToken }))
})

test('neither secret, token, password nor filter is to be seen in calls, lists and answers', async (t) => {
  const server = await startServer(t, { status: 401 }, { body: {} }, { body: [{ id: 7 }] })
  const token = { body: { access_token: accessToken } }
  server.tokenReplies.push(token, token)
  const users = new UsersV1Api(new ApiClient({ host: server.host, clientId: 'id', clientSecret }))
  const call = users.updatePasswordInsecure(7, { password, password_confirmation: password })
  const list = users.listUsers({ email })
  assertSilent([call, list, list.pages(), list[Symbol.asyncIterator]()])
  assertSilent([await call, await call.withResponse(), await list, await list.withResponse()])
  assertSilent([call, list])
  assert.equal(server.received.length, 3)
})

test('neither secret, token, query nor body is to be seen in what hooks are told', async (t) => {
  const again: Reply = { status: 429, headers: { 'retry-after': '0' } }
  const server = await startServer(t, { status: 401 }, again, { body: { id: 7 } }, 'reset', { body: [] })
  const token = (name: string): Reply => ({ body: { access_token: name } })
  server.tokenReplies.push(
    { status: 503, headers: { 'retry-after': '0' } },
    token(accessToken),
    token(`${accessToken}-2`),
  )
  const events: object[] = []
  const hook = (event: object) => void events.push(event)
  const hooks = { onRequest: hook, onResponse: hook, onRetry: hook }
  const users = new UsersV1Api(new ApiClient({ host: server.host, clientId: 'id', clientSecret, ...hooks }))
  await users.createUser({ email, password, password_confirmation: password })
  await users.listUsers({ email })
  // Three token calls and five others, each with its answer but for the one that is lost; three retries.
  assert.equal(events.length, 3 * 2 + 5 * 2 - 1 + 3)
  for (const event of events) assertSilent(event)
})

const failures: [what: string, reply: Reply, tokenReply: Reply | undefined][] = [
  ['a refusal', { status: 400, body: { message: 'no' } }, undefined],
  ['a rate limit', { status: 429, headers: { 'retry-after': '900' } }, undefined],
  ['a failure of the server', { status: 500, text: '<html>' }, undefined],
  ['an answer that is no JSON', { status: 404, text: '<html>' }, undefined],
  ['a lost connection', 'reset', undefined],
  ['a cut answer', 'cut', undefined],
  ['a passed time limit', 'silence', undefined],
  ['a refused token call', {}, { status: 401 }],
  ['a lost token call', {}, 'reset'],
  ['a token call that takes too long', {}, 'silence'],
  ['a token that cannot be used', {}, { body: { access_token: `${accessToken}\n` } }],
  ['a token call that answers something else', {}, { body: { token: accessToken } }],
]
for (const [what, reply, tokenReply] of failures) {
  test(`neither secret, token nor password is to be seen in the error of ${what}`, async (t) => {
    const server = await startServer(t, reply)
    server.tokenReplies.push(tokenReply ?? { body: { access_token: accessToken } })
    const api = new ApiClient({
      host: server.host,
      clientId: 'id',
      clientSecret,
      maxRetries: 0,
      timeoutMs: 100,
    })
    const call = new UsersV1Api(api).updatePasswordInsecure(7, { password, password_confirmation: password })
    const error = await call.then(
      () => assert.fail('must reject'),
      (error: unknown) => error,
    )
    assert.ok(error instanceof Error && error.name !== 'AssertionError')
    assertSilent(error)
  })
}

test('neither secret nor token is added to what a token store throws', async (t) => {
  const server = await startServer(t)
  server.tokenReplies.push({ body: { access_token: accessToken } })
  const tokenStore = {
    get: () => undefined,
    set() {
      throw new Error('the disk is full')
    },
  }
  const api = new ApiClient({ host: server.host, clientId: 'id', clientSecret, tokenStore })
  await assert.rejects(api.request({ method: 'GET', path: '/x' }), (error) => {
    assert.ok(error instanceof Error && error.message === 'the disk is full')
    assertSilent(error)
    return true
  })
})

test('a stored token that cannot stand in a header is not to be seen in an error', async (t) => {
  const server = await startServer(t)
  server.tokenReplies.push({ status: 401 })
  const stored = { accessToken: `${accessToken}\n`, expiresAt: Date.now() + 3_600_000 }
  const api = new ApiClient({
    host: server.host,
    clientId: 'id',
    clientSecret,
    tokenStore: { get: () => stored, set() {} },
  })
  await assert.rejects(api.request({ method: 'GET', path: '/x' }), (error) => {
    assertSilent(error)
    return true
  })
})
