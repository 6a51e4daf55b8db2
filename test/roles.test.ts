import assert from 'node:assert/strict'
import type { RolesApi } from '@rollcall/client/directory'
import { appsOf, idsOf, onScopes, rolesOf } from './around.ts'
import { type Directory, onEveryDatabase } from './harness.ts'
import { assertRoles } from './roles.ts'
import { eventsIn, eventsOf, putStored, storedUser } from './stored.ts'

const path = '/api/2/roles'

/** The apps 1 Mail and 2 Payroll, the roles 1 Staff with both of them and 2 Guests, and Ada, who has both roles. */
async function prepare(directory: Directory): Promise<RolesApi> {
  const [apps, roles] = [await appsOf(directory), await rolesOf(directory)]
  for (const name of ['Mail', 'Payroll']) await apps.createApp({ name, icon_url: `/${name}.png` })
  await roles.createRole({ name: 'Staff', apps: [1, 2] })
  await roles.createRole({ name: 'Guests' })
  await directory.users.createUser({ username: 'ada', role_ids: [1, 2] })
  return roles
}

onEveryDatabase(
  'a role is created, read, listed, changed and deleted, and events tell of it',
  async (directory) => {
    const roles = await prepare(directory)
    const staff = { id: 1, name: 'Staff', apps: [1, 2] }
    assert.deepEqual(await roles.getRole(1), staff)
    const field = await roles.createRole({ name: '  Field ', apps: [2, 1, 2] })
    assert.deepEqual(field, { id: 3, name: 'Field', apps: [1, 2] })
    const { items, totalCount } = await roles.listRoles()
    assert.deepEqual([items, totalCount], [[staff, { id: 2, name: 'Guests', apps: [] }, field], 3])

    assert.deepEqual(await roles.updateRole(3, { name: 'FIELD' }), { ...field, name: 'FIELD' })
    assert.deepEqual(await roles.updateRole(3, { apps: [2] }), { id: 3, name: 'FIELD', apps: [2] })
    assert.deepEqual(await roles.setRoleApps(3, [2, 1, 1]), [{ id: 1 }, { id: 2 }])
    assert.deepEqual((await roles.getRole(3)).apps, [1, 2])
    assert.deepEqual((await roles.listRoleApps(3)).items, [
      { id: 1, name: 'Mail', icon_url: '/Mail.png' },
      { id: 2, name: 'Payroll', icon_url: '/Payroll.png' },
    ])
    assert.deepEqual(await roles.setRoleApps(3, []), [])
    assert.deepEqual((await roles.listRoleApps(3)).items, [])
    await roles.deleteRole(3)
    assert.equal((await roles.createRole({ name: 'Field' })).id, 4)

    const told = (await eventsIn(directory.sql)).filter(({ role_id }) => role_id === 3)
    assert.deepEqual(
      told.map(({ type, role_name, client_id, changes }) => [type, role_name, client_id, changes]),
      [
        [
          'roleCreated',
          'Field',
          'Manage All',
          {
            id: { before: null, after: 3 },
            name: { before: null, after: 'Field' },
            apps: { before: null, after: [1, 2] },
          },
        ],
        ['roleUpdated', 'FIELD', 'Manage All', { name: { before: 'Field', after: 'FIELD' } }],
        ['roleUpdated', 'FIELD', 'Manage All', { apps: { before: [1, 2], after: [2] } }],
        ['roleAppsSet', 'FIELD', 'Manage All', { apps: { before: [2], after: [1, 2] } }],
        ['roleAppsSet', 'FIELD', 'Manage All', { apps: { before: [1, 2], after: [] } }],
        [
          'roleDeleted',
          'FIELD',
          'Manage All',
          {
            id: { before: 3, after: null },
            name: { before: 'FIELD', after: null },
            apps: { before: [], after: null },
          },
        ],
      ],
    )
  },
)

