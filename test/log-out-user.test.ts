import assert from 'node:assert/strict'
import { beginning, type Directory, onEveryDatabase } from './harness.ts'

/** Users 1 and 2; the first has two sessions, the second has one. */
async function prepare({ users, sql }: Directory): Promise<void> {
  for (const [id, username] of [
    [1, 'ada'],
    [2, 'bo'],
  ] as const) {
    assert.equal((await users.createUser({ username })).id, id)
  }
  for (const [user, digest] of [
    [1, 'a'],
    [1, 'b'],
    [2, 'c'],
  ] as const)
    await sql(
      'INSERT INTO sessions (user_id, digest, created_at, expires_at) VALUES (?, ?, ?, ?)',
      user,
      digest,
      beginning,
      beginning + 3_600_000,
    )
}

async function sessions(sql: Directory['sql']): Promise<string> {
  const rows = await sql<{ digest: string }>('SELECT digest FROM sessions ORDER BY digest')
  return rows.map((row) => row.digest).join()
}

for (const [what, body, headers] of [
  ['without a body', undefined, {}],
  ['without a body, but with its type', undefined, { 'content-type': 'application/json' }],
  ['with an empty object', {}, {}],
  ['with null, as the Go client does', 'null', {}],
  ['with any object', { user: 2, all: true, nested: { deep: [1, 2, { x: null }] } }, {}],
  ['with an empty body', '', {}],
] as const)
  onEveryDatabase(`logOutUser ends all sessions of one user ${what}`, async (directory) => {
    await prepare(directory)
    const before = await directory.users.getUserById(1)
    const answer = await directory.call('PUT', '/api/1/users/1/logout', { body, headers })
    assert.deepEqual(
      [answer.status, answer.body],
      [200, { error: false, code: 200, type: 'Success', message: 'Success' }],
    )
    assert.equal(await sessions(directory.sql), 'c')
    assert.deepEqual(await directory.users.getUserById(1), before)
    assert.deepEqual(await directory.sql('SELECT user_id FROM events WHERE event_type_id = 516'), [
      { user_id: 1 },
    ])
  })

for (const [what, body, headers, message] of [
  ['a list', '[1]', {}, 'input has incorrect data type. It should be -> object'],
  ['text', '"all"', {}, 'input has incorrect data type. It should be -> object'],
  ['what is not JSON', '{', {}, 'Input JSON is not valid'],
  [
    'a form',
    'all=true',
    { 'content-type': 'application/x-www-form-urlencoded' },
    'Content Type is not specified or specified incorrectly. Content-Type header must be set to application/json',
  ],
] as const)
  onEveryDatabase(`logOutUser refuses ${what} and ends no session`, async (directory) => {
    await prepare(directory)
    const answer = await directory.call('PUT', '/api/1/users/1/logout', { body, headers })
    assert.deepEqual([answer.status, answer.body.message], [400, message])
    assert.equal(await sessions(directory.sql), 'a,b,c')
  })

onEveryDatabase('logOutUser again and again is no error', async (directory) => {
  await prepare(directory)
  for (let time = 0; time < 3; time++) {
    assert.equal((await directory.users.logOutUser(1)).code, 200)
    assert.equal(await sessions(directory.sql), 'c')
  }
})

onEveryDatabase('logOutUser works with a credential of Authentication Only', async (directory) => {
  await prepare(directory)
  const users = await directory.as('Authentication Only')
  await users.logOutUser(1, {})
  assert.equal(await sessions(directory.sql), 'c')
})

onEveryDatabase('logOutUser answers 404 for an unknown user', async (directory) => {
  await prepare(directory)
  const answer = await directory.call('PUT', '/api/1/users/9/logout')
  assert.deepEqual([answer.status, answer.body.message], [404, 'User for id 9 was not found'])
  assert.equal(await sessions(directory.sql), 'a,b,c')
})
