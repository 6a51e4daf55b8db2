import assert from 'node:assert/strict'
import { NotFoundError } from '@rollcall/client'
import { beginning, onEveryDatabase } from './harness.ts'
import { testRefusals } from './refusals.ts'
import { addRoles } from './roles.ts'
import { eventsOf } from './stored.ts'

const password = 'Three-Blue-Herons-9'

testRefusals('deleteUser', {
  path: (userId) => `/api/1/users/${userId}`,
})

onEveryDatabase('deleteUser answers 204 without a body, and 404 the second time', async (directory) => {
  const { users, call } = directory
  await users.createUser({ username: 'ada' })
  const first = await call('DELETE', '/api/1/users/1')
  assert.deepEqual([first.status, first.text], [204, ''])
  assert.equal(first.headers.get('content-type'), null)
  const second = await call('DELETE', '/api/1/users/1')
  assert.equal(second.status, 404)
  assert.equal(second.body.message, 'User for id 1 was not found')
})

onEveryDatabase(
  'deleteUser of the client resolves to nothing, then throws a NotFoundError',
  async ({ users }) => {
    await users.createUser({ username: 'ada' })
    assert.equal(await users.deleteUser(1), undefined)
    await assert.rejects(users.deleteUser(1), NotFoundError)
    await assert.rejects(users.getUserById(1), NotFoundError)
  },
)

onEveryDatabase(
  'deleteUser leaves nothing of the user in any table, and all of the others',
  async (directory) => {
    const { users, sql } = directory
    await addRoles(sql, 11, 12)
    await sql("INSERT INTO custom_attributes (id, name, shortname) VALUES (1, 'Team', 'team')")
    for (const [at, username] of ['ada', 'eve'].entries()) {
      const custom_attributes = { team: 'red' }
      const secret = { password, password_confirmation: password }
      await users.createUser({
        username,
        email: `${username}@b`,
        role_ids: [11, 12],
        custom_attributes,
        ...secret,
      })
      await sql(
        'INSERT INTO sessions (user_id, digest, created_at, expires_at) VALUES (?, ?, 0, ?)',
        at + 1,
        username,
        beginning * 2,
      )
    }
    const tables = ['login_names', 'user_roles', 'user_attributes', 'user_passwords', 'sessions']
    const rowsOf = (userId: number) =>
      Promise.all(
        tables.map(async (table) => {
          const rows = await sql(`SELECT * FROM ${table} WHERE user_id = ? ORDER BY 1`, userId)
          return [table, rows] as const
        }),
      )
    for (const [table, rows] of await rowsOf(1)) assert.ok(rows.length > 0, table)
    const [ada] = await sql('SELECT * FROM users WHERE id = 1')
    const neighbour = await rowsOf(1)

    await users.deleteUser(2)
    assert.deepEqual(
      await rowsOf(2),
      tables.map((table) => [table, []]),
    )
    assert.deepEqual(await sql('SELECT * FROM users'), [ada])
    assert.deepEqual(await rowsOf(1), neighbour)
    const page = await users.listUsers()
    assert.deepEqual([page.totalCount, page.users.map((user) => user.id)], [1, [1]])
  },
)

onEveryDatabase('deleteUser takes the user out of every search', async ({ users, sql }) => {
  await sql("INSERT INTO custom_attributes (id, name, shortname) VALUES (1, 'Team', 'team')")
  await users.createUser({ username: 'ada', firstname: 'Augusta', custom_attributes: { team: 'red' } })
  const searches = [{ username: 'ada' }, { firstname: '*gust*' }, { custom_attributes: { team: 'red' } }]
  for (const query of searches) assert.equal((await users.listUsers(query)).totalCount, 1)
  await users.deleteUser(1)
  for (const query of searches) assert.equal((await users.listUsers(query)).totalCount, 0)
})

onEveryDatabase('deleteUser makes the names free for others', async ({ users, sql }) => {
  await users.createUser({ username: 'ada', email: 'ada@b' })
  await users.deleteUser(1)
  const next = await users.createUser({ username: 'ADA@b', email: 'ada@B' })
  assert.equal(next.id, 2)
  assert.deepEqual(await sql('SELECT key, user_id FROM login_names'), [{ key: 'ada@b', user_id: 2 }])
})

onEveryDatabase('deleteUser writes down all that was known, and no secret', async (directory) => {
  const { users, call, sql, clock } = directory
  const user = await users.createUser({ username: 'ada', password, password_confirmation: password })
  clock.now += 5000
  const answer = await call('DELETE', '/api/1/users/1')
  const event = (await eventsOf(sql, 1))[1]
  assert.equal(event?.type, 'userDeleted')
  assert.equal(event?.at, beginning + 5000)
  assert.equal(event?.request_id, answer.headers.get('x-request-id'))
  for (const [name, { before, after }] of Object.entries(event?.changes ?? {})) {
    assert.deepEqual(before, user[name as keyof typeof user], name)
    assert.equal(after, null, name)
  }
  for (const name of ['id', 'username', 'status', 'created_at'])
    assert.ok(name in (event?.changes ?? {}), name)
  assert.doesNotMatch(JSON.stringify(event), /password"|hash|salt|argon2/)
})

onEveryDatabase(
  'deleteUser of every user leaves an empty list',
  async ({ users, sql }) => {
    for (let id = 1; id <= 10; id++) await users.deleteUser(id)
    assert.equal((await users.listUsers()).totalCount, 0)
    assert.deepEqual(await sql('SELECT * FROM login_names'), [])
    assert.deepEqual(await sql('SELECT * FROM user_roles'), [])
  },
  { sample: 10 },
)
