import assert from 'node:assert/strict'
import { getEventListeners, once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { type TestContext, test } from 'node:test'
import { ApiClient } from './api-client.ts'
import { type Reply, type ScriptedServer, startServer, tokenBody, until } from './scripted-server.test.ts'
import { UsersV1Api } from './users-v1-api.ts'

const get = { method: 'GET', path: '/x' }
const credential = { clientId: 'id', clientSecret: 'secret' }
const later: Reply = { status: 503, headers: { 'retry-after': '30' } }
const reason = new Error('the caller has gone')
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Nobody listens to the signal any more, and no timer runs. */
function assertNothingLeft(signal: AbortSignal): void {
  assert.equal(getEventListeners(signal, 'abort').length, 0)
  assert.ok(!process.getActiveResourcesInfo().includes('Timeout'))
}

/** Aborts a call that is under way; tells how many milliseconds later it ended. */
async function abort(controller: AbortController, call: Promise<unknown>): Promise<number> {
  const start = performance.now()
  controller.abort(reason)
  await assert.rejects(call, (error) => error === reason)
  return performance.now() - start
}

/** Begins a call and waits until it is in the phase that is meant. In an object, lest the call is awaited. */
type Begin = (t: TestContext, signal: AbortSignal) => Promise<{ call: Promise<unknown> }>

const calls = (server: ScriptedServer) => server.received.length + server.tokenCalls.length

const scripted =
  (reply: Reply, tokenReply?: Reply): Begin =>
  async (t, signal) => {
    const server = await startServer(t, reply)
    if (tokenReply) server.tokenReplies.push(tokenReply)
    const call = new ApiClient({ host: server.host, ...credential }).request(get, { signal })
    await until(() => calls(server) === (tokenReply ? 1 : 2))
    return { call }
  }

/** The other side is there, but never says hello. */
const connecting: Begin = async (t, signal) => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  const { port } = server.address() as AddressInfo
  const call = new ApiClient({ host: `https://127.0.0.1:${port}`, accessToken: 'given' }).request(get, {
    signal,
  })
  const [socket] = await once(server, 'connection')
  t.after(() => socket.destroy())
  return { call }
}

const paging: Begin = async (t, signal) => {
  const server = await startServer(t, { body: [{ id: 1 }], headers: { 'after-cursor': 'a' } })
  const users = new UsersV1Api(new ApiClient({ host: server.host, accessToken: 'given' }))
  const pages = users.listUsers({}, { signal }).pages()
  await pages.next()
  const next = async () => {
    await once(signal, 'abort')
    await pages.next()
  }
  return { call: next() }
}

const phases: [phase: string, begin: Begin][] = [
  ['waiting for the token', scripted({}, 'silence')],
  ['reading the token', scripted({}, 'endless')],
  ['waiting to try again for a token', scripted({}, later)],
  ['waiting for the connection', connecting],
  ['waiting for the headers', scripted('silence')],
  ['reading the body', scripted('endless')],
  ['waiting to try again', scripted(later)],
  ['between two pages', paging],
]
for (const [phase, begin] of phases) {
  test(`a signal ends a call that is ${phase} within 10 ms, and nothing is left behind`, async (t) => {
    const waits: number[] = []
    for (let round = 0; round < 7; round++) {
      const controller = new AbortController()
      const { call } = await begin(t, controller.signal)
      await sleep(20)
      waits.push(await abort(controller, call))
      assertNothingLeft(controller.signal)
    }
    // The machine may be busy with something else once or twice.
    const median = waits.sort((a, b) => a - b)[3]
    assert.ok(Number(median) < 10, `${waits} ms`)
  })
}

for (const [what, at] of [
  ['a call', 'replies'],
  ['a token call', 'tokenReplies'],
] as const) {
  test(`a signal ends the connection of ${what} too`, async (t) => {
    const server = await startServer(t)
    server[at].push('silence')
    const controller = new AbortController()
    const call = new ApiClient({ host: server.host, ...credential }).request(get, controller)
    await until(() => server[at].length === 0)
    await abort(controller, call)
    await until(() => server.left === 1)
  })
}

