import assert from 'node:assert/strict'
import type { AppsApi, RolesApi } from '@rollcall/client/directory'
import { appsOf, rolesOf } from './around.ts'
import { type Directory, onEveryDatabase } from './harness.ts'
import { eventsIn } from './stored.ts'

/** The apps 1 Mail (visible, with accounts) and 2 Wireless (hidden); role 1 gives both, role 2 Mail. Users 1 and 2 have both roles. */
async function prepare(directory: Directory): Promise<{ apps: AppsApi; roles: RolesApi }> {
  const [apps, roles] = [await appsOf(directory), await rolesOf(directory)]
  await apps.createApp({ name: 'Mail', provisioning: { enabled: true } })
  await apps.createApp({ name: 'Wireless', visible: false })
  await roles.createRole({ name: 'Staff', apps: [1, 2] })
  await roles.createRole({ name: 'Guests', apps: [1] })
  for (const username of ['ada', 'bob']) await directory.users.createUser({ username, role_ids: [1, 2] })
  return { apps, roles }
}

const accounts = ({ sql }: Directory) =>
  sql(
    'SELECT user_id, app_id, provisioning_status, provisioning_state FROM app_accounts ORDER BY user_id, app_id',
  )

onEveryDatabase('how far an account has come is kept for each user, shown and told of', async (directory) => {
  const { apps } = await prepare(directory)
  const mail = {
    id: 1,
    icon_url: null,
    extension: false,
    login_id: 4,
    name: 'Mail',
    provisioning_status: 'enabled',
    provisioning_state: 'provisioned',
    provisioning_enabled: true,
  }
  assert.deepEqual(await apps.getUserApp(1, 1), mail)
  assert.equal((await apps.getUserApp(1, 2)).provisioning_state, 'unknown', 'a hidden app is shown by its id')

  const off = { ...mail, provisioning_status: 'disabled' }
  assert.deepEqual(await apps.updateUserApp(1, 1, { provisioning_status: 'disabled' }), off)
  const failed = { ...off, provisioning_state: 'deleting_failed' }
  assert.deepEqual(await apps.updateUserApp(1, 1, { provisioning_state: 'deleting_failed' }), failed)
  assert.deepEqual(await apps.getUserApp(1, 1), failed)
  assert.deepEqual(await directory.users.getUserApps(1), [failed])
  assert.equal((await directory.users.getUserApps(2))[0]?.provisioning_status, 'enabled')
  await apps.updateUserApp(1, 2, { provisioning_state: 'linking' })
  const all = await directory.users.getUserApps(1, { ignore_visibility: true })
  assert.deepEqual(
    all.map(({ name, provisioning_state }) => [name, provisioning_state]),
    [
      ['Mail', 'deleting_failed'],
      ['Wireless', 'linking'],
    ],
  )
  await apps.updateUserApp(1, 1, { provisioning_status: null })
  assert.deepEqual(await accounts(directory), [
    { user_id: 1, app_id: 1, provisioning_status: null, provisioning_state: 'deleting_failed' },
    { user_id: 1, app_id: 2, provisioning_status: null, provisioning_state: 'linking' },
  ])
  await apps.updateUserApp(1, 1, { provisioning_state: null })
  assert.deepEqual(await apps.getUserApp(1, 1), mail)
  assert.equal((await accounts(directory)).length, 1, 'what is as all have it is not kept')

  const told = (await eventsIn(directory.sql)).filter(({ type }) => type === 'userAppUpdated')
  assert.deepEqual(
    told.slice(0, 2).map(({ user_name, app_name, changes }) => [user_name, app_name, changes]),
    [
      ['ada', 'Mail', { provisioning_status: { before: 'enabled', after: 'disabled' } }],
      ['ada', 'Mail', { provisioning_state: { before: 'provisioned', after: 'deleting_failed' } }],
    ],
  )
})

