import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiClient } from './api-client.ts'
import { type Reply, type ScriptedServer, startServer, tokenBody, until } from './scripted-server.test.ts'
import type { StoredToken, TokenStore } from './token.ts'

const ok: Reply = { body: {} }
const get = { method: 'GET', path: '/x' }
const inAnHour = (): number => Date.now() + 3_600_000

/** A store that keeps its token in memory, and counts. */
class MemoryStore implements TokenStore {
  kept: StoredToken | undefined
  gets = 0

  constructor(kept?: StoredToken) {
    this.kept = kept
  }

  get(): StoredToken | undefined | Promise<StoredToken | undefined> {
    this.gets++
    return this.kept
  }

  set(token: StoredToken): void | Promise<void> {
    this.kept = token
  }
}

/** The same, as a store behind a network is. */
class SlowStore extends MemoryStore {
  override async get(): Promise<StoredToken | undefined> {
    await new Promise((resolve) => setTimeout(resolve, 5))
    return super.get()
  }

  override async set(token: StoredToken): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 5))
    super.set(token)
  }
}

const clientOf = ({ host }: ScriptedServer, tokenStore: TokenStore, maxRetries = 0) =>
  new ApiClient({ host, clientId: 'id', clientSecret: 'secret', tokenStore, maxRetries })

const tokensUsed = (server: ScriptedServer) =>
  server.received.map(({ headers }) => headers.authorization?.replace('Bearer ', ''))

for (const Store of [MemoryStore, SlowStore]) {
  test(`two clients with one ${Store.name} make one token call`, async (t) => {
    const server = await startServer(t, ok, ok)
    const store = new Store()
    await clientOf(server, store).request(get)
    await clientOf(server, store).request(get)
    assert.equal(server.tokenCalls.length, 1)
    assert.deepEqual(tokensUsed(server), ['token-1', 'token-1'])
  })

  test(`two clients whom one expiry refuses renew once with one ${Store.name}`, async (t) => {
    const refuse: Reply = ({ headers }) => (headers.authorization === 'Bearer token-1' ? { status: 401 } : ok)
    const server = await startServer(t, ok, ok, refuse, ok, refuse, ok)
    const store = new Store()
    const clients = [clientOf(server, store), clientOf(server, store)]
    for (const client of clients) await client.request(get)
    for (const client of clients) await client.request(get)
    assert.equal(server.tokenCalls.length, 2)
    assert.deepEqual(tokensUsed(server).slice(2), ['token-1', 'token-2', 'token-1', 'token-2'])
  })

  test(`a hundred callers at once ask a ${Store.name} once`, async (t) => {
    const server = await startServer(t, ...Array<Reply>(100).fill(ok))
    const store = new Store({ accessToken: 'stored', expiresAt: inAnHour() })
    const client = clientOf(server, store)
    await Promise.all(Array.from({ length: 100 }, () => client.request(get)))
    assert.equal(store.gets, 1)
    assert.equal(server.tokenCalls.length, 0)
  })
}

test('what is kept is the token and its end, and nothing else', async (t) => {
  const server = await startServer(t, ok)
  const store = new MemoryStore()
  const before = Date.now()
  server.tokenReplies.push({ body: { ...tokenBody(1), created_at: undefined } })
  await clientOf(server, store).request(get)
  const { expiresAt = 0 } = store.kept ?? {}
  assert.deepEqual(store.kept, { accessToken: 'token-1', expiresAt })
  assert.ok(expiresAt >= before + 36_000_000 && expiresAt <= Date.now() + 36_000_000)
})

const noTokens: [what: string, stored: unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['an empty object', {}],
  ['a text', 'stored'],
  ['a list', ['stored']],
  ['NaN', Number.NaN],
  ['a token that has ended', { accessToken: 'stored', expiresAt: Date.now() - 1 }],
  ['a token without an end', { accessToken: 'stored' }],
  ['a token whose end is NaN', { accessToken: 'stored', expiresAt: Number.NaN }],
  ['a token whose end is a date as text', { accessToken: 'stored', expiresAt: '2999-01-01T00:00:00Z' }],
  ['an end without a token', { expiresAt: inAnHour() }],
  ['an empty token', { accessToken: '', expiresAt: inAnHour() }],
  ['a token that is no text', { accessToken: { stored: true }, expiresAt: inAnHour() }],
  ['a token that cannot stand in a header', { accessToken: 'stored\n', expiresAt: inAnHour() }],
]
for (const [what, stored] of noTokens) {
  test(`what is no living token is not used, but replaced: ${what}`, async (t) => {
    const server = await startServer(t, ok, ok)
    const store = new MemoryStore(stored as StoredToken)
    const client = clientOf(server, store)
    await client.request(get)
    await client.request(get)
    assert.deepEqual(tokensUsed(server), ['token-1', 'token-1'])
    assert.equal(server.tokenCalls.length, 1)
    assert.equal(store.kept?.accessToken, 'token-1')
  })
}

