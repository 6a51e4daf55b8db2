import type { RolesApi } from '@rollcall/client/directory'
import { appsOf, onRefusals, rolesOf } from './around.ts'
import type { Directory } from './harness.ts'

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

const stored = async ({ sql }: Directory) => [
  await sql('SELECT id, name FROM roles ORDER BY id'),
  await sql('SELECT * FROM role_apps ORDER BY role_id, app_id'),
  await sql('SELECT role_id, user_id FROM user_roles ORDER BY role_id, user_id'),
  await sql('SELECT body FROM users ORDER BY id'),
]

const short = 'Validation failed: name is too short (minimum is 1 characters)'
const taken = 'Validation failed: Name has already been taken'
const notRole = (id: number | string) => `Role for id ${id} was not found`
const many = Array.from({ length: 1001 }, (_, at) => at + 1)
onRefusals(
  [
    ['createRole refuses an empty body', 'POST', path, {}, 400, 'input parameters is empty'],
    ['createRole refuses a role without a name', 'POST', path, { apps: [1] }, 400, 'name is missing'],
    [
      'createRole refuses a number as name',
      'POST',
      path,
      { name: 7 },
      400,
      'name has incorrect data type. It should be -> string',
    ],
    [
      'createRole refuses apps that are no list of ids',
      'POST',
      path,
      { name: 'A', apps: ['1'] },
      400,
      'apps has incorrect data type. It should be -> array of integers',
    ],
    ['createRole refuses an empty name', 'POST', path, { name: '' }, 422, short],
    [
      'createRole refuses a blank name',
      'POST',
      path,
      { name: ' ' },
      422,
      'Validation failed: name must not be empty',
    ],
    [
      'createRole refuses 256 characters',
      'POST',
      path,
      { name: 'x'.repeat(256) },
      422,
      'Validation failed: name is too long (maximum is 255 characters)',
    ],
    [
      'createRole refuses a name that no index takes',
      'POST',
      path,
      { name: 'ﷺ'.repeat(255) },
      422,
      'Validation failed: name is too long when its characters are written out',
    ],
    ['createRole refuses a name in other letters', 'POST', path, { name: 'ﬆaff' }, 422, taken],
    [
      'createRole refuses half a character',
      'POST',
      path,
      '{"name":"\\ud800"}',
      400,
      'name is invalid: it holds a character that is no text',
    ],
    [
      'createRole names all that is wrong at once',
      'POST',
      path,
      { name: 'STAFF', apps: [9, 1, 8] },
      422,
      `${taken}, apps do not exist: 8, 9`,
    ],
    [
      'createRole refuses more apps than a role may give',
      'POST',
      path,
      { name: 'A', apps: many },
      422,
      'Validation failed: apps has too many items (maximum is 1000)',
    ],
    ['updateRole refuses the name of another', 'PUT', `${path}/2`, { name: 'STAFF' }, 422, taken],
    [
      'updateRole refuses an unknown app',
      'PUT',
      `${path}/2`,
      { apps: [3] },
      422,
      'Validation failed: apps do not exist: 3',
    ],
    ['updateRole refuses an id that is none', 'PUT', `${path}/x`, { name: 'A' }, 400, 'ID is incorrect'],
    ['updateRole knows no role 3', 'PUT', `${path}/3`, { name: 'A' }, 404, notRole(3)],
    ['getRole knows no role 3', 'GET', `${path}/3`, undefined, 404, notRole(3)],
    [
      'getRole knows no role beyond exact numbers',
      'GET',
      `${path}/9007199254740993`,
      undefined,
      404,
      notRole('9007199254740993'),
    ],
    ['deleteRole knows no role 3', 'DELETE', `${path}/3`, undefined, 404, notRole(3)],
    [
      'listRoles refuses an unknown parameter',
      'GET',
      `${path}?color=red`,
      undefined,
      400,
      'query parameter(s) not allowed: color',
    ],
    [
      'listRoles refuses a cursor that is none',
      'GET',
      `${path}?cursor=x`,
      undefined,
      400,
      'Invalid pagination cursor',
    ],
    [
      'listRoles refuses to sort by name',
      'GET',
      `${path}?sort=name`,
      undefined,
      422,
      'Invalid sort field: name',
    ],
    ['listRoleApps knows no role 3', 'GET', `${path}/3/apps`, undefined, 404, notRole(3)],
    ['setRoleApps knows no role 3', 'PUT', `${path}/3/apps`, [1], 404, notRole(3)],
    [
      'setRoleApps refuses an unknown app',
      'PUT',
      `${path}/1/apps`,
      [1, 3],
      422,
      'Validation failed: apps do not exist: 3',
    ],
    [
      'setRoleApps refuses a call without a body',
      'PUT',
      `${path}/1/apps`,
      undefined,
      400,
      'input parameters is empty',
    ],
    ['setRoleApps refuses an empty object', 'PUT', `${path}/1/apps`, {}, 400, 'input parameters is empty'],
    [
      'setRoleApps refuses an object',
      'PUT',
      `${path}/1/apps`,
      { apps: [1] },
      400,
      'input has incorrect data type. It should be -> array',
    ],
    [
      'setRoleApps refuses a list of texts',
      'PUT',
      `${path}/1/apps`,
      ['1'],
      400,
      'input has incorrect data type. It should be -> array of integers',
    ],
    [
      'setRoleApps refuses more apps than a role may give',
      'PUT',
      `${path}/1/apps`,
      many,
      422,
      'Validation failed: input has too many items (maximum is 1000)',
    ],
  ],
  prepare,
  stored,
)
