import type { OperationId } from '@rollcall/contract'
import { type Neighbour, neighbours, partsIn, pathOf } from '../neighbours.ts'
import { authorization } from './authorization.ts'
import { asBody } from './bodies.ts'
import { aUserId } from './ids.ts'
import type { Random } from './random.ts'
import { aText } from './texts.ts'
import type { Call, Said } from './wire.ts'
import { aPerson, keep, type World } from './world.ts'

/** They go on after their answer, so what they have done by the next call is a matter of speed. */
export const inBackground: ReadonlySet<string> = new Set(['reapplyMappings', 'getMappingRun'])

/**
 * The log tells of the calls that were sent at the same time, in the order in which each directory did them: of what is read
 * from it only the status is compared here. What lies in it is compared for each user.
 */
export const tellOrder: ReadonlySet<string> = new Set(['listEvents', 'getEvent', 'explainUser'])

const called = neighbours.filter(({ id }) => !inBackground.has(id))

/** What a call makes, by the name that paths have for it. */
const makes: { readonly [N in OperationId]?: string } = {
  createRole: 'role_id',
  createApp: 'app_id',
  createGroup: 'group_id',
  createPolicy: 'policy_id',
  createCredential: 'credential_id',
  createMapping: 'mapping_id',
  createCustomAttribute: 'custom_attribute_id',
}

