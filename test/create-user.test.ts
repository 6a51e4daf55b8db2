import assert from 'node:assert/strict'
import { BadRequestError, type ErrorBody, UnprocessableEntityError } from '@rollcall/client'
import { beginning, onEveryDatabase } from './harness.ts'
import { testRefusals } from './refusals.ts'
import { eventsOf, storedUser } from './stored.ts'

const atBeginning = new Date(beginning).toISOString()
const path = '/api/1/users'
const password = 'Three-Blue-Herons-9'

/** All there is about a new user of whom only the username was said. */
const ada = {
  id: 1,
  username: 'ada',
  email: null,
  firstname: null,
  lastname: null,
  title: null,
  department: null,
  company: null,
  comment: null,
  group_id: null,
  role_ids: [],
  phone: null,
  state: 1,
  status: 7,
  directory_id: null,
  trusted_idp_id: null,
  manager_ad_id: null,
  manager_user_id: null,
  samaccountname: null,
  userprincipalname: null,
  distinguished_name: null,
  member_of: null,
  external_id: null,
  activated_at: null,
  last_login: null,
  invitation_sent_at: null,
  created_at: atBeginning,
  updated_at: atBeginning,
  password_changed_at: null,
  locked_until: null,
  invalid_login_attempts: 0,
  preferred_locale_code: null,
  custom_attributes: {},
}

testRefusals('createUser', {
  path: () => path,
  body: { username: 'eve' },
})

onEveryDatabase('createUser answers 201 with the whole user, which is what is stored', async (directory) => {
  const { status, body } = await directory.call('POST', path, { body: { username: 'ada' } })
  assert.equal(status, 201)
  assert.deepEqual(body, ada)
  assert.deepEqual(await storedUser(directory.sql, 1), ada)
  assert.deepEqual(await directory.users.getUserById(1), ada)
  assert.deepEqual((await directory.users.listUsers()).users, [ada])
})

onEveryDatabase('createUser of the client answers the same', async ({ users }) => {
  assert.deepEqual(await users.createUser({ username: 'ada' }), ada)
})

onEveryDatabase('createUser with a password makes a user who is active', async ({ users, sql }) => {
  const user = await users.createUser({ username: 'ada', password, password_confirmation: password })
  const active = { status: 1, activated_at: atBeginning, password_changed_at: atBeginning } as const
  assert.deepEqual(user, { ...ada, ...active })
  assert.deepEqual(await storedUser(sql, 1), user)
})

onEveryDatabase('createUser writes down who made whom, when and in which request', async (directory) => {
  const body = { username: 'ada', firstname: 'Ada', state: 0 }
  const answer = await directory.call('POST', path, { body })
  const { id, username, firstname, state, status, role_ids, created_at, updated_at } = answer.body
  const given = { id, username, firstname, role_ids, state, status, created_at, updated_at }
  const always = { invalid_login_attempts: 0, custom_attributes: {} }
  assert.deepEqual(await eventsOf(directory.sql, 1), [
    {
      type: 'userCreated',
      at: beginning,
      client_id: 'Manage All',
      request_id: answer.headers.get('x-request-id'),
      changes: Object.fromEntries(
        Object.entries({ ...given, ...always }).map(([name, after]) => [name, { before: null, after }]),
      ),
    },
  ])
})

onEveryDatabase('createUser never uses an id twice', async (directory) => {
  const create = async (username: string) => (await directory.users.createUser({ username })).id
  assert.deepEqual([await create('a'), await create('b'), await create('c')], [1, 2, 3])
  await directory.users.deleteUser(3)
  await directory.restart()
  assert.equal(await create('d'), 4)
  await directory.users.deleteUser(4)
  assert.equal(await create('e'), 5)
  for (const id of [1, 2, 5]) await directory.users.deleteUser(id)
  await directory.restart()
  assert.equal(await create('f'), 6)
})

onEveryDatabase(
  'createUser goes on after the ids of a sample',
  async ({ users }) => {
    assert.equal((await users.createUser({ username: 'ada' })).id, 11)
  },
  { sample: 10 },
)

