import assert from 'node:assert/strict'
import type { RolesApi } from '@rollcall/client/directory'
import { idsOf, onRefusals, rolesOf } from './around.ts'
import { type Directory, onEveryDatabase } from './harness.ts'
import { addMapping } from './mapping-helpers.ts'
import { assertRoles } from './roles.ts'
import { eventsIn, eventsOf, storedUser } from './stored.ts'

const path = '/api/2/roles/1/users'

/** The roles 1 Staff and 2 Guests, and the users 1 to 3, of whom user 3 is Staff. */
async function prepare(directory: Directory): Promise<RolesApi> {
  const roles = await rolesOf(directory)
  await roles.createRole({ name: 'Staff' })
  await roles.createRole({ name: 'Guests' })
  for (const username of ['ada', 'bob', 'cy'])
    await directory.users.createUser({ username, role_ids: username === 'cy' ? [1] : [] })
  return roles
}

const stored = async ({ sql }: Directory) => [
  await sql('SELECT role_id, user_id FROM user_roles ORDER BY role_id, user_id'),
  await sql('SELECT body FROM users ORDER BY id'),
  await sql('SELECT id FROM events'),
]

onEveryDatabase(
  'a role is given to users and taken from them, and lists of its users follow at once',
  async (directory) => {
    const roles = await prepare(directory)
    const holders = async () => [
      idsOf((await roles.listRoleUsers(1)).items),
      idsOf((await directory.users.listUsers({ role_id: 1 } as object)).users),
    ]
    assert.deepEqual(await holders(), [[3], [3]])
    directory.clock.now += 60_000
    assert.deepEqual(await roles.addRoleUsers(1, [2, 1, 2, 3]), [{ id: 2 }, { id: 1 }, { id: 3 }])
    assert.deepEqual(await holders(), [
      [1, 2, 3],
      [1, 2, 3],
    ])
    await assertRoles(directory.sql, 1, [1])
    const [ada, cy] = [await storedUser(directory.sql, 1), await storedUser(directory.sql, 3)]
    assert.equal(ada.updated_at, new Date(directory.clock.now).toISOString())
    assert.notEqual(cy.updated_at, ada.updated_at, 'who has the role already is not changed')

    await roles.removeRoleUsers(1, [1, 3, 99])
    await roles.removeRoleUsers(1, [1, 3])
    assert.deepEqual(await holders(), [[2], [2]])
    await assertRoles(directory.sql, 3, [])
    const told = await eventsOf(directory.sql, 1)
    assert.deepEqual(
      told.map(({ type, changes }) => [type, changes.role_ids]),
      [
        ['userCreated', { before: null, after: [] }],
        ['rolesAdded', { before: [], after: [1] }],
        ['rolesRemoved', { before: [1], after: [] }],
      ],
    )
    const about = (await eventsIn(directory.sql)).filter(
      ({ user_id, role_name }) => user_id === 1 && role_name,
    )
    assert.deepEqual(
      about.map(({ role_id, role_name }) => [role_id, role_name]),
      [
        [1, 'Staff'],
        [1, 'Staff'],
      ],
    )
  },
)

