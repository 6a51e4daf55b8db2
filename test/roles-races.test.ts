import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppsApi, RolesApi } from '@rollcall/client/directory'
import { appsOf, rolesOf } from './around.ts'
import { engineNames, engines } from './databases.ts'
import { onEveryDatabase, startDirectory } from './harness.ts'
import { amongProcesses, two } from './peers.ts'
import { assertWhole } from './whole.ts'

/** What became of calls that went out at once: the status of each. */
const statusesOf = async (calls: readonly PromiseLike<{ status: number }>[]): Promise<number[]> =>
  (await Promise.all(calls)).map(({ status }) => status)

onEveryDatabase(
  'of many deletes of a role at once one does it, and each user hears of it once',
  async (directory) => {
    const roles = await rolesOf(directory)
    await roles.createRole({ name: 'Staff' })
    for (let n = 1; n <= 20; n++) await directory.users.createUser({ username: `user ${n}`, role_ids: [1] })
    const calls = Array.from({ length: 8 }, () => directory.call('DELETE', '/api/2/roles/1'))
    assert.deepEqual((await statusesOf(calls)).sort(), [204, ...Array(7).fill(404)])
    const told = await directory.sql('SELECT event_type_id FROM events WHERE event_type_id IN (514, 9103)')
    assert.equal(told.length, 21)
  },
)

onEveryDatabase('of many deletes of an app at once one does it', async (directory) => {
  await (await appsOf(directory)).createApp({ name: 'Mail' })
  const calls = Array.from({ length: 8 }, () => directory.call('DELETE', '/api/2/apps/1'))
  assert.deepEqual((await statusesOf(calls)).sort(), [204, ...Array(7).fill(404)])
})

onEveryDatabase(
  'of many creates of a role with one name, in different letters, one does it',
  async (directory) => {
    const calls = ['Staff', 'STAFF', 'ﬆaff', ' staff ', 'sTAFF'].map((name) =>
      directory.call('POST', '/api/2/roles', { body: { name } }),
    )
    assert.deepEqual((await statusesOf(calls)).sort(), [201, 422, 422, 422, 422])
    assert.deepEqual(await directory.sql('SELECT id FROM roles'), [{ id: 1 }])
  },
)

for (const engine of engineNames)
  test(`a role that is given in every way while it is deleted is nobody's in the end [${engine}]`, async () => {
    const { database, remove } = await engines[engine]()
    const directory = await startDirectory(database)
    try {
      const client = await directory.client()
      const [roles, apps] = [new RolesApi(client), new AppsApi(client)]
      await apps.createApp({ name: 'Mail' })
      for (let user = 1; user <= 6; user++) await directory.users.createUser({ username: `user ${user}` })
      for (let round = 1; round <= 12; round++) {
        const { id } = await roles.createRole({ name: `Role ${round}`, apps: [1] })
        await roles.addRoleUsers(id, [1, 2])
        const role_id_array = [id]
        const give = [
          () => directory.call('PUT', '/api/1/users/3/add_roles', { body: { role_id_array } }),
          () => directory.call('POST', `/api/2/roles/${id}/users`, { body: [2, 4, 5] }),
          () =>
            directory.call('POST', '/api/1/users', {
              body: { username: `new ${round}`, role_ids: role_id_array },
            }),
          () => directory.call('PUT', '/api/1/users/6', { body: { role_ids: role_id_array } }),
          () => directory.call('PUT', '/api/1/users/1/apps/1', { body: { provisioning_status: 'disabled' } }),
          () => directory.call('PUT', `/api/2/roles/${id}/apps`, { body: round % 2 ? [] : [1] }),
          () => directory.call('DELETE', `/api/2/roles/${id}/users`, { body: [1] }),
        ]
        const calls = give.map((call) => call())
        const deleted = directory.call('DELETE', `/api/2/roles/${id}`)
        const later = give.map((call) => call())
        assert.equal((await deleted).status, 204)
        for (const status of await statusesOf([...calls, ...later])) assert.ok(status < 500)
      }
      assert.deepEqual(await directory.sql('SELECT * FROM user_roles'), [])
      assert.deepEqual(await directory.sql('SELECT * FROM role_apps'), [])
      assert.deepEqual(await directory.sql('SELECT * FROM app_accounts'), [])
      assert.deepEqual(await directory.sql('SELECT * FROM roles'), [])
    } finally {
      await directory.stop()
      // Every user's body says what the table of roles says, and what the events tell.
      for (const user of await assertWhole(database)) assert.deepEqual(user.role_ids, [])
      await remove()
    }
  })

amongProcesses(
  'a role that one server gives while the other deletes it is nobody’s in the end',
  two,
  async ([one, other], { sql }) => {
    for (let n = 1; n <= 4; n++) await one.call('POST', '/api/1/users', { body: { username: `user ${n}` } })
    for (let round = 0; round < 10; round++) {
      const { body } = await one.call('POST', '/api/2/roles', { body: { name: `Role ${round}` } })
      const path = `/api/2/roles/${body.id}`
      await one.call('POST', `${path}/users`, { body: [1, 2] })
      const [given, ...deleted] = await statusesOf([
        one.call('POST', `${path}/users`, { body: [1, 2, 3, 4] }),
        other.call('DELETE', path),
        one.call('DELETE', path),
      ])
      assert.ok(given === 200 || given === 404)
      assert.deepEqual(deleted.sort(), [204, 404])
      assert.deepEqual(await sql('SELECT * FROM user_roles WHERE role_id = ?', body.id), [])
    }
    const users = await sql<{ body: string }>('SELECT body FROM users')
    for (const user of users) assert.deepEqual(JSON.parse(user.body).role_ids, [])
  },
)
