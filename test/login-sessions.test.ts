import assert from 'node:assert/strict'
import { LoginApi } from '@rollcall/client/directory'
import type { User } from '@rollcall/contract'
import { beginning, type Directory, onEveryDatabase } from './harness.ts'
import { createAda, logIn, outcomeOf } from './logins.ts'
import { eventsIn, putStored } from './stored.ts'

const hour = 3_600_000
const iso = (time: number): string => new Date(time).toISOString()
const loginOf = async (directory: Directory) => new LoginApi(await directory.client())
const path = '/api/1/users/1/sessions'

async function openSession(directory: Directory, body: object = {}): Promise<string> {
  return (await logIn(directory, undefined, body)).body.data[0].session_token
}

const verify = ({ call }: Directory, session_token: unknown) =>
  call('POST', '/api/1/sessions/verify', { body: { session_token } })

const isGood = async (directory: Directory, token: string) => (await verify(directory, token)).status === 200

onEveryDatabase('verifySession says whose session it is, for eight hours', async (directory) => {
  await createAda(directory)
  const session_token = await openSession(directory, { fields: 'id' })
  directory.clock.now += 8 * hour - 1
  const login = await loginOf(directory)
  assert.deepEqual(await login.verifySession({ session_token }), {
    id: 1,
    user: { id: 1, username: 'ada', email: 'ada@example.com', firstname: 'Ada', lastname: 'Byron' },
    created_at: iso(beginning),
    expires_at: iso(beginning + 8 * hour),
  })
  directory.clock.now += 1
  assert.equal(outcomeOf(await verify(directory, session_token)), 'Session is not valid')
  assert.deepEqual((await login.listUserSessions(1)).items, [])
})

for (const [what, token, status, message] of [
  ['a token that nobody has', 'a'.repeat(64), 401, 'Session is not valid'],
  ['any text', 'Ünï ☃', 401, 'Session is not valid'],
  ['an empty token', '', 400, 'session_token is invalid: it is too short (minimum is 1 characters)'],
  [
    'a very long token',
    'x'.repeat(256),
    400,
    'session_token is invalid: it is too long (maximum is 255 characters)',
  ],
  ['a number', 1, 400, 'session_token has incorrect data type. It should be -> string'],
  ['no token', undefined, 400, 'input parameters is empty'],
] as const)
  onEveryDatabase(`verifySession refuses ${what}`, async (directory) => {
    await createAda(directory)
    await openSession(directory)
    const answer = await verify(directory, token)
    assert.deepEqual([answer.status, outcomeOf(answer)], [status, message])
  })

onEveryDatabase('what is kept of a session is no token', async (directory) => {
  await createAda(directory)
  const token = await openSession(directory)
  const [row] = await directory.sql<{ digest: string }>('SELECT digest FROM sessions')
  assert.ok(row && row.digest !== token)
  assert.equal((await verify(directory, row.digest)).status, 401)
})

const mayNot: readonly [refusal: string, members: Partial<User>][] = [
  ['User is not approved', { state: 0 }],
  ['User is rejected', { state: 2 }],
  ['User is unlicensed', { state: 3 }],
  ['User is not activated', { status: 0 }],
  ['User is suspended', { status: 2 }],
  ['Password is expired', { status: 4 }],
  ['Password must be reset', { status: 5 }],
  ['Password is pending', { status: 7 }],
  ['Security questions are not answered', { status: 8 }],
]
for (const [refusal, members] of mayNot)
  onEveryDatabase(`verifySession refuses when the user may not log in: ${refusal}`, async (directory) => {
    await createAda(directory)
    const token = await openSession(directory)
    await putStored(directory.sql, 1, members)
    const answer = await verify(directory, token)
    assert.deepEqual([answer.status, outcomeOf(answer)], [401, refusal])
    await putStored(directory.sql, 1, { status: 1, state: 1 })
    assert.ok(await isGood(directory, token))
  })

onEveryDatabase('a session rests while its user is locked, and goes on afterwards', async (directory) => {
  await createAda(directory)
  const token = await openSession(directory)
  await directory.users.lockAccountUser(1, { locked_until: 15 })
  assert.equal(outcomeOf(await verify(directory, token)), 'User is locked')
  directory.clock.now += hour / 4
  assert.ok(await isGood(directory, token))
})

onEveryDatabase('logOutUser ends all sessions of a user and no others', async (directory) => {
  await createAda(directory)
  await createAda(directory, { username: 'bo', email: null })
  const tokens = [await openSession(directory), await openSession(directory)]
  const other = await openSession(directory, { username_or_email: 'bo' })
  await directory.users.logOutUser(1)
  for (const token of tokens) assert.equal(outcomeOf(await verify(directory, token)), 'Session is not valid')
  assert.ok(await isGood(directory, other))
  assert.ok(await isGood(directory, await openSession(directory)), 'and the next login is good')
})

