import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { User } from '@rollcall/client'
import type { Peer, Shared } from './peers.ts'
import { type Query, wantedUsers } from './wanted-users.ts'

export const path = '/api/1/users'

/** Lists of every kind that a change can move users into and out of. */
export const lists: readonly Query[] = [
  {},
  { firstname: 'Anna' },
  { firstname: 'h*' },
  { firstname: '*nna*' },
  { firstname: '*o*' },
  { firstname: '!*b' },
  { role_id: '1' },
  { directory_id: '1' },
  { 'custom_attributes.team': 'red' },
  { 'custom_attributes.team': '!r*', firstname: '*a*' },
  { role_id: '2', directory_id: '2' },
]

export const oneOf = <T>(values: readonly T[]): T => values[Math.floor(Math.random() * values.length)] as T

/** What lists look at, in every combination. */
export const randomTraits = () => ({
  firstname: oneOf(['Anna', 'Hannah', 'Bob', 'Zoë', null]),
  directory_id: oneOf([1, 2, null]),
  role_ids: oneOf([[], [1], [2], [1, 2]]),
  custom_attributes: { team: oneOf(['red', 'blue', null]) },
})

/** Makes so many users, by all servers at once, and tells their ids. */
export async function createPeople(peers: readonly Peer[], count: number): Promise<number[]> {
  const answers = await Promise.all(
    Array.from({ length: count }, (_, at) =>
      (peers[at % peers.length] as Peer).call('POST', path, {
        body: { username: randomUUID(), ...randomTraits() },
      }),
    ),
  )
  for (const { status, text } of answers) assert.equal(status, 201, text)
  return answers.map(({ body }) => body.id)
}

export async function storedUsers(sql: Shared['sql']): Promise<User[]> {
  const rows = await sql<{ body: string }>('SELECT body FROM users ORDER BY id')
  return rows.map(({ body }) => JSON.parse(body))
}

export interface Page {
  readonly users: User[]
  readonly total: number
  readonly pages: number
  readonly before: string | null
  readonly after: string | null
}

export async function pageOf(peer: Peer, query: Query): Promise<Page> {
  const { status, body, text, headers } = await peer.call('GET', `${path}?${new URLSearchParams(query)}`)
  assert.equal(status, 200, text)
  return {
    users: body,
    total: Number(headers.get('total-count')),
    pages: Number(headers.get('total-pages')),
    before: headers.get('before-cursor'),
    after: headers.get('after-cursor'),
  }
}

/** Its first, its middle and its last page, and its total, are what a look at every user finds. */
export async function assertList(peer: Peer, query: Query, everyone: readonly User[]): Promise<void> {
  const wanted = wantedUsers(everyone, query)
  const limit = 5
  const last = Math.max(1, Math.ceil(wanted.length / limit))
  for (const page of new Set([1, Math.ceil(last / 2), last])) {
    const { users, total } = await pageOf(peer, { ...query, limit: `${limit}`, page: `${page}` })
    const said = `${JSON.stringify(query)} page ${page}`
    assert.deepEqual(users, wanted.slice((page - 1) * limit, page * limit), said)
    assert.equal(total, wanted.length, said)
  }
}
