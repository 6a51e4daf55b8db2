import assert from 'node:assert/strict'
import { BadRequestError, NotFoundError, UnprocessableEntityError } from '@rollcall/client'
import type { User } from '@rollcall/contract'
import { beginning, onEveryDatabase } from './harness.ts'
import { testRefusals } from './refusals.ts'
import { addRoles, assertRoles } from './roles.ts'
import { eventsOf, storedUser } from './stored.ts'

type State = NonNullable<User['state']>

const path = '/api/1/users/1'

testRefusals('updateUser', {
  path: (userId) => `/api/1/users/${userId}`,
  body: { title: 'Countess' },
})

onEveryDatabase(
  'updateUser changes what is sent, leaves all else, and answers the whole user',
  async ({ users, call, sql, clock }) => {
    const before = await users.getUserById(7)
    const others = await sql('SELECT id, body FROM users WHERE id <> 7 ORDER BY id')
    clock.now += 5000
    const { status, body } = await call('PUT', '/api/1/users/7', { body: { lastname: 'Nguyễn' } })
    assert.equal(status, 200)
    const updated_at = new Date(beginning + 5000).toISOString()
    assert.deepEqual(body, { ...before, lastname: 'Nguyễn', updated_at })
    assert.deepEqual(await storedUser(sql, 7), body)
    assert.deepEqual(await users.getUserById(7), body)
    assert.deepEqual(await sql('SELECT id, body FROM users WHERE id <> 7 ORDER BY id'), others)
  },
  { sample: 10 },
)

onEveryDatabase('updateUser writes down what changed, by whom and in which request', async (directory) => {
  const { users, call, sql, clock } = directory
  await users.createUser({ username: 'ada', title: 'Countess' })
  clock.now += 5000
  const answer = await call('PUT', path, { body: { title: null, firstname: 'Ada', username: 'ada' } })
  assert.deepEqual((await eventsOf(sql, 1))[1], {
    type: 'userUpdated',
    at: beginning + 5000,
    client_id: 'Manage All',
    request_id: answer.headers.get('x-request-id'),
    changes: {
      title: { before: 'Countess', after: null },
      firstname: { before: null, after: 'Ada' },
      updated_at: {
        before: new Date(beginning).toISOString(),
        after: new Date(beginning + 5000).toISOString(),
      },
    },
  })
})

onEveryDatabase('updateUser of the client tells its refusals apart', async ({ users }) => {
  await users.createUser({ username: 'ada' })
  assert.equal((await users.updateUser(1, { title: 'Countess' }, { mappings: 'sync' })).title, 'Countess')
  await assert.rejects(users.updateUser(1, {}), BadRequestError)
  await assert.rejects(users.updateUser(2, { title: 'x' }), NotFoundError)
  await assert.rejects(users.updateUser(1, { username: '' }), UnprocessableEntityError)
})

for (const [what, body, names] of [
  ['a username', { username: ' lovelace ' }, ['lovelace', 'ada@b']],
  ['an email', { email: ' lovelace@b ' }, ['ada', 'lovelace@b']],
  ['the case of a name', { username: 'ADA', email: 'Ada@B' }, ['ADA', 'Ada@B']],
  ['the username to the email', { username: 'ada@b' }, ['ada@b', 'ada@b']],
  ['the username away', { username: null }, [null, 'ada@b']],
  ['the email away', { email: ' ' }, ['ada', null]],
  ['names crosswise', { username: 'ada@b', email: 'x@y' }, ['ada@b', 'x@y']],
] as const)
  onEveryDatabase(
    `updateUser changes ${what}, and the names to log in with follow`,
    async ({ users, sql }) => {
      await users.createUser({ username: 'ada', email: 'ada@b' })
      const user = await users.updateUser(1, body)
      assert.deepEqual([user.username, user.email], names)
      const keys = await sql<{ key: string }>('SELECT key FROM login_names WHERE user_id = 1 ORDER BY key')
      const wanted = new Set(names.filter((name) => name !== null).map((name) => name.toLowerCase()))
      assert.deepEqual(
        keys.map(({ key }) => key),
        [...wanted].sort(),
      )
    },
  )

