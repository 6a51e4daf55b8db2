import { operations, type UserOperationId } from '@rollcall/contract'
import { authorization } from './authorization.ts'
import { aPassword, asBody, aUser, someRoles } from './bodies.ts'
import { aUserId } from './ids.ts'
import { aListQuery } from './lists.ts'
import { aNeighbourCall } from './neighbours.ts'
import type { Random } from './random.ts'
import { aText } from './texts.ts'
import { aTokenCall } from './token-calls.ts'
import type { Call } from './wire.ts'
import type { World } from './world.ts'

/** Any call, so weighted that most find what they ask for, and that about two hundred people are there. */
export function aCall(random: Random, world: World): Call {
  const crowd = world.people.size / 200
  return random.weighted<(random: Random, world: World) => Call>([
    [(...given) => operation('listUsers', ...given), 30],
    [(...given) => operation('updateUser', ...given), 16],
    [(...given) => operation('createUser', ...given), 10 / crowd],
    [(...given) => operation('deleteUser', ...given), 5 * crowd ** 2],
    [(...given) => operation('getUserById', ...given), 6],
    [(...given) => operation('addRolesToUser', ...given), 6],
    [(...given) => operation('removeUserRole', ...given), 6],
    [(...given) => operation('getUserRoles', ...given), 3],
    [(...given) => operation('getUserApps', ...given), 3],
    [(...given) => operation('setUserState', ...given), 4],
    [(...given) => operation('lockAccountUser', ...given), 5],
    [(...given) => operation('logOutUser', ...given), 1.5],
    [(...given) => operation('updatePasswordInsecure', ...given), 3],
    [(...given) => operation('updatePasswordSecure', ...given), 2],
    [(...given) => operation('getCustomAttributes', ...given), 1.5],
    [aNeighbourCall, 32],
    [aTokenCall, 4],
    [elsewhere, 1.5],
  ])(random, world)
}

function operation(id: UserOperationId, random: Random, world: World): Call {
  const { method, path, body } = operations[id]
  const query = id === 'listUsers' ? aListQuery(random, world) : aQuery(random, id)
  const members = bodies[id]?.(random, world)
  return {
    what: id,
    method,
    path: `${path.replace('{user_id}', () => aUserId(random, world))}${query === '' ? '' : `?${query}`}`,
    headers: { ...authorization(random, world), ...(body !== undefined && contentType(random)) },
    body: members === undefined ? undefined : asBody(random, members),
  }
}

/** What each operation is sent, before anything is made wrong with the body as a whole. */
const bodies: { readonly [N in UserOperationId]?: (random: Random, world: World) => unknown } = {
  createUser: (random, world) => aUser(random, world, true),
  updateUser: (random, world) => aUser(random, world, false),
  addRolesToUser: (random, world) => roleList(random, someRoles(random, world)),
  removeUserRole: (random, world) => roleList(random, heldRoles(random, world)),
  setUserState: (random) => ({ state: random.of([0, 1, 1, 1, 2, 3, 3, random.of([4, '1', null, -1])]) }),
  lockAccountUser: (random) => ({
    locked_until: random.of([0, 0, 15, 16, 20, 60, 14, -1, 5_256_000, 5_256_001, '15']),
  }),
  logOutUser: (random) => random.of([undefined, undefined, {}, null, { a: 1 }, 'text']),
  updatePasswordInsecure: (random) => ({
    ...random.weighted<object>([
      [sound, 4],
      [weak, 1],
      [unconfirmed, 1],
      [aPassword(random), 5],
    ]),
    ...(random.chance(0.3) && { validate_policy: random.of([true, true, false, 'true']) }),
  }),
  updatePasswordSecure: (random) => {
    const { salt, ...password } = random.chance(0.4) ? soundDigest : aPassword(random)
    return { ...password, ...(salt !== undefined && { password_salt: salt }) }
  },
}

const digest = '0aF9'.repeat(16)
const sound = { password: 'Three-Blue-Herons-9', password_confirmation: 'Three-Blue-Herons-9' }
const unconfirmed = { password: 'Three-Blue-Herons-9', password_confirmation: 'Three-Blue-Herons-8' }
const weak = { password: 'x', password_confirmation: 'x', validate_policy: true }
const soundDigest = {
  password: digest,
  password_confirmation: digest,
  password_algorithm: 'salt+sha256',
  salt: 'ﷺ'.repeat(40),
}

function roleList(random: Random, roles: readonly unknown[]): unknown {
  if (random.chance(0.02)) return { role_ids: roles }
  return random.of([{ role_id_array: roles }, { role_id_array: roles }, roles])
}

/** Taking away what somebody has would hardly ever happen by chance. The first role is everybody's. */
function heldRoles(random: Random, world: World): unknown[] {
  const roles = random.chance(0.6) ? [world.roles[random.below(2)]] : someRoles(random, world)
  return random.chance(0.3) ? roles.map((role_id) => ({ role_id })) : roles
}

const switches: { readonly [N in UserOperationId]?: readonly string[] } = {
  getUserApps: [
    'ignore_visibility=true',
    'ignore_visibility=True',
    'ignore_visibility=false',
    'ignore_visibility=1',
  ],
  createUser: [
    'mappings=sync',
    'mappings=disabled',
    'mappings=none',
    'validate_policy=false',
    'validate_policy=no',
  ],
  updateUser: ['mappings=async', 'validate_policy=false', 'validate_policy=true'],
}

function aQuery(random: Random, id: UserOperationId): string {
  if (random.chance(0.015)) return random.of(['a=b', 'a=', '=', 'limit=1', 'mappings=%00', '%', 'a=1&a=2'])
  return random.chance(0.3) ? random.of(switches[id] ?? ['']) : ''
}

const contentType = (random: Random): Record<string, string> =>
  random.chance(0.98)
    ? { 'content-type': 'application/json' }
    : random.of<Record<string, string>>([
        {},
        { 'content-type': 'text/plain' },
        { 'content-type': 'application/x-www-form-urlencoded' },
        { 'content-type': 'application/json; charset=latin1' },
      ])

/** What is no operation, with and without the database behind it. */
function elsewhere(random: Random, world: World): Call {
  const [method, path] = random.of([
    ['GET', '/'],
    ['GET', '/health/ready'],
    ['HEAD', '/api/1/users'],
    ['PATCH', '/api/1/users/1'],
    ['POST', '/api/1/users/1'],
    ['GET', '/api/1/users/1/'],
    ['GET', '//api/1//users'],
    ['GET', '/api/1/users/1/nothing'],
    ['GET', `/api/1/users/${encodeURIComponent(aText(random).toWellFormed())}`],
    ['GET', '/api/1/users/%zz'],
    ['GET', '/auth/rate_limit'],
    ['GET', '/auth/rate_limit'],
  ] as const)
  return {
    what: path === '/auth/rate_limit' ? path : 'elsewhere',
    method,
    path,
    headers: {
      ...authorization(random, world),
      ...(random.chance(0.1) && { 'x-long': 'x'.repeat(20_000) }),
    },
  }
}
