import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import type { MappingRun } from '@rollcall/client/directory'
import { type Directory, onEveryDatabase } from './harness.ts'
import { addMapping, grantsOf, mappingsDone, mappingsOf } from './mapping-helpers.ts'
import { addRoles, assertRoles } from './roles.ts'
import { eventsIn, storedUser } from './stored.ts'

/** A user with this department, for whom no mapping has run. */
async function addUser(directory: Directory, username: string, department: string): Promise<number> {
  const user = await directory.users.createUser({ username, department }, { mappings: 'disabled' })
  return user.id
}

async function finished(directory: Directory, id: number): Promise<MappingRun> {
  await mappingsDone(directory)
  return (await mappingsOf(directory)).getMappingRun(id)
}

onEveryDatabase('a dry run says what a run then does, and changes nothing', async (directory) => {
  await addRoles(directory.sql, 11, 12)
  await directory.sql("INSERT INTO custom_attributes (id, name, shortname) VALUES (1, 'Team', 'team')")
  await addMapping(
    directory,
    ['department bw Sal'],
    [
      ['add_role', '11'],
      ['set_team', 'Red'],
    ],
  )
  await addMapping(
    directory,
    ['custom_attribute_team = red'],
    [
      ['set_title', 'Seller'],
      ['remove_role', '12'],
    ],
  )
  const ada = await addUser(directory, 'ada', 'Sales')
  const bob = await addUser(directory, 'bob', 'HR')
  await directory.users.updateUser(ada, { role_ids: [12] }, { mappings: 'disabled' })

  const api = await mappingsOf(directory)
  const before = await directory.sql('SELECT * FROM users')
  const events = (await eventsIn(directory.sql)).length
  const tries = await Promise.all([1, 2].map((mapping) => api.dryRunMapping(mapping, [bob, ada])))
  assert.deepEqual(await directory.sql('SELECT * FROM users'), before)
  assert.equal((await eventsIn(directory.sql)).length, events)
  const known = { firstname: null, lastname: null, email: null }
  assert.deepEqual(
    tries.map((people) => people.map(({ user, mapped }) => [user, mapped])),
    [1, 2].map(() => [
      [{ id: ada, username: 'ada', ...known }, true],
      [{ id: bob, username: 'bob', ...known }, false],
    ]),
  )

  await api.reapplyMappings()
  await mappingsDone(directory)
  const told = (await eventsIn(directory.sql)).slice(events)
  for (const mapping of [1, 2]) {
    const done: Record<string, unknown> = {}
    for (const { mapping_id, changes = {} } of told)
      if (mapping_id === mapping)
        for (const [field, change] of Object.entries(changes))
          if (field !== 'updated_at') done[field] = change
    assert.deepEqual(tries[mapping - 1]?.[0]?.changes, done)
    assert.deepEqual(tries[mapping - 1]?.[1]?.changes, {})
    assert.ok(Object.keys(done).length > 1)
  }
})

onEveryDatabase('a disabled mapping is tried at the end of the others', async (directory) => {
  await addRoles(directory.sql, 11)
  await addMapping(directory, [], [['set_title', 'First']])
  const { id } = await addMapping(directory, ['title = First'], [['add_role', '11']], { enabled: false })
  const ada = await addUser(directory, 'ada', 'HR')
  const api = await mappingsOf(directory)
  const [tried] = await api.dryRunMapping(id, [ada])
  assert.deepEqual([tried?.mapped, tried?.changes], [true, { role_ids: { before: [], after: [11] } }])
})

onEveryDatabase(
  'without ids all users are looked at, in parts',
  async (directory) => {
    const { id } = await addMapping(directory, [], [['set_comment', 'x']])
    const api = await mappingsOf(directory)
    const seen: number[] = []
    for (let after_user_id = 0; ; ) {
      const people = await api.dryRunMapping(id, undefined, { after_user_id, limit: 100 })
      seen.push(...people.map(({ user }) => user.id))
      if (people.length < 100) break
      after_user_id = people.at(-1)?.user.id as number
    }
    assert.deepEqual(
      seen,
      Array.from({ length: 250 }, (_, at) => at + 1),
    )
    assert.equal((await api.dryRunMapping(id)).length, 100)
    assert.equal((await api.dryRunMapping(id, null, { limit: 5000 })).length, 250)
  },
  { sample: 250 },
)

