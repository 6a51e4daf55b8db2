import assert from 'node:assert/strict'
import type { UpdateUserQuery } from '@rollcall/client'
import { type Directory, onEveryDatabase } from './harness.ts'
import { addMapping, grantsOf, mappingsDone, mappingsOf } from './mapping-helpers.ts'
import { addRoles, assertRoles } from './roles.ts'
import { eventsIn, eventsOf, storedUser } from './stored.ts'

const sync: UpdateUserQuery = { mappings: 'sync' }

/** Role 11 for Sales, role 12 for Support; who has 11 is in the group 7. */
async function departments(directory: Directory): Promise<void> {
  await addRoles(directory.sql, 11, 12, 13)
  await directory.sql("INSERT INTO groups (id, name) VALUES (7, 'Berlin')")
  await addMapping(directory, ['department = Sales'], [['add_role', '11']], { name: 'Sales' })
  await addMapping(directory, ['department = Support'], [['add_role', '12']], { name: 'Support' })
  await addMapping(directory, ['has_role = 11'], [['set_group', '7']], { name: 'Berlin' })
}

onEveryDatabase('with sync the answer shows what mappings have done', async (directory) => {
  await departments(directory)
  const ada = await directory.users.createUser({ username: 'ada', department: 'sales' }, sync)
  assert.deepEqual([ada.role_ids, ada.group_id], [[11], 7])
  assert.deepEqual(await storedUser(directory.sql, ada.id), ada)
  assert.deepEqual(await grantsOf(directory, ada.id), [[11, 0, 1]])
  const moved = await directory.users.updateUser(ada.id, { department: 'Support' }, sync)
  assert.deepEqual([moved.role_ids, moved.group_id], [[12], 7])
  assert.deepEqual(await storedUser(directory.sql, ada.id), moved)
  assert.deepEqual(await grantsOf(directory, ada.id), [[12, 0, 2]])
  assert.deepEqual(await directory.sql('SELECT * FROM pending_mappings'), [])
})

onEveryDatabase(
  'events tell what each mapping did, by its id and name, and follow from each other',
  async (directory) => {
    await departments(directory)
    const { id } = await directory.users.createUser({ username: 'ada', department: 'Sales' }, sync)
    directory.clock.now += 1000
    await directory.users.updateUser(id, { department: 'Support' })
    await mappingsDone(directory)
    const told = (await eventsIn(directory.sql)).filter((event) => event.user_id === id)
    assert.deepEqual(
      told.map(({ type, mapping_id, mapping_name, actor_system, client_id, changes = {} }) => [
        type,
        mapping_id,
        mapping_name,
        actor_system,
        client_id,
        changes.role_ids?.after ?? changes.group_id?.after,
      ]),
      [
        ['userCreated', undefined, undefined, 'API', 'Manage All', []],
        ['rolesAddedByMapping', 1, 'Sales', 'Mapping', undefined, [11]],
        ['userChangedByMapping', 3, 'Berlin', 'Mapping', undefined, 7],
        ['userUpdated', undefined, undefined, 'API', 'Manage All', undefined],
        ['rolesRemovedByMapping', 1, 'Sales', 'Mapping', undefined, []],
        ['rolesAddedByMapping', 2, 'Support', 'Mapping', undefined, [12]],
      ],
    )
    assert.equal(told[4]?.request_id, told[3]?.request_id, 'the run belongs to the request that led to it')
    assert.notEqual(told[3]?.request_id, told[2]?.request_id)
    const story: Record<string, unknown> = {}
    for (const { changes } of await eventsOf(directory.sql, id))
      for (const [name, { before, after }] of Object.entries(changes)) {
        assert.deepEqual(story[name] ?? null, before, name)
        story[name] = after
      }
    assert.deepEqual([story.role_ids, story.group_id, story.department], [[12], 7, 'Support'])
  },
)

onEveryDatabase('without the parameter they run soon after the answer', async (directory) => {
  await departments(directory)
  const ada = await directory.users.createUser({ username: 'ada', department: 'Sales' })
  assert.deepEqual([ada.role_ids, ada.group_id], [[], null])
  await mappingsDone(directory)
  assert.deepEqual((await storedUser(directory.sql, ada.id)).role_ids, [11])
  await directory.users.updateUser(ada.id, { department: 'Support' }, { mappings: 'async' })
  await mappingsDone(directory)
  await assertRoles(directory.sql, ada.id, [12])
})

