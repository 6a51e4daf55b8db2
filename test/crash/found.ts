import assert from 'node:assert/strict'
import type { User } from '@rollcall/contract'
import type { Beside } from '../beside.ts'
import type { Log } from './log.ts'
import { sharedRoles } from './setup.ts'
import { type Counts, callerOf, keyOf, type Shown, type ShownWorld } from './world.ts'

/** What of one caller's lies in the database. */
export interface Found {
  readonly world: ShownWorld
  /** By key: of people, roles and groups. */
  readonly ids: ReadonlyMap<string, number>
}

interface Named {
  readonly id: number
  readonly name: string
}

/** Reads what there is of each caller. Mappings must have run for everybody, and nobody may write meanwhile. */
export async function findWorlds(
  beside: Beside,
  users: readonly User[],
  log: Log,
  callers: readonly string[],
): Promise<ReadonlyMap<string, Found>> {
  const all = async <Row>(sql: string) => (await beside.all(sql, [])) as Row[]
  const roles = await all<Named>('SELECT id, name FROM roles')
  const groups = await all<Named>('SELECT id, name FROM groups')
  const mappings = byId(await all<Named>('SELECT id, name FROM mappings'))
  const grants = Map.groupBy(
    await all<Grant>('SELECT user_id, role_id, by_hand, mapping_id FROM user_roles ORDER BY role_id'),
    ({ user_id }) => user_id,
  )
  const before = new Map(
    (await all<{ id: number; status: number }>('SELECT id, status_before_lock AS status FROM users')).map(
      ({ id, status }) => [id, status],
    ),
  )
  const sessions = Map.groupBy(
    await all<{ user_id: number }>('SELECT user_id FROM sessions'),
    ({ user_id }) => user_id,
  )
  const passwords = new Set(
    (await all<{ user_id: number }>('SELECT user_id FROM user_passwords')).map(({ user_id }) => user_id),
  )
  const roleKeys = byId(roles)
  const groupKeys = byId(groups)

  function show(user: User): Shown {
    const held = grants.get(user.id) ?? []
    const keysOf = (rows: readonly Grant[]) => rows.map(({ role_id }) => roleKeys.get(role_id)).sort()
    for (const { role_id, mapping_id, by_hand } of held) {
      // Each of these mappings has the name of the role that it gives.
      if (mapping_id !== null) assert.equal(mappings.get(mapping_id), roleKeys.get(role_id))
      assert.ok((mapping_id === null) === (by_hand === 1), `nobody gave user ${user.id} the role ${role_id}`)
    }
    return {
      firstname: user.firstname,
      title: user.title,
      department: user.department as Shown['department'],
      company: user.company,
      badge: user.custom_attributes?.badge ?? null,
      group: user.group_id == null ? null : (groupKeys.get(user.group_id) ?? `gone: ${user.group_id}`),
      hand: keysOf(held.filter(({ by_hand }) => by_hand === 1)) as string[],
      mapped: keysOf(held.filter(({ mapping_id }) => mapping_id !== null)) as string[],
      state: user.state as number,
      status: user.status as number,
      statusBeforeLock: before.get(user.id) ?? null,
      failures: user.invalid_login_attempts as number,
      sessions: sessions.get(user.id)?.length ?? 0,
      hasPassword: passwords.has(user.id),
      welcomes: log.welcomes.get(user.username as string) ?? 0,
    } as Shown
  }

  const found = new Map(
    callers.map((name) => [name, { world: emptyShown(), ids: new Map<string, number>() }]),
  )
  const ofCaller = (key: string) => {
    const of = found.get(callerOf(key))
    assert.ok(of, `nobody has made ${key}`)
    return of
  }
  for (const user of users) {
    const { world, ids } = ofCaller(user.username as string)
    world.people.set(user.username as string, show(user))
    ids.set(user.username as string, user.id)
  }
  for (const [kind, rows] of [
    ['roles', roles],
    ['groups', groups],
  ] as const)
    for (const { id, name } of rows.filter((row) => row.name.includes('-'))) {
      const { world, ids } = ofCaller(keyOf(name))
      world[kind].set(keyOf(name), name)
      ids.set(keyOf(name), id)
    }
  for (const [key, counts] of log.events) if (key.includes('-')) ofCaller(key).world.events.set(key, counts)
  assert.ok(sharedRoles.every((name) => roles.some((role) => role.name === name)))
  return found
}

interface Grant {
  readonly user_id: number
  readonly role_id: number
  readonly by_hand: number
  readonly mapping_id: number | null
}

const byId = (rows: readonly Named[]): ReadonlyMap<number, string> =>
  new Map(rows.map(({ id, name }) => [id, keyOf(name)]))

const emptyShown = () => ({
  people: new Map<string, Shown>(),
  roles: new Map<string, string>(),
  groups: new Map<string, string>(),
  events: new Map<string, Counts>(),
})
