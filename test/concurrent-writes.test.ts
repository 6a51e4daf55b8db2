import assert from 'node:assert/strict'
import { verify } from '@node-rs/argon2'
import { openConnections } from './connections.ts'
import { type Directory, onEveryDatabase } from './harness.ts'
import { addRoles, assertRoles } from './roles.ts'
import { eventsOf, storedPassword, storedUser } from './stored.ts'

const path = '/api/1/users'
const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))

/** The total that is answered, the rows that are there, and the users of all pages are the same. */
async function assertTotals({ users, sql }: Directory, wanted?: number): Promise<void> {
  const rows = (await sql<{ id: number }>('SELECT id FROM users ORDER BY id')).map(({ id }) => id)
  const page = await users.listUsers({ limit: 100 })
  assert.equal(page.totalCount, rows.length)
  assert.deepEqual(
    page.users.map((user) => user.id),
    rows.slice(0, 100),
  )
  if (wanted !== undefined) assert.equal(rows.length, wanted)
}

onEveryDatabase('users who are created at once get ids of their own, without a gap', async (directory) => {
  await openConnections(directory.call, 40)
  const answers = await Promise.all(
    times(60, (at) => directory.call('POST', path, { body: { username: `user${at}` } })),
  )
  for (const { status, body } of answers) {
    assert.equal(status, 201)
    assert.deepEqual(await storedUser(directory.sql, body.id), body)
  }
  assert.deepEqual(
    answers.map(({ body }) => body.id).sort((a, b) => a - b),
    times(60, (at) => at + 1),
  )
  await assertTotals(directory, 60)
})

onEveryDatabase(
  'changes of different fields of one user at once are all kept',
  async ({ users, call, sql }) => {
    await sql("INSERT INTO custom_attributes (id, name, shortname) VALUES (1, 'Team', 'team')")
    await addRoles(sql, 11, 12)
    await users.createUser({ username: 'ada' })
    const changes = {
      username: 'lovelace',
      email: 'ada@b',
      firstname: 'Ada',
      lastname: 'Lovelace',
      title: 'Countess',
      department: 'Analysis',
      company: 'Example AG',
      comment: 'x',
      role_ids: [11, 12],
      phone: '+49301234',
      state: 2,
      directory_id: 5,
      trusted_idp_id: 6,
      manager_ad_id: 'S-1',
      manager_user_id: '3',
      samaccountname: 'al',
      userprincipalname: 'al@ad',
      distinguished_name: 'CN=Ada',
      member_of: 'CN=Staff',
      external_id: 'P-1',
      preferred_locale_code: 'en',
      custom_attributes: { team: 'red' },
    }
    await openConnections(call, 40)
    const answers = await Promise.all(
      Object.entries(changes).map(([name, value]) => call('PUT', `${path}/1`, { body: { [name]: value } })),
    )
    for (const { status } of answers) assert.equal(status, 200)
    const user = await storedUser(sql, 1)
    assert.deepEqual({ ...user, ...changes }, user)
    await assertRoles(sql, 1, [11, 12])
    assert.equal((await eventsOf(sql, 1)).length, 1 + answers.length)
  },
)

onEveryDatabase('calls of every kind on one user at once are all kept', async ({ users, call, sql }) => {
  await addRoles(sql, 11, 12, 13)
  await users.createUser({ username: 'ada', role_ids: [13] })
  await openConnections(call, 40)
  const answers = await Promise.all(
    (
      [
        ['1', { title: 'Countess' }],
        ['1/set_state', { state: 2 }],
        ['1/add_roles', { role_id_array: [11] }],
        ['1/remove_roles', { role_id_array: [13] }],
        ['1/lock_user', { locked_until: 20 }],
        ['1/add_roles', { role_id_array: [12] }],
        ['1', { department: 'Analysis' }],
        ['1/logout', {}],
      ] as const
    ).map(([rest, body]) => call('PUT', `${path}/${rest}`, { body })),
  )
  for (const { status } of answers) assert.equal(status, 200)
  const user = await storedUser(sql, 1)
  const kept = { title: 'Countess', department: 'Analysis', state: 2, status: 3, role_ids: [11, 12] }
  assert.deepEqual({ ...user, ...kept }, user)
  await assertRoles(sql, 1, [11, 12])
})

