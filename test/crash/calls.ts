import { createHash } from 'node:crypto'
import type { Random } from '../differential/random.ts'
import type { Call, Caller } from './caller.ts'
import { defineCalls } from './definition-calls.ts'
import { guess, locked, logIn, withPassword, withPerson } from './login-calls.ts'
import { createPerson, idOf, idsOf, rolesToGive, updatePerson } from './person-calls.ts'
import { changed, count, type Person } from './world.ts'

const users = '/api/1/users'

/** A kind of call about somebody; nothing when it cannot be made of this person. */
type Kind = (caller: Caller, key: string, person: Person, random: Random) => Call | undefined

/** What lets no mapping run, or is told by the call not to. */
const quietCalls: readonly (readonly [Kind, weight: number])[] = [
  [updatePerson, 22],
  [deletePerson, 8],
  [logIn, 6],
  [guess, 6],
  [logOut, 3],
  [lock, 3],
  [unlock, 12],
]

/** Everything that can be asked about one person, the likelier the higher its weight. */
const personCalls: typeof quietCalls = [
  ...quietCalls,
  [addRoles, 12],
  [removeRoles, 8],
  [setState, 5],
  [setBadge, 4],
  [setPassword, 5],
]

/** The next call of a caller: whatever can be done, done right, so that every answer can be told beforehand. */
export function drawCall(caller: Caller, random: Random): Call {
  const { people } = caller.world
  const isCreating = random.chance(0.14)
  const isDefining = random.chance(0.16)
  const [key, person] = [...people][random.below(Math.max(people.size, 1))] ?? []
  if (key === undefined || person === undefined || people.size < 3) return createPerson(caller, random)
  if (people.size > 14) return deletePerson(caller, key)
  if (isCreating) return createPerson(caller, random)
  const call = isDefining
    ? random.weighted(defineCalls)(caller, random)
    : random.weighted(person.mode === 'disabled' ? quietCalls : personCalls)(caller, key, person, random)
  return call ?? updatePerson(caller, key, person, random)
}

function deletePerson(caller: Caller, key: string): Call {
  return {
    what: `delete ${key}`,
    method: 'DELETE',
    path: `${users}/${idOf(caller, key)}`,
    status: 204,
    next: changed(caller.world, (next) => {
      next.people.delete(key)
      count(next.events, key, 'userDeleted')
    }),
  }
}

function addRoles(caller: Caller, key: string, person: Person, random: Random): Call | undefined {
  const others = rolesToGive(caller).filter((role) => !person.hand.includes(role))
  if (others.length === 0) return undefined
  const added = others.filter((_, at) => at === 0 || random.chance(0.5))
  return {
    what: `give ${key} ${added}`,
    method: 'PUT',
    path: `${users}/${idOf(caller, key)}/add_roles`,
    body: { role_id_array: idsOf(caller, added) },
    status: 200,
    next: withPerson(caller, key, 'rolesAdded', { hand: [...person.hand, ...added].sort() }),
  }
}

function removeRoles(caller: Caller, key: string, { hand }: Person, random: Random): Call | undefined {
  if (hand.length === 0) return undefined
  const removed = random.of(hand)
  return {
    what: `take ${removed} from ${key}`,
    method: 'PUT',
    path: `${users}/${idOf(caller, key)}/remove_roles`,
    body: { role_id_array: idsOf(caller, [removed]) },
    status: 200,
    next: withPerson(caller, key, 'rolesRemoved', { hand: hand.filter((role) => role !== removed) }),
  }
}

function setState(caller: Caller, key: string, person: Person, random: Random): Call {
  const state = person.state === 1 ? random.of([0, 2]) : 1
  return {
    what: `set the state of ${key}`,
    method: 'PUT',
    path: `${users}/${idOf(caller, key)}/set_state`,
    body: { state },
    status: 200,
    next: withPerson(caller, key, 'userUpdated', { state }),
  }
}

function setBadge(caller: Caller, key: string, { badge: former }: Person): Call {
  const badge = former === 'red' ? 'blue' : 'red'
  return {
    what: `set the badge of ${key}`,
    method: 'PUT',
    path: `${users}/${idOf(caller, key)}/set_custom_attributes`,
    body: { custom_attributes: { badge } },
    status: 200,
    next: withPerson(caller, key, 'customAttributesSet', { badge }),
  }
}

function setPassword(caller: Caller, key: string, person: Person, random: Random): Call | undefined {
  if (!caller.usesPasswords) return undefined
  const password = `Three-Herons-${random.below(1e6)}`
  const isSalted = random.chance(0.4)
  const sent = isSalted ? createHash('sha256').update(`salt${password}`).digest('hex') : password
  return {
    what: `set the password of ${key}`,
    method: 'PUT',
    path: `${users}/${isSalted ? 'set_password_using_salt' : 'set_password_clear_text'}/${idOf(caller, key)}`,
    body: {
      password: sent,
      password_confirmation: sent,
      ...(isSalted && { password_algorithm: 'salt+sha256', password_salt: 'salt' }),
    },
    status: 200,
    next: withPerson(
      caller,
      key,
      isSalted ? 'saltedPasswordSet' : 'clearTextPasswordSet',
      withPassword(person, password),
    ),
    sets: key,
  }
}

function logOut(caller: Caller, key: string): Call {
  return {
    what: `log ${key} out`,
    method: 'PUT',
    path: `${users}/${idOf(caller, key)}/logout`,
    body: {},
    status: 200,
    next: withPerson(caller, key, 'loggedOut', { sessions: 0 }),
  }
}

function lock(caller: Caller, key: string, person: Person): Call | undefined {
  if (person.status === 3) return undefined
  return {
    what: `lock ${key}`,
    method: 'PUT',
    path: `${users}/${idOf(caller, key)}/lock_user`,
    body: { locked_until: 0 },
    status: 200,
    next: withPerson(caller, key, 'userLocked', locked(person)),
  }
}

function unlock(caller: Caller, key: string, person: Person): Call | undefined {
  if (person.status !== 3) return undefined
  return {
    what: `unlock ${key}`,
    method: 'POST',
    path: `/api/2/users/${idOf(caller, key)}/unlock`,
    status: 200,
    next: withPerson(caller, key, 'userUnlocked', {
      status: person.statusBeforeLock as number,
      statusBeforeLock: null,
    }),
  }
}