onEveryDatabase('a walk by cursor, by page, by name and by app finds every role once', async (directory) => {
  const roles = await rolesOf(directory)
  await (await appsOf(directory)).createApp({ name: 'Mail' })
  for (let n = 1; n <= 25; n++)
    await roles.createRole({
      name: `Team ${n}${n % 5 === 0 ? ' (100%)' : ''}`,
      apps: n % 10 === 0 ? [1] : [],
    })
  const ids = async (query: Parameters<RolesApi['listRoles']>[0]) => {
    const found: number[] = []
    for await (const { id } of roles.listRoles(query)) found.push(id)
    return found
  }
  const all = Array.from({ length: 25 }, (_, at) => at + 1)
  assert.deepEqual(await ids({ limit: 7 }), all)
  assert.deepEqual(await ids({ limit: 2, name: '*(100%)' }), [5, 10, 15, 20, 25])
  assert.deepEqual(await ids({ name: 'TEAM 7' }), [7])
  assert.deepEqual(await ids({ app_id: 1 }), [10, 20])
  assert.deepEqual(await ids({ app_id: 1, name: 'Team 1*' }), [10])
  assert.deepEqual(await ids({ app_id: 2 }), [])
  const third = await roles.listRoles({ limit: 10, page: 3 })
  assert.deepEqual(
    [idsOf(third.items), third.totalCount, third.afterCursor],
    [[21, 22, 23, 24, 25], 25, undefined],
  )
  assert.deepEqual(idsOf((await roles.listRoles({ cursor: third.beforeCursor })).items), all.slice(10, 20))
})

onEveryDatabase('older clients find roles at their path, with their parameters', async (directory) => {
  await prepare(directory)
  const ask = async (at: string) => (await directory.call('GET', at)).body
  const [staff, guests] = await ask('/api/1/roles')
  assert.deepEqual([staff, guests], await ask(path))
  assert.deepEqual(await ask('/api/1/roles/2'), guests)
  assert.deepEqual(await ask('/api/1/roles?name=staff&fields=id,name'), [staff])
  assert.deepEqual(await ask('/api/1/roles?id=2&sort=+id'), [guests])
  assert.deepEqual(await ask(`${path}?role_name=Gu*&sort=-id`), [guests])
  const { headers } = await directory.call('GET', '/api/1/roles?limit=1')
  assert.deepEqual(await ask(`/api/1/roles?after_cursor=${headers.get('after-cursor')}`), [guests])
  assert.equal((await directory.call('POST', '/api/1/roles', { body: { name: 'A' } })).status, 404)
  assert.equal((await directory.call('GET', '/api/1/roles/3')).body.message, 'Role for id 3 was not found')
})

onEveryDatabase(
  'a deleted role is taken from everybody, and an event tells each of them',
  async (directory) => {
    const roles = await prepare(directory)
    directory.clock.now += 60_000
    await roles.deleteRole(1)
    await assertRoles(directory.sql, 1, [2])
    const ada = await storedUser(directory.sql, 1)
    assert.equal(ada.updated_at, new Date(directory.clock.now).toISOString())
    assert.deepEqual(await directory.users.getUserApps(1, { ignore_visibility: true }), [])
    assert.deepEqual(await directory.sql('SELECT * FROM role_apps'), [])
    const last = (await eventsOf(directory.sql, 1)).at(-1)
    assert.deepEqual([last?.type, last?.changes.role_ids], ['rolesRemoved', { before: [1, 2], after: [2] }])
    const told = (await eventsIn(directory.sql)).slice(-2)
    assert.deepEqual(
      told.map(({ type, user_name, role_name }) => [type, user_name, role_name]),
      [
        ['rolesRemoved', 'ada', 'Staff'],
        ['roleDeleted', undefined, 'Staff'],
      ],
    )
  },
)

onEveryDatabase(
  'a role of more people than one transaction takes is taken from all of them',
  async ({ sql, ...directory }) => {
    const [role] = await sql<{ id: number }>("SELECT id FROM roles WHERE name_key = 'everybody'")
    const roles = await rolesOf({ sql, ...directory })
    const { id } = role ?? (await roles.createRole({ name: 'Everybody' }))
    await sql('DELETE FROM user_roles')
    for (let user = 1; user <= 1001; user++) await putStored(sql, user, { role_ids: [id] })
    await sql('INSERT INTO user_roles (role_id, user_id) SELECT CAST(? AS BIGINT), id FROM users', id)
    await roles.deleteRole(id)
    assert.deepEqual(await sql('SELECT * FROM user_roles'), [])
    assert.deepEqual((await storedUser(sql, 1001)).role_ids, [])
    const told = (await eventsIn(sql)).filter(({ type }) => type === 'rolesRemoved')
    assert.equal(told.length, 1001)
  },
  { sample: 1001 },
)

onScopes(
  [
    ['listRoles'],
    ['getRole'],
    ['listRoleApps'],
    ['listRoleUsers'],
    ['createRole', { name: 'New' }],
    ['updateRole', { name: 'Other' }],
    ['setRoleApps', [1]],
    ['addRoleUsers', [1]],
    ['removeRoleUsers', [1]],
    ['deleteRole'],
  ],
  prepare,
)
