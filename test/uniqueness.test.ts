import assert from 'node:assert/strict'
import type { UnprocessableEntityError } from '@rollcall/client'
import { openConnections } from './connections.ts'
import { type Answer, type Directory, onEveryDatabase } from './harness.ts'
import { storedUser } from './stored.ts'

const path = '/api/1/users'
const usernameTaken = 'Validation failed: Username must be unique within this directory'
const emailTaken = 'Validation failed: Email must be unique within this directory'
const bothTaken = `${usernameTaken}, Email must be unique within this directory`

/** What ada has, what eve wants, and what eve is told. */
const clashes = [
  ['the same username', { username: 'ada' }, { username: 'ada' }, usernameTaken],
  ['the username in capitals', { username: 'ada' }, { username: 'ADA' }, usernameTaken],
  ['the username with blanks around it', { username: 'ada' }, { username: ' ada\t' }, usernameTaken],
  ['the same email', { email: 'ada@b' }, { email: 'ada@b' }, emailTaken],
  ['the email in another case', { email: 'Ada@B' }, { email: 'aDA@b' }, emailTaken],
  ['an email that is a username', { username: 'ada@b' }, { email: 'Ada@B' }, emailTaken],
  ['a username that is an email', { email: 'ada@b' }, { username: 'ADA@b' }, usernameTaken],
  ['both names', { username: 'ada', email: 'ada@b' }, { username: 'ada', email: 'ada@b' }, bothTaken],
  [
    'both names crosswise',
    { username: 'x@y', email: 'ada@b' },
    { username: 'ada@b', email: 'x@y' },
    bothTaken,
  ],
  ['one free and one taken name', { email: 'ada@b' }, { username: 'free', email: 'ada@b' }, emailTaken],
  ['a name that differs in ß and SS', { username: 'straße' }, { username: 'STRASSE' }, usernameTaken],
  ['a name that is composed in another way', { username: 'zoë' }, { username: 'zoe\u0308' }, usernameTaken],
  ['a name in wide letters', { username: 'ada' }, { username: 'ａｄａ' }, usernameTaken],
  ['a name that ends in another sigma', { username: 'οδυσσευς' }, { username: 'ΟΔΥΣΣΕΥΣ' }, usernameTaken],
] as const

for (const [what, has, wants, message] of clashes) {
  onEveryDatabase(`createUser answers 422 to ${what}`, async ({ users, call, sql }) => {
    await users.createUser(has)
    const answer = await call('POST', path, { body: wants })
    assert.deepEqual([answer.status, answer.body.message], [422, message])
    assert.equal((await sql('SELECT id FROM users')).length, 1)
    assert.deepEqual(await sql('SELECT user_id FROM login_names WHERE user_id <> 1'), [])
  })

  onEveryDatabase(`updateUser answers 422 to ${what}`, async ({ users, call, sql }) => {
    await users.createUser(has)
    const eve = await users.createUser({ username: 'eve', email: 'eve@b' })
    const answer = await call('PUT', `${path}/2`, { body: wants })
    assert.deepEqual([answer.status, answer.body.message], [422, message])
    assert.deepEqual(await storedUser(sql, 2), eve)
    assert.equal((await sql('SELECT key FROM login_names WHERE user_id = 2')).length, 2)
  })
}

onEveryDatabase('names that only look alike are different', async ({ users }) => {
  for (const username of [
    'ada',
    'ada1',
    'a da',
    'аda',
    'ada.',
    'ada@b',
    'ada@bc',
    '%',
    '_',
    '*',
    "' OR 1=1 --",
  ])
    assert.equal((await users.createUser({ username })).username, username)
})

onEveryDatabase('a name is free again after its owner is gone or has another one', async ({ users }) => {
  await users.createUser({ username: 'ada', email: 'ada@b' })
  await users.updateUser(1, { username: 'lovelace' })
  assert.equal((await users.createUser({ username: 'ADA' })).id, 2)
  await users.updateUser(1, { email: null })
  assert.equal((await users.createUser({ email: 'ada@B' })).id, 3)
  await users.deleteUser(1)
  assert.equal((await users.createUser({ username: 'Lovelace' })).id, 4)
})

onEveryDatabase('an own name is no clash, be it as username or as email', async ({ users }) => {
  const create = { username: 'ada@b', email: 'Ada@B' }
  await users.createUser(create)
  assert.equal((await users.updateUser(1, { ...create, title: 'x' })).title, 'x')
  await users.updateUser(1, { username: 'ada' })
  await users.updateUser(1, { username: 'ADA@B' })
  await users.updateUser(1, { email: 'other@b' })
  await assert.rejects(users.createUser({ email: 'ada@b' }), (error: UnprocessableEntityError) => {
    assert.equal(error.message, emailTaken)
    return true
  })
})

