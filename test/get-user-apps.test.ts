import assert from 'node:assert/strict'
import { type Directory, onEveryDatabase } from './harness.ts'
import { testRefusals } from './refusals.ts'
import { addRoles } from './roles.ts'

testRefusals('getUserApps', {
  path: (userId) => `/api/1/users/${userId}/apps`,
})

/** Role 11 brings Mail and the hidden Wireless, role 12 Mail and Payroll, role 13 nothing. Nobody has Chess. */
async function prepare({ sql, users }: Directory, ...role_ids: number[]): Promise<void> {
  await addRoles(sql, 11, 12, 13)
  for (const [id, name, visible] of [
    [21, 'Mail', 1],
    [22, 'Wireless', 0],
    [23, 'Payroll', 1],
    [24, 'Chess', 1],
  ] as const)
    await sql(
      'INSERT INTO apps (id, name, icon_url, extension, visible, provisioning_enabled) VALUES (?, ?, ?, ?, ?, ?)',
      id,
      name,
      `/${name}.png`,
      id % 2,
      visible,
      visible,
    )
  for (const [role, app] of [
    [11, 21],
    [11, 22],
    [12, 21],
    [12, 23],
  ] as const)
    await sql('INSERT INTO role_apps (role_id, app_id) VALUES (?, ?)', role, app)
  await users.createUser({ username: 'ada', role_ids })
}

const namesOf = (apps: readonly { name?: string | null | undefined }[]) => apps.map((app) => app.name)

onEveryDatabase(
  'getUserApps answers a bare list with all that the contract says of an app',
  async (directory) => {
    await prepare(directory, 11)
    const answer = await directory.call('GET', '/api/1/users/1/apps?ignore_visibility=true')
    assert.equal(answer.status, 200)
    const [mail, wireless, ...more] = answer.body
    assert.deepEqual(mail, {
      id: 21,
      icon_url: '/Mail.png',
      extension: true,
      login_id: mail.login_id,
      name: 'Mail',
      provisioning_status: 'enabled',
      provisioning_state: 'provisioned',
      provisioning_enabled: true,
    })
    assert.deepEqual(
      [wireless.extension, wireless.provisioning_enabled, wireless.provisioning_state],
      [false, false, 'unknown'],
    )
    assert.deepEqual(more, [])
    assert.deepEqual(await directory.users.getUserApps(1, { ignore_visibility: true }), answer.body)
  },
)

for (const [what, roles, visible, all] of [
  ['no role', [], [], []],
  ['a role without apps', [13], [], []],
  ['a role with a hidden app', [11], ['Mail'], ['Mail', 'Wireless']],
  ['two roles that bring the same app', [11, 12], ['Mail', 'Payroll'], ['Mail', 'Wireless', 'Payroll']],
] as const)
  onEveryDatabase(
    `getUserApps of a user with ${what}: visible ones, and all when asked`,
    async (directory) => {
      await prepare(directory, ...roles)
      const { users } = directory
      assert.deepEqual(namesOf(await users.getUserApps(1)), visible)
      assert.deepEqual(namesOf(await users.getUserApps(1, { ignore_visibility: false })), visible)
      assert.deepEqual(namesOf(await users.getUserApps(1, { ignore_visibility: true })), all)
    },
  )

for (const [query, names] of [
  ['', ['Mail']],
  ['?ignore_visibility=', ['Mail']],
  ['?ignore_visibility=false', ['Mail']],
  ['?ignore_visibility=False', ['Mail']],
  ['?ignore_visibility=true', ['Mail', 'Wireless']],
  ['?ignore_visibility=True', ['Mail', 'Wireless']],
] as const)
  onEveryDatabase(`getUserApps understands the query "${query}"`, async (directory) => {
    await prepare(directory, 11)
    assert.deepEqual(namesOf((await directory.call('GET', `/api/1/users/1/apps${query}`)).body), names)
  })

const notBoolean = 'ignore_visibility has incorrect data type. It should be -> boolean'
for (const [query, message] of [
  ['ignore_visibility=1', notBoolean],
  ['ignore_visibility=yes', notBoolean],
  ['ignore_visibility=true%20', notBoolean],
  [
    'ignore_visibility=true&ignore_visibility=true',
    'query parameter ignore_visibility is given more than once',
  ],
  ['visible=true', 'query parameter(s) not allowed: visible'],
] as const)
  onEveryDatabase(`getUserApps answers 400 to the query "${query}"`, async (directory) => {
    await prepare(directory, 11)
    const answer = await directory.call('GET', `/api/1/users/1/apps?${query}`)
    assert.equal(answer.status, 400)
    assert.equal(answer.body.message, message)
  })

onEveryDatabase('getUserApps follows the roles', async (directory) => {
  await prepare(directory, 11)
  const { users, sql } = directory
  const apps = async () => namesOf(await users.getUserApps(1))
  await users.addRolesToUser(1, { role_id_array: [12] })
  assert.deepEqual(await apps(), ['Mail', 'Payroll'])
  await users.removeUserRole(1, { role_id_array: [11] })
  assert.deepEqual(await apps(), ['Mail', 'Payroll'])
  await sql('INSERT INTO role_apps (role_id, app_id) VALUES (12, 24)')
  assert.deepEqual(await apps(), ['Mail', 'Payroll', 'Chess'])
  await sql('DELETE FROM role_apps WHERE app_id = 21')
  assert.deepEqual(await apps(), ['Payroll', 'Chess'])
  await users.updateUser(1, { role_ids: [] })
  assert.deepEqual(await apps(), [])
})

onEveryDatabase(
  'a login_id is another for each user and app, and stays the same',
  async (directory) => {
    const loginIds = async () => {
      const ids: (number | null | undefined)[] = []
      for (let id = 1; id <= 30; id++)
        for (const app of await directory.users.getUserApps(id, { ignore_visibility: true }))
          ids.push(app.login_id)
      return ids
    }
    const ids = await loginIds()
    assert.ok(ids.length > 200)
    assert.equal(new Set(ids).size, ids.length)
    for (const id of ids) assert.ok(Number.isSafeInteger(id) && Number(id) > 0)
    await directory.restart()
    assert.deepEqual(await loginIds(), ids)
  },
  { sample: 30 },
)
