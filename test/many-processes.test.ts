import assert from 'node:assert/strict'
import { verify } from '@node-rs/argon2'
import { openConnections } from './connections.ts'
import { assertList, createPeople, lists, oneOf, path, randomTraits, storedUsers } from './peer-lists.ts'
import { amongProcesses, type Peer, three, two } from './peers.ts'
import { assertRoles } from './roles.ts'
import { eventsOf, storedPassword, storedUser } from './stored.ts'

const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))
const minute = 60_000
const newPassword = 'Three-Blue-Herons-9'

/** Everything that can be done to user 7, in an order in which it can be done, and what it shows of itself. */
const changes = [
  ['an update', 'PUT', `${path}/7`, { firstname: 'Hanna', directory_id: 1 }, { firstname: 'Hanna' }],
  ['a role', 'PUT', `${path}/7/add_roles`, { role_id_array: [3] }, {}],
  ['a role that is taken away', 'PUT', `${path}/7/remove_roles`, { role_id_array: [3] }, {}],
  ['a state', 'PUT', `${path}/7/set_state`, { state: 2 }, { state: 2 }],
  ['a lock', 'PUT', `${path}/7/lock_user`, { locked_until: 20 }, { status: 3 }],
  [
    'a password',
    'PUT',
    `${path}/set_password_clear_text/7`,
    { password: newPassword, password_confirmation: newPassword },
    {},
  ],
  ['a custom attribute', 'PUT', `${path}/7`, { custom_attributes: { team: 'blue' } }, {}],
] as const

amongProcesses(
  'what one server has answered, every other one shows at once: by its id, in lists and in totals',
  three,
  async (peers, { sql }) => {
    await createPeople(peers, 24)
    let turn = 0
    async function assertShown(what: string, writer: Peer): Promise<void> {
      const everyone = await storedUsers(sql)
      for (const peer of peers.filter((one) => one !== writer)) {
        for (const list of lists) await assertList(peer, list, everyone)
        const { status, body } = await peer.call('GET', `${path}/7`)
        const seven = everyone.find(({ id }) => id === 7)
        assert.equal(status, seven ? 200 : 404, what)
        if (seven) assert.deepEqual(body, seven, what)
      }
    }
    for (const [what, method, target, body, shown] of changes) {
      const writer = peers[turn++ % 3] as Peer
      const answer = await writer.call(method, target, { body })
      assert.equal(answer.status, 200, answer.text)
      await assertShown(what, writer)
      const user = await storedUser(sql, 7)
      assert.deepEqual({ ...user, ...shown }, user, what)
    }
    assert.ok(await verify((await storedPassword(sql, 7))?.hash ?? '', newPassword))
    const created = await peers[1].call('POST', path, { body: { username: 'ada', firstname: 'Anna' } })
    assert.equal(created.status, 201)
    await assertShown('a new user', peers[1])
    assert.equal((await peers[2].call('DELETE', `${path}/7`)).status, 204)
    await assertShown('a user who is gone', peers[2])
  },
)

amongProcesses(
  'a lock that runs out is lifted once, whoever notices it',
  [{}, { aheadMs: 30 * minute }, { aheadMs: 30 * minute }],
  async ([first, ...later], { sql }) => {
    const ids = await createPeople([first], 5)
    for (const peer of later) await openConnections(peer.call, 10)
    for (const id of ids) {
      const { status } = await first.call('PUT', `${path}/${id}/lock_user`, { body: { locked_until: 20 } })
      assert.equal(status, 200)
    }
    const answers = await Promise.all(
      times(20, (at) => (later[at % 2] as Peer).call('GET', `${path}/${ids[at % 5]}`)),
    )
    for (const { body } of [...answers, await first.call('GET', `${path}/1`)])
      assert.deepEqual([body.status, body.locked_until], [7, null])
    for (const id of ids)
      assert.deepEqual(
        (await eventsOf(sql, id)).map(({ type }) => type),
        ['userCreated', 'userLocked', 'userUnlocked'],
      )
  },
)

amongProcesses(
  'users who are created on all servers at once get ids without a gap, also beside creates that are refused',
  three,
  async (peers, { sql }) => {
    for (const peer of peers) await openConnections(peer.call, 20)
    const answers = await Promise.all(
      times(120, (at) => {
        const body = at % 6 === 5 ? { username: `bad${at}`, group_id: 9 } : { username: `user${at}` }
        return (peers[at % 3] as Peer).call('POST', path, { body })
      }),
    )
    assert.deepEqual(
      answers.map(({ status }) => status),
      times(120, (at) => (at % 6 === 5 ? 422 : 201)),
    )
    const ids = answers.flatMap(({ status, body }) => (status === 201 ? [body.id] : []))
    assert.deepEqual(
      ids.sort((a, b) => a - b),
      times(100, (at) => at + 1),
    )
    assert.deepEqual(
      (await storedUsers(sql)).map(({ id }) => id),
      ids,
    )
  },
)

