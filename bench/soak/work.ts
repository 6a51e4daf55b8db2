import { createRandom, type Random } from '../../test/differential/random.ts'
import { password, post } from '../calls.ts'
import { basic } from '../rollcall.ts'
import type { Ask } from './callers.ts'
import { drawFilter } from './filters.ts'

const users = '/api/1/users'
const events = '/api/1/events'

/** Everything that one caller needs. */
interface Caller {
  readonly name: string
  readonly ask: Ask
  readonly random: Random
  /** The people of the sample, who are changed but never deleted. */
  readonly people: number
  /** Somebody whose password only this caller knows. */
  readonly login: { readonly id: number; readonly email: string; password: string }
  /** How many names it has made: none is used again. */
  made: number
}

type Work = (caller: Caller) => Promise<void>

/** What is done over and over: mostly reads, about a fifth writes, a few mistakes. What is made is taken away again. */
const works: readonly (readonly [work: Work, weight: number])[] = [
  [getSomebody, 60],
  [walkList, 12],
  [turnToPage, 6],
  [lookAround, 14],
  [lookIntoLog, 4],
  [changeSomebody, 4],
  [liveAndLeave, 4],
  [mistake, 6],
  [getToken, 2],
  [useCredential, 0.3],
  [logIn, 0.5],
]

/** Does all of that, one thing after the other, until it is over. */
export async function keepWorking(caller: Caller, isOver: () => boolean): Promise<void> {
  while (!isOver()) await caller.random.weighted(works)(caller)
}

/** Makes who works, and what it needs, before anything is measured. */
export async function createCaller(origin: string, authorization: string, name: string, people: number) {
  const email = `${name}@example.com`
  const body = { email, password, password_confirmation: password }
  const created = (await (await post(origin + users, { authorization }, body)).json()) as { id: number }
  return { name, people, random: createRandom(name), login: { id: created.id, email, password }, made: 0 }
}

/** A role for those who come and go, so that mappings run. */
export async function addMapping(origin: string, authorization: string): Promise<void> {
  const condition = { source: 'department', operator: '=', value: 'Soaking' }
  const action = { action: 'add_role', value: ['210'] }
  const body = { name: 'Soak', conditions: [condition], actions: [action], enabled: true }
  await post(`${origin}/api/2/mappings`, { authorization }, body)
}

const anybody = ({ random, people }: Caller): string => `${users}/${1 + random.below(people)}`

async function getSomebody(caller: Caller): Promise<void> {
  await caller.ask('GET', anybody(caller))
}

/** The first pages of a filtered list, by its cursors. */
async function walkList({ ask, random, people }: Caller): Promise<void> {
  let { headers } = await ask('GET', `${users}?${drawFilter(random, people)}`)
  for (let pages = 1; pages < 5; pages++) {
    const cursor = headers.get('after-cursor')
    if (cursor === null) return
    headers = (await ask('GET', `${users}?cursor=${encodeURIComponent(cursor)}`)).headers
  }
}

async function turnToPage({ ask, random, people }: Caller): Promise<void> {
  const limit = random.of([10, 50, 100])
  await ask('GET', `${users}?limit=${limit}&page=${1 + random.below(people / limit)}`)
}

async function lookAround(caller: Caller): Promise<void> {
  const { ask, random } = caller
  const path = random.of([
    `${anybody(caller)}/roles`,
    `${anybody(caller)}/apps`,
    `${users}/custom_attributes`,
    `/api/2/roles/${201 + random.below(20)}/users`,
    `/api/2/roles?name=*${random.below(100)}*`,
    '/api/2/apps',
    '/api/1/groups',
  ])
  await ask('GET', path)
}

async function lookIntoLog({ ask, random, people }: Caller): Promise<void> {
  const types = Array.from({ length: 1 + random.below(3) }, () =>
    random.of([149, 150, 513, 514, 529, 530, 533]),
  ).join()
  const since = new Date(Date.now() - random.below(3_600_000)).toISOString()
  const query = random.of([
    `user_id=${1 + random.below(people)}`,
    `event_type_id=${types}&sort=-id`,
    `since=${since}`,
    `page=${1 + random.below(50)}&limit=100`,
  ])
  await ask('GET', `${events}?${query}`)
}

/** A role that few people of the sample have. */
const roleId = 223
const role = { role_id_array: [roleId] }