/** What takes an app from a user, and which accounts are still kept then: of ada, and of bob, as user and app. */
const ends: readonly (readonly [
  what: string,
  end: (directory: Directory, apis: { apps: AppsApi; roles: RolesApi }) => PromiseLike<unknown>,
  kept: string[],
])[] = [
  [
    'a role that another one makes up for is taken',
    ({ users }) => users.removeUserRole(1, { role_id_array: [{ role_id: 2 }] }),
    ['1 1', '1 2', '2 1', '2 2'],
  ],
  [
    'the role that alone gives an app is taken',
    ({ users }) => users.removeUserRole(1, { role_id_array: [{ role_id: 1 }] }),
    ['1 1', '2 1', '2 2'],
  ],
  [
    'both roles are taken',
    ({ users }) => users.removeUserRole(1, { role_id_array: [{ role_id: 1 }, { role_id: 2 }] }),
    ['2 1', '2 2'],
  ],
  [
    'the user is updated to have one role',
    ({ users }) => users.updateUser(1, { role_ids: [2] }),
    ['1 1', '2 1', '2 2'],
  ],
  ['a role is taken from several', (_, { roles }) => roles.removeRoleUsers(1, [1, 2]), ['1 1', '2 1']],
  ['a role is deleted', (_, { roles }) => roles.deleteRole(1), ['1 1', '2 1']],
  ['a role gives an app no more', (_, { roles }) => roles.setRoleApps(1, [1]), ['1 1', '2 1']],
  [
    'a role gives an app no more that another one gives',
    (_, { roles }) => roles.setRoleApps(1, [2]),
    ['1 1', '1 2', '2 1', '2 2'],
  ],
  ['a role gives other apps', (_, { roles }) => roles.updateRole(1, { apps: [] }), ['1 1', '2 1']],
  ['the app is deleted', (_, { apps }) => apps.deleteApp(2), ['1 1', '2 1']],
  ['the user is deleted', ({ users }) => users.deleteUser(2), ['1 1', '1 2']],
  [
    'a user gets one role more',
    async ({ users }, { roles }) => {
      await roles.createRole({ name: 'More' })
      await users.addRolesToUser(1, { role_id_array: [3] })
    },
    ['1 1', '1 2', '2 1', '2 2'],
  ],
]

for (const [what, end, kept] of ends)
  onEveryDatabase(`when ${what}, just the accounts of lost apps are forgotten`, async (directory) => {
    const apis = await prepare(directory)
    for (const user of [1, 2])
      for (const app of [1, 2]) await apis.apps.updateUserApp(user, app, { provisioning_status: 'disabled' })
    await end(directory, apis)
    const left = (await accounts(directory)).map(({ user_id, app_id }) => `${user_id} ${app_id}`)
    assert.deepEqual(left, kept)
  })

onEveryDatabase('who gets an app again begins anew', async (directory) => {
  const { apps, roles } = await prepare(directory)
  await apps.updateUserApp(1, 2, { provisioning_status: 'disabled' })
  await roles.setRoleApps(1, [])
  await roles.setRoleApps(1, [1, 2])
  assert.equal((await apps.getUserApp(1, 2)).provisioning_status, 'enabled')
})

for (const [what, end] of [
  ['an app is deleted', (apis: { apps: AppsApi; roles: RolesApi }) => apis.apps.deleteApp(2)],
  ['a role gives it no more', (apis: { apps: AppsApi; roles: RolesApi }) => apis.roles.setRoleApps(1, [1])],
] as const)
  onEveryDatabase(
    `when ${what} in which more have accounts than go in one transaction, all are forgotten`,
    async (directory) => {
      const { sql } = directory
      await sql('DELETE FROM role_apps')
      await sql('DELETE FROM user_roles')
      for (const table of ['roles', 'apps']) {
        await sql(`DELETE FROM ${table}`)
        await sql('UPDATE latest_ids SET id = 0 WHERE name = ?', table)
      }
      const apis = await prepare(directory)
      await sql('INSERT INTO user_roles (role_id, user_id) SELECT 1, id FROM users WHERE id <= 1002')
      await sql("INSERT INTO app_accounts SELECT id, 2, 'disabled', NULL FROM users WHERE id <= 1002")
      await end(apis)
      assert.deepEqual(await accounts(directory), [])
      assert.deepEqual(await sql('SELECT * FROM role_apps WHERE app_id = 2'), [])
    },
    { sample: 1002 },
  )
