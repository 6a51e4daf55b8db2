import assert from 'node:assert/strict'
import type { AppsApi } from '@rollcall/client/directory'
import { appsOf, idsOf, onRefusals, onScopes, rolesOf } from './around.ts'
import { beginning, type Directory, onEveryDatabase } from './harness.ts'
import { eventsIn } from './stored.ts'

const path = '/api/2/apps'

const stored = async ({ sql }: Directory) => [
  await sql('SELECT * FROM apps ORDER BY id'),
  await sql('SELECT * FROM role_apps'),
  await sql('SELECT * FROM app_accounts'),
]

/** The app 1 Mail, which the role 1 gives to user 1. */
async function prepare(directory: Directory): Promise<AppsApi> {
  const [apps, roles] = [await appsOf(directory), await rolesOf(directory)]
  await apps.createApp({ name: 'Mail', provisioning: { enabled: true } })
  await roles.createRole({ name: 'Staff', apps: [1] })
  await directory.users.createUser({ username: 'ada', role_ids: [1] })
  return apps
}

onEveryDatabase(
  'an app is created, read, listed, changed and deleted, and events tell of it',
  async (directory) => {
    const apps = await appsOf(directory)
    const then = new Date(beginning).toISOString()
    const mail = {
      id: 1,
      name: 'Mail',
      description: null,
      icon_url: null,
      connector_id: null,
      extension: false,
      visible: true,
      provisioning: { enabled: false },
      created_at: then,
      updated_at: then,
    }
    assert.deepEqual(await apps.createApp({ name: ' Mail ' }), mail)
    const all = {
      name: 'Mail',
      description: 'Another one',
      icon_url: 'https://example.com/mail.png',
      connector_id: 7,
      extension: true,
      visible: false,
      provisioning: { enabled: true },
    }
    const second = { id: 2, ...all, created_at: then, updated_at: then }
    assert.deepEqual(await apps.createApp(all), second)
    assert.deepEqual(await apps.getApp(2), second)
    const { items, totalCount } = await apps.listApps()
    assert.deepEqual([items, totalCount], [[mail, second], 2])

    directory.clock.now += 60_000
    const updated_at = new Date(directory.clock.now).toISOString()
    assert.deepEqual(await apps.updateApp(1, { name: 'Post', visible: false }), {
      ...mail,
      name: 'Post',
      visible: false,
      updated_at,
    })
    assert.deepEqual(
      await apps.updateApp(2, { description: null, icon_url: null, connector_id: null, provisioning: {} }),
      { ...second, description: null, icon_url: null, connector_id: null, updated_at },
    )
    await apps.deleteApp(1)
    assert.equal((await apps.createApp({ name: 'New' })).id, 3)
    assert.deepEqual(idsOf((await apps.listApps()).items), [2, 3])

    const told = (await eventsIn(directory.sql)).filter(({ app_id }) => app_id === 1)
    assert.deepEqual(
      told.map(({ type, app_name, client_id, changes }) => [
        type,
        app_name,
        client_id,
        Object.keys(changes ?? {}),
      ]),
      [
        [
          'appCreated',
          'Mail',
          'Manage All',
          ['id', 'name', 'extension', 'visible', 'provisioning', 'created_at', 'updated_at'],
        ],
        ['appUpdated', 'Post', 'Manage All', ['name', 'visible', 'updated_at']],
        [
          'appDeleted',
          'Post',
          'Manage All',
          ['id', 'name', 'extension', 'visible', 'provisioning', 'created_at', 'updated_at'],
        ],
      ],
    )
  },
)