test('a stored token that the server refuses is replaced with one token call', async (t) => {
  const server = await startServer(t, { status: 401 }, ok, ok)
  const store = new MemoryStore({ accessToken: 'stored', expiresAt: inAnHour() })
  await clientOf(server, store).request(get)
  await clientOf(server, store).request(get)
  assert.deepEqual(tokensUsed(server), ['stored', 'token-1', 'token-1'])
  assert.equal(server.tokenCalls.length, 1)
})

test('a newer token in the store is used without a token call after a refusal', async (t) => {
  const store = new MemoryStore({ accessToken: 'stored', expiresAt: inAnHour() })
  const refusal: Reply = () => {
    store.kept = { accessToken: 'newer', expiresAt: inAnHour() }
    return { status: 401 }
  }
  const server = await startServer(t, ok, refusal, ok)
  const client = clientOf(server, store)
  await client.request(get)
  await client.request(get)
  assert.deepEqual(tokensUsed(server), ['stored', 'stored', 'newer'])
  assert.equal(server.tokenCalls.length, 0)
})

test('a newer token in the store is used without a token call when the old one is near its end', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() })
  const store = new MemoryStore({ accessToken: 'stored', expiresAt: inAnHour() })
  const server = await startServer(t, ok, ok, ok)
  const client = clientOf(server, store)
  await client.request(get)
  t.mock.timers.tick(3_600_000 - 30_000)
  store.kept = { accessToken: 'newer', expiresAt: inAnHour() }
  await client.request(get)
  await until(() => store.gets === 2)
  await client.request(get)
  assert.deepEqual(tokensUsed(server), ['stored', 'stored', 'newer'])
  assert.equal(server.tokenCalls.length, 0)
})

const failures: [what: string, spoil: (store: MemoryStore, fail: () => never) => void, tokenCalls: number][] =
  [
    ['get throws', (store, fail) => Object.assign(store, { get: fail }), 0],
    ['get rejects', (store, fail) => Object.assign(store, { get: async () => fail() }), 0],
    ['set throws', (store, fail) => Object.assign(store, { set: fail }), 1],
    ['set rejects', (store, fail) => Object.assign(store, { set: async () => fail() }), 1],
  ]
for (const [what, spoil, tokenCalls] of failures) {
  test(`what a store throws reaches all who wait, as it is, and nobody after them: ${what}`, async (t) => {
    const server = await startServer(t, ok)
    const error = new RangeError('the disk is full')
    const store = new MemoryStore()
    spoil(store, () => {
      throw error
    })
    const client = clientOf(server, store, 2)
    for (const call of [client.request(get), client.request(get)]) {
      await assert.rejects(call, (thrown) => thrown === error)
    }
    assert.deepEqual([server.tokenCalls.length, server.received.length], [tokenCalls, 0])
    Object.assign(store, { get: MemoryStore.prototype.get, set: MemoryStore.prototype.set })
    await client.request(get)
    assert.equal(server.received.length, 1)
  })
}

test('a store that never answers ends with the time limit of the call', async (t) => {
  const server = await startServer(t, ok)
  const client = clientOf(server, { get: () => new Promise(() => {}), set() {} })
  await assert.rejects(client.request(get, { timeoutMs: 50 }), { name: 'TimeoutError', timeoutMs: 50 })
  assert.equal(server.received.length, 0)
})

test('a given token is neither kept nor looked for', async (t) => {
  const server = await startServer(t, ok)
  const store = new MemoryStore({ accessToken: 'stored', expiresAt: inAnHour() })
  await new ApiClient({ host: server.host, accessToken: 'given', tokenStore: store }).request(get)
  assert.deepEqual(tokensUsed(server), ['given'])
  assert.deepEqual([store.gets, store.kept?.accessToken], [0, 'stored'])
})