test('a function that is told of a failure can end the call, and nothing is left behind', async (t) => {
  const server = await startServer(t, later)
  const controller = new AbortController()
  const onRetry = () => controller.abort(reason)
  const api = new ApiClient({ host: server.host, accessToken: 'given', onRetry })
  await assert.rejects(api.request(get, controller), (error) => error === reason)
  await sleep(1)
  assertNothingLeft(controller.signal)
})

test('with a signal that has ended nothing is sent', async (t) => {
  const server = await startServer(t)
  const signal = AbortSignal.abort(reason)
  for (const opener of [credential, { accessToken: 'given' }]) {
    const users = new UsersV1Api(new ApiClient({ host: server.host, ...opener }))
    await assert.rejects(users.createUser({}, {}, { signal }), (error) => error === reason)
    await assert.rejects(
      async () => await users.listUsers({}, { signal }),
      (error) => error === reason,
    )
  }
  assertNothingLeft(signal)
  assert.equal(calls(server), 0)
})

test('who leaves the wait for a token does not end it for the others', async (t) => {
  const server = await startServer(t, { body: {} })
  const { promise: reply, resolve } = Promise.withResolvers<Reply>()
  server.tokenReplies.push(() => reply)
  const api = new ApiClient({ host: server.host, ...credential })
  const controller = new AbortController()
  const leaving = api.request(get, controller)
  const staying = api.request(get)
  await until(() => server.tokenCalls.length === 1)
  await abort(controller, leaving)
  resolve({ body: tokenBody(1) })
  await staying
  assert.equal(server.tokenCalls.length, 1)
})

test('the last one who leaves the wait for a token ends it', async (t) => {
  const server = await startServer(t)
  server.tokenReplies.push('silence')
  const api = new ApiClient({ host: server.host, ...credential })
  const callers = Array.from({ length: 3 }, () => {
    const controller = new AbortController()
    return { controller, call: api.request(get, controller) }
  })
  await until(() => server.tokenCalls.length === 1)
  for (const [gone, { controller, call }] of callers.entries()) {
    await sleep(20)
    assert.equal(server.left, 0, `${gone} have gone`)
    await abort(controller, call)
    assert.equal(getEventListeners(controller.signal, 'abort').length, 0)
  }
  await until(() => server.left === 1)
  assert.ok(!process.getActiveResourcesInfo().includes('Timeout'))
})

test('a thousand calls can share a signal, without a warning and without a trace', async (t) => {
  const warnings: unknown[] = []
  const note = (warning: unknown) => warnings.push(warning)
  process.on('warning', note)
  t.after(() => process.off('warning', note))
  const server = await startServer(t)
  server.otherwise = { body: {} }
  const api = new ApiClient({ host: server.host, ...credential })
  const controller = new AbortController()
  const call = () => api.request(get, controller)
  await Promise.all(Array.from({ length: 1000 }, call))
  assertNothingLeft(controller.signal)

  server.otherwise = 'silence'
  const waiting = Array.from({ length: 1000 }, call)
  await until(() => server.received.length === 2000)
  controller.abort(reason)
  for (const end of await Promise.allSettled(waiting)) assert.deepEqual(end, { status: 'rejected', reason })
  assertNothingLeft(controller.signal)
  assert.deepEqual(warnings, [])
})

const ends: [what: string, replies: Reply[]][] = [
  ['an answer', [{ body: {} }]],
  ['an error', [{ status: 404 }]],
  ['a second try', [{ status: 503, headers: { 'retry-after': '0' } }, { body: {} }]],
]
for (const [what, replies] of ends) {
  test(`after ${what} no listener and no timer is left`, async (t) => {
    const server = await startServer(t, ...replies)
    const api = new ApiClient({ host: server.host, accessToken: 'given' })
    const { signal } = new AbortController()
    await api.request(get, { signal }).catch(() => {})
    assert.equal(server.replies.length, 0)
    assertNothingLeft(signal)
  })
}
