import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { GroupsApi, PoliciesApi, type Policy } from '@rollcall/client/directory'
import { operations, type Scope } from '@rollcall/contract'
import { type Directory, onEveryDatabase } from './harness.ts'
import { eventsIn } from './stored.ts'

const policiesOf = async (directory: Directory): Promise<PoliciesApi> =>
  new PoliciesApi(await directory.client())
const stored = ({ sql }: Directory) => sql('SELECT * FROM policies ORDER BY id')

const theDefault: Policy = {
  id: 1,
  name: 'Default policy',
  is_default: true,
  password_minimum_length: 8,
  password_character_classes: 2,
  password_excludes_names: true,
  password_excludes_common: true,
  password_history: 0,
  password_expires_after_days: null,
  maximum_invalid_attempts: 5,
  lock_minutes: 15,
}

onEveryDatabase('a new directory has one policy, and a new one is like it', async (directory) => {
  const policies = await policiesOf(directory)
  assert.deepEqual((await policies.listPolicies()).items, [theDefault])
  assert.deepEqual(await policies.getPolicy(1), theDefault)
  const made = await policies.createPolicy({ name: '  Staff ' })
  assert.deepEqual(made, { ...theDefault, id: 2, name: 'Staff', is_default: false })
  assert.deepEqual(Object.keys(made), Object.keys(theDefault))

  const { properties } = createRequire(import.meta.url)('@rollcall/contract/openapi.json').components.schemas
    .Policy
  for (const [name, { default: byDefault }] of Object.entries<{ default?: unknown }>(properties))
    if (byDefault !== undefined) assert.equal(theDefault[name as keyof Policy], byDefault, name)
})

onEveryDatabase('a policy is created, read, changed and deleted, and events tell it', async (directory) => {
  const policies = await policiesOf(directory)
  const strict = {
    name: 'Strict',
    password_minimum_length: 20,
    password_character_classes: 4,
    password_excludes_names: false,
    password_excludes_common: false,
    password_history: 24,
    password_expires_after_days: 3650,
    maximum_invalid_attempts: null,
    lock_minutes: null,
  }
  const made = await policies.createPolicy({ ...strict, id: 77, is_default: true })
  assert.deepEqual(made, { id: 2, is_default: false, ...strict })
  assert.deepEqual(await policies.getPolicy(2), made)

  const looser = { password_history: 0, password_expires_after_days: null, maximum_invalid_attempts: 1000 }
  assert.deepEqual(await policies.updatePolicy(2, looser), { ...made, ...looser })
  assert.deepEqual(await policies.getPolicy(2), { ...made, ...looser })
  assert.deepEqual(await policies.updatePolicy(1, { lock_minutes: 30, name: 'All' }), {
    ...theDefault,
    lock_minutes: 30,
    name: 'All',
  })
  await policies.deletePolicy(2)
  assert.equal((await stored(directory)).length, 1)
  assert.equal((await policies.createPolicy({ name: 'Strict' })).id, 3)

  const told = (await eventsIn(directory.sql)).slice(0, 4)
  assert.deepEqual(
    told.map(({ type, policy_id, policy_name, client_id }) => [type, policy_id, policy_name, client_id]),
    [
      ['policyCreated', 2, 'Strict', 'Manage All'],
      ['policyUpdated', 2, 'Strict', 'Manage All'],
      ['policyUpdated', 1, 'All', 'Manage All'],
      ['policyDeleted', 2, 'Strict', 'Manage All'],
    ],
  )
  assert.deepEqual(told[1]?.changes, {
    password_history: { before: 24, after: 0 },
    password_expires_after_days: { before: 3650, after: null },
    maximum_invalid_attempts: { before: null, after: 1000 },
  })
  assert.deepEqual(told[0]?.changes?.password_excludes_names, { before: null, after: false })
})

