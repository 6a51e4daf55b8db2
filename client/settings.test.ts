import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiClient } from './api-client.ts'
import { type Reply, startServer } from './scripted-server.test.ts'
import { type ApiClientOptions, readLimits } from './settings.ts'

const credentials = { clientId: 'id', clientSecret: 'a-secret' }
const host = 'https://acme.onelogin.com'

const hosts: [what: string, options: ApiClientOptions, host: string][] = [
  ['a subdomain is one of OneLogin', { subdomain: 'acme' }, 'https://acme.onelogin.com'],
  ['an address stays as it is', { host: 'http://127.0.0.1:4000' }, 'http://127.0.0.1:4000'],
  ['a slash at the end is dropped', { host: 'https://acme.onelogin.com/' }, 'https://acme.onelogin.com'],
  ['slashes at the end are dropped', { host: 'https://acme.onelogin.com//' }, 'https://acme.onelogin.com'],
  ['a path stays', { host: 'https://example.com/directory/' }, 'https://example.com/directory'],
]
for (const [what, options, expected] of hosts) {
  test(`host: ${what}`, () => {
    assert.equal(new ApiClient({ ...options, ...credentials }).host, expected)
  })
}

const wrong: [what: string, options: object, message: RegExp][] = [
  ['no place', credentials, /^Give either host/],
  ['two places', { host, subdomain: 'acme', ...credentials }, /^Give either host/],
  ['an address without a scheme', { host: 'acme.onelogin.com', ...credentials }, /^Give either host/],
  ['an address within a text', { host: 'see https://acme.example', ...credentials }, /^Give either host/],
  ['an empty address', { host: '', ...credentials }, /^Give either host/],
  ['an address of another kind', { host: 'ftp://acme.example', ...credentials }, /^Give either host/],
  [
    'an address with a password',
    { host: 'https://a:a-secret@acme.example', ...credentials },
    /^Give either host/,
  ],
  ['an address with a query', { host: 'https://acme.example?a-secret', ...credentials }, /^Give either host/],
  ['a subdomain that is an address', { subdomain: 'acme.onelogin.com', ...credentials }, /^Give either host/],
  ['a subdomain that leads elsewhere', { subdomain: 'evil.example/', ...credentials }, /^Give either host/],
  ['an empty subdomain', { subdomain: '', ...credentials }, /^Give either host/],
  ['no credentials', { host }, /^Give either accessToken/],
  ['no secret', { host, clientId: 'id' }, /^Give either accessToken/],
  ['an empty secret', { host, clientId: 'id', clientSecret: '' }, /^Give either accessToken/],
  ['no id', { host, clientSecret: 'a-secret' }, /^Give either accessToken/],
  ['an id with a colon', { host, clientId: 'a:b', clientSecret: 'a-secret' }, /^Give either accessToken/],
  ['a token and an id', { host, accessToken: 'a-secret', clientId: 'id' }, /^Give either accessToken/],
  ['a token and a secret', { host, accessToken: 'a', clientSecret: 'b' }, /^Give either accessToken/],
  ['an empty token', { host, accessToken: '' }, /^Give either accessToken/],
  ['a token with a line end', { host, accessToken: 'a-secret\n' }, /^Give either accessToken/],
  ['a time limit of 0', { host, ...credentials, timeoutMs: 0 }, /^timeoutMs must/],
  ['a deadline of 0', { host, ...credentials, deadlineMs: 0 }, /^deadlineMs must/],
  ['a deadline that is no number', { host, ...credentials, deadlineMs: Number.NaN }, /^deadlineMs must/],
  ['retries below 0', { host, ...credentials, maxRetries: -1 }, /^maxRetries must/],
  ['half a retry', { host, ...credentials, maxRetries: 0.5 }, /^maxRetries must/],
]
for (const [what, options, message] of wrong) {
  test(`a client is refused with ${what}`, () => {
    assert.throws(
      () => new ApiClient(options as ApiClientOptions),
      (error) => {
        assert.ok(error instanceof TypeError)
        assert.match(error.message, message)
        assert.doesNotMatch(error.message, /a-secret/)
        return true
      },
    )
  })
}

