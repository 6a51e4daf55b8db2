import type { User } from '@rollcall/contract'
import type { Directory } from '../harness.ts'
import { learnOfNeighbours } from './neighbours.ts'
import type { Random } from './random.ts'
import type { Call, Said } from './wire.ts'

/** What the generator knows of the directories, from their answers, so that its calls meet something. */
export interface World {
  readonly people: Map<number, User>
  /** Who was deleted, the latest last. */
  readonly deleted: number[]
  readonly roles: readonly number[]
  readonly groups: readonly number[]
  readonly apps: readonly number[]
  readonly attributes: readonly string[]
  /** The tokens that were given to each client, the latest last. */
  readonly tokens: Map<string, TokenPair[]>
  /** The queries of lists, to be asked again when something has changed. */
  readonly queries: string[]
  readonly cursors: { readonly name: string; readonly filters: string }[]
  /** What was made around the users, by the name that paths have for it. */
  readonly made: Map<string, number[]>
  /** What has gone well once. */
  readonly succeeded: Set<string>
  /** Who has got a password that is known. */
  readonly withPassword: string[]
  /** Who was locked, the latest last. */
  readonly locked: number[]
  /** Session tokens, the latest last. */
  readonly sessions: string[]
  now: number
  /** The calls that are left of the hour. */
  callsLeft: number
  /** The token of the calls is no longer taken. */
  isTokenSpent: boolean
}

export interface TokenPair {
  readonly access: string
  readonly refresh: string
}

/** The client of most calls. The others are there for their smaller scopes. */
export const mainClient = 'Manage All'
export const clients = [mainClient, 'Manage users', 'Read All', 'Read Users', 'Authentication Only'] as const

export async function createWorld({ sql, clock }: Directory): Promise<World> {
  const idsIn = async (table: string) =>
    (await sql<{ id: number }>(`SELECT id FROM ${table} ORDER BY id`)).map(({ id }) => Number(id))
  const bodies = await sql<{ body: string }>('SELECT body FROM users ORDER BY id')
  const users = bodies.map(({ body }) => JSON.parse(body) as User)
  return {
    people: new Map(users.map((user) => [user.id, user])),
    deleted: [],
    roles: await idsIn('roles'),
    groups: await idsIn('groups'),
    apps: await idsIn('apps'),
    attributes: (await sql<{ shortname: string }>('SELECT shortname FROM custom_attributes ORDER BY id')).map(
      ({ shortname }) => shortname,
    ),
    tokens: new Map(clients.map((client) => [client, []])),
    queries: [''],
    cursors: [],
    made: new Map(),
    succeeded: new Set(),
    withPassword: [],
    locked: [],
    sessions: [],
    now: clock.now,
    callsLeft: Number.POSITIVE_INFINITY,
    isTokenSpent: false,
  }
}

export const latestToken = ({ tokens }: World, client: string = mainClient): string =>
  tokens.get(client)?.at(-1)?.access ?? 'none'

export const aPerson = (random: Random, { people }: World): User =>
  random.of([...people.values()]) ?? ({ id: 1 } as User)

/** Takes over what an answer says. */
export function learn(world: World, call: Call, { status, headers, text }: Said): void {
  const { 'x-ratelimit-remaining': left, 'before-cursor': before, 'after-cursor': after } = headers
  if (left !== undefined) world.callsLeft = Number(left)
  if (status === 401 && call.headers.authorization === `Bearer ${latestToken(world)}`)
    world.isTokenSpent = true

  learnOfNeighbours(world, call, { status, headers, text })
  if (call.what === 'deleteUser' && status === 204) forget(world, Number(call.path.match(/\d+(?=\?|$)/)?.[0]))
  if (/^(?:create|update)User$|^getUserById$/.test(call.what) && status < 300 && text !== '') {
    const user = JSON.parse(text) as User
    world.people.set(user.id, user)
  }
  if (call.what === 'listUsers' && status === 200)
    for (const name of [before, after])
      if (name !== undefined) keep(world.cursors, { name, filters: filtersOf(call.path) })
  if (call.what.startsWith('token of ') && status === 200) {
    const answer = JSON.parse(text)
    const { access_token: access, refresh_token: refresh } = answer.data?.[0] ?? answer
    const client = call.what.slice('token of '.length)
    const pairs = world.tokens.get(client)
    if (pairs?.at(-1)?.access !== access) pairs?.push({ access, refresh })
    if (client === mainClient) world.isTokenSpent = false
  }
}

/** The query without what says where in the list to be. */
const filtersOf = (path: string): string =>
  path
    .slice(path.indexOf('?') + 1)
    .replaceAll(/&?\b(?:after_|before_)?cursor=[^&⟦]*(?:⟦[^⟧]*⟧[^&]*)?/g, '')
    .replaceAll(/&?\b(?:page|limit)=[^&]*/g, '')

function forget({ people, deleted }: World, id: number): void {
  people.delete(id)
  keep(deleted, id)
}

/** The latest hundred are enough to come back to. */
export function keep<T>(list: T[], entry: T): void {
  list.push(entry)
  if (list.length > 100) list.shift()
}
