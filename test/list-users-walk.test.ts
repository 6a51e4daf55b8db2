import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { User } from '@rollcall/client'
import fc from 'fast-check'
import { beginning, type Directory, onEveryDatabase } from './harness.ts'
import { addRoles } from './roles.ts'
import { type Query, wantedUsers } from './wanted-users.ts'

/** Lists of every kind that changes can move users into and out of. */
const lists: readonly Query[] = [
  {},
  { firstname: 'anna' },
  { firstname: 'H*' },
  { firstname: '*AH' },
  { firstname: '*ann*' },
  { firstname: '*o*' },
  { firstname: '!Anna' },
  { firstname: '!*' },
  { userprincipalname: '*ann*' },
  { 'custom_attributes.team': 'red' },
  { 'custom_attributes.team': '!r*' },
  { directory_id: '1' },
  { group_id: '1' },
  { role_id: '1' },
  { app_id: '1' },
  { updated_since: new Date(beginning + 20_000).toISOString() },
  { created_until: new Date(beginning + 20_000).toISOString() },
  { user_ids: '1,2,3,5,8,13,21,34' },
  { firstname: '*ann*', directory_id: '1', 'custom_attributes.team': '!blue' },
  { app_id: '1', firstname: '!*b*', updated_since: new Date(beginning + 5000).toISOString() },
]
const appsOfRole = new Map([[1, [1]]])

/** What can happen to a directory. `who` is counted round among those who are there. */
const traits = fc.record({
  firstname: fc.constantFrom('Anna', 'Hannah', 'Bob', 'Zoë', null),
  userprincipalname: fc.constantFrom('hannah@x', null),
  directory_id: fc.constantFrom(1, 2, null),
  group_id: fc.constantFrom(1, null),
  role_ids: fc.subarray([1, 2]),
  custom_attributes: fc.record({ team: fc.constantFrom('red', 'blue', null) }),
})
const change = fc.oneof(
  fc.record({ what: fc.constant('create'), who: fc.constant(0), traits }),
  fc.record({
    what: fc.constantFrom('update', 'delete', 'addRole', 'removeRole'),
    who: fc.nat(1000),
    traits,
  }),
)
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

async function apply({ users, clock, sql }: Directory, { what, who, traits }: Change): Promise<void> {
  clock.now += 1000
  const ids = (await sql<{ id: number }>('SELECT id FROM users ORDER BY id')).map((row) => row.id)
  const id = ids[who % ids.length]
  if (what === 'create' || id === undefined) {
    if (ids.length < 60) await users.createUser({ username: randomUUID(), ...traits })
  } else if (what === 'update') await users.updateUser(id, traits)
  else if (what === 'delete') await users.deleteUser(id)
  else if (what === 'addRole') await users.addRolesToUser(id, { role_id_array: [1] })
  // Somebody without the role cannot lose it: that is refused, and no change.
  else await users.removeUserRole(id, { role_id_array: [1] }).catch(() => {})
}

/** Changes at the same time. One that finds its user deleted by another has nothing to do. */
const applyTogether = (directory: Directory, changes: readonly Change[]) =>
  Promise.allSettled(changes.map((one) => apply(directory, one)))

async function prepare(directory: Directory): Promise<void> {
  const { sql } = directory
  await addRoles(sql, 1, 2)
  await sql('INSERT INTO groups (id, name) VALUES (?, ?)', 1, 'Group')
  await sql('INSERT INTO custom_attributes (id, name, shortname) VALUES (?, ?, ?)', 1, 'Team', 'team')
  await sql(
    "INSERT INTO apps (id, name, icon_url, extension, visible, provisioning_enabled) VALUES (1, 'A', '', 0, 1, 0)",
  )
  await sql('INSERT INTO role_apps (role_id, app_id) VALUES (1, 1)')
  const created = fc.sample(traits, { numRuns: 40, seed: 7 })
  await applyTogether(
    directory,
    created.map((traits) => ({ what: 'create', who: 0, traits })),
  )
}

async function wantedIds({ sql }: Directory, query: Query): Promise<number[]> {
  const rows = await sql<{ body: string }>('SELECT body FROM users ORDER BY id')
  const everyone = rows.map(({ body }) => JSON.parse(body))
  return wantedUsers(everyone, query, appsOfRole).map((user) => Number(user.id))
}

interface Page {
  readonly ids: number[]
  readonly total: number
  readonly pages: number
  readonly before: string | null
  readonly after: string | null
}

async function pageOf({ call }: Directory, query: Query): Promise<Page> {
  const { status, body, text, headers } = await call('GET', `/api/1/users?${new URLSearchParams(query)}`)
  assert.equal(status, 200, text)
  return {
    ids: body.map((user: User) => user.id),
    total: Number(headers.get('total-count')),
    pages: Number(headers.get('total-pages')),
    before: headers.get('before-cursor'),
    after: headers.get('after-cursor'),
  }
}

