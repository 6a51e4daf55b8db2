import assert from 'node:assert/strict'
import { NotFoundError } from '@rollcall/client'
import { onEveryDatabase } from './harness.ts'
import { testRefusals } from './refusals.ts'
import { addRoles } from './roles.ts'

const status = { error: false, code: 200, type: 'Success', message: 'Success' }

testRefusals('getUserRoles', {
  path: (userId) => `/api/1/users/${userId}/roles`,
})

for (const [what, held] of [
  ['nothing for a user without roles', []],
  ['one role', [12]],
  ['all roles, by their ids', [11, 12, 113]],
] as const)
  onEveryDatabase(`getUserRoles answers, in a flat list, ${what}`, async ({ users, call, sql }) => {
    await addRoles(sql, 113, 11, 12)
    await users.createUser({ username: 'ada', role_ids: held.toReversed() })
    await users.createUser({ username: 'eve', role_ids: [11, 12, 113] })
    const answer = await call('GET', '/api/1/users/1/roles')
    assert.equal(answer.status, 200)
    assert.deepEqual(answer.body, { status, data: held })
    assert.deepEqual(await users.getUserRoles(1), answer.body)
  })

onEveryDatabase('getUserRoles follows every call that changes roles', async ({ users, sql }) => {
  await addRoles(sql, 11, 12, 13)
  await users.createUser({ username: 'ada', role_ids: [11] })
  const roles = async () => (await users.getUserRoles(1)).data
  await users.addRolesToUser(1, { role_id_array: [13] })
  assert.deepEqual(await roles(), [11, 13])
  await users.removeUserRole(1, { role_id_array: [11] })
  assert.deepEqual(await roles(), [13])
  await users.updateUser(1, { role_ids: [12, 11] })
  assert.deepEqual(await roles(), [11, 12])
  await users.deleteUser(1)
  await assert.rejects(roles(), NotFoundError)
})

onEveryDatabase(
  'getUserRoles answers the same roles as the user has in full',
  async ({ users }) => {
    for (let id = 1; id <= 30; id++)
      assert.deepEqual((await users.getUserRoles(id)).data, (await users.getUserById(id)).role_ids)
  },
  { sample: 30 },
)