for (const [what, body, message] of [
  ['both names away', { username: null, email: null }, 'username or email must be given'],
  ['the last name away', { username: '' }, 'username or email must be given'],
  ['a bad email', { email: 'ada' }, 'Email is invalid'],
] as const)
  onEveryDatabase(`updateUser answers 422 to ${what}`, async ({ users, call, sql }) => {
    const before = await users.createUser({ username: 'ada' })
    const answer = await call('PUT', path, { body })
    assert.equal(answer.status, 422)
    assert.equal(answer.body.message, `Validation failed: ${message}`)
    assert.deepEqual(await storedUser(sql, 1), before)
    assert.equal((await eventsOf(sql, 1)).length, 1)
  })

const states: readonly State[] = [0, 1, 2, 3]
for (const from of states)
  for (const to of states)
    if (from !== 3 || to === 3)
      onEveryDatabase(`updateUser takes a user from state ${from} to ${to}`, async ({ users, sql }) => {
        const before = await users.createUser({ username: 'ada', state: from })
        assert.equal(before.state, from)
        assert.deepEqual(await users.updateUser(1, { state: to }), { ...before, state: to })
        assert.equal((await storedUser(sql, 1)).state, to)
      })
    else
      onEveryDatabase(
        `updateUser cannot take an unlicensed user to state ${to}`,
        async ({ users, call, sql }) => {
          await users.createUser({ username: 'ada', state: 3 })
          const answer = await call('PUT', path, { body: { state: to, title: 'x' } })
          assert.equal(answer.status, 422)
          assert.equal(
            answer.body.message,
            'Validation failed: state of an Unlicensed user can only be changed by set_state',
          )
          const { state, title } = await storedUser(sql, 1)
          assert.deepEqual([state, title], [3, null])
          assert.equal((await users.updateUser(1, { title: 'x' })).title, 'x')
        },
      )

for (const [what, role_ids, roles] of [
  ['other roles', [12, 13], [12, 13]],
  ['one role more', [11, 12], [11, 12]],
  ['the same roles', [11], [11]],
  ['a role twice', [12, 12], [12]],
  ['no roles', [], []],
  ['null', null, []],
] as const)
  onEveryDatabase(`updateUser with ${what} makes these all the roles of the user`, async ({ users, sql }) => {
    await addRoles(sql, 11, 12, 13)
    await users.createUser({ username: 'ada', role_ids: [11] })
    await users.createUser({ username: 'eve', role_ids: [11, 13] })
    const user = await users.updateUser(1, { role_ids: role_ids && [...role_ids] })
    assert.deepEqual(user.role_ids, roles)
    assert.deepEqual((await users.getUserRoles(1)).data, roles)
    await assertRoles(sql, 1, roles)
    await assertRoles(sql, 2, [11, 13])
  })

onEveryDatabase('updateUser with an unknown role changes nothing', async ({ users, call, sql }) => {
  await addRoles(sql, 11, 12)
  await users.createUser({ username: 'ada', role_ids: [11] })
  const answer = await call('PUT', path, { body: { title: 'x', role_ids: [12, 9, 8] } })
  assert.equal(answer.status, 422)
  assert.equal(answer.body.message, 'Validation failed: role_ids has unknown roles: 8, 9')
  await assertRoles(sql, 1, [11])
  assert.equal((await storedUser(sql, 1)).title, null)
})

onEveryDatabase(
  'updateUser leaves a group alone that is gone by now, and takes no new one',
  async (directory) => {
    const { users, sql } = directory
    await sql("INSERT INTO groups (id, name) VALUES (5, 'Staff')")
    await users.createUser({ username: 'ada', group_id: 5 })
    await sql('DELETE FROM groups')
    assert.equal((await users.updateUser(1, { title: 'x', group_id: 5 })).group_id, 5)
    await assert.rejects(users.updateUser(1, { group_id: 6 }), UnprocessableEntityError)
    assert.equal((await users.updateUser(1, { group_id: null })).group_id, null)
    assert.deepEqual(await sql('SELECT group_id FROM users'), [{ group_id: null }])
  },
)

for (const [query, status] of [
  ['mappings=async', 200],
  ['mappings=sync', 200],
  ['mappings=disabled', 200],
  ['validate_policy=False', 200],
  ['mappings=never', 400],
  ['validate_policy=0', 400],
  ['force=true', 400],
] as const)
  onEveryDatabase(`updateUser answers ${status} to the parameter ${query}`, async ({ users, call, sql }) => {
    await users.createUser({ username: 'ada' })
    assert.equal((await call('PUT', `${path}?${query}`, { body: { title: 'x' } })).status, status)
    assert.equal((await storedUser(sql, 1)).title, status === 200 ? 'x' : null)
  })
