import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { type Directory, onEveryDatabase } from './harness.ts'
import { type RawAnswer, speak } from './raw-http.ts'

/** The head of a request with a valid token, to be continued. */
const head = async ({ token }: Directory, line: string): Promise<string> =>
  `${line} HTTP/1.1\r\nHost: directory\r\nAuthorization: Bearer ${await token()}\r\n`

type Refusal = readonly [status: number, type: string, message: string]

function assertRefused(answer: RawAnswer | undefined, [status, type, message]: Refusal): void {
  assert.ok(answer, 'there is an answer')
  assert.equal(answer.status, status)
  assert.deepEqual(JSON.parse(answer.text), { error: true, code: status, type, message })
  assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8')
  assert.match(answer.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/)
}

const malformed = [400, 'bad request', 'The request is not valid HTTP'] as const
const tooLarge = [
  431,
  'Request Header Fields Too Large',
  'The request line and headers are too large',
] as const
const noRoute = [404, 'Not Found', 'No Route Exists'] as const
const bodyTooLarge = [413, 'Payload Too Large', 'The request body is larger than 1048576 bytes'] as const

for (const [what, line, rest, expected] of [
  ['a method that does not exist', 'FETCH /api/1/users', '\r\n', malformed],
  ['a method in lower case', 'get /api/1/users', '\r\n', malformed],
  ['CONNECT', 'CONNECT directory:80', '\r\n', noRoute],
  ['TRACE', 'TRACE /api/1/users', '\r\n', noRoute],
  ['OPTIONS for everything', 'OPTIONS *', '\r\n', noRoute],
  ['a blank in the path', 'GET /api/1/users/1 2', '\r\n', malformed],
  ['a NUL in a header', 'GET /api/1/users', 'X: \0\r\n\r\n', malformed],
  ['a header without a colon', 'GET /api/1/users', 'nonsense\r\n\r\n', malformed],
  ['a header that is folded', 'GET /api/1/users', 'X: a\r\n b\r\n\r\n', malformed],
  ['a length that is no number', 'POST /api/1/users', 'Content-Length: x\r\n\r\n{}', malformed],
  ['a length below zero', 'POST /api/1/users', 'Content-Length: -2\r\n\r\n{}', malformed],
  ['two lengths', 'POST /api/1/users', 'Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}', malformed],
  [
    'a length and chunks',
    'POST /api/1/users',
    'Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
    malformed,
  ],
  ['a chunk without a size', 'POST /api/1/users', 'Transfer-Encoding: chunked\r\n\r\nzz\r\n', malformed],
  ['a header of 20,000 bytes', 'GET /api/1/users', `X: ${'x'.repeat(20_000)}\r\n\r\n`, tooLarge],
  ['a header of two megabytes', 'GET /api/1/users', `X: ${'x'.repeat(2_000_000)}\r\n\r\n`, tooLarge],
  ['a path of 50,000 bytes', `GET /api/1/users/${'1'.repeat(50_000)}`, '\r\n', tooLarge],
  ['thousands of headers', 'GET /api/1/users', `${'X: 1\r\n'.repeat(5000)}\r\n`, tooLarge],
  [
    'a length of ten gigabytes',
    'POST /api/1/users',
    'Content-Type: application/json\r\nContent-Length: 10000000000\r\n\r\n{}',
    bodyTooLarge,
  ],
  [
    'two megabytes in one chunk',
    'POST /api/1/users',
    `Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n200000\r\n${'x'.repeat(0x200000)}\r\n0\r\n\r\n`,
    bodyTooLarge,
  ],
  [
    'two megabytes in chunks of a kilobyte',
    'POST /api/1/users',
    `Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${`400\r\n${'x'.repeat(0x400)}\r\n`.repeat(2048)}0\r\n\r\n`,
    bodyTooLarge,
  ],
] as const)
  onEveryDatabase(`a request with ${what} is refused in the form of all errors`, async (directory) => {
    const [answer] = await speak(directory.url, (await head(directory, line)) + rest)
    assertRefused(answer, expected)
    assert.deepEqual(await directory.sql('SELECT id FROM users'), [])
  })

