import assert from 'node:assert/strict'
import { AccountsApi, type Cause, MappingsApi, type UserExplanation } from '@rollcall/client/directory'
import { type Directory, onEveryDatabase } from './harness.ts'
import { putStored } from './stored.ts'

type Query = { role_id?: number; field?: string }

async function explain(directory: Directory, id: number, query: Query = {}): Promise<UserExplanation> {
  return new AccountsApi(await directory.client('Read All')).explainUser(id, query)
}

async function addRoles(sql: Directory['sql']): Promise<void> {
  for (const [id, name] of [
    [201, 'Engineering'],
    [202, 'Berlin'],
    [203, 'Lagos'],
  ] as const)
    await sql('INSERT INTO roles (id, name, name_key) VALUES (?, ?, ?)', id, name, name.toLowerCase())
  await sql(
    `INSERT INTO apps (id, name, icon_url, extension, visible, provisioning_enabled) VALUES (501, 'Code', '', 0, 1, 0), (502, 'Wiki', '', 0, 1, 0)`,
  )
  await sql('INSERT INTO role_apps (role_id, app_id) VALUES (201, 502), (201, 501), (202, 501)')
}

const told = ({ cause }: { cause: Cause }) => [cause.kind, cause.event_id, cause.client_id, cause.description]
const causeOf = (explanation: UserExplanation, field: string) => {
  const found = explanation.fields.find((one) => one.field === field)
  assert.ok(found, field)
  return [found.value, ...told(found)]
}

onEveryDatabase(
  'each role and each value is explained by the latest event that gave it',
  async (directory) => {
    const { users, clock, sql } = directory
    await addRoles(sql)
    await sql(
      "INSERT INTO custom_attributes (id, name, shortname) VALUES (1, 'Team', 'team'), (2, 'Desk', 'desk')",
    )
    const hr = await directory.as('Manage users')
    const start = clock.now
    const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString()
    const { id } = await users.createUser({
      username: 'ada',
      title: 'Engineer',
      department: 'R&D',
      role_ids: [202],
      custom_attributes: { team: 'Core', desk: '1' },
    })
    clock.now += 60_000
    await hr.updateUser(id, { title: 'Lead', custom_attributes: { team: 'Web' } })
    clock.now += 60_000
    await hr.addRolesToUser(id, { role_id_array: [201] })
    clock.now += 60_000
    await users.removeUserRole(id, { role_id_array: [202] })
    await users.addRolesToUser(id, { role_id_array: [202] })

    const all = await explain(directory, id)
    assert.deepEqual(
      { ...all, fields: undefined, roles: all.roles.map(({ cause, ...role }) => role) },
      {
        user_id: 1,
        user_name: 'ada',
        roles: [
          {
            role_id: 201,
            role_name: 'Engineering',
            is_held: true,
            by_hand: true,
            mapping_id: null,
            apps: [
              { id: 501, name: 'Code' },
              { id: 502, name: 'Wiki' },
            ],
          },
          {
            role_id: 202,
            role_name: 'Berlin',
            is_held: true,
            by_hand: true,
            mapping_id: null,
            apps: [{ id: 501, name: 'Code' }],
          },
        ],
        fields: undefined,
        events_read: 5,
        is_complete: true,
      },
    )
    assert.deepEqual(all.roles.map(told), [
      ['call', 3, 'Manage users', `The API credential Manage users gave it on ${at(2)}`],
      ['call', 5, 'Manage All', `The API credential Manage All gave it on ${at(3)}`],
    ])
    const byHr = ['call', 2, 'Manage users', `The API credential Manage users gave it on ${at(1)}`]
    const atFirst = ['call', 1, 'Manage All', `The API credential Manage All gave it on ${at(0)}`]
    assert.deepEqual(causeOf(all, 'title'), ['Lead', ...byHr])
    assert.deepEqual(causeOf(all, 'custom_attributes.team'), ['Web', ...byHr])
    assert.deepEqual(causeOf(all, 'custom_attributes.desk'), ['1', ...atFirst])
    assert.deepEqual(causeOf(all, 'department'), ['R&D', ...atFirst])
    assert.deepEqual(causeOf(all, 'username'), ['ada', ...atFirst])
    assert.ok(!all.fields.some(({ field }) => ['id', 'role_ids', 'phone', 'updated_at'].includes(field)))

    const [cause] = all.roles.map((role) => role.cause)
    const event = await directory.call('GET', `/api/1/events/${cause?.event_id}`)
    assert.deepEqual(
      [cause?.request_id, cause?.created_at, cause?.event_type_id],
      [event.body.request_id, event.body.created_at, event.body.event_type_id],
    )

    const title = await explain(directory, id, { field: 'title' })
    assert.deepEqual([title.roles, title.fields.length, causeOf(title, 'title')], [[], 1, ['Lead', ...byHr]])
    const team = await explain(directory, id, { field: 'custom_attributes.team' })
    assert.deepEqual([team.fields.length, causeOf(team, 'custom_attributes.team')], [1, ['Web', ...byHr]])
    const one = await explain(directory, id, { role_id: 202 })
    assert.deepEqual([one.fields, one.roles], [[], all.roles.slice(1)])
    const both = await explain(directory, id, { role_id: 202, field: 'role_ids' })
    assert.deepEqual([both.roles.length, causeOf(both, 'role_ids').slice(0, 3)], [1, [[201, 202], 'call', 5]])
  },
)

