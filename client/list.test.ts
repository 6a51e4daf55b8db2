import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { ApiClient } from './api-client.ts'
import type { ListUsersQuery, User } from './generated/types.ts'
import { type Reply, type ScriptedServer, startServer, tokenBody } from './scripted-server.test.ts'
import { UsersV1Api } from './users-v1-api.ts'

const page = (ids: number[], afterCursor?: string): Reply => ({
  body: ids.map((id) => ({ id })),
  headers: afterCursor === undefined ? {} : { 'After-Cursor': afterCursor },
})

const oldPage = (ids: number[], after_cursor: string | null): Reply => ({
  body: {
    status: { error: false, code: 200 },
    pagination: { after_cursor },
    data: ids.map((id) => ({ id })),
  },
})

/** Long enough for a page, however busy the machine is; one failure waits for its end. */
const timeoutMs = 1000

async function start(
  t: TestContext,
  ...replies: Reply[]
): Promise<{ server: ScriptedServer; users: UsersV1Api }> {
  const server = await startServer(t, ...replies)
  const api = new ApiClient({ host: server.host, accessToken: 'given', maxRetries: 0, timeoutMs })
  return { server, users: new UsersV1Api(api) }
}

const queries = (server: ScriptedServer) => server.received.map(({ query }) => query)

async function collect(list: AsyncIterable<User>, into: number[] = []): Promise<number[]> {
  for await (const { id } of list) into.push(id)
  return into
}

test('a list sends nothing until it is awaited or gone through', async (t) => {
  const { server, users } = await start(t, page([1]))
  const list = users.listUsers()
  await new Promise((resolve) => setTimeout(resolve, 20))
  assert.equal(server.received.length, 0)
  await list
  assert.equal(server.received.length, 1)
})

test('an awaited list is one page with what the headers tell', async (t) => {
  const { users } = await start(t, {
    body: [{ id: 3 }],
    headers: {
      'Current-Page': '2',
      'Page-Items': '50',
      'Total-Count': '120',
      'Total-Pages': '3',
      Link: '<http://127.0.0.1/api/1/users?page=1>; rel="first"',
      'Before-Cursor': 'b=',
      'After-Cursor': 'a=',
    },
  })
  assert.deepEqual(await users.listUsers({ page: 2 }), {
    users: [{ id: 3 }],
    currentPage: 2,
    pageItems: 50,
    totalCount: 120,
    totalPages: 3,
    beforeCursor: 'b=',
    afterCursor: 'a=',
  })
})

test('what the server does not tell about a list is undefined', async (t) => {
  const { users } = await start(t, { body: [], headers: { Link: '', 'Total-Count': 'many' } })
  assert.deepEqual(await users.listUsers(), {
    users: [],
    currentPage: undefined,
    pageItems: undefined,
    totalCount: undefined,
    totalPages: undefined,
    beforeCursor: undefined,
    afterCursor: undefined,
  })
})

test('a list that is awaited twice is asked for once', async (t) => {
  const { server, users } = await start(t, page([1]))
  const list = users.listUsers()
  assert.equal(await list, await list)
  assert.equal(server.received.length, 1)
})

test('going through a list gives all users of all pages, also when one of them is empty', async (t) => {
  const { users } = await start(t, page([1, 2], 'a'), page([], 'b'), page([3]))
  assert.deepEqual(await collect(users.listUsers()), [1, 2, 3])
})

const walks: [what: string, query: ListUsersQuery, replies: Reply[], sent: string[]][] = [
  [
    'keeps the filters, and drops limit and page',
    { email: 'a*', limit: 2, page: 1, custom_attributes: { team: 'red' }, fields: 'email' },
    [page([1], 'x=&y'), page([2])],
    [
      'email=a*&limit=2&page=1&custom_attributes.team=red&fields=email',
      'email=a*&custom_attributes.team=red&fields=email&cursor=x%3D%26y',
    ],
  ],
  [
    'goes on from the cursor it is given',
    { cursor: 'start' },
    [page([1], 'next'), page([2])],
    ['cursor=start', 'cursor=next'],
  ],
  [
    'sends after_cursor to a server that answers in the older style',
    { limit: 2 },
    [oldPage([1], 'next'), oldPage([2], null)],
    ['limit=2', 'after_cursor=next'],
  ],
]
for (const [what, query, replies, sent] of walks) {
  test(`going through a list ${what}`, async (t) => {
    const { server, users } = await start(t, ...replies)
    assert.deepEqual(await collect(users.listUsers(query)), [1, 2])
    assert.deepEqual(queries(server), sent)
  })
}

test('a query that is changed later does not change the list', async (t) => {
  const { server, users } = await start(t, page([1]))
  const query = { email: 'a*' }
  const list = users.listUsers(query)
  query.email = 'b*'
  await list
  assert.deepEqual(queries(server), ['email=a*'])
})

test('a page is asked for when it is reached, and not after a break', async (t) => {
  const { server, users } = await start(t, page([1, 2], 'a'), page([3], 'b'))
  for await (const { id } of users.listUsers()) {
    assert.equal(server.received.length, id < 3 ? 1 : 2)
    if (id === 3) break
  }
  assert.equal(server.received.length, 2)
})

test('a list can be gone through again, from the start', async (t) => {
  const { users } = await start(t, page([1], 'a'), page([2]), page([1], 'a'), page([2]))
  const list = users.listUsers()
  assert.deepEqual(await collect(list), [1, 2])
  assert.deepEqual(await collect(list), [1, 2])
})

