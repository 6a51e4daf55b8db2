import assert from 'node:assert/strict'
import { BadRequestError } from '@rollcall/client'
import { beginning, type Directory, onEveryDatabase } from './harness.ts'
import { addRoles, assertRoles } from './roles.ts'

/** User 1 holds role 11; 12 and 13 exist too, and 13 brings an app. */
async function prepare({ users, sql }: Directory): Promise<void> {
  await addRoles(sql, 11, 12, 13)
  await sql(
    "INSERT INTO apps (id, name, icon_url, extension, visible, provisioning_enabled) VALUES (5, 'Payroll', '/payroll.png', 0, 1, 0)",
  )
  await sql('INSERT INTO role_apps (role_id, app_id) VALUES (13, 5)')
  await users.createUser({ username: 'ada', role_ids: [11] })
}

for (const [what, body, roles] of [
  ['a role', { role_id_array: [12] }, [11, 12]],
  ['several roles', { role_id_array: [13, 12] }, [11, 12, 13]],
  ['a role named twice', { role_id_array: [12, 12, 12] }, [11, 12]],
  ['one held already and one new', { role_id_array: [11, 12] }, [11, 12]],
  ['a whole number written as 12.0', '{"role_id_array":[12.0]}', [11, 12]],
  ['a bare list', [12], [11, 12]],
  ['a list of 50,000 times the same', Array(50_000).fill(12), [11, 12]],
  ['names that the contract does not know', { role_id_array: [12], state: 3, id: 9 }, [11, 12]],
] as const)
  onEveryDatabase(`addRolesToUser gives ${what}`, async (directory) => {
    await prepare(directory)
    directory.clock.now += 5000
    const { status, body: answer } = await directory.call('PUT', '/api/1/users/1/add_roles', { body })
    assert.deepEqual(
      { status, answer },
      { status: 200, answer: { error: false, code: 200, type: 'Success', message: 'Success' } },
    )
    await assertRoles(directory.sql, 1, roles)
    const user = await directory.users.getUserById(1)
    assert.equal(user.updated_at, new Date(beginning + 5000).toISOString())
    assert.equal(user.state, 1)
    const [event, ...more] = await directory.sql<{ body: string }>(
      'SELECT body FROM events WHERE event_type_id = 513',
    )
    assert.deepEqual(JSON.parse(event?.body ?? '').changes.role_ids, { before: [11], after: roles })
    assert.equal(more.length, 0)
  })

onEveryDatabase('addRolesToUser with a role that is held changes nothing', async (directory) => {
  await prepare(directory)
  const before = await directory.users.getUserById(1)
  directory.clock.now += 5000
  await directory.users.addRolesToUser(1, { role_id_array: [11] })
  assert.deepEqual(await directory.users.getUserById(1), before)
  assert.equal((await directory.sql('SELECT id FROM events WHERE event_type_id = 513')).length, 0)
})

onEveryDatabase('addRolesToUser gives the apps of the role with it', async (directory) => {
  await prepare(directory)
  assert.deepEqual(await directory.users.getUserApps(1), [])
  await directory.users.addRolesToUser(1, { role_id_array: [13] })
  assert.deepEqual(
    (await directory.users.getUserApps(1)).map((app) => app.name),
    ['Payroll'],
  )
})

const notIntegers = 'role_id_array has incorrect data type. It should be -> array of integers'
const unknown = 'role_id_array should be a subset of -> [11, 12, 13]'
for (const [what, body, message] of [
  ['an empty list', { role_id_array: [] }, 'role_id_array is empty'],
  ['an empty bare list', [], 'role_id_array is empty'],
  ['an unknown role', { role_id_array: [14] }, unknown],
  ['a known and an unknown role', { role_id_array: [12, 14] }, unknown],
  ['the largest exact number', { role_id_array: [Number.MAX_SAFE_INTEGER] }, unknown],
  ['a number that is not exact', '{"role_id_array":[9007199254740993]}', notIntegers],
  ['a number without end', '{"role_id_array":[1e400]}', notIntegers],
  ['id 0', { role_id_array: [0] }, notIntegers],
  ['a negative id', { role_id_array: [12, -1] }, notIntegers],
  ['a fraction', { role_id_array: [12.5] }, notIntegers],
  ['text', { role_id_array: ['12'] }, notIntegers],
  ['null among ids', { role_id_array: [12, null] }, notIntegers],
  ['a list in the list', { role_id_array: [[12]] }, notIntegers],
  ['the objects that removing takes', { role_id_array: [{ role_id: 12 }] }, notIntegers],
  ['a number instead of a list', { role_id_array: 12 }, notIntegers],
  ['null instead of a list', { role_id_array: null }, notIntegers],
  ['an object instead of a list', { role_id_array: { 0: 12 } }, notIntegers],
  ['another name', { role_ids: [12] }, 'role_id_array is missing'],
  ['an empty object', {}, 'input parameters is empty'],
  ['null', null, 'input parameters is empty'],
  ['a number', 12, 'input has incorrect data type. It should be -> object'],
  ['no body', undefined, 'input parameters is empty'],
] as const)
  onEveryDatabase(`addRolesToUser refuses ${what} and gives nothing`, async (directory) => {
    await prepare(directory)
    const answer = await directory.call('PUT', '/api/1/users/1/add_roles', { body })
    assert.equal(answer.status, 400)
    assert.equal(answer.body.message, message)
    await assertRoles(directory.sql, 1, [11])
    assert.equal((await directory.sql('SELECT id FROM events WHERE event_type_id = 513')).length, 0)
  })

onEveryDatabase('addRolesToUser lists a hundred valid roles at most', async ({ users, sql }) => {
  await addRoles(sql, ...Array.from({ length: 130 }, (_, at) => at + 1))
  await users.createUser({ username: 'ada' })
  await assert.rejects(users.addRolesToUser(1, { role_id_array: [999] }), (error: BadRequestError) => {
    assert.ok(error instanceof BadRequestError)
    assert.match(error.message, /-> \[1, 2, 3, .* 99, 100, and 30 more\]$/)
    return true
  })
})

for (const [id, status, message] of [
  ['9', 404, 'User for id 9 was not found'],
  ['x', 400, 'ID is incorrect'],
] as const)
  onEveryDatabase(`addRolesToUser answers ${status} for the user "${id}"`, async (directory) => {
    await prepare(directory)
    const answer = await directory.call('PUT', `/api/1/users/${id}/add_roles`, {
      body: { role_id_array: [12] },
    })
    assert.equal(answer.status, status)
    assert.equal(answer.body.message, message)
    assert.equal((await directory.sql('SELECT role_id FROM user_roles WHERE role_id = 12')).length, 0)
  })

onEveryDatabase('addRolesToUser ten times at once gives all ten roles', async (directory) => {
  const roles = Array.from({ length: 10 }, (_, at) => at + 1)
  await addRoles(directory.sql, ...roles)
  await directory.users.createUser({ username: 'ada' })
  await Promise.all(roles.map((role) => directory.users.addRolesToUser(1, { role_id_array: [role] })))
  await assertRoles(directory.sql, 1, roles)
})
