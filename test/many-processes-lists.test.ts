import assert from 'node:assert/strict'
import {
  assertList,
  createPeople,
  lists,
  oneOf,
  pageOf,
  path,
  randomTraits,
  storedUsers,
} from './peer-lists.ts'
import { amongProcesses, type Peer, three, two } from './peers.ts'
import { type Query, wantedUsers } from './wanted-users.ts'

type Direction = 'after' | 'before'

const idsOf = (users: readonly { id?: number | null }[]): number[] => users.map(({ id }) => Number(id))

/** Goes through a list by its cursors, each page at the next server; backwards from its last page. */
async function walk(peers: readonly Peer[], query: Query, direction: Direction): Promise<number[]> {
  const ids: number[][] = []
  let turn = 0
  const next = (of: Query) => pageOf(peers[turn++ % peers.length] as Peer, of)
  let page = await next(query)
  if (direction === 'before') page = await next({ ...query, page: String(Math.max(page.pages, 1)) })
  for (;;) {
    ids.push(idsOf(page.users))
    assert.ok(ids.length < 500, 'the walk ends')
    const cursor = page[direction]
    if (cursor === null) return (direction === 'after' ? ids : ids.reverse()).flat()
    page = await next({ cursor })
  }
}

amongProcesses(
  'a cursor that one server gives goes on at the next, forwards and back, filtered and not',
  three,
  async (peers, { sql }) => {
    await createPeople(peers, 40)
    const everyone = await storedUsers(sql)
    for (const list of lists)
      for (const direction of ['after', 'before'] as const)
        for (const sort of ['id', '-id']) {
          const wanted = idsOf(wantedUsers(everyone, list))
          if (sort === '-id') wanted.reverse()
          const said = `${JSON.stringify(list)} ${sort} ${direction}`
          assert.deepEqual(await walk(peers, { ...list, sort, limit: '7' }, direction), wanted, said)
        }
  },
)

amongProcesses(
  'walks over all servers while all of them write show everyone who stays once, and nobody twice',
  three,
  async (peers, { sql }) => {
    const stayers = new Set(await createPeople(peers, 40))
    const everyone = await storedUsers(sql)
    let writing = peers.length
    async function write(peer: Peer): Promise<void> {
      const own: number[] = []
      for (let step = 0; step < 30; step++) {
        own.push(...(await createPeople([peer], 1)))
        await peer.call('PUT', `${path}/${oneOf(own)}`, { body: randomTraits() })
        if (own.length > 3) await peer.call('DELETE', `${path}/${own.shift()}`)
      }
      writing--
    }
    async function read(list: Query, direction: Direction): Promise<void> {
      const staying = idsOf(wantedUsers(everyone, list))
      while (writing > 0) {
        const seen = await walk(peers, { ...list, limit: '4' }, direction)
        assert.equal(new Set(seen).size, seen.length, 'nobody is seen twice')
        assert.deepEqual(
          seen.filter((id) => stayers.has(id)),
          staying,
        )
      }
    }
    await Promise.all([
      ...peers.map(write),
      read({}, 'after'),
      read({}, 'before'),
      read({ firstname: '*nna*' }, 'after'),
      read({ role_id: '1', firstname: '!Bob' }, 'before'),
    ])
  },
)

amongProcesses(
  'two servers that remember different lists never disagree, with each other or with a look at every user',
  two,
  async (peers, { sql }) => {
    const ids = await createPeople(peers, 30)
    async function change(): Promise<void> {
      const peer = oneOf(peers)
      const what = Math.random()
      if (what < 0.2 && ids.length < 60) ids.push(...(await createPeople([peer], 1)))
      else if (what < 0.4 && ids.length > 10) {
        const [id] = ids.splice(Math.floor(Math.random() * ids.length), 1)
        await peer.call('DELETE', `${path}/${id}`)
      } else await peer.call('PUT', `${path}/${oneOf(ids)}`, { body: randomTraits() })
    }
    for (let round = 0; round < 200; round++) {
      await Promise.all(Array.from({ length: 1 + (round % 4) }, change))
      // As after two thousand commits: what was changed is not known any more.
      if (round % 23 === 22) await sql('DELETE FROM commits WHERE number < (SELECT max(number) FROM commits)')
      const everyone = await storedUsers(sql)
      // Each is asked for one list of its own, so both have followed each of them from another state on.
      const shared = oneOf(lists)
      await Promise.all(
        peers.flatMap((peer) => [
          assertList(peer, shared, everyone),
          assertList(peer, oneOf(lists), everyone),
        ]),
      )
    }
  },
)
