import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { ApiClient } from './api-client.ts'
import { ApiError, ConnectionError } from './errors.ts'
import { everyOperation } from './every-operation.test.ts'
import { type Reply, startServer } from './scripted-server.test.ts'
import { UsersV1Api } from './users-v1-api.ts'

// Whatever a server sends, a call ends in time, with a result or with an error of the client.

const deadlineMs = 500

const number = fc.oneof(
  fc.nat(3).map(String),
  fc.integer().map(String),
  fc.double().map(String),
  fc.constantFrom('9'.repeat(400), '0'.repeat(50), '-0', '1e9', '0x10', ' 1', '1,2', '１'),
)
const date = fc.date({ noInvalidDate: true }).map((value) => value.toUTCString())
/** Every byte that may stand in a header. */
const text = fc
  .array(fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0x80, max: 0xff })), {
    maxLength: 30,
  })
  .map((bytes) => String.fromCharCode(...bytes))
const value = fc.oneof(number, date, text)

const headers = fc.dictionary(
  fc.constantFrom(
    'After-Cursor',
    'Before-Cursor',
    'Content-Type',
    'Current-Page',
    'Date',
    'Location',
    'Retry-After',
    'Set-Cookie',
    'Total-Count',
    'X-RateLimit-Limit',
    'X-RateLimit-Remaining',
    'X-RateLimit-Reset',
    'X-Request-Id',
  ),
  value,
)

/** Anything, but often an object whose fields have names that the client, or the language, looks at. */
const json = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.jsonValue(),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        'access_token',
        'after_cursor',
        'code',
        'created_at',
        'data',
        'description',
        'error',
        'expires_in',
        'id',
        'message',
        'pagination',
        'status',
        'then',
        'toString',
        'valueOf',
      ),
      tie('any'),
      { maxKeys: 5 },
    ),
  ),
})).any

const good = { data: [{ id: 7 }], access_token: 'token' }
const deep = (open: string, close: string) => open.repeat(9999) + close.repeat(9999)
const body = fc
  .oneof(
    json.map((any) => JSON.stringify(any)),
    // A good body, but for some of its fields.
    fc
      .record(
        {
          status: json,
          created_at: json,
          expires_in: json,
          pagination: fc.record({ after_cursor: json }),
          data: json,
        },
        { requiredKeys: [] },
      )
      .map((any) => JSON.stringify({ ...good, ...any })),
    fc.tuple(json, fc.nat(30)).map(([any, end]) => JSON.stringify(any).slice(0, end)),
    fc.uint8Array({ maxLength: 100 }),
    fc.constantFrom(
      '[{"id":1e400}]',
      '{"__proto__":{"error":true}}',
      '[null]',
      '\ufeff[]',
      deep('[', ']'),
      deep('[', ''),
    ),
  )
  .map((body) => Buffer.from(body))

/** An answer in pieces; one character stands for one byte, so that it can be read when a run fails. */
const answer = fc
  .record({
    status: fc.oneof(fc.constantFrom(200), fc.integer({ min: 200, max: 599 })),
    headers,
    body,
    end: fc.oneof(
      { arbitrary: fc.constantFrom('length', 'chunked', 'close'), weight: 4 },
      fc.constantFrom('too short', 'too long', 'no chunks', 'no gzip'),
    ),
    cuts: fc.array(fc.nat(500), { maxLength: 5 }),
  })
  .map(({ status, headers, body, end, cuts }) => {
    const framing = {
      length: `Content-Length: ${body.length}`,
      chunked: 'Transfer-Encoding: chunked',
      close: 'Connection: close',
      'too short': `Content-Length: ${body.length >> 1}`,
      'too long': `Content-Length: ${body.length + 1}`,
      'no chunks': 'Transfer-Encoding: chunked',
      'no gzip': 'Content-Encoding: gzip',
    }[end]
    const lines = [
      `HTTP/1.1 ${status} x`,
      framing,
      ...Object.entries(headers).map((header) => header.join(': ')),
    ]
    const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
    const chunk = body.length ? `${body.length.toString(16)}\r\n${body.toString('latin1')}\r\n` : ''
    const bytes = Buffer.concat([head, end === 'chunked' ? Buffer.from(`${chunk}0\r\n\r\n`, 'latin1') : body])
    const at = [0, ...cuts.sort((a, b) => a - b), bytes.length]
    return at
      .slice(1)
      .map((to, index) => bytes.toString('latin1', at[index], to))
      .filter(Boolean)
  })

/** Each operation, and the list as far as it goes. */
const calls = [
  ...everyOperation.map(({ call }) => call),
  async (users: UsersV1Api) => {
    let pages = 0
    for await (const _ of users.listUsers().pages()) assert.ok(++pages < 9, 'a list without an end')
  },
]

/** The answers of a run come in a row, for each operation by itself; the last one stays. */
function inTurn(answers: string[][]): Reply {
  const counts = new Map<string, number>()
  return ({ method, path }) => {
    const count = counts.get(method + path) ?? 0
    counts.set(method + path, count + 1)
    const pieces = answers[Math.min(count, answers.length - 1)] ?? []
    return { raw: pieces.map((piece) => Buffer.from(piece, 'latin1')) }
  }
}

/** How a call ends; fails when it takes too long, or with an error of another kind. */
async function endOf(call: PromiseLike<unknown>): Promise<string> {
  const late = sleep(deadlineMs + 1000, 'too late', { ref: false })
  try {
    const end = await Promise.race([call.then(() => 'result'), late])
    assert.equal(end, 'result')
    return end
  } catch (error) {
    assert.ok(error instanceof ApiError || error instanceof ConnectionError, inspect(error))
    return error instanceof ApiError ? 'ApiError' : 'ConnectionError'
  }
}

const answers = fc.array(answer, { minLength: 1, maxLength: 3 })

test('whatever a server answers, every operation ends in time, with a result or an error of its own', async (t) => {
  t.mock.method(Math, 'random', () => 0)
  const server = await startServer(t)
  const users = new UsersV1Api(new ApiClient({ host: server.host, accessToken: 'given', deadlineMs }))
  const seen = new Set<string>()
  const property = fc.asyncProperty(answers, async (answers) => {
    server.otherwise = inTurn(answers)
    for (const end of await Promise.all(calls.map((call) => endOf(call(users))))) seen.add(end)
  })
  await fc.assert(property, { numRuns: 100 })
  assert.deepEqual([...seen].sort(), ['ApiError', 'ConnectionError', 'result'])
})

test('the same goes for whatever it answers to a token call', async (t) => {
  t.mock.method(Math, 'random', () => 0)
  const server = await startServer(t)
  server.otherwise = { body: { id: 7 } }
  const seen = new Set<string>()
  const property = fc.asyncProperty(answers, async (answers) => {
    server.tokenReplies.splice(0, 9, ...Array<Reply>(9).fill(inTurn(answers)))
    const users = new UsersV1Api(
      new ApiClient({ host: server.host, clientId: 'id', clientSecret: 'secret', deadlineMs }),
    )
    for (let call = 0; call < 2; call++) seen.add(await endOf(users.getUserById(7)))
  })
  await fc.assert(property, { numRuns: 250 })
  assert.deepEqual([...seen].sort(), ['ApiError', 'ConnectionError', 'result'])
})