onEveryDatabase('of logins beside a log out those that come after it stay', async (directory) => {
  await createAda(directory)
  for (let round = 0; round < 5; round++) {
    const logins = Array.from({ length: 4 }, () => logIn(directory))
    const [out, ...answers] = await Promise.all([directory.call('PUT', '/api/1/users/1/logout'), ...logins])
    const requests = (await eventsIn(directory.sql)).map(({ request_id }) => request_id)
    const placeOf = ({ headers }: typeof out) => requests.indexOf(headers.get('x-request-id') ?? '')
    for (const answer of answers) {
      const isLater = placeOf(answer) > placeOf(out)
      assert.equal(await isGood(directory, answer.body.data[0].session_token), isLater)
    }
  }
})

onEveryDatabase('deleteUser ends the sessions', async (directory) => {
  await createAda(directory)
  const token = await openSession(directory)
  await directory.users.deleteUser(1)
  assert.equal(outcomeOf(await verify(directory, token)), 'Session is not valid')
  assert.deepEqual(await directory.sql('SELECT * FROM sessions'), [])
})

onEveryDatabase(
  'listUserSessions lists what is open, the oldest first, without tokens',
  async (directory) => {
    await createAda(directory)
    await createAda(directory, { username: 'bo', email: null })
    const login = await loginOf(directory)
    assert.deepEqual((await login.listUserSessions(1)).items, [])
    await openSession(directory, { ip_address: '203.0.113.7' })
    await openSession(directory, { username_or_email: 'bo' })
    directory.clock.now += hour
    await openSession(directory)
    const { items, totalCount } = await login.listUserSessions(1)
    assert.deepEqual(items, [
      { id: 1, created_at: iso(beginning), expires_at: iso(beginning + 8 * hour), ip_address: '203.0.113.7' },
      {
        id: 3,
        created_at: iso(beginning + hour),
        expires_at: iso(beginning + 9 * hour),
        ip_address: '127.0.0.1',
      },
    ])
    assert.equal(totalCount, 2)
    const first = await login.listUserSessions(1, { limit: 1 })
    assert.deepEqual([first.items, first.totalPages], [items.slice(0, 1), 2])
    const second = await login.listUserSessions(1, { cursor: first.afterCursor })
    assert.deepEqual(second.items, items.slice(1))
    assert.equal(
      (await directory.call('GET', `/api/1/users/2/sessions?cursor=${first.afterCursor}`)).status,
      400,
    )
  },
)

for (const [what, where, status, message] of [
  ['an unknown user', '/api/1/users/9/sessions', 404, 'User for id 9 was not found'],
  ['an id that is none', '/api/1/users/x/sessions', 400, 'ID is incorrect'],
  ['an unknown parameter', `${path}?ip=1`, 400, 'query parameter(s) not allowed: ip'],
] as const)
  onEveryDatabase(`listUserSessions refuses ${what}`, async (directory) => {
    await createAda(directory)
    const answer = await directory.call('GET', where)
    assert.deepEqual([answer.status, answer.body.message], [status, message])
  })

async function addSessions(
  { sql }: Directory,
  user: number,
  count: number,
  expiresAt: number,
): Promise<void> {
  for (let at = 0; at < count; at++)
    await sql(
      'INSERT INTO sessions (user_id, digest, created_at, expires_at) VALUES (?, ?, 0, ?)',
      user,
      `${user} ${expiresAt} ${at}`,
      expiresAt,
    )
}

onEveryDatabase('with more than a hundred sessions the oldest ends', async (directory) => {
  await createAda(directory)
  await createAda(directory, { username: 'bo', email: null })
  const first = await openSession(directory)
  const second = await openSession(directory)
  const other = await openSession(directory, { username_or_email: 'bo' })
  await addSessions(directory, 1, 98, beginning + hour)
  assert.ok(await isGood(directory, first))
  await openSession(directory)
  assert.deepEqual([await isGood(directory, first), await isGood(directory, second)], [false, true])
  assert.equal((await (await loginOf(directory)).listUserSessions(1)).totalCount, 100)
  assert.ok(await isGood(directory, other))
})

onEveryDatabase(
  'a login removes sessions that have expired, of anybody, a hundred at a time',
  async (directory) => {
    await createAda(directory)
    await createAda(directory, { username: 'bo', email: null })
    await addSessions(directory, 2, 130, beginning)
    await addSessions(directory, 2, 1, beginning + 1)
    await openSession(directory)
    const [left] = await directory.sql<{ n: number }>('SELECT count(*) AS n FROM sessions WHERE user_id = 2')
    assert.equal(left?.n, 31)
  },
)