const many = Array.from({ length: 1001 }, (_, at) => at + 1)
const listed = 'input has incorrect data type. It should be -> array'
const unknown = 'Validation failed: users do not exist: 9, 8'
const tooMany = 'Validation failed: input has too many items (maximum is 1000)'
const calls = [
  ['addRoleUsers', 'POST'],
  ['removeRoleUsers', 'DELETE'],
] as const
onRefusals(
  [
    [
      'addRoleUsers refuses unknown users and gives the role to nobody',
      'POST',
      path,
      [1, 9, 8],
      422,
      unknown,
    ],
    [
      'listRoleUsers knows no role 3',
      'GET',
      '/api/2/roles/3/users',
      undefined,
      404,
      'Role for id 3 was not found',
    ],
    [
      'listRoleUsers refuses a limit of 0',
      'GET',
      `${path}?limit=0`,
      undefined,
      400,
      'limit is invalid. It should be at least 1',
    ],
    ...calls.flatMap(
      ([id, method]) =>
        [
          [`${id} knows no role 3`, method, '/api/2/roles/3/users', [1], 404, 'Role for id 3 was not found'],
          [`${id} refuses a call without a body`, method, path, undefined, 400, 'input parameters is empty'],
          [`${id} refuses an empty list`, method, path, [], 400, 'input parameters is empty'],
          [`${id} refuses an object`, method, path, { users: [1] }, 400, listed],
          [`${id} refuses a text`, method, path, '"1"', 400, listed],
          [`${id} refuses a list of texts`, method, path, ['1'], 400, `${listed} of integers`],
          [`${id} refuses half an id`, method, path, [1.5], 400, `${listed} of integers`],
          [
            `${id} refuses nobody's id`,
            method,
            path,
            [1, 0],
            422,
            'Validation failed: input 1 must be at least 1',
          ],
          [`${id} refuses more than a thousand`, method, path, many, 422, tooMany],
        ] as const,
    ),
  ],
  prepare,
  stored,
)

onEveryDatabase(
  'a role that a mapping gives is taken from nobody by hand, and from everybody when it is deleted',
  async (directory) => {
    const roles = await prepare(directory)
    await addMapping(directory, ['department = Sales'], [['add_role', '1']], { name: 'Sales' })
    await directory.users.updateUser(1, { department: 'Sales' }, { mappings: 'sync' })
    await roles.addRoleUsers(1, [2])
    const before = await stored(directory)
    const { status, body } = await directory.call('DELETE', path, { body: [2, 3, 1] })
    const refused = 'role 1 is given by the mapping Sales: change the mapping, or what makes it hold'
    assert.deepEqual([status, body.message], [400, refused])
    assert.deepEqual(await stored(directory), before)

    await roles.deleteRole(1)
    assert.deepEqual(await directory.sql('SELECT * FROM user_roles'), [])
    for (const user of [1, 2, 3]) await assertRoles(directory.sql, user, [])
    await directory.users.updateUser(1, { firstname: 'Ada' }, { mappings: 'sync' })
    await assertRoles(directory.sql, 1, [])
  },
)

onEveryDatabase(
  'addRoleUsers and removeRoleUsers take the object that older SDKs send',
  async (directory) => {
    await prepare(directory)
    const body = { user_id: [1, 2] }
    assert.deepEqual((await directory.call('POST', path, { body })).body, [{ id: 1 }, { id: 2 }])
    await assertRoles(directory.sql, 2, [1])
    assert.equal((await directory.call('DELETE', path, { body })).status, 204)
    await assertRoles(directory.sql, 2, [])
  },
)

onEveryDatabase(
  'a thousand users at once get a role and lose it, and a walk over its users finds each once',
  async (directory) => {
    const roles = await rolesOf(directory)
    const { id } = await roles.createRole({ name: 'A thousand' })
    const all = Array.from({ length: 1000 }, (_, at) => at + 1)
    assert.equal((await roles.addRoleUsers(id, all)).length, 1000)
    const found: (number | null | undefined)[] = []
    for await (const user of roles.listRoleUsers(id, { limit: 300 })) found.push(user.id)
    assert.deepEqual(found, all)
    const second = await roles.listRoleUsers(id, { limit: 400, page: 2 })
    assert.deepEqual([second.items[0]?.id, second.totalCount, second.totalPages], [401, 1000, 3])
    assert.deepEqual(
      idsOf((await roles.listRoleUsers(id, { cursor: second.beforeCursor })).items),
      all.slice(0, 400),
    )
    await roles.removeRoleUsers(id, all)
    assert.equal((await roles.listRoleUsers(id)).totalCount, 0)
    assert.deepEqual(await directory.sql('SELECT * FROM user_roles WHERE role_id = ?', id), [])
  },
  { sample: 1000 },
)
