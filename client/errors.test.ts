import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiClient } from './api-client.ts'
import * as errors from './errors.ts'
import { type Reply, startServer } from './scripted-server.test.ts'

const get = { method: 'GET', path: '/x' }

const statuses: [status: number, type: typeof errors.ApiError][] = [
  [400, errors.BadRequestError],
  [401, errors.UnauthorizedError],
  [403, errors.ForbiddenError],
  [404, errors.NotFoundError],
  [409, errors.ApiError],
  [413, errors.ApiError],
  [422, errors.UnprocessableEntityError],
  [429, errors.RateLimitError],
  [500, errors.ServerError],
  [501, errors.ServerError],
  [503, errors.ServerError],
]
for (const [status, type] of statuses) {
  test(`${status} is a ${type.name}`, async (t) => {
    const body = { error: true, code: status, type: 'a type', message: 'a message' }
    const server = await startServer(t, { status, body, headers: { 'X-Request-Id': 'r-1', 'X-Other': 'o' } })
    const api = new ApiClient({ host: server.host, accessToken: 'given', maxRetries: 0 })
    await assert.rejects(api.request(get), (error) => {
      assert.ok(error instanceof errors.ApiError)
      assert.equal(error.constructor, type)
      assert.equal(error.name, type.name)
      assert.equal(error.message, 'a message')
      assert.deepEqual([error.status, error.requestId, error.body], [status, 'r-1', body])
      assert.equal(error.headers.get('x-other'), 'o')
      return true
    })
  })
}

const html = '<html><h1>502 Bad Gateway</h1></html>'
const bodies: [what: string, reply: Reply, message: string][] = [
  [
    'the contract',
    {
      status: 404,
      body: { error: true, code: 404, type: 'not found', message: 'User for id 8 was not found' },
    },
    'User for id 8 was not found',
  ],
  [
    'the older wrapping',
    {
      status: 400,
      body: { status: { error: true, code: 400, type: 'bad request', message: 'state is invalid' } },
    },
    'state is invalid',
  ],
  [
    'a message that is an object',
    { status: 400, body: { code: 400, message: { attribute: 'id', description: 'ID is incorrect' } } },
    'ID is incorrect',
  ],
  [
    'an object in the older wrapping',
    {
      status: 400,
      body: { status: { code: 400, message: { attribute: 'id', description: 'ID is incorrect' } } },
    },
    'ID is incorrect',
  ],
  [
    'version 2 with a name',
    { status: 400, body: { message: 'unknown attribute', name: 'BadRequestError', statusCode: 400 } },
    'unknown attribute',
  ],
  [
    'version 2 with a description',
    {
      status: 400,
      body: { status: 400, error: 'BadRequestError', description: 'Invalid pagination cursor' },
    },
    'Invalid pagination cursor',
  ],
  ['a code of its own', { status: 400, body: { code: 4711, message: 'odd' } }, 'odd'],
  ['a web page', { status: 502, text: html }, 'The server answered 502'],
  ['nothing', { status: 404 }, 'The server answered 404'],
  ['an empty message', { status: 404, body: { message: '' } }, 'The server answered 404'],
  ['a choice', { status: 300 }, 'The server answered 300'],
  ['null', { status: 404, body: null }, 'The server answered 404'],
  ['a list', { status: 404, body: ['no'] }, 'The server answered 404'],
  ['a yes that says no', { body: { error: true, code: 400, message: 'no' } }, 'no'],
  [
    'a redirect',
    { status: 301, headers: { location: 'https://elsewhere.example/' } },
    'The server answered 301',
  ],
]
for (const [what, reply, message] of bodies) {
  test(`the message is found in ${what}`, async (t) => {
    const server = await startServer(t, reply)
    const api = new ApiClient({ host: server.host, accessToken: 'given', maxRetries: 0 })
    await assert.rejects(api.request(get), { message })
    assert.equal(server.received.length, 1)
  })
}

test('a body that is no JSON is kept as text', async (t) => {
  const server = await startServer(t, { status: 502, text: html })
  const api = new ApiClient({ host: server.host, accessToken: 'given', maxRetries: 0 })
  await assert.rejects(api.request(get), { name: 'ServerError', body: html })
})

test('400 rate_limit_exceeded is a RateLimitError', async (t) => {
  const body = { status: { error: true, code: 400, message: 'rate_limit_exceeded' } }
  const server = await startServer(t, { status: 400, body })
  const api = new ApiClient({ host: server.host, accessToken: 'given', maxRetries: 0 })
  await assert.rejects(api.request(get), { name: 'RateLimitError', status: 400, retryAfterMs: undefined })
})

for (const [what, reply] of [
  ['refused', undefined],
  ['reset', 'reset'],
  ['cut in the middle', 'cut'],
] as const) {
  test(`a connection that is ${what} is a ConnectionError that keeps its cause`, async (t) => {
    const server = await startServer(t, ...(reply ? [reply] : []))
    const host = reply ? server.host : 'http://127.0.0.1:2'
    const api = new ApiClient({ host, accessToken: 'given', maxRetries: 0 })
    await assert.rejects(api.request({ ...get, query: { email: 'ada@example.com' } }), (error) => {
      assert.ok(error instanceof errors.ConnectionError)
      assert.equal(error.name, 'ConnectionError')
      assert.ok(error.cause instanceof Error)
      assert.ok(error.message.startsWith(`GET ${host}/x: no answer (`), error.message)
      return true
    })
  })
}

test('the stack of an error leads to the line that called', async (t) => {
  const server = await startServer(t, { status: 404 }, 'reset', 'silence')
  const api = new ApiClient({ host: server.host, accessToken: 'given', maxRetries: 0, timeoutMs: 50 })
  for (let tries = 0; tries < 3; tries++) {
    await assert.rejects(
      async () => {
        await api.request(get)
      },
      ({ stack }: Error) => String(stack).includes('errors.test.ts'),
    )
  }
})
