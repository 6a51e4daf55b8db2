import type { Random } from '../differential/random.ts'
import type { Call, Caller } from './caller.ts'
import { idOf, idsOf } from './person-calls.ts'
import { changed, count, type Draft, type Person } from './world.ts'

/** A kind of call about the caller's own roles and groups; nothing when there is none for it. */
type Kind = (caller: Caller, random: Random) => Call | undefined

const kinds = {
  roles: {
    path: '/api/2/roles',
    letter: 'r',
    mark: 'role',
    created: 'roleCreated',
    updated: 'roleUpdated',
    deleted: 'roleDeleted',
  },
  groups: {
    path: '/api/1/groups',
    letter: 'g',
    mark: 'group',
    created: 'groupCreated',
    updated: 'groupUpdated',
    deleted: 'groupDeleted',
  },
} as const
type Name = keyof typeof kinds

/** So many of each are enough for one caller. */
const most = 4

const create =
  (kind: Name): Kind =>
  (caller, random) => {
    const { path, letter, created } = kinds[kind]
    if (caller.world[kind].size >= most) return undefined
    const key = `${caller.name}-${letter}${++caller.made}`
    const name = `${key} at first ${random.below(1e6)}`
    return {
      what: `create ${key}`,
      method: 'POST',
      path,
      body: { name },
      status: 201,
      next: changed(caller.world, (next) => {
        next[kind].set(key, name)
        count(next.events, key, created)
      }),
      look: ({ id }: { id: number }) => caller.ids.set(key, id),
    }
  }

const rename =
  (kind: Name): Kind =>
  (caller, random) => {
    const { path, updated } = kinds[kind]
    const key = random.of([...caller.world[kind].keys()])
    if (key === undefined) return undefined
    const name = `${key} then ${random.below(1e6)}`
    return {
      what: `rename ${key}`,
      method: 'PUT',
      path: `${path}/${idOf(caller, key)}`,
      body: { name },
      status: 200,
      next: changed(caller.world, (next) => {
        next[kind].set(key, name)
        count(next.events, key, updated)
      }),
    }
  }

/** Whoever has it loses it, in the same transaction and each with an event. */
const remove =
  (kind: Name): Kind =>
  (caller, random) => {
    const { path, deleted } = kinds[kind]
    const key = random.of([...caller.world[kind].keys()])
    if (key === undefined) return undefined
    return {
      what: `delete ${key}`,
      method: 'DELETE',
      path: `${path}/${idOf(caller, key)}`,
      status: 204,
      next: changed(caller.world, (next) => {
        next[kind].delete(key)
        count(next.events, key, deleted)
        for (const [name, person] of next.people) take(next, kind, key, name, person)
      }),
    }
  }

function take(next: Draft, kind: Name, key: string, name: string, person: Person): void {
  if (kind === 'groups' && person.group === key) {
    next.people.set(name, { ...person, group: null })
    count(next.events, name, 'userUpdated')
  }
  if (kind === 'roles' && person.hand.includes(key)) {
    next.people.set(name, { ...person, hand: person.hand.filter((role) => role !== key) })
    count(next.events, name, 'rolesRemoved')
  }
}

/** One role for many people by one call. */
const giveToMany: Kind = (caller, random) => {
  const key = random.of([...caller.world.roles.keys()])
  if (key === undefined) return undefined
  const others = [...caller.world.people].filter(
    ([, { mode, hand }]) => mode !== 'disabled' && !hand.includes(key),
  )
  if (others.length === 0) return undefined
  return {
    what: `give ${key} to ${others.length}`,
    method: 'POST',
    path: `/api/2/roles/${idOf(caller, key)}/users`,
    body: idsOf(
      caller,
      others.map(([name]) => name),
    ),
    status: 200,
    next: changed(caller.world, (next) => {
      for (const [name, person] of others) {
        next.people.set(name, { ...person, hand: [...person.hand, key].sort() })
        count(next.events, name, 'rolesAdded')
      }
    }),
  }
}

export const defineCalls: readonly (readonly [Kind, weight: number])[] = [
  [create('roles'), 4],
  [create('groups'), 4],
  [rename('roles'), 2],
  [rename('groups'), 2],
  [remove('roles'), 2],
  [remove('groups'), 2],
  [giveToMany, 5],
]
