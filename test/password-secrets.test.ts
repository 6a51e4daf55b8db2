import assert from 'node:assert/strict'
import { hash as digest } from 'node:crypto'
import { type Directory, onEveryDatabase } from './harness.ts'
import { storedPassword } from './stored.ts'

const typed = 'Three-Blue-Herons-9'
const salt = 'salt-of-the-earth'
const digested = digest('sha256', `${salt}${typed}`, 'hex')
const asTyped = { password: typed, password_confirmation: typed }
const asDigest = {
  password: digested,
  password_confirmation: digested,
  password_algorithm: 'salt+sha256',
  salt,
}
const { salt: password_salt, ...withoutSalt } = asDigest

/** Every call that takes a password, for user 1, who is there already where the call needs one. */
const calls = [
  ['createUser', 'POST', '/api/1/users', { username: 'eve', ...asTyped }],
  ['createUser with a digest', 'POST', '/api/1/users', { username: 'eve', ...asDigest }],
  ['updateUser', 'PUT', '/api/1/users/1', asTyped],
  ['updateUser with a digest', 'PUT', '/api/1/users/1', asDigest],
  ['updatePasswordInsecure', 'PUT', '/api/1/users/set_password_clear_text/1', asTyped],
  [
    'updatePasswordSecure',
    'PUT',
    '/api/1/users/set_password_using_salt/1',
    { ...withoutSalt, password_salt },
  ],
] as const

const tables = [
  'settings',
  'users',
  'login_names',
  'user_passwords',
  'user_attributes',
  'custom_attributes',
  'user_roles',
  'sessions',
  'credentials',
  'tokens',
  'events',
]

/** Where in the directory a text stands, as `table.column`. */
async function placesOf(sql: Directory['sql'], text: string): Promise<string[]> {
  const places: string[] = []
  for (const table of tables)
    for (const row of await sql(`SELECT * FROM ${table}`))
      for (const [column, value] of Object.entries(row))
        if (String(value).toLowerCase().includes(text.toLowerCase())) places.push(`${table}.${column}`)
  return places
}

for (const [name, method, path, body] of calls)
  onEveryDatabase(`a password leaves no trace but its hash: ${name}`, async (directory) => {
    const { users, call, sql } = directory
    await users.createUser({ username: 'ada' })
    const answer = await call(method, path, { body })
    assert.ok(answer.status < 300, answer.text)
    const userId = method === 'POST' ? 2 : 1
    const { hash = '' } = (await storedPassword(sql, userId)) ?? {}
    assert.match(hash, /^\$argon2id\$/)

    assert.deepEqual(await placesOf(sql, typed), [])
    assert.deepEqual(await placesOf(sql, digested), [])
    assert.deepEqual(await placesOf(sql, hash), ['user_passwords.hash'])
    assert.deepEqual(await placesOf(sql, salt), body.password === typed ? [] : ['user_passwords.salt'])
    for (const word of ['password_confirmation', 'password_algorithm', '"salt"', '"password"'])
      assert.deepEqual(await placesOf(sql, word), [], word)

    const answers = [
      answer.text,
      (await call('GET', `/api/1/users/${userId}`)).text,
      (await call('GET', '/api/1/users')).text,
      (await call('PUT', `/api/1/users/${userId}`, { body: { title: 'x' } })).text,
      (await call('GET', '/api/1/users?fields=id,password_changed_at')).text,
    ]
    for (const text of answers)
      for (const secret of [
        typed,
        digested,
        hash,
        salt,
        '"password"',
        'password_confirmation',
        '"salt"',
        'argon2',
      ])
        assert.ok(!text.includes(secret), `${secret} in ${text}`)
  })

for (const [name, method, path, body] of calls)
  onEveryDatabase(
    `a password that is refused stands neither in the answer nor anywhere: ${name}`,
    async (directory) => {
      const { users, call, sql } = directory
      await users.createUser({ username: 'ada' })
      const secret = 'qzqzqzqzsecretqzqz'
      for (const wrong of [
        { password: secret },
        { password_confirmation: secret },
        { password: secret, password_confirmation: secret, validate_policy: true },
        { password: secret.repeat(20), password_confirmation: secret.repeat(20) },
        { password: [secret], password_confirmation: { secret } },
      ]) {
        const answer = await call(method, path, { body: { ...body, ...wrong } })
        assert.ok(answer.status === 400 || answer.status === 422, answer.text)
        assert.doesNotMatch(answer.text, /secretqz/)
      }
      assert.deepEqual(await placesOf(sql, secret), [])
      assert.deepEqual(await sql('SELECT * FROM user_passwords'), [])
    },
  )

onEveryDatabase('fields of a list cannot name a secret', async ({ users, call }) => {
  await users.createUser({ username: 'ada', ...asTyped })
  for (const field of ['password', 'password_confirmation', 'password_algorithm', 'salt', 'hash']) {
    const answer = await call('GET', `/api/1/users?fields=${field}`)
    assert.equal(answer.status, 422)
  }
})

onEveryDatabase('deleteUser removes the hash', async ({ users, sql }) => {
  await users.createUser({ username: 'ada', ...asTyped })
  const { hash = '' } = (await storedPassword(sql, 1)) ?? {}
  assert.deepEqual(await placesOf(sql, hash), ['user_passwords.hash'])
  await users.deleteUser(1)
  assert.deepEqual(await placesOf(sql, hash), [])
})