onEveryDatabase('with disabled they do not run', async (directory) => {
  await departments(directory)
  const { id } = await directory.users.createUser(
    { username: 'ada', department: 'Sales' },
    { mappings: 'disabled' },
  )
  await directory.users.updateUser(id, { title: 'Boss' }, { mappings: 'disabled' })
  assert.deepEqual(await directory.sql('SELECT * FROM pending_mappings'), [])
  await assertRoles(directory.sql, id, [])
})

onEveryDatabase('a directory without mappings leaves nothing to be run', async (directory) => {
  const { id } = await directory.users.createUser({ username: 'ada' })
  await directory.users.updateUser(id, { title: 'Boss' })
  assert.deepEqual(await directory.sql('SELECT * FROM pending_mappings'), [])
})

onEveryDatabase(
  'every call that changes a user lets mappings run, but for logins and locks',
  async (directory) => {
    await addRoles(directory.sql, 11, 12)
    await addMapping(directory, ['state = 2'], [['add_role', '11']])
    await addMapping(directory, ['has_role = 12'], [['set_title', 'Twelve']])
    const { id } = await directory.users.createUser({ username: 'ada' })
    await directory.users.setUserState(id, { state: 2 })
    await mappingsDone(directory)
    await assertRoles(directory.sql, id, [11])
    await directory.users.addRolesToUser(id, { role_id_array: [12] })
    await mappingsDone(directory)
    assert.equal((await storedUser(directory.sql, id)).title, 'Twelve')

    await directory.sql(
      'UPDATE mappings SET conditions = \'[]\', actions = \'[{"action":"set_title","value":["x"]}]\'',
    )
    await directory.users.lockAccountUser(id, { locked_until: 15 })
    directory.clock.now += 16 * 60_000
    await directory.users.getUserById(id)
    await directory.users.logOutUser(id)
    await mappingsDone(directory)
    assert.equal((await storedUser(directory.sql, id)).title, 'Twelve')
  },
)

onEveryDatabase(
  'a role that a mapping gives is not taken by hand, and the answer says why',
  async (directory) => {
    await departments(directory)
    const { id } = await directory.users.createUser(
      { username: 'ada', department: 'Sales', role_ids: [13] },
      sync,
    )
    const answer = await directory.call('PUT', `/api/1/users/${id}/remove_roles`, {
      body: { role_id_array: [13, 11] },
    })
    assert.deepEqual(
      [answer.status, answer.body.message],
      [400, 'role 11 is given by the mapping Sales: change the mapping, or what makes it hold'],
    )
    await assertRoles(directory.sql, id, [11, 13])

    // Who writes what was read changes nothing; who leaves roles out takes those by hand.
    const read = await directory.users.getUserById(id)
    assert.deepEqual((await directory.users.updateUser(id, read)).role_ids, [11, 13])
    await mappingsDone(directory)
    assert.deepEqual(await grantsOf(directory, id), [
      [11, 0, 1],
      [13, 1, null],
    ])
    const { role_ids } = await directory.users.updateUser(id, { role_ids: [] }, { mappings: 'disabled' })
    assert.deepEqual(role_ids, [11])
    assert.deepEqual(await grantsOf(directory, id), [[11, 0, 1]])

    // When the mapping does not run any more, hands may take it.
    await (await mappingsOf(directory)).updateMapping(1, { enabled: false })
    await directory.users.removeUserRole(id, { role_id_array: [{ role_id: 11 }] })
    await assertRoles(directory.sql, id, [])
  },
)

