import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiClient } from './api-client.ts'
import { type ApiClientOptions, readLimits } from './settings.ts'

const credentials = { clientId: 'id', clientSecret: 'a-secret' }
const host = 'https://acme.onelogin.com'

const hosts: [what: string, options: ApiClientOptions, host: string][] = [
  ['a subdomain is one of OneLogin', { subdomain: 'acme' }, 'https://acme.onelogin.com'],
  ['an address stays as it is', { host: 'http://127.0.0.1:4000' }, 'http://127.0.0.1:4000'],
  ['a slash at the end is dropped', { host: 'https://acme.onelogin.com/' }, 'https://acme.onelogin.com'],
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
  ['a time limit longer than a timer', { host, ...credentials, timeoutMs: 2 ** 31 }, /^timeoutMs must/],
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
