import assert from 'node:assert/strict'
import { GroupsApi } from '@rollcall/client/directory'
import { operations, type Scope } from '@rollcall/contract'
import { type Directory, onEveryDatabase } from './harness.ts'
import { eventsIn, putStored, storedUser } from './stored.ts'

const groupsOf = async (directory: Directory): Promise<GroupsApi> => new GroupsApi(await directory.client())
const stored = (directory: Directory) => directory.sql('SELECT id, name, policy_id FROM groups ORDER BY id')

onEveryDatabase('a group is created, read, listed, renamed and deleted', async (directory) => {
  const groups = await groupsOf(directory)
  const berlin = await groups.createGroup({ name: '  Berlin ' })
  assert.deepEqual(berlin, { id: 1, name: 'Berlin', reference: null, policy_id: null })
  assert.deepEqual(await groups.getGroup(1), berlin)

  const lagos = await groups.createGroup({ name: 'Lagos', policy_id: 1 })
  const { items, totalCount, afterCursor } = await groups.listGroups()
  assert.deepEqual(
    { items, totalCount, afterCursor },
    { items: [berlin, lagos], totalCount: 2, afterCursor: undefined },
  )

  assert.deepEqual(await groups.updateGroup(1, { name: 'BERLIN' }), { ...berlin, name: 'BERLIN' })
  assert.deepEqual(await groups.updateGroup(2, { policy_id: null }), { ...lagos, policy_id: null })
  await groups.deleteGroup(1)
  assert.deepEqual(await stored(directory), [{ id: 2, name: 'Lagos', policy_id: null }])
  assert.equal((await groups.createGroup({ name: 'Berlin' })).id, 3)

  const told = await eventsIn(directory.sql)
  assert.deepEqual(
    told.map(({ type, group_name, client_id, changes }) => [
      type,
      group_name,
      client_id,
      Object.keys(changes ?? {}),
    ]),
    [
      ['groupCreated', 'Berlin', 'Manage All', ['id', 'name']],
      ['groupCreated', 'Lagos', 'Manage All', ['id', 'name', 'policy_id']],
      ['groupUpdated', 'BERLIN', 'Manage All', ['name']],
      ['groupUpdated', 'Lagos', 'Manage All', ['policy_id']],
      ['groupDeleted', 'BERLIN', 'Manage All', ['id', 'name']],
      ['groupCreated', 'Berlin', 'Manage All', ['id', 'name']],
    ],
  )
})

const path = '/api/1/groups'
for (const [what, method, where, body, status, message] of [
  [
    'createGroup refuses a name that is too long for an index once it is written out',
    'POST',
    path,
    { name: 'ﷺ'.repeat(255) },
    422,
    'Validation failed: name is too long when its characters are written out',
  ],
  ['createGroup refuses an empty body', 'POST', path, {}, 400, 'input parameters is empty'],
  ['createGroup refuses a group without a name', 'POST', path, { policy_id: 1 }, 400, 'name is missing'],
  [
    'createGroup refuses a number as name',
    'POST',
    path,
    { name: 7 },
    400,
    'name has incorrect data type. It should be -> string',
  ],
  [
    'createGroup refuses an empty name',
    'POST',
    path,
    { name: '' },
    422,
    'Validation failed: name is too short (minimum is 1 characters)',
  ],
  [
    'createGroup refuses a blank name',
    'POST',
    path,
    { name: ' ' },
    422,
    'Validation failed: name must not be empty',
  ],
  [
    'createGroup refuses 256 characters',
    'POST',
    path,
    { name: 'x'.repeat(256) },
    422,
    'Validation failed: name is too long (maximum is 255 characters)',
  ],
  [
    'createGroup refuses a name in other letters',
    'POST',
    path,
    { name: 'ﬆaff' },
    422,
    'Validation failed: Name has already been taken',
  ],
  [
    'createGroup refuses an unknown policy',
    'POST',
    path,
    { name: 'New', policy_id: 9 },
    422,
    'Validation failed: policy_id does not exist',
  ],
  [
    'updateGroup refuses the name of another',
    'PUT',
    `${path}/2`,
    { name: 'STAFF' },
    422,
    'Validation failed: Name has already been taken',
  ],
  [
    'updateGroup refuses an unknown policy',
    'PUT',
    `${path}/2`,
    { policy_id: 9 },
    422,
    'Validation failed: policy_id does not exist',
  ],
  ['updateGroup refuses an id that is none', 'PUT', `${path}/x`, { name: 'A' }, 400, 'ID is incorrect'],
  ['updateGroup knows no group 3', 'PUT', `${path}/3`, { name: 'A' }, 404, 'Group for id 3 was not found'],
  ['getGroup knows no group 3', 'GET', `${path}/3`, undefined, 404, 'Group for id 3 was not found'],
  [
    'getGroup knows no group beyond exact numbers',
    'GET',
    `${path}/9007199254740993`,
    undefined,
    404,
    'Group for id 9007199254740993 was not found',
  ],
  ['deleteGroup knows no group 3', 'DELETE', `${path}/3`, undefined, 404, 'Group for id 3 was not found'],
  [
    'listGroups refuses an unknown parameter',
    'GET',
    `${path}?color=red`,
    undefined,
    400,
    'query parameter(s) not allowed: color',
  ],
  [
    'listGroups refuses a cursor of the users',
    'GET',
    `${path}?cursor=USERS`,
    undefined,
    400,
    'Invalid pagination cursor',
  ],
] as const)
  onEveryDatabase(`${what}, and nothing is changed`, async (directory) => {
    const groups = await groupsOf(directory)
    await groups.createGroup({ name: 'Staff' })
    await groups.createGroup({ name: 'Guests' })
    for (const username of ['a', 'b']) await directory.users.createUser({ username })
    const users = await directory.users.listUsers({ limit: 1 })
    const before = await stored(directory)
    const answer = await directory.call(method, where.replace('USERS', users.afterCursor ?? ''), { body })
    assert.deepEqual([answer.status, answer.body.message], [status, message])
    assert.deepEqual(await stored(directory), before)
  })

