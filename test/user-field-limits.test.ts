import assert from 'node:assert/strict'
import { type Directory, onEveryDatabase } from './harness.ts'
import { storedUser } from './stored.ts'

type Sent = Readonly<Record<string, unknown>> | string

/** Sends the same members to both calls that write a user. User 1 is there. */
async function writeBoth({ call, users }: Directory, sent: Sent) {
  await users.createUser({ username: 'eve', title: 'Countess' })
  const body = typeof sent === 'string' ? `{"username":"ada",${sent}}` : { username: 'ada', ...sent }
  return [
    await call('POST', '/api/1/users', { body }),
    await call('PUT', '/api/1/users/1', { body: typeof sent === 'string' ? `{${sent}}` : sent }),
  ]
}

/** Holds that both calls refuse, and that neither leaves anything behind. */
async function assertRefused(directory: Directory, sent: Sent, status: number, message: string) {
  for (const answer of await writeBoth(directory, sent))
    assert.deepEqual({ status: answer.status, message: answer.body.message }, { status, message })
  const { title, username } = await storedUser(directory.sql, 1)
  assert.deepEqual({ title, username }, { title: 'Countess', username: 'eve' })
  assert.equal((await directory.sql('SELECT id FROM users')).length, 1)
  assert.equal((await directory.sql('SELECT id FROM events')).length, 1)
}

const texts = [
  'username',
  'email',
  'firstname',
  'lastname',
  'title',
  'department',
  'company',
  'comment',
  'phone',
  'samaccountname',
  'userprincipalname',
  'distinguished_name',
  'member_of',
  'external_id',
  'preferred_locale_code',
  'password',
  'password_confirmation',
  'password_algorithm',
  'salt',
]
const integers = ['group_id', 'state', 'directory_id', 'trusted_idp_id']

const wrongTypes = [
  ...texts.map((name) => [name, 'string', [5, true, {}]] as const),
  ...integers.map((name) => [name, 'integer', ['5', '', 1.5, false, [5], {}]] as const),
  ['manager_ad_id', 'string', [true, 1.5, [5]]] as const,
  ['manager_user_id', 'string', [false, 0.1, {}]] as const,
  ['role_ids', 'array of integers', [5, '5', {}, ['5'], [null], [[5]], [1.5], [{ role_id: 5 }]]] as const,
  ['custom_attributes', 'object', ['team', 5, [], ['team']]] as const,
]

for (const [name, type, wrong] of wrongTypes)
  onEveryDatabase(`${name} that is no ${type} is a 400 that names it`, async ({ call, users, sql }) => {
    await users.createUser({ username: 'eve' })
    const message = `${name} has incorrect data type. It should be -> ${type}`
    for (const value of wrong) {
      const created = await call('POST', '/api/1/users', { body: { username: 'ada', [name]: value } })
      const updated = await call('PUT', '/api/1/users/1', { body: { [name]: value } })
      for (const answer of [created, updated]) {
        assert.equal(answer.status, 400, JSON.stringify(value))
        assert.equal(answer.body.message, message)
      }
    }
    assert.equal((await sql('SELECT id FROM users')).length, 1)
    assert.equal((await sql('SELECT id FROM events')).length, 1)
  })

for (const [name, maximum, start] of [
  ['username', 255, ''],
  ['email', 255, 'ada@'],
  ['firstname', 255, ''],
  ['lastname', 255, ''],
  ['title', 255, ''],
  ['department', 255, ''],
  ['company', 255, ''],
  ['comment', 65_535, ''],
  ['phone', 64, '+'],
  ['manager_ad_id', 255, ''],
  ['manager_user_id', 255, ''],
  ['samaccountname', 255, ''],
  ['userprincipalname', 255, ''],
  ['distinguished_name', 65_535, 'CN='],
  ['member_of', 65_535, 'CN='],
  ['external_id', 255, ''],
  ['preferred_locale_code', 255, ''],
] as const) {
  const longest = start.padEnd(maximum, 'é')
  // Characters of two UTF-16 units are one each.
  const longestOfPairs = start + '🦆'.repeat(maximum - start.length)

  onEveryDatabase(`${name} may have ${maximum} characters and not one more`, async (directory) => {
    for (const text of [longest, longestOfPairs]) {
      const user = await directory.users.createUser({ username: 'x', [name]: text })
      assert.equal(user[name], text)
      assert.deepEqual(await storedUser(directory.sql, user.id), user)
      await directory.users.deleteUser(user.id)
    }
    const message = `Validation failed: ${name} is too long (maximum is ${maximum} characters)`
    const answer = await directory.call('POST', '/api/1/users', {
      body: { username: 'x', [name]: `${longest}é` },
    })
    assert.deepEqual([answer.status, answer.body.message], [422, message])
    assert.equal((await directory.sql('SELECT id FROM users')).length, 0)
  })
}