test('a try may take 30 s, a call 2 minutes, and there are two more tries, unless told otherwise', () => {
  const usual = { timeoutMs: 30_000, deadlineMs: 120_000, maxRetries: 2 }
  assert.deepEqual(readLimits({}), usual)
  const base = { timeoutMs: 1, deadlineMs: 2, maxRetries: 3 }
  assert.deepEqual(readLimits({ timeoutMs: undefined, maxRetries: 0 }, base), { ...base, maxRetries: 0 })
})

test('a limit that is longer than any timer can run is no limit', async (t) => {
  const later: Reply = () => new Promise((resolve) => setTimeout(resolve, 20, { body: { id: 7 } }))
  const server = await startServer(t, later)
  const api = new ApiClient({
    host: server.host,
    accessToken: 'given',
    timeoutMs: 2 ** 40,
    deadlineMs: 2 ** 50,
  })
  assert.deepEqual((await api.request({ method: 'GET', path: '/x' })).data, { id: 7 })
})

test('what is said for one call goes before what the client was told, and for this call only', async (t) => {
  const again: Reply = { status: 503, headers: { 'retry-after': '0' } }
  const server = await startServer(t, ...Array<Reply>(6).fill(again))
  const api = new ApiClient({ host: server.host, accessToken: 'given', maxRetries: 1 })
  const tries: number[] = []
  for (const maxRetries of [undefined, 0, 2]) {
    const before = server.received.length
    await assert.rejects(api.request({ method: 'GET', path: '/x' }, { maxRetries }), { status: 503 })
    tries.push(server.received.length - before)
  }
  assert.deepEqual(tries, [2, 1, 3])
})

test('headers of a call reach the server, but for a token in the place of that of the client', async (t) => {
  const server = await startServer(t, { body: {} }, { body: {} })
  const api = new ApiClient({ host: server.host, accessToken: 'given' })
  const headers = { 'x-name': 'one', Authorization: 'Bearer other' }
  await api.request({ method: 'GET', path: '/x' }, { headers })
  await api.request({ method: 'GET', path: '/x' })
  assert.deepEqual(
    server.received.map(({ headers }) => [headers['x-name'], headers.authorization]),
    [
      ['one', 'Bearer given'],
      [undefined, 'Bearer given'],
    ],
  )
})

test('options that are changed later do not change the client', async (t) => {
  const server = await startServer(t, { body: {} })
  const options = { host: server.host, accessToken: 'given' }
  const api = new ApiClient(options)
  Object.assign(options, { host, accessToken: 'other' })
  await api.request({ method: 'GET', path: '/x' })
  assert.equal(server.received[0]?.headers.authorization, 'Bearer given')
})

test('fetch can be replaced', async () => {
  const urls: unknown[] = []
  const fetch: typeof globalThis.fetch = async (url, init) => {
    urls.push(`${init?.method} ${url}`)
    return Response.json({ access_token: 'a', id: 7 })
  }
  const api = new ApiClient({ host, ...credentials, fetch })
  assert.deepEqual((await api.request({ method: 'GET', path: '/api/1/users/7' })).status, 200)
  assert.deepEqual(urls, [`POST ${host}/auth/oauth2/v2/token`, `GET ${host}/api/1/users/7`])
})

test('the global fetch is looked up at each call, and called as browsers demand', async (t) => {
  const api = new ApiClient({ host, accessToken: 'given' })
  t.mock.method(globalThis, 'fetch', async function (this: unknown) {
    assert.ok(this === undefined || this === globalThis)
    return Response.json({ id: 7 })
  })
  assert.deepEqual((await api.request({ method: 'GET', path: '/x' })).data, { id: 7 })
})