onEveryDatabase(
  'reapplying goes through all users, writes only who changes, and tells how far it is',
  async (directory) => {
    await addRoles(directory.sql, 901)
    await addMapping(directory, ['department = Sales'], [['add_role', '901']])
    const wanted = await directory.sql<{ id: number; body: string }>('SELECT id, body FROM users ORDER BY id')
    const sellers = wanted.filter(({ body }) => JSON.parse(body).department === 'Sales')
    assert.ok(sellers.length > 50 && sellers.length < 1500)
    const api = await mappingsOf(directory)
    directory.clock.now += 1000
    const { id, ...begun } = await api.reapplyMappings()
    assert.deepEqual([begun.created_at, begun.total], [new Date(directory.clock.now).toISOString(), 1500])
    const run = await finished(directory, id)
    assert.deepEqual([run.users, run.changed, run.total], [1500, sellers.length, 1500])
    assert.ok(run.finished_at)
    const holders = await directory.sql<{ user_id: number }>(
      'SELECT user_id FROM user_roles WHERE role_id = 901 ORDER BY user_id',
    )
    assert.deepEqual(
      holders.map(({ user_id }) => user_id),
      sellers.map(({ id }) => id),
    )
    const after = await directory.sql<{ id: number; body: string }>('SELECT id, body FROM users ORDER BY id')
    assert.equal(after.filter(({ body }, at) => body !== wanted[at]?.body).length, sellers.length)

    const told = await eventsIn(directory.sql)
    assert.equal(told.filter(({ type }) => type === 'mappingsReapplied').length, 1)
    assert.equal(told.filter(({ type }) => type === 'rolesAddedByMapping').length, sellers.length)
    const again = await finished(directory, (await api.reapplyMappings()).id)
    assert.deepEqual([again.users, again.changed], [1500, 0], 'a second run has nothing to do')
  },
  { sample: 1500 },
)

onEveryDatabase(
  'a second call while a run is under way answers that one, and users who are written meanwhile are served',
  async (directory) => {
    await addRoles(directory.sql, 901)
    await addMapping(directory, [], [['add_role', '901']])
    const api = await mappingsOf(directory)
    const [first, second] = await Promise.all([api.reapplyMappings(), api.reapplyMappings()])
    assert.equal(first.id, second.id)
    const ada = await directory.users.createUser({ username: 'ada' })
    const run = await finished(directory, first.id)
    assert.ok(run.users >= 1000)
    await assertRoles(directory.sql, ada.id, [901])
    assert.deepEqual(
      await grantsOf(directory, 1000).then((grants) => grants.find(([role]) => role === 901)),
      [901, 0, 1],
    )
    const told = await eventsIn(directory.sql)
    assert.equal(told.filter(({ type }) => type === 'mappingsReapplied').length, 1)
    assert.equal(
      told.filter(({ type }) => type === 'rolesAddedByMapping').length,
      1001,
      'each user got it once',
    )
  },
  { sample: 1000 },
)

onEveryDatabase(
  'a server that is stopped in the middle of a run leaves the rest to its next start',
  async (directory) => {
    await addMapping(directory, [], [['set_comment', 'x']])
    const { id } = await (await mappingsOf(directory)).reapplyMappings()
    await directory.restart()
    await mappingsDone(directory)
    const run = await (await mappingsOf(directory)).getMappingRun(id)
    assert.deepEqual([run.users, run.changed], [1000, 1000])
    const told = await eventsIn(directory.sql)
    assert.equal(told.filter(({ type }) => type === 'userChangedByMapping').length, 1000)
  },
  { sample: 1000 },
)

onEveryDatabase('a run over nobody is over at once', async (directory) => {
  const api = await mappingsOf(directory)
  const run = await finished(directory, (await api.reapplyMappings()).id)
  assert.deepEqual([run.users, run.changed, run.total], [0, 0, 0])
})

onEveryDatabase('one user whom mappings cannot be run for holds up nobody', async (directory) => {
  await addRoles(directory.sql, 11)
  await addMapping(directory, [], [['add_role', '11']])
  const ids = []
  for (const name of ['ada', 'bob', 'cyd']) ids.push(await addUser(directory, name, 'HR'))
  const [ada = 0, bob = 0, cyd = 0] = ids
  const whole = JSON.stringify(await storedUser(directory.sql, bob))
  await directory.sql('UPDATE users SET body = ? WHERE id = ?', '{"broken', bob)
  for (const id of ids)
    await directory.sql("INSERT INTO pending_mappings (user_id, request_id) VALUES (?, 'x')", id)
  await directory.users.updateUser(ada, { title: 'Boss' })
  for (const id of [ada, cyd]) {
    const end = performance.now() + 10_000
    while ((await grantsOf(directory, id)).length === 0) {
      assert.ok(performance.now() < end, `user ${id} waits`)
      await wait(10)
    }
  }
  await directory.sql('UPDATE users SET body = ? WHERE id = ?', whole, bob)
  await mappingsDone(directory)
  await assertRoles(directory.sql, bob, [11])
})
