import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { ApiClient } from './api-client.ts'
import { type Reply, type ScriptedServer, startServer, tokenBody, until } from './scripted-server.test.ts'

const ok: Reply = { body: {} }
const get = { method: 'GET', path: '/x' }
const now: Record<string, string> = { 'retry-after': '0' }

async function start(
  t: TestContext,
  ...replies: Reply[]
): Promise<{ server: ScriptedServer; api: ApiClient }> {
  const server = await startServer(t, ...replies)
  return { server, api: new ApiClient({ host: server.host, clientId: 'the-id', clientSecret: 'the-secret' }) }
}

const tokensUsed = (server: ScriptedServer) =>
  server.received.map(({ headers }) => String(headers.authorization).replace('Bearer ', ''))

test('the token is asked for with Basic and client_credentials', async (t) => {
  const { server, api } = await start(t, ok)
  await api.request(get)
  const [call] = server.tokenCalls
  assert.equal(`${call?.method} ${call?.path}`, 'POST /auth/oauth2/v2/token')
  assert.equal(call?.headers.authorization, `Basic ${btoa('the-id:the-secret')}`)
  assert.equal(call?.headers['content-type'], 'application/json')
  assert.deepEqual(call?.body, { grant_type: 'client_credentials' })
  assert.deepEqual(tokensUsed(server), ['token-1'])
})

test('a secret of any characters is sent as UTF-8', async (t) => {
  const server = await startServer(t, ok)
  await new ApiClient({ host: server.host, clientId: 'id', clientSecret: 'zażółć:☃' }).request(get)
  const sent = String(server.tokenCalls[0]?.headers.authorization).replace('Basic ', '')
  assert.equal(Buffer.from(sent, 'base64').toString(), 'id:zażółć:☃')
})

test('a thousand callers at once share one token call', async (t) => {
  const { server, api } = await start(t, ...Array<Reply>(1000).fill(ok))
  await Promise.all(Array.from({ length: 1000 }, () => api.request(get)))
  assert.equal(server.tokenCalls.length, 1)
  assert.equal(server.received.length, 1000)
})

const refuseFirst: Reply = ({ headers }) =>
  headers.authorization === 'Bearer token-1' ? { status: 401 } : ok

test('a thousand callers whom one expiry refuses share one renewal, and each is sent once more', async (t) => {
  const { server, api } = await start(t, ...Array<Reply>(2000).fill(refuseFirst))
  const names = Array.from({ length: 1000 }, (_, number) => `call-${number}`)
  await Promise.all(names.map((name) => api.request(get, { headers: { 'x-name': name } })))
  assert.equal(server.tokenCalls.length, 2)
  const sent = Map.groupBy(server.received, ({ headers }) => headers['x-name'])
  for (const name of names) {
    assert.deepEqual(
      sent.get(name)?.map(({ headers }) => headers.authorization),
      ['Bearer token-1', 'Bearer token-2'],
    )
  }
})

test('a caller who hears of the expiry after the others uses their new token', async (t) => {
  const { promise: later, resolve } = Promise.withResolvers<void>()
  const lateRefusal: Reply = () => later.then(() => ({ status: 401 }))
  const { server, api } = await start(t, lateRefusal, refuseFirst, refuseFirst, ok)
  const late = api.request(get)
  await until(() => server.received.length === 1)
  await api.request(get)
  resolve()
  await late
  assert.equal(server.tokenCalls.length, 2)
  assert.deepEqual(tokensUsed(server), ['token-1', 'token-1', 'token-2', 'token-2'])
})

test('a living token is used again', async (t) => {
  const { server, api } = await start(t, ok, ok)
  await api.request(get)
  await api.request(get)
  assert.deepEqual(tokensUsed(server), ['token-1', 'token-1'])
})

const lives: [what: string, token: object, headers: Record<string, string>, calls: number][] = [
  ['ended by its created_at', tokenBody(1, 36_001), {}, 2],
  ['has a minute left', { ...tokenBody(1, 36_000 - 60) }, {}, 1],
  ['has no created_at, so it counts from now', { ...tokenBody(1), created_at: undefined }, {}, 1],
  ['has no expires_in and is 9 hours old', { ...tokenBody(1, 9 * 3600), expires_in: undefined }, {}, 1],
  ['has no expires_in and is 11 hours old', { ...tokenBody(1, 11 * 3600), expires_in: undefined }, {}, 2],
  ['was made in the future, by a clock that is ahead', tokenBody(1, -1e6), {}, 1],
  [
    'was made just now by the clock of the server, which is a day behind',
    tokenBody(1, 86_400),
    { date: new Date(Date.now() - 86_400_000).toUTCString() },
    1,
  ],
]
for (const [what, body, headers, calls] of lives) {
  test(`the next call ${calls === 1 ? 'uses' : 'renews'} a token that ${what}`, async (t) => {
    const { server, api } = await start(t, ok, ok)
    server.tokenReplies.push({ body, headers })
    await api.request(get)
    await api.request(get)
    assert.equal(server.tokenCalls.length, calls)
  })
}