onEveryDatabase('custom attributes that are set at once are all kept', async ({ users, call, sql }) => {
  const names = times(25, (at) => `attribute${at}`)
  for (const [at, name] of names.entries())
    await sql('INSERT INTO custom_attributes (id, name, shortname) VALUES (?, ?, ?)', at + 1, name, name)
  await users.createUser({ username: 'ada' })
  await openConnections(call, 40)
  await Promise.all(
    names.map((name) => call('PUT', `${path}/1`, { body: { custom_attributes: { [name]: 'x' } } })),
  )
  const values = Object.fromEntries(names.map((name) => [name, 'x']))
  assert.deepEqual((await users.getUserById(1)).custom_attributes, values)
  assert.equal((await sql('SELECT key FROM user_attributes WHERE user_id = 1')).length, 25)
})

onEveryDatabase('the last of many changes of one field wins, everywhere', async ({ users, call, sql }) => {
  await users.createUser({ username: 'ada' })
  await openConnections(call, 40)
  await Promise.all(times(25, (at) => call('PUT', `${path}/1`, { body: { lastname: `Name${at}` } })))
  const changes = (await eventsOf(sql, 1)).slice(1).map((event) => event.changes.lastname)
  // Each change begins where the one before it ended.
  for (const [at, change] of changes.entries())
    assert.equal(change?.before, at === 0 ? null : changes[at - 1]?.after)
  const last = changes.at(-1)?.after as string
  assert.equal((await storedUser(sql, 1)).lastname, last)
  assert.equal((await users.listUsers({ lastname: last })).totalCount, 1)
  assert.equal((await users.listUsers({ lastname: 'Name*' })).totalCount, 1)
})

onEveryDatabase(
  'totals stay exact while users come and go',
  async (directory) => {
    const { call } = directory
    await openConnections(directory.call, 40)
    const answers = await Promise.all(
      times(80, (at) =>
        at % 3 === 0
          ? call('DELETE', `${path}/${at + 1}`)
          : at % 3 === 1
            ? call('POST', path, { body: { username: `new${at}` } })
            : call('GET', `${path}?limit=100`),
      ),
    )
    const count = (status: number) => answers.filter((answer) => answer.status === status).length
    for (const { body } of answers.filter((answer) => answer.status === 200)) assert.ok(Array.isArray(body))
    assert.ok(count(204) >= 10)
    assert.equal(count(201), 27)
    await assertTotals(directory, 30 + count(201) - count(204))
  },
  { sample: 30 },
)

onEveryDatabase('of twenty who delete the same user one does', async (directory) => {
  const { users, call, sql } = directory
  await users.createUser({ username: 'ada' })
  await users.createUser({ username: 'eve' })
  await openConnections(directory.call, 40)
  const answers = await Promise.all(times(20, () => call('DELETE', `${path}/1`)))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [204, ...Array(19).fill(404)])
  assert.equal((await eventsOf(sql, 1)).filter(({ type }) => type === 'userDeleted').length, 1)
  await assertTotals(directory, 1)
})

onEveryDatabase('a user who is deleted while others write stays deleted, wholly', async (directory) => {
  const { users, call, sql } = directory
  await users.createUser({ username: 'ada' })
  const body = { password: 'Three-Blue-Herons-9', password_confirmation: 'Three-Blue-Herons-9' }
  await openConnections(directory.call, 40)
  const [deleted, ...others] = await Promise.all([
    call('DELETE', `${path}/1`),
    ...times(6, () => call('PUT', `${path}/set_password_clear_text/1`, { body })),
    ...times(12, (at) => call('PUT', `${path}/1`, { body: { title: `x${at}`, username: `name${at}` } })),
    ...times(6, () => call('PUT', `${path}/1/lock_user`, { body: { locked_until: 20 } })),
  ])
  assert.equal(deleted?.status, 204)
  for (const { status } of others) assert.ok(status === 200 || status === 404, String(status))
  for (const table of ['users', 'login_names', 'user_passwords'])
    assert.deepEqual(await sql(`SELECT * FROM ${table}`), [], table)
  assert.equal((await eventsOf(sql, 1)).at(-1)?.type, 'userDeleted')
  await assertTotals(directory, 0)
})