const notText = 'is invalid: it holds a character that is no text'
const largest = 'must be at most 9007199254740991'
for (const [what, sent, status, message] of [
  [
    'a title that is too long',
    { title: 'x'.repeat(256) },
    422,
    'Validation failed: title is too long (maximum is 255 characters)',
  ],
  ['a state that does not exist', { state: 4 }, 422, 'Validation failed: state must be one of 0, 1, 2, 3'],
  ['a negative state', { state: -1 }, 422, 'Validation failed: state must be one of 0, 1, 2, 3'],
  ['a group that is not there', { group_id: 9 }, 422, 'Validation failed: Group for id 9 was not found'],
  ['group 0', { group_id: 0 }, 422, 'Validation failed: Group for id 0 was not found'],
  ['a negative group', { group_id: -1 }, 422, 'Validation failed: group_id must be at least 0'],
  ['a negative directory', { directory_id: -1 }, 422, 'Validation failed: directory_id must be at least 0'],
  [
    'a directory beyond all exact numbers',
    '"directory_id":1e30',
    422,
    `Validation failed: directory_id ${largest}`,
  ],
  [
    'a manager beyond all exact numbers',
    '"manager_user_id":9007199254740993',
    422,
    `Validation failed: manager_user_id ${largest}`,
  ],
  [
    'a manager without end',
    '"manager_ad_id":1e400',
    400,
    'manager_ad_id has incorrect data type. It should be -> string',
  ],
  ['a role that is not there', { role_ids: [9] }, 422, 'Validation failed: role_ids has unknown roles: 9'],
  ['role 0', { role_ids: [0] }, 422, 'Validation failed: role_ids must be at least 1'],
  ['roles beyond all exact numbers', '"role_ids":[1e30]', 422, `Validation failed: role_ids ${largest}`],
  [
    'more than a thousand roles',
    { role_ids: Array(1001).fill(1) },
    422,
    'Validation failed: role_ids has too many items (maximum is 1000)',
  ],
  [
    'names that become thousands of letters when they are written out',
    { firstname: '\u{fdfa}'.repeat(45), external_id: '\u{fdfa}'.repeat(255) },
    422,
    'Validation failed: firstname is too long when its characters are written out, external_id is too long when its characters are written out',
  ],
  ['a NUL', { title: 'a\0b' }, 400, `title ${notText}`],
  ['half of a character', '"title":"\\ud83e"', 400, `title ${notText}`],
  [
    'a list of groups of a directory that are no texts',
    { member_of: ['CN=a', { cn: 'b' }] },
    400,
    'member_of has incorrect data type. It should be -> string',
  ],
  [
    'a legacy role that is no number',
    { role_id: '11' },
    400,
    'role_ids has incorrect data type. It should be -> array of integers',
  ],
  [
    'legacy notes that are no text',
    { notes: 5 },
    400,
    'comment has incorrect data type. It should be -> string',
  ],
] as const)
  onEveryDatabase(`createUser and updateUser refuse ${what} with ${status}`, (directory) =>
    assertRefused(directory, sent, status, message),
  )

onEveryDatabase('a body that is nested without end is a 400', async (directory) => {
  const deep = `"title":${'['.repeat(50_000)}${']'.repeat(50_000)}`
  for (const answer of await writeBoth(directory, deep)) {
    assert.equal(answer.status, 400)
    assert.match(answer.body.message, /^title.* is invalid: it is nested too deeply$/)
  }
})