const notApp = (id: number | string) => `App for id ${id} was not found`
onRefusals(
  [
    ['createApp refuses an empty body', 'POST', path, {}, 400, 'input parameters is empty'],
    ['createApp refuses an app without a name', 'POST', path, { visible: true }, 400, 'name is missing'],
    [
      'createApp refuses a blank name',
      'POST',
      path,
      { name: ' ' },
      422,
      'Validation failed: name must not be empty',
    ],
    [
      'createApp refuses a name that no index takes',
      'POST',
      path,
      { name: 'ﷺ'.repeat(255) },
      422,
      'Validation failed: name is too long when its characters are written out',
    ],
    [
      'createApp refuses a text as visible',
      'POST',
      path,
      { name: 'A', visible: 'yes' },
      400,
      'visible has incorrect data type. It should be -> boolean',
    ],
    [
      'createApp refuses a picture that is a program',
      'POST',
      path,
      { name: 'A', icon_url: 'javascript:alert(1)' },
      422,
      'Validation failed: icon_url must match ^(https?://|/)\\S+$',
    ],
    [
      'createApp refuses a description of 2001 characters',
      'POST',
      path,
      { name: 'A', description: 'x'.repeat(2001) },
      422,
      'Validation failed: description is too long (maximum is 2000 characters)',
    ],
    [
      'createApp refuses a connector beyond exact numbers',
      'POST',
      path,
      { name: 'A', connector_id: 2 ** 53 },
      422,
      'Validation failed: connector_id must be at most 9007199254740991',
    ],
    [
      'createApp refuses a provisioning that is no object',
      'POST',
      path,
      { name: 'A', provisioning: true },
      400,
      'provisioning has incorrect data type. It should be -> object',
    ],
    [
      'updateApp refuses a blank name',
      'PUT',
      `${path}/1`,
      { name: ' ' },
      422,
      'Validation failed: name must not be empty',
    ],
    ['updateApp refuses an id that is none', 'PUT', `${path}/x`, { name: 'A' }, 400, 'ID is incorrect'],
    ['updateApp knows no app 3', 'PUT', `${path}/3`, { name: 'A' }, 404, notApp(3)],
    ['getApp knows no app 3', 'GET', `${path}/3`, undefined, 404, notApp(3)],
    ['deleteApp knows no app 3', 'DELETE', `${path}/3`, undefined, 404, notApp(3)],
    ['listAppUsers knows no app 3', 'GET', `${path}/3/users`, undefined, 404, notApp(3)],
    [
      'listAppUsers refuses a filter',
      'GET',
      `${path}/1/users?name=a`,
      undefined,
      400,
      'query parameter(s) not allowed: name',
    ],
    [
      'listApps refuses an unknown parameter',
      'GET',
      `${path}?color=red`,
      undefined,
      400,
      'query parameter(s) not allowed: color',
    ],
    [
      'getUserApp knows no user 3',
      'GET',
      '/api/1/users/3/apps/1',
      undefined,
      404,
      'User for id 3 was not found',
    ],
    [
      'getUserApp knows no app that the user has not',
      'GET',
      '/api/1/users/1/apps/2',
      undefined,
      404,
      notApp(2),
    ],
    [
      'updateUserApp knows no app that the user has not',
      'PUT',
      '/api/1/users/1/apps/2',
      { provisioning_status: 'disabled' },
      404,
      notApp(2),
    ],
    [
      'updateUserApp refuses an empty body',
      'PUT',
      '/api/1/users/1/apps/1',
      {},
      400,
      'input parameters is empty',
    ],
    [
      'updateUserApp refuses a status that does not exist',
      'PUT',
      '/api/1/users/1/apps/1',
      { provisioning_status: 'gone' },
      422,
      'Validation failed: provisioning_status must be one of enabling, disabling, enabling_pending_approval, disabling_pendding_approval, enabled, disabled, disabling_failed, enabling_failed',
    ],
  ],
  prepare,
  stored,
)

onEveryDatabase('a walk by cursor, by page and by name finds every app once', async (directory) => {
  const apps = await appsOf(directory)
  for (let n = 1; n <= 12; n++) await apps.createApp({ name: n % 4 === 0 ? 'Näil' : `Tool ${n}` })
  const ids = async (query: Parameters<AppsApi['listApps']>[0]) => {
    const found: number[] = []
    for await (const { id } of apps.listApps(query)) found.push(id)
    return found
  }
  assert.deepEqual(
    await ids({ limit: 5 }),
    Array.from({ length: 12 }, (_, at) => at + 1),
  )
  assert.deepEqual(await ids({ limit: 2, name: 'NÄI*' }), [4, 8, 12])
  assert.deepEqual(await ids({ name: 'tool 1*' }), [1, 10, 11])
  assert.deepEqual(idsOf((await apps.listApps({ limit: 5, page: 3 })).items), [11, 12])
})

onEveryDatabase('older clients find apps at their path', async (directory) => {
  await prepare(directory)
  const ask = async (at: string) => (await directory.call('GET', at)).body
  assert.deepEqual(await ask('/api/1/apps'), await ask(path))
  assert.deepEqual(await ask('/api/1/apps/1'), await ask(`${path}/1`))
  assert.deepEqual(await ask('/api/1/apps?name=x'), [])
})

onScopes(
  [
    ['listApps'],
    ['getApp'],
    ['listAppUsers'],
    ['getUserApp'],
    ['updateUserApp', { provisioning_state: 'linking' }],
    ['createApp', { name: 'New' }],
    ['updateApp', { name: 'Other' }],
    ['deleteApp'],
  ],
  prepare,
)