/** Any call on what stands around the users: by an example of the contract, with members that vary. */
export function aNeighbourCall(random: Random, world: World): Call {
  // What makes something comes more often, so that the others find it; a login needs luck with its person. And what has
  // not gone well yet is tried more often, so that a run of this length reaches it.
  const operation = random.weighted(
    called.map((one): [Neighbour, number] => [
      one,
      (weights[one.id] ?? (makes[one.id] ? 2 : 1)) * (world.succeeded.has(one.id) ? 1 : 4),
    ]),
  )
  const parts = new Map(partsIn(operation).map((name) => [name, aPart(random, world, operation, name)]))
  const [example] = operation.bodies.length > 0 ? [random.of(operation.bodies)] : []
  const body = example === undefined ? undefined : bodyOf(random, world, operation, structuredClone(example))
  return {
    what: operation.id,
    method: operation.method,
    path: pathOf(operation, parts) + aQuery(random, operation),
    headers: {
      ...authorization(random, world),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : asBody(random, body),
  }
}

const weights: { readonly [N in OperationId]?: number } = {
  createSessionLoginToken: 3,
  verifySession: 2,
  unlockUser: 3,
  setCustomAttributes: 2,
  updateUserApp: 3,
  getUserApp: 4,
  setRoleApps: 2,
  removeRoleUsers: 2,
  listRoleUsers: 2,
  listAppUsers: 2,
  explainUser: 2,
}

function aPart(random: Random, world: World, operation: Neighbour, name: string): string {
  if (operation.id === 'unlockUser' && random.chance(0.7)) return String(world.locked.at(-1) ?? 0)
  if (name === 'user_id') return aUserId(random, world)
  if (name === 'event_id') return String(1 + random.below(50))
  if (name === 'mapping_action_value') return random.of(['add_role', 'add_role', 'set_status', 'x'])
  if (name === 'mapping_condition_value') return random.of(['has_role', 'status', 'department', 'x'])
  if (random.chance(0.05)) return random.of(['0', '999999999', 'x', '-1', '9007199254740993'])
  const made = world.made.get(name) ?? []
  const known = operation.method === 'GET' || name === 'app_id' ? knownTo(world, name) : []
  return String(random.of([...made, ...known]) ?? 999_999)
}

/** What was there from the beginning. It stays as it is, so that the fifteen find it. */
const knownTo = (world: World, name: string): readonly number[] =>
  ({ role_id: world.roles, app_id: world.apps, group_id: world.groups, policy_id: [1], credential_id: [1] })[
    name
  ] ?? []

type Members = Record<string, unknown>

function bodyOf(random: Random, world: World, { id }: Neighbour, body: unknown): unknown {
  const anyApps = () => some(random, [...world.apps, ...(world.made.get('app_id') ?? [])])
  switch (id) {
    case 'addRoleUsers':
    case 'removeRoleUsers':
    case 'dryRunMapping':
      return [aPerson(random, world).id, aPerson(random, world).id]
    case 'setRoleApps':
      return anyApps()
    case 'sortMappings':
      return random.chance(0.7) ? [] : (world.made.get('mapping_id') ?? [])
    case 'createSessionLoginToken': {
      const username = random.of(world.withPassword) ?? aText(random)
      return {
        ...(body as Members),
        username_or_email: username,
        ...(random.chance(0.3) && { password: 'x' }),
      }
    }
    case 'verifySession':
      return { session_token: random.chance(0.8) ? (world.sessions.at(-1) ?? 'x') : 'x' }
    case 'setCustomAttributes':
      return { custom_attributes: { [random.of(world.attributes) ?? 'x']: aText(random) } }
    case 'updateMapping':
      return { name: aName(random) }
    default:
      return varied(random, world, body as Members, anyApps)
  }
}

function varied(random: Random, world: World, body: Members, anyApps: () => unknown): Members {
  const inner = body.user_field as Members | undefined
  if (inner) return { user_field: varied(random, world, inner, anyApps) }
  const made: Members = { ...body }
  if ('name' in made) made.name = aName(random)
  if ('shortname' in made) made.shortname = `a${random.below(100_000)}`
  if ('apps' in made) made.apps = anyApps()
  // An enabled one would work behind the answers.
  if ('conditions' in made) Object.assign(made, { enabled: false, match: 'all', position: null })
  if ('actions' in made) made.actions = [{ action: 'add_role', value: [String(random.of(world.roles))] }]
  if (random.chance(0.06)) {
    const wrong = random.of([null, 7, '', 'x'.repeat(300), true, [], {}, -1, aText(random)])
    made[random.of(Object.keys(made)) ?? 'name'] = wrong
  }
  return 'conditions' in made ? { ...made, enabled: false } : made
}

const aName = (random: Random): string =>
  random.chance(0.1) ? 'Taken' : `${aText(random)} ${random.below(1_000_000)}`

const some = (random: Random, ids: readonly number[]): number[] =>
  random.chance(0.2) ? [] : [...new Set([random.of(ids), random.of(ids)])].filter((id) => id !== undefined)

function aQuery(random: Random, { method, parameters, id }: Neighbour): string {
  if (random.chance(0.02)) return `?${random.of(['colour=red', 'limit=1&limit=2', 'a=', '%'])}`
  const names = parameters.filter((one) => one.in === 'query').map(({ name }) => name)
  if (method !== 'GET' || random.chance(0.5)) return ''
  const asked = [
    ...(names.includes('limit') ? [`limit=${random.of(['1', '2', '7', '1000', '0', 'x'])}`] : []),
    ...(names.includes('page') && random.chance(0.5) ? [`page=${random.of(['1', '2', '3', '0'])}`] : []),
    ...(names.includes('name') && random.chance(0.3)
      ? [`name=${encodeURIComponent(random.of(['*a*', 'Taken', '!*1', aText(random).toWellFormed()]))}`]
      : []),
  ]
  return asked.length > 0 && id !== 'explainUser' ? `?${asked.join('&')}` : ''
}

/** Takes over what an answer says of what was made, and of what is gone. */
export function learnOfNeighbours(world: World, { what, path, body }: Call, { status, text }: Said): void {
  if (status >= 300) return
  world.succeeded.add(what)
  const part = makes[what as OperationId]
  if (part !== undefined) {
    const { id, user_field } = JSON.parse(text)
    const ids = world.made.get(part) ?? []
    keep(ids, Number(id ?? user_field?.id))
    world.made.set(part, ids)
  }
  const gone = /^\/api\/\d\/.*\/(\d+)$/.exec(path)?.[1]
  if (what.startsWith('delete') && what !== 'deleteUser')
    for (const [name, ids] of world.made)
      if (makes[what.replace('delete', 'create') as OperationId] === name)
        world.made.set(
          name,
          ids.filter((id) => String(id) !== gone),
        )
  if (what === 'lockAccountUser')
    keep(world.locked, Number(/\/(\d+)\//.exec(path.slice('/api/1'.length))?.[1]))
  if (what === 'createSessionLoginToken') keep(world.sessions, JSON.parse(text).data[0].session_token)
  if (what === 'updatePasswordInsecure' && String(body).includes('"Three-Blue-Herons-9"')) {
    const { username } = world.people.get(Number(/\d+(?=\?|$)/.exec(path)?.[0])) ?? {}
    if (username) keep(world.withPassword, username)
  }
}
