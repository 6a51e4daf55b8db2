import assert from 'node:assert/strict'
import { CustomAttributesApi, MappingsApi } from '@rollcall/client/directory'
import { type Directory, onEveryDatabase } from './harness.ts'
import { addRoles } from './roles.ts'
import { eventsIn, storedUser } from './stored.ts'

/** Whoever is in the red team has role 11 and a desk. */
async function prepare(directory: Directory) {
  const attributes = new CustomAttributesApi(await directory.client())
  const mappings = new MappingsApi(await directory.client())
  await addRoles(directory.sql, 11)
  for (const shortname of ['team', 'desk'])
    await attributes.createCustomAttribute({ user_field: { name: shortname, shortname } })
  await mappings.createMapping({
    name: 'Red',
    enabled: true,
    match: 'all',
    conditions: [{ source: 'custom_attribute_team', operator: '=', value: 'Red' }],
    actions: [
      { action: 'add_role', value: ['11'] },
      { action: 'set_desk', value: ['D7'] },
    ],
  })
  const custom_attributes = { team: 'Red' }
  await directory.users.createUser({ username: 'ada', custom_attributes }, { mappings: 'sync' })
  return { attributes, mappings }
}

onEveryDatabase(
  'mappings follow an attribute that gets another shortname, and nobody loses a role',
  async (directory) => {
    const { attributes, mappings } = await prepare(directory)
    assert.deepEqual((await storedUser(directory.sql, 1)).role_ids, [11])
    await attributes.updateCustomAttribute(1, { shortname: 'squad' })
    await attributes.updateCustomAttribute(2, { shortname: 'title' })
    const { conditions, actions } = await mappings.getMapping(1)
    assert.deepEqual(
      [conditions?.[0]?.source, actions?.[1]?.action],
      ['custom_attribute_squad', 'set_custom_attribute_title'],
    )
    await directory.users.updateUser(1, { company: 'Herons' }, { mappings: 'sync' })
    const { role_ids, custom_attributes, title } = await storedUser(directory.sql, 1)
    assert.deepEqual([role_ids, custom_attributes, title], [[11], { squad: 'Red', title: 'D7' }, null])
    const told = (await eventsIn(directory.sql)).map(({ type }) => type)
    assert.equal(told.filter((type) => type === 'mappingUpdated').length, 2)
    assert.ok(!told.includes('rolesRemovedByMapping'))
  },
)

onEveryDatabase(
  'a user whose turn in a renaming has not come yet keeps what mappings give',
  async (directory) => {
    const { mappings } = await prepare(directory)
    // As the first transaction of a renaming leaves it.
    await directory.sql(
      "UPDATE custom_attributes SET shortname = 'squad', former_shortname = 'team' WHERE id = 1",
    )
    await mappings.updateMapping(1, {
      conditions: [{ source: 'custom_attribute_squad', operator: '=', value: 'Red' }],
    })
    await directory.users.updateUser(1, { company: 'Herons' }, { mappings: 'sync' })
    const { role_ids, custom_attributes } = await storedUser(directory.sql, 1)
    assert.deepEqual([role_ids, custom_attributes], [[11], { team: 'Red', desk: 'D7' }])
  },
)

onEveryDatabase(
  'mappings take back what they gave for a value whose attribute is deleted',
  async (directory) => {
    const { attributes } = await prepare(directory)
    await attributes.deleteCustomAttribute(1)
    await attributes.deleteCustomAttribute(2)
    await directory.users.updateUser(1, { company: 'Herons' }, { mappings: 'sync' })
    const { role_ids, custom_attributes } = await storedUser(directory.sql, 1)
    assert.deepEqual([role_ids, custom_attributes], [[], {}])
  },
)