onEveryDatabase('of passwords that are set at once one is kept, whole', async ({ users, call, sql }) => {
  await users.createUser({ username: 'ada' })
  const passwords = times(8, (at) => `Password-${at}`)
  await openConnections(call, 40)
  await Promise.all(
    passwords.map((password) =>
      call('PUT', `${path}/set_password_clear_text/1`, {
        body: { password, password_confirmation: password },
      }),
    ),
  )
  const { hash = '' } = (await storedPassword(sql, 1)) ?? {}
  const matches = await Promise.all(passwords.map((password) => verify(hash, password)))
  assert.equal(matches.filter((isMatch) => isMatch).length, 1)
  assert.equal((await eventsOf(sql, 1)).length, 9)
})

/**
 * Without its table for values, a write with a custom attribute fails after its first rows are written: nothing
 * that a caller could be told of, but a failure in the middle.
 */
onEveryDatabase(
  'a write that fails half way leaves nothing of itself and harms no neighbour',
  async (directory) => {
    const { users, call, sql } = directory
    await sql("INSERT INTO custom_attributes (id, name, shortname) VALUES (1, 'Team', 'team')")
    await addRoles(sql, 11)
    const before = await users.createUser({ username: 'ada', title: 'Countess' })
    await sql('DROP TABLE user_attributes')

    const bad = { custom_attributes: { team: 'red' }, role_ids: [11] }
    await openConnections(directory.call, 40)
    const [changed, ...answers] = await Promise.all([
      call('PUT', `${path}/1`, { body: { ...bad, title: 'x', username: 'changed' } }),
      ...times(30, (at) =>
        call('POST', path, {
          body: { username: `user${at}`, email: `user${at}@b`, ...(at % 3 === 0 && bad) },
        }),
      ),
    ])
    assert.ok(changed && changed.status >= 500)
    for (const [at, { status }] of answers.entries())
      if (at % 3 === 0) assert.ok(status >= 500, String(status))
      else assert.equal(status, 201)

    assert.deepEqual(await storedUser(sql, 1), before)
    const good = times(30, (at) => at).filter((at) => at % 3 !== 0)
    const names = (await sql<{ key: string }>('SELECT key FROM login_names')).map(({ key }) => key)
    assert.deepEqual(names.sort(), ['ada', ...good.flatMap((at) => [`user${at}`, `user${at}@b`])].sort())
    assert.deepEqual(await sql('SELECT * FROM user_roles'), [])
    assert.equal((await sql('SELECT id FROM events')).length, 1 + good.length)
    await assertTotals(directory, 1 + good.length)
    assert.equal((await users.listUsers({ username: 'user*' })).totalCount, good.length)
    assert.equal((await users.listUsers({ username: '*hange*' })).totalCount, 0)
    const ids = (await sql<{ id: number }>('SELECT id FROM users ORDER BY id')).map(({ id }) => id)
    assert.deepEqual(
      new Set(answers.flatMap(({ status, body }) => (status === 201 ? [body.id] : []))),
      new Set(ids.slice(1)),
    )
  },
)

onEveryDatabase('writes that are refused among others that are not leave no trace', async (directory) => {
  const { call, sql } = directory
  await openConnections(directory.call, 40)
  const answers = await Promise.all(
    times(40, (at) =>
      call('POST', path, {
        body: at % 2 ? { username: `user${at}` } : { username: `bad${at}`, group_id: 9 },
      }),
    ),
  )
  assert.deepEqual(
    answers.map(({ status }) => status),
    times(40, (at) => (at % 2 ? 201 : 422)),
  )
  assert.equal((await sql('SELECT key FROM login_names')).length, 20)
  assert.equal((await sql('SELECT id FROM events')).length, 20)
  await assertTotals(directory, 20)
})
