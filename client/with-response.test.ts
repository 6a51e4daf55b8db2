import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { ApiClient } from './api-client.ts'
import type { Call } from './call.ts'
import { everyOperation } from './every-operation.test.ts'
import { type Reply, type ScriptedServer, startServer } from './scripted-server.test.ts'
import type { Page } from './users-v1-api.ts'
import { UsersV1Api } from './users-v1-api.ts'

const usersOf = ({ host }: ScriptedServer, maxRetries?: number) =>
  new UsersV1Api(new ApiClient({ host, accessToken: 'given', maxRetries }))

for (const { name, call, answer: body } of everyOperation) {
  test(`${name} tells the whole answer, and what was awaited is its data`, async (t) => {
    const server = await startServer(t, { body, headers: { 'X-Request-Id': 'r-1', 'X-Other': 'o' } })
    const pending = call(usersOf(server)) as Call<unknown>
    const { data, headers, ...answer } = await pending.withResponse()
    const rateLimit = { limit: undefined, remaining: undefined, resetMs: undefined }
    assert.deepEqual(answer, { status: 200, requestId: 'r-1', rateLimit, tries: 1 })
    assert.equal(headers.get('x-other'), 'o')
    assert.equal(await pending, data)
    assert.deepEqual(name === 'listUsers' ? (data as Page).users : data, body)
    assert.equal(server.received.length, 1)
  })
}

const limits: [headers: Record<string, string>, rateLimit: object][] = [
  [{}, {}],
  [
    { 'X-RateLimit-Limit': '5000', 'X-RateLimit-Remaining': '4990', 'X-RateLimit-Reset': '832' },
    { limit: 5000, remaining: 4990, resetMs: 832_000 },
  ],
  [
    { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '0' },
    { remaining: 0, resetMs: 0 },
  ],
  [{ 'X-RateLimit-Limit': 'many', 'X-RateLimit-Remaining': '-1', 'X-RateLimit-Reset': '' }, {}],
]
for (const [headers, rateLimit] of limits) {
  test(`the rate limit is told in numbers, as far as it is known: ${JSON.stringify(headers)}`, async (t) => {
    const server = await startServer(t, { body: { id: 7 }, headers })
    const answer = await usersOf(server).getUserById(7).withResponse()
    const unknown = { limit: undefined, remaining: undefined, resetMs: undefined }
    assert.deepEqual(answer.rateLimit, { ...unknown, ...rateLimit })
    assert.equal(answer.requestId, undefined)
  })
}

const again: Reply = { status: 503, headers: { 'retry-after': '0' } }
const tries: [replies: Reply[], tries: number][] = [
  [[], 1],
  [[again], 2],
  [[again, again], 3],
  [[{ status: 401 }], 2],
  [[again, { status: 401 }, again], 4],
]
for (const [replies, expected] of tries) {
  test(`an answer tells that it came at try ${expected}, after ${replies.length} failures`, async (t) => {
    const server = await startServer(t, ...replies, { body: [] })
    const api = new ApiClient({ host: server.host, clientId: 'id', clientSecret: 'secret' })
    assert.equal((await new UsersV1Api(api).getUserApps(7).withResponse()).tries, expected)
    assert.equal(server.received.length, expected)
  })
}

test('a call that fails rejects with one error, however it is awaited', async (t) => {
  const server = await startServer(t, { status: 404 })
  const pending = usersOf(server).getUserById(7)
  const [bare, whole] = await Promise.allSettled([pending, pending.withResponse()])
  assert.ok(bare.status === 'rejected' && whole.status === 'rejected')
  assert.equal(bare.reason, whole.reason)
  assert.equal(server.received.length, 1)
})

const failures: [what: string, reply: Reply | undefined, userId: number, name: string][] = [
  ['a refusal', { status: 404 }, 7, 'NotFoundError'],
  ['an answer that is no user', { body: {} }, 7, 'ApiError'],
  ['a lost connection', 'reset', 7, 'ConnectionError'],
  ['a passed time limit', 'silence', 7, 'TimeoutError'],
  ['a wrong id', undefined, 0, 'TypeError'],
]
for (const [what, reply, userId, name] of failures) {
  test(`the stack of an error leads to the line that called the method: ${what}`, async (t) => {
    const server = await startServer(t, ...(reply ? [reply] : []))
    const users = usersOf(server, 0)
    async function bareCaller() {
      await users.getUserById(userId, { timeoutMs: 50 })
    }
    async function wholeCaller() {
      await users.getUserById(userId, { timeoutMs: 50 }).withResponse()
    }
    for (const caller of [bareCaller, wholeCaller]) {
      if (caller === wholeCaller && reply) server.replies.push(reply)
      await assert.rejects(caller, (error: Error) => {
        assert.equal(error.name, name)
        assert.match(
          String(error.stack),
          new RegExp(`at (async )?${caller.name} .*with-response\\.test\\.ts`),
        )
        return true
      })
    }
  })
}

test('the stack of an error of a list leads to the line that awaits it, or goes through it', async (t) => {
  const server = await startServer(t, { status: 404 }, { status: 404 })
  const users = usersOf(server)
  async function waiter() {
    await users.listUsers()
  }
  async function walker() {
    for await (const user of users.listUsers()) assert.fail(`${user.id}`)
  }
  for (const caller of [waiter, walker]) {
    await assert.rejects(caller, ({ stack }: Error) => String(stack).includes(`at async ${caller.name} `))
  }
})

/** Runs in a process of its own: what is nobody's there would fail the tests here. */
const program = (source: string) => `
  import { ApiClient, UsersV1Api } from ${JSON.stringify(new URL('index.ts', import.meta.url))}
  let unhandled = 0
  process.on('unhandledRejection', () => unhandled++)
  const users = new UsersV1Api(new ApiClient({ host: 'http://127.0.0.1:2', accessToken: 'given', maxRetries: 0 }))
  const look = (promise) => promise.then(() => { throw new Error('must fail') }, () => {})
  ${source}
  process.on('exit', () => console.log(unhandled))
`
const lookers: [what: string, source: string, unhandled: number][] = [
  ['nobody looks', 'users.getUserById(7)', 1],
  ['nobody looks at the whole answer', 'users.getUserById(7).withResponse()', 1],
  ['nobody looks at a list that was asked for', 'users.listUsers().then(() => {})', 1],
  ['nobody has asked for a list', 'users.listUsers()', 0],
  ['the call is looked at', 'look(users.getUserById(7))', 0],
  ['the whole answer is looked at', 'look(users.getUserById(7).withResponse())', 0],
  ['the whole answer of a list is looked at', 'look(users.listUsers().withResponse())', 0],
  ['both are looked at', 'const call = users.getUserById(7); look(call); look(call.withResponse())', 0],
]
for (const [what, source, unhandled] of lookers) {
  test(`a failure is ${unhandled === 0 ? 'no' : 'one'} unhandled rejection when ${what}`, async () => {
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', program(source)])
    assert.equal((await run).stdout.trim(), `${unhandled}`)
  })
}
