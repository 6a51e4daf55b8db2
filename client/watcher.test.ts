import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { ApiClient } from './api-client.ts'
import { type Reply, type ScriptedServer, startServer } from './scripted-server.test.ts'
import { UsersV1Api } from './users-v1-api.ts'
import type { RequestEvent, ResponseEvent, RetryEvent, Watcher } from './watcher.ts'

const ok: Reply = { body: { id: 7 } }
const again: Reply = { status: 503, headers: { 'retry-after': '0' } }

/** Writes down every event in a line. */
function watchInto(lines: string[], { host }: ScriptedServer): Watcher {
  const line = (what: string, { method, url, tries }: RequestEvent) =>
    `${what} ${tries} ${method} ${url.replace(host, '')}`
  return {
    onRequest: (event) => lines.push(line('request', event)),
    onResponse: (event) => lines.push(`${line('response', event)} ${event.status}`),
    onRetry: (event) => lines.push(`${line('retry', event)} ${(event.error as Error).name} ${event.delayMs}`),
  }
}

const token = 'POST /auth/oauth2/v2/token'
const user = 'GET /api/1/users/7'
const asked = [`request 1 ${token}`, `response 1 ${token} 200`]

const courses: [what: string, replies: Reply[], tokenReplies: Reply[], lines: string[]][] = [
  ['a first call', [ok], [], [...asked, `request 1 ${user}`, `response 1 ${user} 200`]],
  [
    'a call that is sent again after a failure of the server',
    [again, ok],
    [],
    [
      ...asked,
      `request 1 ${user}`,
      `response 1 ${user} 503`,
      `retry 1 ${user} ServerError 0`,
      `request 2 ${user}`,
      `response 2 ${user} 200`,
    ],
  ],
  [
    'a call that is sent again after its connections were lost',
    ['reset', 'cut', ok],
    [],
    [
      ...asked,
      `request 1 ${user}`,
      `retry 1 ${user} ConnectionError 0`,
      `request 2 ${user}`,
      `retry 2 ${user} ConnectionError 0`,
      `request 3 ${user}`,
      `response 3 ${user} 200`,
    ],
  ],
  [
    'a call whose token was refused',
    [{ status: 401 }, ok],
    [],
    [
      ...asked,
      `request 1 ${user}`,
      `response 1 ${user} 401`,
      ...asked,
      `request 2 ${user}`,
      `response 2 ${user} 200`,
    ],
  ],
  [
    'a call that had to wait for its token',
    [ok],
    ['reset'],
    [
      `request 1 ${token}`,
      `retry 1 ${user} ConnectionError 0`,
      ...asked,
      `request 2 ${user}`,
      `response 2 ${user} 200`,
    ],
  ],
  [
    'a call that fails for good: the last failure is followed by no retry',
    [again, { status: 404 }],
    [],
    [
      ...asked,
      `request 1 ${user}`,
      `response 1 ${user} 503`,
      `retry 1 ${user} ServerError 0`,
      `request 2 ${user}`,
      `response 2 ${user} 404`,
    ],
  ],
]
for (const [what, replies, tokenReplies, lines] of courses) {
  test(`the events tell in order what happens: ${what}`, async (t) => {
    t.mock.method(Math, 'random', () => 0)
    const server = await startServer(t, ...replies)
    server.tokenReplies.push(...tokenReplies)
    const seen: string[] = []
    const watcher = watchInto(seen, server)
    const api = new ApiClient({ host: server.host, clientId: 'id', clientSecret: 'secret', ...watcher })
    await new UsersV1Api(api).getUserById(7).catch(() => {})
    assert.deepEqual(seen, lines)
  })
}

test('each event comes at its time, and holds what its type says', async (t) => {
  t.mock.method(Math, 'random', () => 0.2)
  const server = await startServer(t, { status: 502, headers: { 'X-Request-Id': 'r-1' } }, ok)
  const events: [event: RequestEvent | ResponseEvent | RetryEvent, received: number, at: number][] = []
  const write = (event: RequestEvent) => events.push([event, server.received.length, performance.now()])
  const api = new ApiClient({
    host: server.host,
    accessToken: 'given',
    onRequest: write,
    onResponse: write,
    onRetry: write,
  })
  await api.request({ method: 'GET', path: '/x', query: { email: 'ada@example.com' } })
  const [request, response, retry, second, last] = events
  assert.ok(request && response && retry && second && last)

  const call = { method: 'GET', url: `${server.host}/x` }
  assert.deepEqual(request.slice(0, 2), [{ ...call, tries: 1 }, 0])
  const { headers, ...rest } = response[0] as ResponseEvent
  assert.deepEqual([rest, response[1]], [{ ...call, tries: 1, status: 502 }, 1])
  assert.equal(headers.get('x-request-id'), 'r-1')
  const { error, ...wait } = retry[0] as RetryEvent
  assert.deepEqual(wait, { ...call, tries: 1, delayMs: 50 })
  assert.equal((error as Error).name, 'ServerError')
  // Told before the wait, so that a watcher can say that one is going on.
  assert.ok(second[2] - retry[2] >= 50)
  assert.deepEqual(second.slice(0, 2), [{ ...call, tries: 2 }, 1])
  assert.equal(last[1], 2)
})

const badHooks: [what: string, hook: (event: RequestEvent) => unknown][] = [
  [
    'throws',
    () => {
      throw new Error('the log is full')
    },
  ],
  ['rejects', () => Promise.reject(new Error('the log is full'))],
  ['rejects later', () => new Promise((_, reject) => setTimeout(reject, 1, new Error('the log is full')))],
  ['never ends', () => new Promise(() => {})],
  [
    'overwrites what it is told',
    (event) => Object.assign(event, { url: 'http://127.0.0.1:1', method: 'DELETE' }),
  ],
]

async function callWith(t: TestContext, hook: (event: RequestEvent) => unknown): Promise<ScriptedServer> {
  const server = await startServer(t, again, { status: 401 }, ok)
  const api = new ApiClient({
    host: server.host,
    clientId: 'id',
    clientSecret: 'secret',
    onRequest: hook,
    onResponse: hook,
    onRetry: hook,
  })
  assert.deepEqual(await new UsersV1Api(api).updateUser(7, { firstname: 'Ada' }), { id: 7 })
  // Time for what was rejected to be noticed by the test runner, which fails the test then.
  await new Promise((resolve) => setTimeout(resolve, 5))
  return server
}

for (const [what, hook] of badHooks) {
  test(`a call goes on as if nobody watched when a hook ${what}`, async (t) => {
    const [watched, alone] = [await callWith(t, hook), await callWith(t, () => {})]
    const sent = ({ received }: ScriptedServer) =>
      received.map(({ method, path, body }) => [method, path, body])
    assert.deepEqual(sent(watched), sent(alone))
    assert.equal(watched.tokenCalls.length, 2)
  })
}
