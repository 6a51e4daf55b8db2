import assert from 'node:assert/strict'
import { operations, type Scope } from '@rollcall/contract'
import { type Directory, onEveryDatabase } from './harness.ts'
import { addMapping, mappingsOf } from './mapping-helpers.ts'
import { addRoles } from './roles.ts'
import { eventsIn } from './stored.ts'

const stored = (directory: Directory) =>
  directory.sql('SELECT id, name, enabled, position, conditions, actions FROM mappings ORDER BY id')
const idsOf = (mappings: readonly { id: number; position: number | null }[]) =>
  mappings.map(({ id, position }) => [id, position])

onEveryDatabase('a mapping is created, read, listed, changed and deleted', async (directory) => {
  await addRoles(directory.sql, 12, 13)
  const api = await mappingsOf(directory)
  const sales = await api.createMapping({
    name: ' Sales ',
    conditions: [{ source: 'department', operator: '=', value: 'Sales' }],
    actions: [{ action: 'add_role', value: ['12'] }],
  })
  assert.deepEqual(sales, {
    id: 1,
    name: 'Sales',
    enabled: true,
    match: 'all',
    position: 1,
    conditions: [{ source: 'department', operator: '=', value: 'Sales' }],
    actions: [{ action: 'add_role', value: ['12'] }],
  })
  assert.deepEqual(await api.getMapping(1), sales)
  assert.deepEqual(await api.listMappings(), [sales])

  const renamed = await api.updateMapping(1, { name: 'Selling', match: 'any' })
  assert.deepEqual(renamed, { ...sales, name: 'Selling', match: 'any' })
  assert.deepEqual(await api.updateMapping(1, { enabled: false }), {
    ...renamed,
    enabled: false,
    position: null,
  })
  assert.deepEqual([await api.listMappings(), (await api.listMappings({ enabled: false })).length], [[], 1])
  assert.deepEqual(await api.updateMapping(1, { enabled: true }), renamed)
  await api.deleteMapping(1)
  assert.deepEqual(await stored(directory), [])
  assert.equal((await addMapping(directory, [], [['add_role', '13']])).id, 2)

  const told = await eventsIn(directory.sql)
  assert.deepEqual(
    told.map(({ type, mapping_id, client_id, actor_system, changes }) => [
      type,
      mapping_id,
      client_id,
      actor_system,
      Object.keys(changes ?? {}).join(),
    ]),
    [
      ['mappingAdded', 1, 'id,name,enabled,match,position,conditions,actions'],
      ['mappingUpdated', 1, 'name,match'],
      ['mappingDisabled', 1, 'enabled,position'],
      ['mappingEnabled', 1, 'enabled,position'],
      ['mappingDeleted', 1, 'id,name,enabled,match,position,conditions,actions'],
      ['mappingAdded', 2, 'id,name,enabled,match,position,conditions,actions'],
    ].map(([type, id, changes]) => [type, id, 'Manage All', 'API', changes]),
  )
})

onEveryDatabase(
  'numbers and single values are taken as OneLogin and its clients send them',
  async (directory) => {
    await addRoles(directory.sql, 12)
    const { status, body } = await directory.call('POST', '/api/2/mappings', {
      body: {
        name: 'Numbers',
        match: 'all',
        enabled: true,
        position: null,
        conditions: [{ source: 'has_role', operator: '=', value: 12 }],
        actions: [
          { action: 'set_status', value: 2 },
          { action: 'set_title', value: 'Boss' },
          { action: 'add_role', value: [12] },
        ],
      },
    })
    assert.deepEqual(
      [status, body.conditions, body.actions],
      [
        201,
        [{ source: 'has_role', operator: '=', value: '12' }],
        [
          { action: 'set_status', value: ['2'] },
          { action: 'set_title', value: ['Boss'] },
          { action: 'add_role', value: ['12'] },
        ],
      ],
    )
  },
)

onEveryDatabase(
  'positions have no gaps, whatever is put in, moved, switched off and deleted',
  async (directory) => {
    const api = await mappingsOf(directory)
    const add = (position?: number) =>
      addMapping(directory, [], [['set_title', 'x']], { position: position ?? null })
    for (let id = 1; id <= 3; id++) await add()
    assert.equal((await add(2)).position, 2)
    assert.equal((await add(99)).position, 5)
    const order = async () => idsOf(await api.listMappings()).map(([id]) => id)
    assert.deepEqual(idsOf(await api.listMappings()), [
      [1, 1],
      [4, 2],
      [2, 3],
      [3, 4],
      [5, 5],
    ])
    await api.updateMapping(5, { position: 1 })
    assert.deepEqual(await order(), [5, 1, 4, 2, 3])
    await api.updateMapping(5, { position: 4 })
    assert.deepEqual(await order(), [1, 4, 2, 5, 3])
    assert.equal((await api.updateMapping(4, { enabled: false, position: 3 })).position, null)
    assert.deepEqual(await order(), [1, 2, 5, 3])
    await api.deleteMapping(2)
    assert.deepEqual(idsOf(await api.listMappings()), [
      [1, 1],
      [5, 2],
      [3, 3],
    ])
    assert.deepEqual(await api.sortMappings([3, 1, 5]), [3, 1, 5])
    assert.deepEqual(idsOf(await api.listMappings()), [
      [3, 1],
      [1, 2],
      [5, 3],
    ])
    const [sorted] = (await eventsIn(directory.sql)).slice(-1)
    assert.deepEqual(
      [sorted?.type, sorted?.changes],
      ['mappingsSorted', { order: { before: [1, 5, 3], after: [3, 1, 5] } }],
    )
    assert.equal((await api.updateMapping(4, { enabled: true })).position, 4)
  },
)