for (const [what, body, names] of [
  ['an email alone', { email: 'ada@example.com' }, [null, 'ada@example.com']],
  ['blanks around both', { username: '\t ada ', email: ' ada@b\n' }, ['ada', 'ada@b']],
  ['blanks of other scripts', { username: '\u3000ada\u00a0' }, ['ada', null]],
  ['blanks inside a username', { username: 'ada von l' }, ['ada von l', null]],
  ['capitals, which are kept', { username: 'Ada', email: 'Ada@Example.COM' }, ['Ada', 'Ada@Example.COM']],
  ['an empty username beside an email', { username: '  ', email: 'a@b' }, [null, 'a@b']],
  ['an empty email beside a username', { username: 'ada', email: '' }, ['ada', null]],
  ['a username that is the email', { username: 'a@b', email: 'a@b' }, ['a@b', 'a@b']],
  ['a username that is the email in capitals', { username: 'A@B', email: 'a@b' }, ['A@B', 'a@b']],
  ['an email with a plus, dots and letters of any script', { email: 'j.ö+x@süd.de' }, [null, 'j.ö+x@süd.de']],
] as const)
  onEveryDatabase(`createUser takes ${what}`, async ({ users, sql }) => {
    const user = await users.createUser(body)
    assert.deepEqual([user.username, user.email], names)
    assert.deepEqual(await storedUser(sql, 1), user)
  })

const nameless = 'Validation failed: username or email must be given'
const badUsername = 'Validation failed: Username is invalid'
const badEmail = 'Validation failed: Email is invalid'
for (const [what, body, message] of [
  ['no username and no email', { firstname: 'Ada' }, nameless],
  ['null for both', { username: null, email: null }, nameless],
  ['empty texts for both', { username: '', email: ' ' }, nameless],
  ['an external id alone', { external_id: 'ada' }, nameless],
  ['an email without @', { email: 'ada' }, badEmail],
  ['an email that begins with @', { email: '@example.com' }, badEmail],
  ['an email that ends with @', { email: 'ada@' }, badEmail],
  ['an email with two @', { email: 'ada@b@c' }, badEmail],
  ['an email with a blank', { email: 'ada l@example.com' }, badEmail],
  ['an email with a line break', { email: 'ada@b\nBcc:eve@c' }, badEmail],
  ['an email with a character that is not seen', { email: 'ada\u200b@example.com' }, badEmail],
  ['an email that is shown from right to left', { email: 'ada\u202e@example.com' }, badEmail],
  ['a username with a line break', { username: 'ada\nl' }, badUsername],
  ['a username with a character that is not seen', { username: 'ada\u200b' }, badUsername],
  ['a username with a hyphen that is not seen', { username: 'a\u00adda' }, badUsername],
  ['two mistakes at once', { email: 'x', group_id: 9 }, `${badEmail}, Group for id 9 was not found`],
] as const)
  onEveryDatabase(`createUser answers 422 to ${what}`, async ({ users, sql }) => {
    await assert.rejects(users.createUser(body), (error: UnprocessableEntityError) => {
      assert.ok(error instanceof UnprocessableEntityError)
      assert.equal(error.status, 422)
      assert.equal((error.body as ErrorBody).type, 'UnprocessableEntityError')
      assert.equal(error.message, message)
      return true
    })
    for (const table of ['users', 'login_names', 'events'])
      assert.deepEqual(await sql(`SELECT * FROM ${table}`), [], table)
  })

onEveryDatabase('createUser of the client throws a BadRequestError for an empty user', async ({ users }) => {
  await assert.rejects(users.createUser({}), BadRequestError)
})

for (const query of [
  'mappings=async',
  'mappings=sync',
  'mappings=disabled',
  'mappings=',
  'validate_policy=True',
])
  onEveryDatabase(`createUser takes the parameter ${query}`, async ({ call }) => {
    assert.equal((await call('POST', `${path}?${query}`, { body: { username: 'ada' } })).status, 201)
  })

for (const [query, message] of [
  ['mappings=later', 'mappings is invalid. It should be one of async, sync, disabled'],
  ['mappings=SYNC', 'mappings is invalid. It should be one of async, sync, disabled'],
  ['mappings=sync&mappings=async', 'query parameter mappings is given more than once'],
  ['validate_policy=1', 'validate_policy has incorrect data type. It should be -> boolean'],
  ['validate_policy=no', 'validate_policy has incorrect data type. It should be -> boolean'],
  ['username=eve', 'query parameter(s) not allowed: username'],
] as const)
  onEveryDatabase(`createUser refuses the parameter ${query}`, async ({ call, sql }) => {
    const answer = await call('POST', `${path}?${query}`, { body: { username: 'ada' } })
    assert.equal(answer.status, 400)
    assert.equal(answer.body.message, message)
    assert.equal((await sql('SELECT id FROM users')).length, 0)
  })
