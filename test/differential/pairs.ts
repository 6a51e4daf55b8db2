import { aCall } from './calls.ts'
import type { Random } from './random.ts'
import { refreshCall, tokenCall } from './token-calls.ts'
import type { Call, Said } from './wire.ts'
import { aPerson, latestToken, mainClient, type World } from './world.ts'

/** Two calls that are sent at the same time. Which one a directory does first is its own affair. */
export interface Pair {
  readonly what: string
  readonly calls: readonly [Call, Call]
  /** The pairs of statuses that one order or the other gives. Unset, the answers are the same in both orders. */
  readonly outcomes?: readonly string[]
  /** Sent afterwards, one by one, so that the order leaves no trace. */
  readonly settle?: (answers: readonly Said[]) => readonly Call[]
  /** Whose events tell of the order. */
  readonly contested?: readonly number[]
}

type Make = (random: Random, world: World) => Pair

export const aPair: Make = (random, world) => random.of(kinds)(random, world)

const kinds: readonly Make[] = [
  (random, world) => ({ what: 'two reads', calls: [aRead(random, world), aRead(random, world)] }),
  (random, world) => {
    const [one, other] = twoPeople(random, world)
    const read = write(world, 'getUserById', 'GET', one)
    return { what: 'a read and a change of another', calls: [read, update(world, other, harmless(random))] }
  },
  (random, world) => {
    const [one, other] = twoPeople(random, world)
    const calls = [update(world, one, harmless(random)), update(world, other, harmless(random))] as const
    return { what: 'changes of two people', calls }
  },
  (random, world) => {
    const { id } = aPerson(random, world)
    return {
      what: 'two members of one user',
      calls: [update(world, id, { title: word(random) }), update(world, id, { company: word(random) })],
      outcomes: ['200 200'],
      settle: () => [write(world, 'getUserById', 'GET', id)],
      contested: [id],
    }
  },
  (random, world) => {
    const { id } = aPerson(random, world)
    return {
      what: 'one member of one user',
      calls: [update(world, id, { title: 'one' }), update(world, id, { title: 'other' })],
      outcomes: ['200 200'],
      settle: () => [update(world, id, { title: word(random) })],
      contested: [id],
    }
  },
  (random, world) => {
    const username = `${word(random)}${world.now}`
    const create = (name: string): Call =>
      write(world, 'createUser', 'POST', '', { username: name, firstname: name })
    const names = { username, firstname: username }
    const idIn = ({ text }: Said): number => JSON.parse(text).id
    return {
      what: 'one username, created twice',
      calls: [
        create(username),
        create(random.of([username, username.toUpperCase(), username.normalize('NFD')])),
      ],
      outcomes: ['201 422', '422 201'],
      settle: (answers) =>
        answers.filter(({ status }) => status === 201).map((said) => update(world, idIn(said), names)),
      contested: [Math.max(...world.people.keys()) + 1],
    }
  },
  (random, world) => {
    const [one, other] = twoPeople(random, world)
    const name = `${word(random)}${world.now}@a.b`
    const apart = (id: number) => ({ username: `${id} ${name}`, email: null })
    return {
      what: 'one name, for two people',
      calls: [update(world, one, { username: name }), update(world, other, { email: name })],
      outcomes: ['200 422', '422 200'],
      settle: () => [one, other].map((id) => update(world, id, apart(id))),
      contested: [one, other],
    }
  },
  (random, world) => {
    const { id } = aPerson(random, world)
    const change = random.of([
      update(world, id, { title: word(random) }),
      write(world, 'lockAccountUser', 'PUT', `${id}/lock_user`, { locked_until: 20 }),
      write(world, 'logOutUser', 'PUT', `${id}/logout`),
    ])
    return {
      what: 'a change and a deletion',
      calls: [change, write(world, 'deleteUser', 'DELETE', id)],
      outcomes: ['200 204', '404 204'],
      contested: [id],
    }
  },
  (random, world) => {
    const remove = write(world, 'deleteUser', 'DELETE', aPerson(random, world).id)
    return { what: 'two deletions', calls: [remove, remove], outcomes: ['204 404', '404 204'] }
  },
  (random, world) => {
    const { id } = aPerson(random, world)
    const body = { role_id_array: [random.of(world.roles)] }
    return {
      what: 'a role that comes and goes',
      calls: [
        write(world, 'addRolesToUser', 'PUT', `${id}/add_roles`, body),
        write(world, 'removeUserRole', 'PUT', `${id}/remove_roles`, body),
      ],
      outcomes: ['200 200', '200 400'],
      settle: () => [update(world, id, { role_ids: [random.of(world.roles)] })],
      contested: [id],
    }
  },
  (random, world) => {
    const { id } = aPerson(random, world)
    const [one, other] = [random.of(world.roles), random.of(world.roles)]
    const add = (role: number) =>
      write(world, 'addRolesToUser', 'PUT', `${id}/add_roles`, { role_id_array: [role] })
    return {
      what: 'two roles for one user',
      calls: [add(one), add(other)],
      settle: () => [write(world, 'getUserById', 'GET', id)],
      contested: [id],
    }
  },
  (random, world) => {
    const { id } = aPerson(random, world)
    const approve = write(world, 'setUserState', 'PUT', `${id}/set_state`, { state: 1 })
    return {
      what: 'one state, set twice',
      calls: [approve, approve],
      outcomes: ['200 400', '400 200', '400 400'],
      settle: () => [write(world, 'getUserById', 'GET', id)],
    }
  },
  (random, world) => {
    const { id } = aPerson(random, world)
    const lock = (minutes: number) =>
      write(world, 'lockAccountUser', 'PUT', `${id}/lock_user`, { locked_until: minutes })
    return {
      what: 'two locks',
      calls: [lock(15), lock(30)],
      settle: () => [lock(15 + random.below(30))],
      contested: [id],
    }
  },
  (_random, world) => {
    const pair = world.tokens.get(mainClient)?.at(-1) ?? { access: 'none', refresh: 'none' }
    const refresh = refreshCall(mainClient, pair)
    return {
      what: 'one refresh, sent twice',
      calls: [refresh, refresh],
      outcomes: ['200 401', '401 200', '401 401'],
    }
  },
  () => ({ what: 'a token, asked for twice', calls: [tokenCall('Read All'), tokenCall('Read All')] }),
]

function aRead(random: Random, world: World): Call {
  const call = aCall(random, world)
  return call.method === 'GET' ? call : aRead(random, world)
}

function write(world: World, what: string, method: string, place: number | string, body?: unknown): Call {
  return {
    what,
    method,
    path: `/api/1/users${place === '' ? '' : `/${place}`}`,
    headers: {
      authorization: `Bearer ${latestToken(world)}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  }
}

const update = (world: World, id: number, members: unknown): Call =>
  write(world, 'updateUser', 'PUT', id, members)

function twoPeople(random: Random, world: World): [number, number] {
  const { id } = aPerson(random, world)
  const other = [...world.people.keys()].filter((one) => one !== id)
  return [id, random.of(other)]
}

const word = (random: Random): string => random.of(['Ada', 'eve', 'Zoë', 'straße', '李明'])

const harmless = (random: Random) => ({ title: word(random), custom_attributes: { team: word(random) } })