/** How often each status was answered. */
const tally = (answers: readonly Answer[]): Record<number, number> =>
  answers.reduce<Record<number, number>>(
    (counts, { status }) => Object.assign(counts, { [status]: (counts[status] ?? 0) + 1 }),
    {},
  )

const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))

/** No name has two owners, and the names of all users are there. */
async function assertNames({ sql }: Directory): Promise<void> {
  const rows = await sql<{ key: string; user_id: number }>('SELECT key, user_id FROM login_names')
  const owned = new Set(rows.map(({ key, user_id }) => `${user_id} ${key}`))
  const wanted = new Set<string>()
  for (const { id } of await sql<{ id: number }>('SELECT id FROM users')) {
    const { username, email } = await storedUser(sql, id)
    for (const name of [username, email]) if (name != null) wanted.add(`${id} ${name.toLowerCase()}`)
  }
  assert.deepEqual(owned, wanted)
}

for (const [what, bodyOf] of [
  ['an email', () => ({ email: 'ada@b' })],
  ['an email in every case', (at: number) => ({ email: at % 2 ? 'ADA@b' : 'ada@B' })],
  ['a name, as username and as email', (at: number) => (at % 2 ? { email: 'ada@b' } : { username: 'ada@b' })],
  ['an email beside names of their own', (at: number) => ({ username: `user${at}`, email: 'ada@b' })],
] as const)
  onEveryDatabase(`of twenty who are created at once with ${what} one is there`, async (directory) => {
    await openConnections(directory.call, 40)
    const answers = await Promise.all(times(20, (at) => directory.call('POST', path, { body: bodyOf(at) })))
    assert.deepEqual(tally(answers), { 201: 1, 422: 19 })
    const [row, ...more] = await directory.sql<{ id: number }>('SELECT id FROM users')
    assert.deepEqual(more, [])
    assert.deepEqual(
      await storedUser(directory.sql, row?.id ?? 0),
      answers.find(({ status }) => status === 201)?.body,
    )
    assert.equal((await directory.sql('SELECT id FROM events')).length, 1)
    await assertNames(directory)
  })

onEveryDatabase(
  'of ten who are created at once with one email and a password one is there',
  async (directory) => {
    const body = {
      email: 'ada@b',
      password: 'Three-Blue-Herons-9',
      password_confirmation: 'Three-Blue-Herons-9',
    }
    await openConnections(directory.call, 40)
    const answers = await Promise.all(times(10, () => directory.call('POST', path, { body })))
    assert.deepEqual(tally(answers), { 201: 1, 422: 9 })
    assert.equal((await directory.sql('SELECT hash FROM user_passwords')).length, 1)
  },
)

onEveryDatabase(
  'of twenty who want the same name at once one gets it, and the others keep theirs',
  async (directory) => {
    const { users, call, sql } = directory
    for (const at of times(20, (at) => at))
      await users.createUser({ username: `user${at}`, email: `user${at}@b` })
    await openConnections(directory.call, 40)
    const answers = await Promise.all(
      times(20, (at) =>
        call('PUT', `${path}/${at + 1}`, { body: at % 2 ? { username: 'ada@b' } : { email: 'ada@b' } }),
      ),
    )
    assert.deepEqual(tally(answers), { 200: 1, 422: 19 })
    assert.equal((await sql("SELECT key FROM login_names WHERE key = 'ada@b'")).length, 1)
    await assertNames(directory)
  },
)

onEveryDatabase('a name that is given up and wanted at once goes to one at most', async (directory) => {
  const { users, call, sql } = directory
  await users.createUser({ username: 'ada' })
  await openConnections(directory.call, 40)
  const [freed, ...wanted] = await Promise.all([
    call('DELETE', `${path}/1`),
    ...times(20, () => call('POST', path, { body: { username: 'ada' } })),
  ])
  assert.equal(freed?.status, 204)
  const { 201: created = 0, 422: refused = 0 } = tally(wanted)
  assert.ok(created <= 1)
  assert.equal(created + refused, 20)
  assert.equal((await sql('SELECT id FROM users')).length, created)
  await assertNames(directory)
})

onEveryDatabase('two who swap names at once never share one', async (directory) => {
  const { users, call } = directory
  await users.createUser({ username: 'ada', email: 'ada@b' })
  await users.createUser({ username: 'eve', email: 'eve@b' })
  await openConnections(directory.call, 40)
  const answers = await Promise.all([
    call('PUT', `${path}/1`, { body: { username: 'eve' } }),
    call('PUT', `${path}/2`, { body: { username: 'ada' } }),
  ])
  assert.deepEqual(tally(answers), { 422: 2 })
  await assertNames(directory)
})