async function changeSomebody(caller: Caller): Promise<void> {
  const { ask, name } = caller
  const person = anybody(caller)
  await ask('PUT', person, { body: { title: `Title ${name} ${caller.made++}` } })
  await ask('PUT', `${person}/add_roles`, { body: role })
  await ask('PUT', `${person}/remove_roles`, { body: role })
}

/** Somebody comes, changes and goes. The mapping of the soak gives a role before, and takes it. */
async function liveAndLeave(caller: Caller): Promise<void> {
  const { ask, random, name } = caller
  const username = `${name}.${caller.made++}`
  const department = random.of(['Soaking', 'Drying'])
  const created = await ask('POST', users, {
    body: {
      username,
      email: `${username}@example.com`,
      firstname: 'Ada',
      lastname: `Example ${username}`,
      department,
      role_ids: [201, 202],
      custom_attributes: { cost_center: '4100', desk: username },
    },
    status: 201,
  })
  const path = `${users}/${created.body.id}`
  await ask('PUT', path, { body: { department: 'Soaking', title: 'Engineer' } })
  await ask('PUT', `${path}/add_roles`, { body: role })
  await ask('PUT', `${path}/set_state`, { body: { state: 2 } })
  await ask('GET', `${path}/roles`)
  await ask('GET', `${users}?username=${username}`)
  await ask('PUT', `${path}/remove_roles`, { body: role })
  await ask('DELETE', path, { status: 204 })
  await ask('GET', path, { status: 404 })
}

async function mistake(caller: Caller): Promise<void> {
  const { ask, random } = caller
  const stranger = `${random.below(1e9)}`
  await random.of([
    () => ask('GET', `${users}/${1e9 + random.below(1e9)}`, { status: 404 }),
    () => ask('GET', `/api/1/nothing/${stranger}`, { status: 404 }),
    () => ask('GET', `${users}?colour${stranger}=blue`, { status: 400 }),
    () => ask('GET', `${users}?cursor=${stranger}`, { status: 400 }),
    () => ask('GET', anybody(caller), { headers: { authorization: `Bearer ${stranger}` }, status: 401 }),
    () => ask('GET', `${users}?fields=${stranger}`, { status: 422 }),
    () => ask('PUT', anybody(caller), { body: { group_id: stranger }, status: 400 }),
    () => ask('PUT', `${anybody(caller)}/add_roles`, { body: { role_id_array: [1e6] }, status: 400 }),
  ])()
}

const grant = { body: { grant_type: 'client_credentials' } }
const tokens = '/auth/oauth2/v2/token'

/** The living token of the bench once more. */
async function getToken({ ask }: Caller): Promise<void> {
  await ask('POST', tokens, { ...grant, headers: { authorization: basic } })
}

/** A credential is made, used, and taken away. */
async function useCredential(caller: Caller): Promise<void> {
  const { ask, name } = caller
  const { body } = await ask('POST', '/api/1/credentials', {
    body: { name: `Soak ${name} ${caller.made++}`, scope: 'Read All' },
    status: 201,
  })
  const own = { authorization: `Basic ${btoa(`${body.client_id}:${body.client_secret}`)}` }
  const token = await ask('POST', tokens, { ...grant, headers: own })
  const headers = { authorization: `Bearer ${token.body.access_token}` }
  await ask('GET', anybody(caller), { headers })
  await ask('POST', '/auth/oauth2/revoke', { body: { access_token: token.body.access_token }, headers: own })
  await ask('GET', anybody(caller), { headers, status: 401 })
  await ask('DELETE', `/api/1/credentials/${body.id}`, { status: 204 })
}

/** A wrong guess, a login, and out; now and then a new password before. */
async function logIn(caller: Caller): Promise<void> {
  const { ask, random, login } = caller
  const path = '/api/1/login/auth'
  const body = { username_or_email: login.email, password: login.password, subdomain: 'bench' }
  if (random.chance(0.3)) await ask('POST', path, { body: { ...body, password: 'wrong' }, status: 401 })
  if (random.chance(0.3)) {
    login.password = `${password}-${caller.made++}`
    const change = { password: login.password, password_confirmation: login.password }
    await ask('PUT', `${users}/set_password_clear_text/${login.id}`, { body: change })
  }
  await ask('POST', path, { body: { ...body, password: login.password } })
  await ask('PUT', `${users}/${login.id}/logout`)
}
