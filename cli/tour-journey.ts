import { randomBytes } from 'node:crypto'
import type { UsersV1Api } from '@rollcall/client'
import type { User, UserOperationId } from '@rollcall/contract'
import { changesBetween } from './tour-changes.ts'

/** What the steps share: each leaves the user as it was last seen. */
export interface Journey {
  readonly api: UsersV1Api
  /** The name of the user whom the tour creates. */
  readonly username: string
  /** Given, or found in the first step. */
  roles: readonly number[]
  attribute: string | undefined
  user: User | undefined
  /** Whether it is not known if the user was created. */
  isLost: boolean
}

export const createJourney = (api: UsersV1Api, roles: readonly number[]): Journey => ({
  api,
  username: `rollcall-tour-${randomBytes(6).toString('hex')}`,
  roles,
  attribute: undefined,
  user: undefined,
  isLost: false,
})

/** Runs the call of a step, so that it can be timed apart from the calls that look what it did. */
export type Watch = <T>(call: () => PromiseLike<T>) => Promise<T>

export interface Step {
  readonly operation: UserOperationId
  /** Makes the call, looks whether it had its effect, and says what changed. */
  take(journey: Journey, watch: Watch): Promise<string>
}

export function step<T>(
  operation: UserOperationId,
  call: (journey: Journey) => PromiseLike<T>,
  look: (journey: Journey, result: T) => string | Promise<string>,
): Step {
  return {
    operation,
    take: async (journey, watch) => await look(journey, await watch(async () => await call(journey))),
  }
}

/** Two of the roles that the users have, those that most have: they are the least special. */
export async function findRoles({ api }: Journey, users: readonly User[]): Promise<readonly number[]> {
  const held = users.flatMap(({ role_ids }) => role_ids ?? [])
  const [first] = users
  if (held.length === 0 && first !== undefined) return (await api.getUserRoles(first.id)).data.slice(0, 2)
  const counts = Map.groupBy(held, (role) => role)
  return [...counts.entries()]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .slice(0, 2)
    .map(([role]) => role)
}

export function expect(isTrue: boolean, otherwise: string): void {
  if (!isTrue) throw new Error(otherwise)
}

export function idOf({ user }: Journey): number {
  if (user === undefined) throw new Error('there is no user to do it with')
  return user.id
}

export function rolesOf({ roles }: Journey): readonly number[] {
  expect(roles.length > 0, 'there is no role to do it with; name one with --role')
  return roles
}

/** The roles that the user has now. */
export async function readRoles(journey: Journey): Promise<readonly number[]> {
  const { data } = await journey.api.getUserRoles(idOf(journey))
  keepRoles(journey, data)
  return data
}

export function keepRoles(journey: Journey, roles: readonly number[]): void {
  if (journey.user !== undefined) journey.user = { ...journey.user, role_ids: [...roles] }
}

/** What changed since the user was last seen. */
export const readAgain = async (journey: Journey): Promise<string> =>
  lookAgain(journey, await journey.api.getUserById(idOf(journey)))

export function lookAgain(journey: Journey, user: User): string {
  const changes = changesBetween(journey.user, user)
  journey.user = user
  return changes
}