const path = '/api/1/policies'
const invalid = (problem: string) => `Validation failed: ${problem}`
const taken = invalid('Name has already been taken')
const fixed = invalid('the default policy cannot be deleted')
for (const [what, method, where, body, status, message] of [
  ['createPolicy refuses an empty body', 'POST', path, {}, 400, 'input parameters is empty'],
  ['createPolicy refuses a policy without a name', 'POST', path, { lock_minutes: 1 }, 400, 'name is missing'],
  [
    'createPolicy refuses a blank name',
    'POST',
    path,
    { name: '\t ' },
    422,
    invalid('name must not be empty'),
  ],
  [
    'createPolicy refuses 256 characters',
    'POST',
    path,
    { name: 'x'.repeat(256) },
    422,
    invalid('name is too long (maximum is 255 characters)'),
  ],
  ['createPolicy refuses a name in other letters', 'POST', path, { name: 'ﬆaff' }, 422, taken],
  ['createPolicy refuses the name of the default one', 'POST', path, { name: 'DEFAULT policy' }, 422, taken],
  [
    'createPolicy refuses 0 and 1 as booleans',
    'POST',
    path,
    { name: 'N', password_excludes_names: 1 },
    400,
    'password_excludes_names has incorrect data type. It should be -> boolean',
  ],
  ['updatePolicy refuses the name of another', 'PUT', `${path}/2`, { name: 'default POLICY' }, 422, taken],
  ['updatePolicy refuses an empty body', 'PUT', `${path}/2`, {}, 400, 'input parameters is empty'],
  ['updatePolicy refuses an id that is none', 'PUT', `${path}/x`, { name: 'A' }, 400, 'ID is incorrect'],
  ['updatePolicy knows no policy 3', 'PUT', `${path}/3`, { name: 'A' }, 404, 'Policy for id 3 was not found'],
  ['getPolicy knows no policy 3', 'GET', `${path}/3`, undefined, 404, 'Policy for id 3 was not found'],
  [
    'getPolicy knows no policy beyond exact numbers',
    'GET',
    `${path}/9007199254740993`,
    undefined,
    404,
    'Policy for id 9007199254740993 was not found',
  ],
  ['deletePolicy knows no policy 3', 'DELETE', `${path}/3`, undefined, 404, 'Policy for id 3 was not found'],
  ['deletePolicy leaves the default one', 'DELETE', `${path}/1`, undefined, 422, fixed],
  [
    'listPolicies refuses an unknown parameter',
    'GET',
    `${path}?color=red`,
    undefined,
    400,
    'query parameter(s) not allowed: color',
  ],
] as const)
  onEveryDatabase(`${what}, and nothing is changed`, async (directory) => {
    await (await policiesOf(directory)).createPolicy({ name: 'Staff' })
    const [before, events] = [await stored(directory), await eventsIn(directory.sql)]
    const answer = await directory.call(method, where, { body })
    assert.deepEqual([answer.status, answer.body.message], [status, message])
    assert.deepEqual(await stored(directory), before)
    assert.deepEqual(await eventsIn(directory.sql), events)
  })

const bounds = {
  password_minimum_length: [1, 256],
  password_character_classes: [0, 4],
  password_history: [0, 24],
  password_expires_after_days: [1, 3650],
  maximum_invalid_attempts: [1, 1000],
  lock_minutes: [1, 525_600],
} as const
const mayBeNull = new Set(['password_expires_after_days', 'maximum_invalid_attempts', 'lock_minutes'])

onEveryDatabase('every number of a policy has its bounds, on create and on update', async (directory) => {
  const policies = await policiesOf(directory)
  for (const [name, [least, most]] of Object.entries(bounds)) {
    const send = async (value: unknown) => {
      const made = await directory.call('POST', path, { body: { name: `${name} ${value}`, [name]: value } })
      const set = await directory.call('PUT', `${path}/1`, { body: { [name]: value } })
      assert.equal(made.status === 201, set.status === 200, made.text + set.text)
      assert.equal(made.body.message, set.body.message)
      return set.status === 200 ? set.body[name] : [set.status, set.body.message]
    }
    assert.equal(await send(least), least)
    assert.equal(await send(most), most)
    assert.deepEqual(await send(least - 1), [422, invalid(`${name} must be at least ${least}`)])
    assert.deepEqual(await send(most + 1), [422, invalid(`${name} must be at most ${most}`)])
    const type = [400, `${name} has incorrect data type. It should be -> integer`]
    assert.deepEqual(await send(String(most)), type)
    assert.deepEqual(await send(least + 0.5), type)
    assert.deepEqual(await send(1e300), [422, invalid(`${name} must be at most ${most}`)])
    assert.deepEqual(await send(null), mayBeNull.has(name) ? null : type)
  }
  assert.equal((await policies.getPolicy(1)).is_default, true)
})