onEveryDatabase('what is gone tells who took it; what never was tells that', async (directory) => {
  const { users, clock, sql } = directory
  await addRoles(sql)
  const { id } = await users.createUser({ username: 'ada', title: 'Engineer', role_ids: [201] })
  await users.removeUserRole(id, { role_id_array: [201] })
  await users.updateUser(id, { title: null })
  const at = new Date(clock.now).toISOString()
  const role = await explain(directory, id, { role_id: 201 })
  assert.deepEqual(
    role.roles.map((one) => [one.is_held, one.by_hand, ...told(one)]),
    [[false, false, 'call', 2, 'Manage All', `The API credential Manage All took it away on ${at}`]],
  )
  const title = await explain(directory, id, { field: 'title' })
  assert.deepEqual(causeOf(title, 'title'), [
    null,
    'call',
    3,
    'Manage All',
    `The API credential Manage All took it away on ${at}`,
  ])
  const never = [undefined, undefined, 'No event tells that it was ever given']
  const other = await explain(directory, id, { role_id: 203 })
  assert.deepEqual(
    other.roles.map((one) => [one.is_held, ...told(one)]),
    [[false, 'unrecorded', ...never]],
  )
  const phone = await explain(directory, id, { field: 'phone' })
  assert.deepEqual(causeOf(phone, 'phone'), [null, 'unrecorded', ...never])
})

onEveryDatabase('a mapping is named, also when it is gone', async (directory) => {
  const { users, sql } = directory
  await addRoles(sql)
  const { id } = await users.createUser({ username: 'ada', role_ids: [201, 202] })
  await sql(
    "INSERT INTO mappings (id, name, name_key, enabled, match, conditions, actions) VALUES (4, 'Engineers', 'engineers', 1, 'all', '[]', '[]')",
  )
  await sql('UPDATE user_roles SET by_hand = 0, mapping_id = 4 WHERE role_id = 201')
  const put = async (event: number, members: object) => {
    const [row] = await sql<{ body: string }>('SELECT body FROM events WHERE id = ?', event)
    const { client_id, ...body } = JSON.parse(row?.body ?? '')
    await sql('UPDATE events SET body = ? WHERE id = ?', JSON.stringify({ ...body, ...members }), event)
  }
  await put(1, { actor_system: 'Mapping', mapping_id: 4, mapping_name: 'Engineers at first' })
  const at = new Date(directory.clock.now).toISOString()
  const present = await explain(directory, id, { role_id: 201 })
  assert.deepEqual(present.roles[0]?.by_hand, false)
  assert.deepEqual(present.roles[0]?.mapping_id, 4)
  const cause = present.roles[0]?.cause
  assert.deepEqual(
    [cause?.kind, cause?.mapping_id, cause?.mapping_name, cause?.mapping_exists, cause?.description],
    ['mapping', 4, 'Engineers at first', true, `The mapping Engineers at first gave it on ${at}`],
  )
  await sql('DELETE FROM mappings')
  const gone = await explain(directory, id, { role_id: 201 })
  assert.deepEqual(
    [gone.roles[0]?.mapping_id, gone.roles[0]?.cause.mapping_exists, gone.roles[0]?.cause.description],
    [null, false, `The mapping Engineers at first gave it on ${at}; it is deleted since`],
  )
})