for (const [what, bytes] of [
  ['no HTTP at all', 'hello\r\n\r\n'],
  ['bytes', Buffer.from([0, 255, 0, 255, 13, 10, 13, 10])],
  ['the beginning of TLS', Buffer.from('160301020001000001fc0303', 'hex')],
  ['the beginning of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['no host', 'GET /health/live HTTP/1.1\r\n\r\n'],
  ['line feeds alone', 'GET /health/live HTTP/1.1\nHost: x\n\n'],
] as const)
  onEveryDatabase(`a request of ${what} is refused in the form of all errors`, async ({ url }) => {
    assertRefused((await speak(url, bytes))[0], malformed)
  })

onEveryDatabase('HTTP/1.0 without a host is answered', async ({ url }) => {
  const [answer] = await speak(url, 'GET /health/live HTTP/1.0\r\n\r\n')
  assert.deepEqual([answer?.status, answer?.text], [200, '{"status":"live"}'])
})

for (const [what, header] of [
  ['to be told to go on', 'Expect: 100-continue'],
  ['what no server does', 'Expect: miracles'],
  ['another protocol', 'Connection: Upgrade\r\nUpgrade: websocket'],
] as const)
  onEveryDatabase(`a request that wants ${what} is answered`, async (directory) => {
    const user = await directory.users.createUser({ username: 'ada' })
    const answers = await speak(
      directory.url,
      `${await head(directory, 'GET /api/1/users/1')}${header}\r\n\r\n`,
      header.includes('100') ? 2 : 1,
    )
    assert.deepEqual(JSON.parse(answers.at(-1)?.text ?? ''), user)
  })

onEveryDatabase('a body that is shorter than its length waits, and is never half read', async (directory) => {
  const { hostname, port } = new URL(directory.url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const start = await head(directory, 'POST /api/1/users')
  socket.write(`${start}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"username":"ada"}`)
  await directory.call('GET', '/api/1/users')
  socket.destroy()
  await directory.call('GET', '/api/1/users')
  assert.deepEqual(await directory.sql('SELECT id FROM users'), [])
})

onEveryDatabase('a body that is longer than its length is cut there', async (directory) => {
  const start = await head(directory, 'POST /api/1/users')
  const [created, refused] = await speak(
    directory.url,
    `${start}Content-Type: application/json\r\nContent-Length: 18\r\n\r\n{"username":"ada"}{"username":"bo"}\r\n\r\n`,
    2,
  )
  // Whichever comes first: what follows the body is no request.
  assertRefused(created?.status === 201 ? refused : created, malformed)
  assert.ok((await directory.sql('SELECT id FROM users')).length <= 1)
})

onEveryDatabase(
  'requests that are sent at once on one connection are answered in their order',
  async (directory) => {
    const { url } = directory
    await directory.users.createUser({ username: 'ada' })
    const get = `${await head(directory, 'GET /api/1/users/1')}\r\n`
    const put = async (title: string) => {
      const body = JSON.stringify({ title })
      const start = await head(directory, 'PUT /api/1/users/1')
      return `${start}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
    }
    const none = `${await head(directory, 'GET /api/1/users/9')}\r\n`
    const answers = await speak(
      url,
      (await put('one')) + none + (await put('two')) + none + (await put('three')),
      5,
    )
    assert.deepEqual(
      answers.map(({ status, text }) => [status, JSON.parse(text).title]),
      [
        [200, 'one'],
        [404, undefined],
        [200, 'two'],
        [404, undefined],
        [200, 'three'],
      ],
    )
    const [after] = await speak(url, get)
    assert.equal(JSON.parse(after?.text ?? '').title, 'three')
  },
)

onEveryDatabase(
  'a request that does not arrive in time is a 408, and holds nobody up',
  async (directory) => {
    const start = await head(directory, 'POST /api/1/users')
    for (const beginning of [
      start,
      `${start}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"username"`,
    ]) {
      const [answer] = await speak(directory.url, beginning)
      assertRefused(answer, [408, 'Request Timeout', 'The request did not arrive in time'])
    }
    assert.deepEqual(await directory.sql('SELECT id FROM users'), [])
  },
  { requestTimeoutMs: 100 },
)

onEveryDatabase(
  'who keeps a refused connection open does not hold up the end of the server',
  async (directory) => {
    const { hostname, port } = new URL(directory.url)
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
    socket.on('error', () => {})
    socket.write('hello\r\n\r\n')
    await once(socket, 'data')
    const before = performance.now()
    await directory.restart()
    assert.ok(performance.now() - before < 5000)
    socket.destroy()
  },
)