/** Goes through a list by its cursors; backwards from its last page. `onPage` may change the directory meanwhile. */
async function walk(
  directory: Directory,
  query: Query,
  direction: 'after' | 'before',
  onPage: (page: Page) => Promise<unknown> = async () => {},
): Promise<number[]> {
  const ids: number[][] = []
  let page = await pageOf(directory, query)
  if (direction === 'before')
    page = await pageOf(directory, { ...query, page: String(Math.max(page.pages, 1)) })
  for (;;) {
    ids.push(page.ids)
    assert.ok(ids.length < 500, 'the walk ends')
    await onPage(page)
    const cursor = page[direction]
    if (cursor === null) return (direction === 'after' ? ids : ids.reverse()).flat()
    page = await pageOf(directory, { cursor })
  }
}

onEveryDatabase(
  'listUsers: a walk over a list that rests is the list, forwards and backwards',
  async (directory) => {
    await prepare(directory)
    for (const list of lists)
      for (const [sort, limit] of [
        ['id', '2'],
        ['id', '7'],
        ['-id', '3'],
        ['-id', '50'],
      ] as const) {
        const wanted = await wantedIds(directory, list)
        if (sort === '-id') wanted.reverse()
        for (const direction of ['after', 'before'] as const)
          assert.deepEqual(
            await walk(directory, { ...list, sort, limit }, direction),
            wanted,
            `${JSON.stringify(list)} ${sort} ${limit} ${direction}`,
          )
      }
  },
)

onEveryDatabase(
  'listUsers: whatever changes, every list is what a look at every user finds, before and after a restart',
  async (directory) => {
    await prepare(directory)
    const assertLists = async () => {
      for (const list of lists) {
        const { ids, total } = await pageOf(directory, { ...list, limit: '100' })
        assert.deepEqual([ids, total], [await wantedIds(directory, list), ids.length], JSON.stringify(list))
      }
    }
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 5 }), async (batches) => {
        for (const batch of batches) {
          await applyTogether(directory, batch)
          await assertLists()
        }
      }),
      { numRuns: 12 },
    )
    await directory.restart()
    await assertLists()
  },
)

onEveryDatabase(
  'listUsers: a walk while users come, change and go shows everyone who was listed throughout once, and nobody twice',
  async (directory) => {
    await prepare(directory)
    const lettered = fc.record({
      list: fc.constantFrom(...lists),
      sort: fc.constantFrom('id', '-id'),
      limit: fc.integer({ min: 1, max: 9 }),
      direction: fc.constantFrom('after', 'before'),
    })
    const meanwhile = fc.array(fc.array(change, { maxLength: 5 }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(lettered, meanwhile, async ({ list, sort, limit, direction }, batches) => {
        let now = new Set(await wantedIds(directory, list))
        let [throughout, ever] = [now, now]
        const left = batches.slice()
        const seen = await walk(
          directory,
          { ...list, sort, limit: String(limit) },
          direction,
          async ({ total }) => {
            assert.equal(total, now.size, 'the total is true on every page')
            await applyTogether(directory, left.shift() ?? [])
            now = new Set(await wantedIds(directory, list))
            throughout = throughout.intersection(now)
            ever = ever.union(now)
          },
        )
        assert.deepEqual(
          seen,
          seen.toSorted((a, b) => (sort === 'id' ? a - b : b - a)),
        )
        assert.equal(new Set(seen).size, seen.length, 'nobody is seen twice')
        assert.deepEqual([...throughout.difference(new Set(seen))], [], 'nobody who stayed is missed')
        assert.deepEqual([...new Set(seen).difference(ever)], [], 'nobody is seen who never matched')
      }),
      { numRuns: 60 },
    )
  },
)

onEveryDatabase(
  'listUsers: walks that run beside four writers miss nobody who stays and show nobody twice',
  async (directory) => {
    await prepare(directory)
    const stayers = await wantedIds(directory, {})
    const changes = fc.sample(change, { numRuns: 240, seed: 11 })
    let writing = 4
    const write = async (writer: number) => {
      const own: number[] = []
      for (const { traits } of changes.slice(writer * 60, writer * 60 + 60)) {
        own.push(Number((await directory.users.createUser({ username: randomUUID(), ...traits })).id))
        if (own.length > 3) await directory.users.deleteUser(own.shift() as number)
        await directory.users.updateUser(own[0] as number, { ...traits, firstname: 'Anna' })
      }
      writing--
    }
    const read = async (list: Query, direction: 'after' | 'before') => {
      const wanted = new Set((await wantedIds(directory, list)).filter((id) => stayers.includes(id)))
      while (writing > 0) {
        const seen = await walk(directory, { ...list, limit: '4' }, direction)
        assert.equal(new Set(seen).size, seen.length)
        assert.deepEqual(
          seen.filter((id) => stayers.includes(id)),
          [...wanted],
        )
      }
    }
    await Promise.all([
      ...[0, 1, 2, 3].map(write),
      read({}, 'after'),
      read({}, 'before'),
      read({ firstname: '*ann*' }, 'after'),
      read({ role_id: '1', firstname: '!Bob' }, 'before'),
    ])
  },
)