onEveryDatabase('what a mapping gives is explained by the mapping that runs', async (directory) => {
  const { users } = directory
  await addRoles(directory.sql)
  const mappings = new MappingsApi(await directory.client())
  const { id: mappingId } = await mappings.createMapping({
    name: 'Engineers',
    conditions: [{ source: 'department', operator: '=', value: 'R&D' }],
    actions: [
      { action: 'add_role', value: ['201'] },
      { action: 'set_title', value: ['Engineer'] },
    ],
  })
  const { id } = await users.createUser(
    { username: 'ada', department: 'R&D', role_ids: [202] },
    { mappings: 'sync' },
  )
  const { roles, fields } = await explain(directory, id)
  assert.deepEqual(
    roles.map(({ role_id, by_hand, mapping_id, cause }) => [
      role_id,
      by_hand,
      mapping_id,
      cause.kind,
      cause.mapping_name,
    ]),
    [
      [201, false, mappingId, 'mapping', 'Engineers'],
      [202, true, null, 'call', undefined],
    ],
  )
  const kinds = new Map(fields.map(({ field, cause }) => [field, cause.kind]))
  assert.deepEqual([kinds.get('title'), kinds.get('department')], ['mapping', 'call'])
  await users.updateUser(id, { department: 'Sales' }, { mappings: 'sync' })
  const [gone] = (await explain(directory, id, { role_id: 201 })).roles
  assert.deepEqual(
    [gone?.is_held, gone?.cause.kind, gone?.cause.mapping_name],
    [false, 'mapping', 'Engineers'],
  )
})

onEveryDatabase('what the directory does by itself is explained so', async (directory) => {
  const { users, clock } = directory
  const { id } = await users.createUser({ username: 'ada' })
  await users.lockAccountUser(id, { locked_until: 15 })
  clock.now += 16 * 60_000
  const [field] = (await explain(directory, id, { field: 'status' })).fields
  assert.deepEqual(
    [field?.value, field?.cause.kind, field?.cause.client_id, field?.cause.event_type_id],
    [7, 'directory', undefined, 12],
  )
})

onEveryDatabase(
  'people who are older than the log, and values written beside it, are told so',
  async (directory) => {
    const { users, sql } = directory
    const sample = await explain(directory, 1)
    assert.ok(sample.roles.length > 0 && sample.fields.length > 10)
    for (const { cause } of [...sample.roles, ...sample.fields])
      assert.deepEqual(cause, {
        kind: 'unrecorded',
        description: 'No event tells of it: it is from before the log begins',
      })
    assert.deepEqual([sample.events_read, sample.is_complete], [0, true])
    await users.updateUser(1, { title: 'Lead' })
    await putStored(sql, 1, { title: 'Queen' })
    assert.deepEqual(causeOf(await explain(directory, 1), 'title').slice(0, 3), ['Queen', 'unrecorded', 1])
  },
  { sample: 5 },
)

onEveryDatabase(
  'a call reads the latest 10,000 events of the user, and says what it did not reach',
  async (directory) => {
    const { users, sql } = directory
    const { id } = await users.createUser({ username: 'ada', title: 'Engineer' })
    await users.updateUser(id, { department: 'R&D' })
    const copies = `WITH RECURSIVE number (n) AS (SELECT 3 UNION ALL SELECT n + 1 FROM number WHERE n < `
    const rows = (from: string) => `INSERT INTO events (id, event_type_id, created_at, user_id, body, hash)
    ${copies}${from}) SELECT n, 5, 1, 1, '{"event_type_id":5}', '' FROM number`
    await sql(rows('10001'))
    const most = await explain(directory, id)
    assert.deepEqual([most.events_read, most.is_complete], [10_000, false])
    assert.deepEqual(causeOf(most, 'department').slice(0, 3), ['R&D', 'call', 2])
    assert.deepEqual(causeOf(most, 'title'), [
      'Engineer',
      'unread',
      undefined,
      undefined,
      'Further back than the latest 10000 events of this user',
    ])
    const department = await explain(directory, id, { field: 'department' })
    assert.deepEqual(department.is_complete, true)
  },
)
