import assert from 'node:assert/strict'
import { BadRequestError } from '@rollcall/client'
import { beginning, type Directory, onEveryDatabase } from './harness.ts'
import { addRoles, assertRoles } from './roles.ts'

/** User 1 holds roles 11, 12 and 13, and an app by two of them; role 14 exists too. */
async function prepare({ users, sql }: Directory): Promise<void> {
  await addRoles(sql, 11, 12, 13, 14)
  await sql(
    "INSERT INTO apps (id, name, icon_url, extension, visible, provisioning_enabled) VALUES (5, 'Payroll', '/payroll.png', 0, 1, 0)",
  )
  await sql('INSERT INTO role_apps (role_id, app_id) VALUES (12, 5), (13, 5)')
  await users.createUser({ username: 'ada', role_ids: [11, 12, 13] })
}

for (const [what, body, left] of [
  ['objects, as in the contract', { role_id_array: [{ role_id: 12 }] }, [11, 13]],
  ['several objects', { role_id_array: [{ role_id: 12 }, { role_id: 11 }] }, [13]],
  ['objects with more in them', { role_id_array: [{ role_id: 12, name: 'Role 12' }] }, [11, 13]],
  ['ids, as older clients do', { role_id_array: [13, 11] }, [12]],
  ['a bare list of ids', [11, 12], [13]],
  ['a bare list of objects', [{ role_id: 11 }], [12, 13]],
  ['all of them', { role_id_array: [11, 12, 13] }, []],
  ['one named twice', { role_id_array: [12, 12] }, [11, 13]],
  ['one named 50,000 times', Array(50_000).fill(12), [11, 13]],
] as const)
  onEveryDatabase(`removeUserRole takes ${what}`, async (directory) => {
    await prepare(directory)
    directory.clock.now += 5000
    const { status, body: answer } = await directory.call('PUT', '/api/1/users/1/remove_roles', { body })
    assert.deepEqual(
      { status, answer },
      { status: 200, answer: { error: false, code: 200, type: 'Success', message: 'Success' } },
    )
    await assertRoles(directory.sql, 1, left)
    const { updated_at } = await directory.users.getUserById(1)
    assert.equal(updated_at, new Date(beginning + 5000).toISOString())
    const [event, ...more] = await directory.sql<{ body: string }>(
      'SELECT body FROM events WHERE event_type_id = 514',
    )
    assert.deepEqual(JSON.parse(event?.body ?? '').changes.role_ids, { before: [11, 12, 13], after: left })
    assert.equal(more.length, 0)
  })

const notIntegers = 'role_id_array has incorrect data type. It should be -> array of integers'
const notHeld = 'input role_id_array is not included as user roles'
const unknown = 'role_id_array should be a subset of -> [11, 12, 13, 14]'
for (const [what, body, message] of [
  ['a role that the user does not hold', { role_id_array: [14] }, notHeld],
  ['the same as an object', { role_id_array: [{ role_id: 14 }] }, notHeld],
  ['one that is held and one that is not', { role_id_array: [12, 14] }, notHeld],
  ['a role that does not exist', { role_id_array: [15] }, unknown],
  ['the same as an object', { role_id_array: [{ role_id: 15 }] }, unknown],
  ['one that is held and one that does not exist', [12, 15], unknown],
  ['an empty list', { role_id_array: [] }, 'role_id_array is empty'],
  ['an empty bare list', [], 'role_id_array is empty'],
  ['ids mixed with objects', { role_id_array: [11, { role_id: 12 }] }, notIntegers],
  ['objects mixed with ids', { role_id_array: [{ role_id: 12 }, 11] }, notIntegers],
  ['an object without role_id', { role_id_array: [{ id: 12 }] }, notIntegers],
  ['an object with null as role_id', { role_id_array: [{ role_id: null }] }, notIntegers],
  ['an object with text as role_id', { role_id_array: [{ role_id: '12' }] }, notIntegers],
  ['text', { role_id_array: ['12'] }, notIntegers],
  ['id 0', { role_id_array: [0] }, notIntegers],
  ['a number instead of a list', { role_id_array: 12 }, notIntegers],
  ['one object instead of a list', { role_id_array: { role_id: 12 } }, notIntegers],
  ['null instead of a list', { role_id_array: null }, notIntegers],
  ['another name', { roles: [12] }, 'role_id_array is missing'],
  ['an empty object', {}, 'input parameters is empty'],
  ['no body', undefined, 'input parameters is empty'],
] as const)
  onEveryDatabase(`removeUserRole refuses ${what} and takes nothing`, async (directory) => {
    await prepare(directory)
    const answer = await directory.call('PUT', '/api/1/users/1/remove_roles', { body })
    assert.equal(answer.body.message, message)
    assert.equal(answer.status, 400)
    await assertRoles(directory.sql, 1, [11, 12, 13])
    assert.equal((await directory.sql('SELECT id FROM events WHERE event_type_id = 514')).length, 0)
  })

onEveryDatabase('removeUserRole a second time is refused', async (directory) => {
  await prepare(directory)
  await directory.users.removeUserRole(1, { role_id_array: [{ role_id: 12 }] })
  await assert.rejects(
    directory.users.removeUserRole(1, { role_id_array: [{ role_id: 12 }] }),
    (error: BadRequestError) => error instanceof BadRequestError && error.message === notHeld,
  )
  await assertRoles(directory.sql, 1, [11, 13])
})

onEveryDatabase('removeUserRole takes an app when no role is left that gives it', async (directory) => {
  await prepare(directory)
  const apps = async () => (await directory.users.getUserApps(1)).map((app) => app.name)
  await directory.users.removeUserRole(1, { role_id_array: [12] })
  assert.deepEqual(await apps(), ['Payroll'])
  await directory.users.removeUserRole(1, { role_id_array: [13] })
  assert.deepEqual(await apps(), [])
})

onEveryDatabase('removeUserRole ten times at once takes a role once', async (directory) => {
  await prepare(directory)
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () =>
      directory.call('PUT', '/api/1/users/1/remove_roles', { body: { role_id_array: [12] } }),
    ),
  )
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), [200, ...Array(9).fill(400)])
  await assertRoles(directory.sql, 1, [11, 13])
  assert.equal((await directory.sql('SELECT id FROM events WHERE event_type_id = 514')).length, 1)
})

onEveryDatabase('removeUserRole answers 404 for an unknown user', async ({ call }) => {
  const answer = await call('PUT', '/api/1/users/9/remove_roles', { body: { role_id_array: [12] } })
  assert.equal(answer.status, 404)
  assert.equal(answer.body.message, 'User for id 9 was not found')
})
