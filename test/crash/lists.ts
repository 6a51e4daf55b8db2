import assert from 'node:assert/strict'
import type { User } from '@rollcall/contract'
import type { Head } from '../../cli/event-chain.ts'
import { type Query, wantedUsers } from '../wanted-users.ts'
import type { Server } from './servers.ts'

/** Every way to find people by an index: by role, by a beginning, a middle, an end, and what is not so. */
const listsOf = (roles: ReadonlyMap<string, number>): Query[] => [
  {},
  { firstname: 'Anna' },
  { firstname: 'h*' },
  { firstname: '*nna*' },
  { username: '*7' },
  { email: '!*1@example.com' },
  { role_id: String(roles.get('Everybody')) },
  { role_id: String(roles.get('Portal')) },
  { role_id: String(roles.get('Blue')), firstname: '!*b' },
  { 'custom_attributes.badge': 'red' },
]

/** Whole lists and their totals are what a look at every user finds; so are the totals of all else. */
export async function assertLists(
  server: Server,
  users: readonly User[],
  head: Head,
  shared: ReadonlyMap<string, number>,
  totals: { readonly roles: number; readonly groups: number },
): Promise<void> {
  for (const query of listsOf(shared)) {
    const { items, total } = await walk<User>(server, '/api/1/users', query)
    const said = JSON.stringify(query)
    const wanted = wantedUsers(users, query)
    assert.deepEqual(items, wanted, said)
    assert.equal(total, wanted.length, said)
  }
  for (const [path, wanted] of [
    ['/api/1/events', head.id],
    ['/api/2/roles', totals.roles],
    ['/api/1/groups', totals.groups],
  ] as const) {
    const { headers, text } = await server.call('GET', `${path}?limit=1`)
    assert.equal(headers.get('total-count'), String(wanted), `${path} ${text}`)
  }
}

/** All pages of a list, by its cursors. */
async function walk<T>(server: Server, path: string, query: Query): Promise<{ items: T[]; total: number }> {
  const items: T[] = []
  let parameters = new URLSearchParams({ ...query, limit: '100' })
  for (;;) {
    const { status, headers, text } = await server.call('GET', `${path}?${parameters}`)
    assert.equal(status, 200, text)
    items.push(...JSON.parse(text))
    const cursor = headers.get('after-cursor')
    if (cursor === null) return { items, total: Number(headers.get('total-count')) }
    parameters = new URLSearchParams({ cursor })
  }
}