onEveryDatabase('a walk by cursor, by page and by name finds every group once', async (directory) => {
  const groups = await groupsOf(directory)
  for (let n = 1; n <= 25; n++) await groups.createGroup({ name: `Team ${n}${n % 5 === 0 ? ' (100%)' : ''}` })
  const names = async (query: Parameters<GroupsApi['listGroups']>[0]) => {
    const found: number[] = []
    for await (const { id } of groups.listGroups(query)) found.push(id)
    return found
  }
  const all = Array.from({ length: 25 }, (_, at) => at + 1)
  assert.deepEqual(await names({ limit: 7 }), all)
  assert.deepEqual(await names({ limit: 2, name: '*(100%)' }), [5, 10, 15, 20, 25])
  assert.deepEqual(
    await names({ name: '!*(100%)' }),
    all.filter((n) => n % 5 !== 0),
  )
  assert.deepEqual(await names({ name: 'TEAM 7' }), [7])
  assert.deepEqual(await names({ name: 'Team _' }), [])
  const third = await groups.listGroups({ limit: 10, page: 3 })
  assert.deepEqual(
    third.items.map(({ id }) => id),
    [21, 22, 23, 24, 25],
  )
  assert.deepEqual([third.totalCount, third.totalPages, third.afterCursor], [25, 3, undefined])
  const back = await groups.listGroups({ cursor: third.beforeCursor })
  assert.deepEqual(
    back.items.map(({ id }) => id),
    all.slice(10, 20),
  )
  assert.deepEqual((await groups.listGroups({ limit: 10, page: 9 })).items, [])
})

onEveryDatabase('a deleted group leaves nobody in it, and an event tells each of them', async (directory) => {
  const groups = await groupsOf(directory)
  await groups.createGroup({ name: 'Staff' })
  const { id } = await directory.users.createUser({ username: 'ada', group_id: 1 })
  await directory.users.createUser({ username: 'bob' })
  await groups.deleteGroup(1)
  assert.equal((await storedUser(directory.sql, id)).group_id, null)
  assert.deepEqual(await directory.sql('SELECT id FROM users WHERE group_id IS NOT NULL'), [])
  const told = await eventsIn(directory.sql)
  assert.deepEqual(
    told.slice(-2).map(({ type, user_name, changes }) => [type, user_name, changes?.group_id]),
    [
      ['userUpdated', 'ada', { before: 1, after: null }],
      ['groupDeleted', undefined, undefined],
    ],
  )
})

onEveryDatabase(
  'a group of more people than one transaction takes is emptied all the same',
  async (directory) => {
    const groups = await groupsOf(directory)
    const { id } = await groups.createGroup({ name: 'Everybody' })
    for (let user = 1; user <= 1001; user++) await putStored(directory.sql, user, { group_id: id })
    await directory.sql('UPDATE users SET group_id = ?', id)
    await groups.deleteGroup(id)
    assert.deepEqual(await directory.sql('SELECT id FROM users WHERE group_id IS NOT NULL'), [])
    assert.equal((await storedUser(directory.sql, 1001)).group_id, null)
  },
  { sample: 1001 },
)

for (const scope of ['Authentication Only', 'Read Users', 'Manage users', 'Read All', 'Manage All'] as const)
  onEveryDatabase(
    `the calls on groups answer to the scope ${scope} as the contract says`,
    async (directory) => {
      await (await groupsOf(directory)).createGroup({ name: 'Staff' })
      const headers = { authorization: `Bearer ${await directory.token(scope)}` }
      for (const id of ['listGroups', 'getGroup', 'updateGroup', 'createGroup', 'deleteGroup'] as const) {
        const { method, path, scopes, success } = operations[id]
        const body = { updateGroup: { name: 'A' }, createGroup: { name: 'B' } }[id as string]
        const answer = await directory.call(method, path.replace('{group_id}', '1'), { body, headers })
        const isAllowed = (scopes as readonly Scope[]).includes(scope)
        assert.equal(answer.status, isAllowed ? success : 401, `${id} ${answer.text}`)
      }
    },
  )