/** What two want at the same moment. Every NAME is another one in each round. */
const clashes = [
  [{ username: 'NAME' }, { username: 'name' }],
  [{ email: 'name@b' }, { email: 'Name@B' }],
  [{ username: 'name@b' }, { email: 'name@b' }],
  [
    { username: 'name@b', email: 'e@name' },
    { username: 'e@name', email: 'name@b' },
  ],
] as const
const named = (names: object, round: number): object =>
  JSON.parse(JSON.stringify(names).replaceAll(/name(?!":)/gi, (name) => `${name}${round}`))

amongProcesses(
  'of two who want a name at the same moment on two servers, be it as username or as email, one gets it',
  two,
  async ([a, b], { sql }) => {
    const people = await createPeople([a], 10)
    for (const peer of [a, b]) await openConnections(peer.call, people.length)
    let [names, created] = [0, people.length]
    for (const [here, there] of clashes) {
      const pairs = await Promise.all(
        people.map((id, at) => {
          const [one, other] = at % 3 ? [a, b] : [b, a]
          const body = named(there, names + at)
          return Promise.all([
            one.call('POST', path, { body: named(here, names + at) }),
            // Half of the others have an account already, and want another name for it.
            at % 2 ? other.call('POST', path, { body }) : other.call('PUT', `${path}/${id}`, { body }),
          ])
        }),
      )
      for (const [one, other] of pairs) {
        const [won = 0, lost] = [one.status, other.status].sort()
        assert.ok(won === 200 || won === 201, one.text)
        assert.equal(lost, 422, other.text)
      }
      names += people.length
      created += pairs.flat().filter(({ status }) => status === 201).length
    }
    const owners = await sql('SELECT DISTINCT user_id FROM login_names')
    assert.equal(owners.length, created)
  },
)

amongProcesses(
  'a role that is given on one server while another is taken away on the next: both are kept',
  three,
  async ([a, b, c], { sql }) => {
    const ids = await createPeople([a], 12)
    for (const id of ids) await a.call('PUT', `${path}/${id}`, { body: { role_ids: [1], title: null } })
    for (const peer of [a, b, c]) await openConnections(peer.call, ids.length)
    const answers = await Promise.all(
      ids.flatMap((id) => [
        a.call('PUT', `${path}/${id}/add_roles`, { body: { role_id_array: [2] } }),
        b.call('PUT', `${path}/${id}/remove_roles`, { body: { role_id_array: [1] } }),
        c.call('PUT', `${path}/${id}/add_roles`, { body: { role_id_array: [3] } }),
        c.call('PUT', `${path}/${id}`, { body: { title: 'Countess' } }),
      ]),
    )
    for (const { status, text } of answers) assert.equal(status, 200, text)
    for (const id of ids) {
      await assertRoles(sql, id, [2, 3])
      assert.equal((await storedUser(sql, id)).title, 'Countess')
    }
  },
)

amongProcesses(
  'in a storm of writes on all servers every list has as many users as its total, and is right after it',
  three,
  async (peers, { sql }) => {
    const ids = await createPeople(peers, 30)
    let writing = peers.length * 4
    async function write(peer: Peer): Promise<void> {
      for (let step = 0; step < 25; step++) {
        const id = oneOf(ids)
        const what = Math.random()
        if (what < 0.4) ids.push(...(await createPeople([peer], 1)))
        else if (what < 0.7) await peer.call('DELETE', `${path}/${id}`)
        else await peer.call('PUT', `${path}/${id}`, { body: randomTraits() })
      }
      writing--
    }
    async function read(peer: Peer): Promise<void> {
      while (writing > 0) {
        const list = new URLSearchParams({ ...oneOf(lists), limit: '100' })
        const { body, headers, text } = await peer.call('GET', `${path}?${list}`)
        assert.equal(body.length, Math.min(100, Number(headers.get('total-count'))), text)
      }
    }
    await Promise.all(peers.flatMap((peer) => [...times(4, () => write(peer)), read(peer), read(peer)]))
    const everyone = await storedUsers(sql)
    for (const peer of peers) for (const list of lists) await assertList(peer, list, everyone)
  },
)
