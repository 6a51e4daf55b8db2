import assert from 'node:assert/strict'
import type { User, UserInput } from '@rollcall/contract'
import type { Random } from '../differential/random.ts'
import type { Call, Caller } from './caller.ts'
import { withPassword, withPerson } from './login-calls.ts'
import { sharedRoles } from './setup.ts'
import { changed, count, departments, type Mode, type Person, rolesByMapping } from './world.ts'

export function idOf({ ids }: Caller, key: string): number {
  const id = ids.get(key)
  assert.ok(id !== undefined, `nobody knows the id of ${key}`)
  return id
}

export const idsOf = (caller: Caller, keys: readonly string[]): number[] =>
  keys.map((key) => idOf(caller, key))

/** The roles that are given by hand: those of all, and the caller's own. */
export const rolesToGive = ({ world }: Caller): string[] => [...sharedRoles, ...world.roles.keys()]

const firstnames = ['Anna', 'Hannah', 'Bob', 'Zoë', null] as const

/** The roles of somebody are written anew, for instance. */
const some = (random: Random, keys: readonly string[]): string[] =>
  keys.filter(() => random.chance(0.3)).sort()

export function createPerson(caller: Caller, random: Random): Call {
  const key = `${caller.name}-p${++caller.made}`
  const mode = random.weighted<Mode>([
    ['async', 6],
    ['sync', 3],
    ['disabled', 2],
  ])
  const blank: Person = {
    mode,
    firstname: random.of(firstnames),
    title: null,
    department: random.of(departments),
    badge: random.of(['red', 'blue', null]),
    // Who is in a group or has a role is changed when it is deleted, and then mappings run.
    group: mode === 'disabled' ? null : random.of([...caller.world.groups.keys(), null]),
    hand: mode === 'disabled' ? [] : some(random, rolesToGive(caller)),
    state: 1,
    status: 7,
    statusBeforeLock: null,
    failures: 0,
    sessions: 0,
    password: null,
  }
  const password =
    random.chance(0.15) && caller.usesPasswords ? `Three-Herons-${random.below(1e6)}` : undefined
  const person = password === undefined ? blank : { ...blank, ...withPassword(blank, password) }
  return {
    what: `create ${key}`,
    method: 'POST',
    path: `/api/1/users?mappings=${mode}`,
    body: {
      username: key,
      email: `${key}@example.com`,
      ...inputOf(caller, person),
      ...(password !== undefined && typed(password)),
    },
    status: 201,
    next: changed(caller.world, (next) => {
      next.people.set(key, person)
      count(next.events, key, 'userCreated')
    }),
    look(user: User) {
      caller.ids.set(key, user.id)
      assertAnswered(caller, user, person)
    },
    ...(password !== undefined && { sets: key }),
  }
}

/** Several members at once, and the roles and a password among them now and then. */
export function updatePerson(caller: Caller, key: string, before: Person, random: Random): Call {
  const isDisabled = before.mode === 'disabled'
  const password =
    random.chance(0.05) && caller.usesPasswords ? `Three-Herons-${random.below(1e6)}` : undefined
  const edit: Partial<Person> = {
    title: `Number ${random.below(1e9)}`,
    ...(random.chance(0.5) && { firstname: random.of(firstnames) }),
    ...(random.chance(0.4) && { department: random.of(departments) }),
    ...(random.chance(0.2) && { badge: random.of(['red', 'blue', null]) }),
    ...(!isDisabled && random.chance(0.3) && { group: random.of([...caller.world.groups.keys(), null]) }),
    ...(!isDisabled && random.chance(0.2) && { hand: some(random, rolesToGive(caller)) }),
    ...(password !== undefined && withPassword(before, password)),
  }
  const after = { ...before, ...edit }
  return {
    what: `update ${key}`,
    method: 'PUT',
    path: `/api/1/users/${idOf(caller, key)}?mappings=${before.mode}`,
    body: { ...inputOf(caller, edit), ...(password !== undefined && typed(password)) },
    status: 200,
    next: withPerson(caller, key, 'userUpdated', edit),
    look: (user: User) => assertAnswered(caller, user, after),
    ...(password !== undefined && { sets: key }),
  }
}

const typed = (password: string) => ({ password, password_confirmation: password })

/** What is said of somebody in a body. */
function inputOf(
  caller: Caller,
  { firstname, title, department, badge, group, hand }: Partial<Person>,
): UserInput {
  return JSON.parse(
    JSON.stringify({
      firstname,
      title,
      department,
      group_id: group == null ? group : idOf(caller, group),
      role_ids: hand && idsOf(caller, hand),
      custom_attributes: badge === undefined ? undefined : { badge },
    }),
  )
}

/** The answer shows what was asked for; with `mappings=sync` also what came of it. */
function assertAnswered(caller: Caller, user: User, person: Person): void {
  const { firstname, title, department, group_id, role_ids, custom_attributes, status } = user
  assert.deepEqual(
    { firstname, title, department, group_id, badge: custom_attributes?.badge ?? null, status },
    {
      firstname: person.firstname,
      title: person.title,
      department: person.department,
      group_id: person.group === null ? null : idOf(caller, person.group),
      badge: person.badge,
      status: person.status,
    },
  )
  if (person.mode === 'async') return
  const roles = idsOf(caller, [...person.hand, ...rolesByMapping(person)])
  assert.deepEqual(
    role_ids,
    roles.sort((a, b) => a - b),
  )
}