onEveryDatabase(
  'a role by hand beside a mapping stays when the mapping gives it no more',
  async (directory) => {
    await departments(directory)
    const { id } = await directory.users.createUser({ username: 'ada', department: 'Sales' }, sync)
    await directory.users.addRolesToUser(id, { role_id_array: [11] })
    await mappingsDone(directory)
    assert.deepEqual(await grantsOf(directory, id), [[11, 1, 1]])
    const [last] = (await eventsIn(directory.sql)).slice(-1)
    assert.deepEqual([last?.type, last?.notes], ['rolesAdded', 'By hand, beside the mapping that gives it'])
    const events = (await eventsIn(directory.sql)).length
    await directory.users.addRolesToUser(id, { role_id_array: [11] })
    assert.equal((await eventsIn(directory.sql)).length, events, 'given twice is no event')
    await directory.users.updateUser(id, { department: 'HR' }, sync)
    assert.deepEqual(await grantsOf(directory, id), [[11, 1, null]])

    // Left out of the roles that are written, it is by the mapping alone.
    await directory.users.updateUser(id, { department: 'Sales' }, sync)
    assert.deepEqual(await grantsOf(directory, id), [[11, 1, 1]])
    await directory.users.updateUser(id, { role_ids: [] }, { mappings: 'disabled' })
    assert.deepEqual(await grantsOf(directory, id), [[11, 0, 1]])
  },
)

onEveryDatabase(
  'what is deleted is passed over, and the mapping stays as it was written',
  async (directory) => {
    await departments(directory)
    await directory.sql("INSERT INTO custom_attributes (id, name, shortname) VALUES (1, 'Team', 'team')")
    const api = await mappingsOf(directory)
    const team = await addMapping(
      directory,
      ['custom_attribute_team != Red'],
      [
        ['add_role', '13'],
        ['set_team', 'Blue'],
      ],
    )
    for (const table of ['custom_attributes WHERE id = 1', 'groups WHERE id = 7', 'roles WHERE id = 11'])
      await directory.sql(`DELETE FROM ${table}`)
    const ada = await directory.users.createUser({ username: 'ada', department: 'Sales' }, sync)
    assert.deepEqual([ada.role_ids, ada.group_id, ada.custom_attributes], [[], null, {}])
    assert.deepEqual(await api.getMapping(team.id), team)
    assert.deepEqual(await api.updateMapping(team.id, { name: 'T' }), { ...team, name: 'T' })
  },
)

onEveryDatabase(
  'a deleted mapping leaves its roles until the next run, without a giver',
  async (directory) => {
    await departments(directory)
    const api = await mappingsOf(directory)
    const { id } = await directory.users.createUser({ username: 'ada', department: 'Sales' }, sync)
    for (const mapping of [1, 2, 3]) await api.deleteMapping(mapping)
    assert.deepEqual(await grantsOf(directory, id), [[11, 0, null]])
    await directory.users.updateUser(id, { title: 'Boss' })
    await mappingsDone(directory)
    await assertRoles(directory.sql, id, [])
    const [last] = (await eventsIn(directory.sql)).slice(-1)
    assert.deepEqual(
      [last?.type, last?.mapping_id, last?.notes, last?.actor_system],
      ['rolesRemovedByMapping', undefined, 'The mapping that gave them is gone', 'Rollcall'],
    )
  },
)

onEveryDatabase('a deleted user takes along that mappings have yet to run', async (directory) => {
  await departments(directory)
  const { id } = await directory.users.createUser(
    { username: 'ada', department: 'Sales' },
    { mappings: 'disabled' },
  )
  await directory.sql("INSERT INTO pending_mappings (user_id, request_id) VALUES (?, 'x')", id)
  await directory.users.deleteUser(id)
  assert.deepEqual(await directory.sql('SELECT * FROM pending_mappings'), [])
})

onEveryDatabase('times pass without a write, and hold from the next run on', async (directory) => {
  await addRoles(directory.sql, 11)
  await addMapping(directory, ['created_at > 0'], [['add_role', '11']])
  const { id } = await directory.users.createUser({ username: 'ada' }, sync)
  directory.clock.now += 60_000
  await assertRoles(directory.sql, id, [])
  await (await mappingsOf(directory)).reapplyMappings()
  await mappingsDone(directory)
  await assertRoles(directory.sql, id, [11])
})

onEveryDatabase('a locked user keeps the lock when a mapping sets the status', async (directory) => {
  await addMapping(directory, [], [['set_status', '2']])
  const { id } = await directory.users.createUser({ username: 'ada' }, { mappings: 'disabled' })
  await directory.users.lockAccountUser(id, { locked_until: 15 })
  assert.equal((await directory.users.updateUser(id, { title: 'x' }, sync)).status, 3)
  directory.clock.now += 16 * 60_000
  assert.equal((await directory.users.getUserById(id)).status, 7)
  assert.equal((await directory.users.updateUser(id, { title: 'y' }, sync)).status, 2)
})
