import type { Call, Caller } from './caller.ts'
import { mostFailures } from './setup.ts'
import { changed, count, type Person, type World } from './world.ts'

/** What `edit` makes of somebody, with the event that tells of it. */
export function withPerson(
  { world }: Caller,
  key: string,
  type: Parameters<typeof count>[2] | undefined,
  edit: Partial<Person>,
): World {
  return changed(world, (next) => {
    next.people.set(key, { ...(world.people.get(key) as Person), ...edit })
    if (type) count(next.events, key, type)
  })
}

const login = (key: string, password: string) => ({
  method: 'POST',
  path: '/api/1/login/auth',
  body: { username_or_email: key, password },
  guesses: key,
})

/** Guesses that died with their server keep others waiting for a while. */
const mayGuess = ({ guessing }: Caller, key: string): boolean => (guessing.get(key) ?? 0) < Date.now()

/** A login with the right password, if there is one: it may be refused for another reason. */
export function logIn(caller: Caller, key: string): Call | undefined {
  const person = caller.world.people.get(key)
  if (!person?.password || !mayGuess(caller, key)) return undefined
  const what = `${key} logs in`
  const call = login(key, person.password)
  if (person.status !== 1 || person.state !== 1)
    return { what, ...call, status: 401, next: withPerson(caller, key, 'loginFailed', {}) }
  const next = withPerson(caller, key, 'loggedIn', { failures: 0, sessions: person.sessions + 1 })
  return { what, ...call, status: 200, next, proves: key }
}

/** A wrong guess, which locks when it is the last one that is allowed. */
export function guess(caller: Caller, key: string): Call | undefined {
  const person = caller.world.people.get(key)
  if (!person?.password || !mayGuess(caller, key)) return undefined
  const call = { what: `a wrong guess at ${key}`, ...login(key, `not ${person.password}`), status: 401 }
  if (person.status === 3) return { ...call, next: withPerson(caller, key, 'loginFailed', {}) }
  if (person.failures + 1 < mostFailures)
    return { ...call, next: withPerson(caller, key, 'loginFailed', { failures: person.failures + 1 }) }
  const failed = withPerson(caller, key, 'loginFailed', locked(person))
  return { ...call, next: changed(failed, (next) => count(next.events, key, 'userLockedByFailures')) }
}

/** Somebody who has just been locked. */
export const locked = ({ status }: Person): Partial<Person> => ({
  status: 3,
  statusBeforeLock: status,
  failures: 0,
})

const wantsPassword = (status: number | null): boolean => [0, 4, 5, 7].includes(status ?? 0)

/** Somebody who has just got this password: all sessions are over, and who waited for one is active. */
export const withPassword = (
  { status, statusBeforeLock }: Pick<Person, 'status' | 'statusBeforeLock'>,
  password: string,
): Partial<Person> => ({
  password,
  sessions: 0,
  failures: 0,
  status: wantsPassword(status) ? 1 : status,
  statusBeforeLock: status === 3 && wantsPassword(statusBeforeLock) ? 1 : statusBeforeLock,
})