onEveryDatabase('the list is filtered by conditions and by actions', async (directory) => {
  await addRoles(directory.sql, 12, 123)
  await addMapping(directory, ['has_role = 12'], [['add_role', '123']])
  await addMapping(directory, ['department = Sales', 'has_role = 123'], [['set_status', '1']])
  const api = await mappingsOf(directory)
  const found = async (query: Parameters<typeof api.listMappings>[0]) =>
    (await api.listMappings(query)).map(({ id }) => id)
  assert.deepEqual(await found({ has_condition: 'has_role:12' }), [1])
  assert.deepEqual(await found({ has_condition: 'has_role:12*' }), [1, 2])
  assert.deepEqual(await found({ has_condition: 'has_role:*,department:sales' }), [2])
  assert.deepEqual(await found({ has_action: 'set_status:1' }), [2])
  assert.deepEqual(await found({ has_action: 'add_role:*', has_condition: 'department:*' }), [])
})

onEveryDatabase('conditions and actions are listed with what they take', async (directory) => {
  await addRoles(directory.sql, 12)
  await directory.sql("INSERT INTO groups (id, name) VALUES (7, 'Berlin')")
  await directory.sql("INSERT INTO custom_attributes (id, name, shortname) VALUES (1, 'Team', 'team')")
  const api = await mappingsOf(directory)
  const conditions = await api.listMappingConditions()
  const actions = await api.listMappingActions()
  for (const { value } of conditions) {
    assert.ok((await api.listMappingConditionOperators(value)).length > 1, value)
    await api.listMappingConditionValues(value)
  }
  for (const { value } of actions) await api.listMappingActionValues(value)
  assert.deepEqual(
    [conditions.at(-1), actions.at(-1)],
    [
      { name: 'Team', value: 'custom_attribute_team' },
      { name: 'Set Team', value: 'set_custom_attribute_team' },
    ],
  )
  assert.deepEqual(await api.listMappingConditionValues('department'), [])
  assert.deepEqual(await api.listMappingConditionValues('has_role'), [{ name: 'Role 12', value: '12' }])
  assert.deepEqual(await api.listMappingActionValues('add_role'), [{ name: 'Role 12', value: '12' }])
  const groups = [
    { name: 'No group', value: 'none' },
    { name: 'Berlin', value: '7' },
  ]
  assert.deepEqual(await api.listMappingActionValues('set_group'), groups)
  assert.deepEqual(await api.listMappingConditionValues('group_id'), groups)
  const operators = await api.listMappingConditionOperators('custom_attribute_team')
  assert.deepEqual(
    operators.map(({ value }) => value),
    ['=', '!=', '~', '!~', 'bw', 'ew'],
  )
  for (const [path, message] of [
    ['conditions/shoe_size/operators', 'Condition for id shoe_size was not found'],
    ['conditions/shoe_size/values', 'Condition for id shoe_size was not found'],
    ['conditions/custom_attribute_x/values', 'Condition for id custom_attribute_x was not found'],
    ['conditions/__proto__/operators', 'Condition for id __proto__ was not found'],
    ['actions/fly/values', 'Action for id fly was not found'],
    ['actions/__proto__/values', 'Action for id __proto__ was not found'],
  ]) {
    const answer = await directory.call('GET', `/api/2/mappings/${path}`)
    assert.deepEqual([answer.status, answer.body.message], [404, message])
  }
})

const path = '/api/2/mappings'
const right = { name: 'A', conditions: [], actions: [{ action: 'set_title', value: ['x'] }] }

onEveryDatabase('there are 500 mappings at most', async (directory) => {
  const values = "'x', 'x', 1, 'all', '[]', '[]'"
  for (let id = 1; id <= 500; id++)
    await directory.sql(
      `INSERT INTO mappings (id, position, name, name_key, enabled, match, conditions, actions) VALUES (?, ?, ${values})`,
      id,
      id,
    )
  const answer = await directory.call('POST', path, { body: right })
  assert.deepEqual(
    [answer.status, answer.body.message],
    [422, 'Validation failed: there are 500 mappings already'],
  )
})

for (const scope of ['Authentication Only', 'Read Users', 'Manage users', 'Read All', 'Manage All'] as const)
  onEveryDatabase(
    `the calls on mappings answer to the scope ${scope} as the contract says`,
    async (directory) => {
      await addMapping(directory, [], [['set_title', 'x']])
      await directory.sql(
        "INSERT INTO mapping_runs (request_id, created_at, finished_at, last_user_id, users, changed) VALUES ('x', 0, 0, 0, 0, 0)",
      )
      const headers = { authorization: `Bearer ${await directory.token(scope)}` }
      for (const [id, body] of [
        ['listMappings', undefined],
        ['getMapping', undefined],
        ['updateMapping', { name: 'B' }],
        ['sortMappings', [1]],
        ['dryRunMapping', []],
        ['listMappingConditions', undefined],
        ['listMappingConditionOperators', undefined],
        ['listMappingConditionValues', undefined],
        ['listMappingActions', undefined],
        ['listMappingActionValues', undefined],
        ['reapplyMappings', undefined],
        ['getMappingRun', undefined],
        ['createMapping', right],
        ['deleteMapping', undefined],
      ] as const) {
        const { method, path, scopes, success } = operations[id]
        const where = path
          .replace('{mapping_id}', '1')
          .replace('{run_id}', '1')
          .replace('{mapping_condition_value}', 'title')
          .replace('{mapping_action_value}', 'set_title')
        const answer = await directory.call(method, where, { body, headers })
        const isAllowed = (scopes as readonly Scope[]).includes(scope)
        assert.equal(answer.status, isAllowed ? success : 401, `${id} ${answer.text}`)
      }
    },
  )