test('a list can be gone through page by page', async (t) => {
  const { users } = await start(t, page([1, 2], 'a'), page([3]))
  const sizes: number[] = []
  for await (const { users: found } of users.listUsers().pages()) sizes.push(found.length)
  assert.deepEqual(sizes, [2, 1])
})

const repeats: [what: string, query: ListUsersQuery, replies: Reply[], seen: number[]][] = [
  ['the last one', {}, [page([1], 'a'), page([2], 'a')], [1]],
  ['an earlier one', {}, [page([1], 'a'), page([2], 'b'), page([3], 'a')], [1, 2]],
  ['one of three', {}, [page([1], 'a'), page([2], 'b'), page([3], 'c'), page([4], 'b')], [1, 2, 3]],
  ['the one it began with', { cursor: 'a' }, [page([1], 'a')], []],
]
for (const [what, query, replies, seen] of repeats) {
  test(`a cursor that comes again ends the loop with an error: ${what}`, async (t) => {
    const { users } = await start(t, ...replies, page([9], 'a'))
    const found: number[] = []
    await assert.rejects(collect(users.listUsers(query), found), {
      name: 'ApiError',
      message: 'The same cursor came twice',
    })
    assert.deepEqual(found, seen)
  })
}

const failures: [what: string, reply: Reply, name: string][] = [
  ['an error of the server', { status: 503 }, 'ServerError'],
  ['the allowance is used up', { status: 429, headers: { 'retry-after': '999' } }, 'RateLimitError'],
  ['a token that has ended', { status: 401 }, 'UnauthorizedError'],
  ['a lost connection', 'reset', 'ConnectionError'],
  ['a cut connection', 'cut', 'ConnectionError'],
  ['an answer that does not come in time', 'silence', 'TimeoutError'],
  ['an answer that is no list', { body: { id: 1 } }, 'ApiError'],
  ['an answer that is no JSON', { text: '<html>', headers: { 'after-cursor': 'b' } }, 'ApiError'],
  ['a cursor that is no text', { body: { pagination: { after_cursor: {} }, data: [] } }, 'ApiError'],
]
for (const [what, reply, name] of failures) {
  test(`a page that fails ends the loop with its error, whose cursor goes on without loss: ${what}`, async (t) => {
    const { server, users } = await start(
      t,
      page([1, 2], 'a'),
      page([3], 'b'),
      reply,
      page([4], 'c'),
      page([5]),
    )
    const found: number[] = []
    const error = await collect(users.listUsers({ limit: 2, page: 1 }), found).catch((error) => error)
    assert.equal(error.name, name)
    assert.deepEqual(found, [1, 2, 3])
    await collect(users.listUsers({ cursor: error.cursor }), found)
    assert.deepEqual(found, [1, 2, 3, 4, 5])
    assert.deepEqual(queries(server), ['limit=2&page=1', 'cursor=a', 'cursor=b', 'cursor=b', 'cursor=c'])
  })

  test(`an awaited list rejects, and so does a loop whose first page fails, without a cursor: ${what}`, async (t) => {
    const { users } = await start(t, reply, reply)
    const ends = await Promise.allSettled([users.listUsers(), collect(users.listUsers())])
    for (const end of ends) {
      assert.equal(end.status, 'rejected')
      assert.deepEqual([end.reason.name, end.reason.cursor], [name, undefined])
    }
  })
}

test('a loop that began with a cursor and fails at once can begin there again', async (t) => {
  const { users } = await start(t, 'reset')
  await assert.rejects(collect(users.listUsers({ cursor: 'a' })), { name: 'ConnectionError', cursor: 'a' })
})

test('a page that fails in passing is asked for again, in its place', async (t) => {
  const server = await startServer(
    t,
    page([1], 'a'),
    { status: 503, headers: { 'retry-after': '0' } },
    page([2]),
  )
  const users = new UsersV1Api(new ApiClient({ host: server.host, accessToken: 'given' }))
  assert.deepEqual(await collect(users.listUsers()), [1, 2])
  assert.deepEqual(queries(server), ['', 'cursor=a', 'cursor=a'])
})

const ended: [what: string, firstToken: object][] = [
  ['as the server says', {}],
  ['by the clock', { expires_in: 0.05 }],
]
for (const [what, firstToken] of ended) {
  test(`a token that ends in the middle of a list, ${what}, is renewed without loss`, async (t) => {
    const server = await startServer(t)
    server.tokenReplies.push({ body: { ...tokenBody(1), ...firstToken } })
    // The first token is good for two pages.
    server.otherwise = ({ headers, query }) => {
      if (query === 'cursor=2' && headers.authorization === 'Bearer token-1') return { status: 401 }
      const id = Number(query.replace('cursor=', '')) + 1
      return page([id], id < 5 ? String(id) : undefined)
    }
    const users = new UsersV1Api(new ApiClient({ host: server.host, clientId: 'id', clientSecret: 'secret' }))
    const found: number[] = []
    for await (const { id } of users.listUsers()) {
      found.push(id)
      if (id === 2) await new Promise((resolve) => setTimeout(resolve, 60))
    }
    assert.deepEqual(found, [1, 2, 3, 4, 5])
    assert.equal(server.tokenCalls.length, 2)
  })
}