onEveryDatabase('a walk by cursor, by page and by name finds every policy once', async (directory) => {
  const policies = await policiesOf(directory)
  for (let n = 2; n <= 25; n++) await policies.createPolicy({ name: `Team ${n}` })
  const ids = async (query: Parameters<PoliciesApi['listPolicies']>[0]) => {
    const found: number[] = []
    for await (const { id } of policies.listPolicies(query)) found.push(id)
    return found
  }
  const all = Array.from({ length: 25 }, (_, at) => at + 1)
  assert.deepEqual(await ids({ limit: 7 }), all)
  assert.deepEqual(await ids({ name: 'TEAM 2*' }), [2, 20, 21, 22, 23, 24, 25])
  assert.deepEqual(await ids({ name: '!team *' }), [1])
  const { items, totalPages } = await policies.listPolicies({ limit: 10, page: 3 })
  assert.deepEqual(items.map(({ id }) => id).concat(totalPages ?? 0), [21, 22, 23, 24, 25, 3])
})

onEveryDatabase('the groups of a deleted policy fall under the default one', async (directory) => {
  const policies = await policiesOf(directory)
  const groups = new GroupsApi(await directory.client())
  for (const name of ['Gone', 'Stays']) await policies.createPolicy({ name })
  for (const [name, policy_id] of [['A', 2] as const, ['B', 3] as const, ['C', 2] as const])
    await groups.createGroup({ name, policy_id })
  await policies.deletePolicy(2)
  const kept = await directory.sql('SELECT name, policy_id FROM groups ORDER BY id')
  assert.deepEqual(kept, [
    { name: 'A', policy_id: null },
    { name: 'B', policy_id: 3 },
    { name: 'C', policy_id: null },
  ])
  const told = (await eventsIn(directory.sql)).slice(-3)
  assert.deepEqual(
    told.map(({ type, group_name, policy_name, changes }) => [
      type,
      group_name ?? policy_name,
      changes?.policy_id,
    ]),
    [
      ['groupUpdated', 'A', { before: 2, after: null }],
      ['groupUpdated', 'C', { before: 2, after: null }],
      ['policyDeleted', 'Gone', undefined],
    ],
  )
})

onEveryDatabase(
  'a policy of more groups than one transaction takes is deleted all the same',
  async (directory) => {
    const policies = await policiesOf(directory)
    await policies.createPolicy({ name: 'Gone' })
    const rows = Array.from({ length: 1001 }, (_, at) => `(${at + 1}, 'G${at}', 'g${at}', 2)`)
    await directory.sql(`INSERT INTO groups (id, name, name_key, policy_id) VALUES ${rows.join()}`)
    await policies.deletePolicy(2)
    assert.deepEqual(await directory.sql('SELECT id FROM groups WHERE policy_id IS NOT NULL'), [])
    const told = (await eventsIn(directory.sql)).filter(({ type }) => type === 'groupUpdated')
    assert.deepEqual([told.length, new Set(told.map(({ group_id }) => group_id)).size], [1001, 1001])
  },
)

onEveryDatabase('of many policies with one name that are created at once, one is made', async (directory) => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => directory.call('POST', path, { body: { name: 'One' } })),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array(19).fill(422)])
  assert.equal((await stored(directory)).length, 2)
})

onEveryDatabase(
  'a group that is given a policy while it is deleted ends with none that is gone',
  async (directory) => {
    const policies = await policiesOf(directory)
    const groups = new GroupsApi(await directory.client())
    const { id } = await groups.createGroup({ name: 'A' })
    for (let round = 0; round < 10; round++) {
      const policy = await policies.createPolicy({ name: 'Gone' })
      const [given] = await Promise.allSettled([
        groups.updateGroup(id, { policy_id: policy.id }),
        policies.deletePolicy(policy.id),
      ])
      if (given.status === 'rejected') assert.match(String(given.reason), /policy_id does not exist/)
      assert.equal((await groups.getGroup(id)).policy_id, null)
    }
  },
)

for (const scope of ['Authentication Only', 'Read Users', 'Manage users', 'Read All', 'Manage All'] as const)
  onEveryDatabase(
    `the calls on policies answer to the scope ${scope} as the contract says`,
    async (directory) => {
      await (await policiesOf(directory)).createPolicy({ name: 'Staff' })
      const headers = { authorization: `Bearer ${await directory.token(scope)}` }
      for (const id of [
        'listPolicies',
        'getPolicy',
        'updatePolicy',
        'createPolicy',
        'deletePolicy',
      ] as const) {
        const { method, path, scopes, success } = operations[id]
        const body = { updatePolicy: { name: 'A' }, createPolicy: { name: 'B' } }[id as string]
        const answer = await directory.call(method, path.replace('{policy_id}', '2'), { body, headers })
        const isAllowed = (scopes as readonly Scope[]).includes(scope)
        assert.equal(answer.status, isAllowed ? success : 401, `${id} ${answer.text}`)
      }
    },
  )
