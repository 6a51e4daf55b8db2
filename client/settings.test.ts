import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiClient } from './api-client.ts'
import { type ApiClientOptions, readSettings } from './settings.ts'

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
  ['no place', credentials, /^Give either host or subdomain/],
  ['two places', { host, subdomain: 'acme', ...credentials }, /^Give either host or subdomain/],
  ['an address without a scheme', { host: 'acme.onelogin.com', ...credentials }, /^host must/],
  ['an empty address', { host: '', ...credentials }, /^host must/],
  ['an address of another kind', { host: 'ftp://acme.example', ...credentials }, /^host must/],
  ['an address with a password', { host: 'https://a:a-secret@acme.example', ...credentials }, /^host must/],
  ['an address with a query', { host: 'https://acme.example?a-secret', ...credentials }, /^host must/],
  ['a subdomain that is an address', { subdomain: 'acme.onelogin.com', ...credentials }, /^subdomain must/],
  ['a subdomain that leads elsewhere', { subdomain: 'evil.example/', ...credentials }, /^subdomain must/],
  ['an empty subdomain', { subdomain: '', ...credentials }, /^subdomain must/],
  ['no credentials', { host }, /^clientId must .* or give accessToken$/],
  ['no secret', { host, clientId: 'id' }, /^clientSecret must/],
  ['an empty secret', { host, clientId: 'id', clientSecret: '' }, /^clientSecret must/],
  ['no id', { host, clientSecret: 'a-secret' }, /^clientId must/],
  ['an id with a colon', { host, clientId: 'a:b', clientSecret: 'a-secret' }, /^clientId must/],
  [
    'a token and an id',
    { host, accessToken: 'a-secret', clientId: 'id' },
    /^Give either accessToken or clientId/,
  ],
  [
    'a token and a secret',
    { host, accessToken: 'a', clientSecret: 'b' },
    /^Give either accessToken or clientId/,
  ],
  ['an empty token', { host, accessToken: '' }, /^accessToken must/],
  ['a token with a line end', { host, accessToken: 'a-secret\n' }, /^accessToken must/],
  ['a fetch that is no function', { host, ...credentials, fetch: true }, /^fetch must/],
  ['a time limit of 0', { host, ...credentials, timeoutMs: 0 }, /^timeoutMs must/],
  ['a time limit longer than a timer', { host, ...credentials, timeoutMs: 2 ** 31 }, /^timeoutMs must/],
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

test('a try may take 30 s, and there are two more, unless told otherwise', () => {
  const { timeoutMs, maxRetries } = readSettings({ host, ...credentials })
  assert.deepEqual({ timeoutMs, maxRetries }, { timeoutMs: 30_000, maxRetries: 2 })
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
