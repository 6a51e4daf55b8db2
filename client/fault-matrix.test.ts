import assert from 'node:assert/strict'
import { mock, type TestContext, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { ApiClient } from './api-client.ts'
import * as errors from './errors.ts'
import { everyOperation, type Operation } from './every-operation.test.ts'
import { operations } from './generated/operations.ts'
import { type Reply, startServer } from './scripted-server.test.ts'
import { UsersV1Api } from './users-v1-api.ts'

// What each operation does with each fault, over real connections: how often it is sent, and how it ends. The
// last test prints what was measured as a table.

/** What goes wrong, in place of the answer to the call or to the token call before it, or with the connection. */
interface Fault {
  call?: Reply
  token?: Reply
  refused?: true
  /** The client has a credential in place of a given token. */
  credential?: true
  /** The time limit is what ends it. */
  slow?: true
}

const answer = (status: number, headers = {}): Reply => ({ status, headers, body: {} })
const webPage = (status: number): Reply => ({ status, text: '<html><h1>Sorry</h1></html>' })
const raw = (...raw: string[]): Reply => ({ raw })
const now = { 'retry-after': '0' }
const exceeded = { status: { error: true, code: 400, type: 'bad request', message: 'rate_limit_exceeded' } }
const denied = { status: { error: true, code: 401, message: 'Authentication Failure' } }

type Ends = Record<Operation['kind'], string>
const all = (end: string): Ends => ({ read: end, write: end, once: end })
const maybeDone = (name: string): Ends => ({ read: `3 ${name}`, write: `3 ${name}`, once: `1 ${name}` })

/** The number of tries and the end, while a fault lasts. */
const matrix: [ends: Ends, faults: Record<string, Fault>][] = [
  [
    all('3 ConnectionError'),
    {
      'connection refused': { refused: true },
      'token call: cut': { token: 'reset' },
    },
  ],
  [
    all('3 RateLimitError'),
    {
      '429, Retry-After': { call: answer(429, now) },
      '429, X-RateLimit-Reset': { call: answer(429, { 'x-ratelimit-reset': '0' }) },
      '429, a web page with neither': { call: webPage(429) },
      '400 rate_limit_exceeded': { call: { status: 400, body: exceeded } },
      'token call: 429': { token: answer(429) },
    },
  ],
  [
    all('1 RateLimitError'),
    { '429, Retry-After beyond the deadline': { call: answer(429, { 'retry-after': '999' }) } },
  ],
  [
    maybeDone('ConnectionError'),
    {
      'cut before the call is read': { call: 'drop' },
      'cut when the call is read': { call: 'reset' },
      'cut in the headers': { call: raw('HTTP/1.1 200 O') },
      'cut in a body of known length': {
        call: raw('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n', '{"id":'),
      },
      'cut in a body of chunks': { call: 'cut' },
      'a body that cannot be unpacked': {
        call: { headers: { 'content-encoding': 'gzip' }, text: 'no gzip' },
      },
      'no HTTP': { call: raw('SSH-2.0-OpenSSH_9.9\r\n') },
    },
  ],
  [
    maybeDone('TimeoutError'),
    { 'slow headers': { call: 'silence', slow: true }, 'a stalled body': { call: 'endless', slow: true } },
  ],
  [all('3 TimeoutError'), { 'token call: slow headers': { token: 'silence', slow: true } }],
  [
    maybeDone('ServerError'),
    {
      '500': { call: answer(500) },
      '502': { call: answer(502) },
      '502, a web page': { call: webPage(502) },
      '503, Retry-After': { call: answer(503, now) },
      '504': { call: answer(504) },
    },
  ],
  [all('3 ServerError'), { 'token call: 502, a web page': { token: webPage(502) } }],
  [maybeDone('ApiError'), { '408': { call: answer(408) } }],
  [
    { read: '1 ApiError', write: '1 ok', once: '1 ok' },
    {
      '200, half a JSON': { call: { text: '{"id":' } },
      '200, a web page': { call: webPage(200) },
      '200, empty': { call: {} },
    },
  ],
  [
    all('1 ApiError'),
    {
      '200 that says no': { call: { body: denied } },
      '302': { call: answer(302, { location: '/elsewhere' }) },
      '409': { call: answer(409) },
      'token call: 200 without a token': { token: {} },
    },
  ],
  [all('2 UnauthorizedError'), { '401, with a credential': { call: answer(401), credential: true } }],
  [
    all('1 UnauthorizedError'),
    { '401, with a given token': { call: answer(401) }, 'token call: 401': { token: answer(401) } },
  ],
  [all('1 BadRequestError'), { '400': { call: answer(400) } }],
  [all('1 ForbiddenError'), { '403': { call: answer(403) } }],
  [all('1 NotFoundError'), { '404': { call: answer(404) } }],
  [all('1 UnprocessableEntityError'), { '422': { call: answer(422) } }],
]

/** Nobody listens there. `fetch` itself refuses port 1 and some more, but not this one. */
const nobody = 'http://127.0.0.1:2'

/** Lets an operation meet a fault so often; tells how often it was sent, and how it ended. */
async function meet(
  t: TestContext,
  operation: Operation,
  fault: Fault,
  times: number,
  timeoutMs: number,
): Promise<string> {
  const server = await startServer(t)
  server.otherwise = { body: operation.answer }
  if (fault.call) server.replies.push(...Array<Reply>(times).fill(fault.call))
  if (fault.token) server.tokenReplies.push(...Array<Reply>(times).fill(fault.token))
  let refusals = 0
  const opener =
    fault.token || fault.credential ? { clientId: 'id', clientSecret: 'secret' } : { accessToken: 'given' }
  const users = new UsersV1Api(
    new ApiClient({
      ...opener,
      host: server.host,
      timeoutMs,
      fetch(url, init) {
        if (!fault.refused || refusals === times) return fetch(url, init)
        refusals++
        return fetch(nobody, init)
      },
    }),
  )
  const end = await operation.call(users).then(() => 'ok', toName)
  const sent = fault.token ? server.tokenCalls.length : server.received.length + server.dropped + refusals
  return `${sent} ${end}`
}

/** The name of the class of an error. */
const toName = (error: unknown) =>
  Object.entries(errors).find(([, type]) => type === (error as Error).constructor)?.[0] ?? String(error)

// The waits without a wish of the server are random; here they are the shortest ones.
mock.method(Math, 'random', () => 0)

/** Lets every operation meet a fault; answers what is expected. */
async function meetAll(t: TestContext, fault: Fault, times: number, expected: string[]): Promise<string[]> {
  // On a busy machine a short limit may end what is not slow; then a longer one decides.
  const limits = fault.slow ? [250, 1000, 4000] : [30_000]
  let ends: string[] = []
  for (const limit of limits) {
    ends = await Promise.all(everyOperation.map((operation) => meet(t, operation, fault, times, limit)))
    if (isDeepStrictEqual(ends, expected)) break
  }
  assert.deepEqual(ends, expected)
  return ends
}

const measured: string[][] = []
for (const [ends, faults] of matrix) {
  const expected = everyOperation.map(({ kind }) => ends[kind])
  // What is sent again succeeds, if the fault has passed.
  const passing = expected.map((end) => (end.startsWith('1 ') ? end : '2 ok'))
  for (const [name, fault] of Object.entries(faults)) {
    test(`every operation: ${name}`, async (t) => {
      measured.push([name, ...(await meetAll(t, fault, 9, expected))])
      await meetAll(t, fault, 1, passing)
    })
  }
}

test('every operation of the contract has met every fault', (t) => {
  const names = everyOperation.map(({ name }) => name)
  assert.deepEqual(names.toSorted(), Object.keys(operations).toSorted())
  assert.equal(measured.length, matrix.flatMap(([, faults]) => Object.keys(faults)).length)
  const table = [['fault', ...names], Array(16).fill('---'), ...measured]
  for (const row of table) t.diagnostic(`| ${row.join(' | ')} |`)
})