test('after a 401 the token is renewed and the call sent again, a create too', async (t) => {
  const { server, api } = await start(t, { status: 401 }, ok)
  await api.request({ method: 'POST', path: '/api/1/users', body: { email: 'a' }, repeatable: false })
  assert.deepEqual(tokensUsed(server), ['token-1', 'token-2'])
  assert.deepEqual(server.received[1]?.body, { email: 'a' })
})

test('a second 401 is the answer', async (t) => {
  const { server, api } = await start(t, { status: 401 }, { status: 401, body: { message: 'no' } }, ok)
  await assert.rejects(api.request(get), { name: 'UnauthorizedError', message: 'no' })
  assert.equal(server.received.length, 2)
})

test('a server that gives the refused token again is not asked a third time', async (t) => {
  const { server, api } = await start(t, { status: 401 }, { status: 401 }, ok)
  server.tokenReplies.push({ body: tokenBody(1) }, { body: tokenBody(1) })
  await assert.rejects(api.request(get), { name: 'UnauthorizedError' })
  assert.deepEqual(tokensUsed(server), ['token-1', 'token-1'])
  assert.equal(server.tokenCalls.length, 2)
})

for (const body of [
  { error: true, code: 401, message: 'Authentication Failed: Invalid user credentials' },
  { status: { error: true, code: 401, message: 'Authentication Failed: Invalid user credentials' } },
])
  test(`a login that is refused is not sent again with another token: ${JSON.stringify(body)}`, async (t) => {
    const { server, api } = await start(t, { status: 401, body }, ok)
    await assert.rejects(api.request({ method: 'POST', path: '/api/1/login/auth', body: {} }), {
      name: 'UnauthorizedError',
      message: 'Authentication Failed: Invalid user credentials',
    })
    assert.deepEqual([server.received.length, server.tokenCalls.length], [1, 1])
  })

test('a given token is not renewed: the first 401 is the answer', async (t) => {
  const server = await startServer(t, { status: 401 }, ok)
  await assert.rejects(new ApiClient({ host: server.host, accessToken: 'given' }).request(get), {
    name: 'UnauthorizedError',
  })
  assert.equal(server.received.length, 1)
  assert.equal(server.tokenCalls.length, 0)
})

test('the older answer with the token in a list is read', async (t) => {
  const { server, api } = await start(t, ok)
  server.tokenReplies.push({ body: { status: { error: false, code: 200 }, data: [tokenBody(8)] } })
  await api.request(get)
  assert.deepEqual(tokensUsed(server), ['token-8'])
})

const refusals: [what: string, reply: Reply, expected: object][] = [
  [
    'wrong credentials',
    { status: 401, body: { status: { error: true, code: 401, message: 'Authentication Failure' } } },
    { name: 'UnauthorizedError', message: 'Authentication Failure' },
  ],
  [
    'a refusal inside a 200',
    { body: { status: { error: true, code: 401, message: 'Authentication Failure' } } },
    { name: 'ApiError', status: 200, message: 'Authentication Failure' },
  ],
  ['an answer without a token', { body: { token: 'x' } }, { name: 'ApiError', body: undefined }],
  [
    'a token that cannot stand in a header',
    { body: { access_token: 'a\nb' } },
    { name: 'ApiError', body: undefined },
  ],
  ['a list without a token', { body: { data: [] } }, { name: 'ApiError' }],
]
for (const [what, reply, expected] of refusals) {
  test(`a token call that fails reaches all who wait, and nobody after them: ${what}`, async (t) => {
    const { server, api } = await start(t, ok)
    server.tokenReplies.push(reply)
    const waiting = [api.request(get), api.request(get)]
    for (const call of waiting) await assert.rejects(call, expected)
    assert.equal(server.tokenCalls.length, 1)
    assert.equal(server.received.length, 0)
    await api.request(get)
    assert.equal(server.tokenCalls.length, 2)
  })
}

test('a token call that fails in passing is made again, even for a create: nothing was sent yet', async (t) => {
  const { server, api } = await start(t, ok)
  server.tokenReplies.push({ status: 503, headers: now }, 'reset', { body: tokenBody(3) })
  await api.request({ method: 'POST', path: '/api/1/users', body: {}, repeatable: false })
  assert.equal(server.tokenCalls.length, 3)
  assert.equal(server.received.length, 1)
})

test('one caller who gives up does not take the token from another', async (t) => {
  const { server, api } = await start(t, ok)
  server.tokenReplies.push('silence')
  const controller = new AbortController()
  const first = api.request(get, { signal: controller.signal })
  const second = api.request(get, { timeoutMs: 500 })
  await until(() => server.tokenCalls.length === 1)
  controller.abort(new Error('enough'))
  await assert.rejects(first, { message: 'enough' })
  // The second goes on waiting, until its own time is up; its next try asks anew.
  assert.equal((await second).status, 200)
  assert.equal(server.tokenCalls.length, 2)
})

test('when everybody has given up, the token call is ended, and the next caller begins anew', async (t) => {
  const { server, api } = await start(t, ok)
  server.tokenReplies.push('silence')
  await assert.rejects(api.request(get, { signal: AbortSignal.timeout(50) }), { name: 'TimeoutError' })
  assert.ok(!process.getActiveResourcesInfo().includes('Timeout'))
  assert.equal((await api.request(get)).status, 200)
  assert.equal(server.tokenCalls.length, 2)
})
