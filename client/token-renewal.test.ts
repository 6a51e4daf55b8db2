import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { ApiClient } from './api-client.ts'
import { type Reply, type ScriptedServer, startServer, tokenBody, until } from './scripted-server.test.ts'

// Renewal in the background, before a token ends. The clock is the test's, on both sides; time limits are real.

const hours10 = 36_000_000

/** A token as the server gives it now; made now too, by the clock of the test, unless told otherwise. */
function tokenReply(number: number, { madeAt = Date.now(), expires_in = 36_000 } = {}): Reply {
  return {
    body: { ...tokenBody(number), created_at: new Date(madeAt).toISOString(), expires_in },
    headers: { date: new Date().toUTCString() },
  }
}

interface Scene {
  server: ScriptedServer
  /** Sends a call and tells which token it used. */
  call(): Promise<string | undefined>
  /** Lets the clock go on. */
  tick(ms: number): void
  /** Waits until the client has read so many answers to token calls. */
  answered(count: number): Promise<void>
}

async function begin(t: TestContext, expires_in = 36_000): Promise<Scene> {
  // A whole second, since the header `Date` tells no less.
  t.mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 5, 1) })
  const server = await startServer(t, ...Array<Reply>(20).fill({ body: {} }))
  server.tokenReplies.push(tokenReply(1, { expires_in }))
  let answers = 0
  const api = new ApiClient({
    host: server.host,
    clientId: 'id',
    clientSecret: 'secret',
    maxRetries: 0,
    onResponse({ url }) {
      if (url.includes('/auth/')) answers++
    },
  })
  const scene: Scene = {
    server,
    async call() {
      await api.request({ method: 'GET', path: '/x' })
      return server.received.at(-1)?.headers.authorization?.replace('Bearer ', '')
    },
    tick: (ms) => t.mock.timers.tick(ms),
    answered: (count) => until(() => answers === count),
  }
  assert.equal(await scene.call(), 'token-1')
  return scene
}

for (const [lifeSeconds, lastSeconds] of [
  [36_000, 60],
  [600, 60],
  [100, 10],
] as const) {
  test(`a token that lives ${lifeSeconds} s is renewed in its last ${lastSeconds} s, behind a call`, async (t) => {
    const { server, call, tick, answered } = await begin(t, lifeSeconds)
    tick((lifeSeconds - lastSeconds) * 1000 - 1)
    assert.equal(await call(), 'token-1')
    assert.equal(server.tokenCalls.length, 1)
    tick(1)
    server.tokenReplies.push(tokenReply(2))
    assert.equal(await call(), 'token-1')
    await answered(2)
    assert.equal(await call(), 'token-2')
    assert.equal(server.tokenCalls.length, 2)
  })
}

test('no call waits for the renewal of a token that is good still', async (t) => {
  const { server, call, tick } = await begin(t)
  tick(hours10 - 30_000)
  server.tokenReplies.push('silence')
  assert.equal(await call(), 'token-1')
  assert.equal(await call(), 'token-1')
  await until(() => server.tokenCalls.length === 2)
})

const failures: [what: string, reply: Reply][] = [
  ['the server fails', { status: 500 }],
  ['the credentials are refused', { status: 401 }],
  ['the answer holds no token', { body: {} }],
]
for (const [what, reply] of failures) {
  test(`a renewal that fails is not to be seen, and not tried again for 10 s: ${what}`, async (t) => {
    const { server, call, tick, answered } = await begin(t)
    tick(hours10 - 30_000)
    server.tokenReplies.push(reply)
    assert.equal(await call(), 'token-1')
    await answered(2)
    tick(9_999)
    assert.equal(await call(), 'token-1')
    assert.equal(server.tokenCalls.length, 2)
    tick(1)
    server.tokenReplies.push(tokenReply(3))
    assert.equal(await call(), 'token-1')
    await answered(3)
    assert.equal(await call(), 'token-3')
  })
}

test('a renewal that lost its connection is not to be seen', async (t) => {
  const { server, call, tick } = await begin(t)
  tick(hours10 - 30_000)
  server.tokenReplies.push('reset')
  assert.equal(await call(), 'token-1')
  await until(() => server.tokenCalls.length === 2)
  assert.equal(await call(), 'token-1')
  assert.equal(server.tokenCalls.length, 2)
})

test('when the token has ended, a failure is heard by whoever needs one, and by nobody after', async (t) => {
  const { server, call, tick } = await begin(t)
  tick(hours10)
  server.tokenReplies.push({ status: 401, body: { message: 'no more' } }, tokenReply(3))
  await assert.rejects(call(), { name: 'UnauthorizedError', message: 'no more' })
  assert.equal(await call(), 'token-3')
})

test('a server that gives the living token again is not asked again before the end of it', async (t) => {
  const { server, call, tick, answered } = await begin(t)
  const madeAt = Date.now()
  tick(hours10 - 50_000)
  server.tokenReplies.push(tokenReply(1, { madeAt }))
  assert.equal(await call(), 'token-1')
  await answered(2)
  for (const ms of [0, 10_000, 20_000, 19_999]) {
    tick(ms)
    assert.equal(await call(), 'token-1')
  }
  assert.equal(server.tokenCalls.length, 2)
  tick(1)
  server.tokenReplies.push(tokenReply(3))
  assert.equal(await call(), 'token-3')
})

/** An answer that is held back until `give` is called. */
function held(reply: () => Reply): { reply: Reply; give(): void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { reply: () => promise.then(reply), give: resolve }
}

test('a renewal that is under way is joined by all who need a token, and never doubled', async (t) => {
  const { server, call, tick } = await begin(t)
  const { reply, give } = held(() => tokenReply(2))
  server.tokenReplies.push(reply)
  for (const ms of [hours10 - 30_000, 15_000, 14_000]) {
    tick(ms)
    assert.equal(await call(), 'token-1')
  }
  await until(() => server.tokenCalls.length === 2)
  tick(1000)
  const waiting = [call(), call(), call()]
  give()
  assert.deepEqual(await Promise.all(waiting), ['token-2', 'token-2', 'token-2'])
  assert.equal(server.tokenCalls.length, 2)
})

test('who joins a renewal that then fails hears of it', async (t) => {
  const { server, call, tick } = await begin(t)
  const { reply, give } = held(() => ({ status: 401 }))
  server.tokenReplies.push(reply, tokenReply(3))
  tick(hours10 - 1000)
  assert.equal(await call(), 'token-1')
  tick(1000)
  const joined = call()
  give()
  await assert.rejects(joined, { name: 'UnauthorizedError' })
  assert.equal(server.tokenCalls.length, 2)
  assert.equal(await call(), 'token-3')
})
