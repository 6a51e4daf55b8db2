import assert from 'node:assert/strict'
import { hash as digest } from 'node:crypto'
import { verify } from '@node-rs/argon2'
import { BadRequestError, ForbiddenError, NotFoundError, saltedPassword } from '@rollcall/client'
import { beginning, onEveryDatabase } from './harness.ts'
import { testRefusals } from './refusals.ts'
import { eventsOf, storedPassword, storedUser } from './stored.ts'

const path = '/api/1/users/set_password_using_salt/1'
const sha256 = (text: string) => digest('sha256', text, 'hex')
const salted = (password: string, password_salt?: string) =>
  ({
    password,
    password_confirmation: password,
    password_algorithm: 'salt+sha256',
    ...(password_salt !== undefined && { password_salt }),
  }) as const

const ofHello = 'b1c788abac15390de987ad17b65ac73c9b475d428a51f245c645a442fddd078b'

testRefusals('updatePasswordSecure', {
  path: (userId) => `/api/1/users/set_password_using_salt/${userId}`,
  body: salted(ofHello, 'hello'),
})

for (const [what, sent, typed, salt] of [
  ['the example of the contract', salted(ofHello, 'hello'), 'password', 'hello'],
  [
    'the example of the older pages',
    salted('9fb8dc1cdabee85d13f5b4ba680a5e71cb8c80e78e5ffe8c01b698fa39346006', '11xxxx1'),
    'P@33w0rd1',
    '11xxxx1',
  ],
  ['a digest in capitals', salted(ofHello.toUpperCase(), 'hello'), 'password', 'hello'],
  ['no salt', salted(sha256('password')), 'password', ''],
  ['an empty salt', salted(sha256('password'), ''), 'password', ''],
  ['a salt of 40 characters', salted(sha256(`${'s'.repeat(40)}x`), 's'.repeat(40)), 'x', 's'.repeat(40)],
  ['a salt in any script', salted(sha256('соль-🦆x'), 'соль-🦆'), 'x', 'соль-🦆'],
  ['a salt with blanks, which count', salted(sha256('  x'), '  '), 'x', '  '],
] as const)
  onEveryDatabase(
    `updatePasswordSecure wraps the digest in argon2id: ${what}`,
    async ({ users, call, sql }) => {
      await users.createUser({ username: 'ada' })
      const answer = await call('PUT', path, { body: sent })
      assert.equal(answer.status, 200)
      assert.deepEqual(answer.body, { error: false, code: 200, type: 'Success', message: 'Success' })

      const stored = await storedPassword(sql, 1)
      assert.match(stored?.hash ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
      assert.deepEqual([stored?.prehash, stored?.salt], ['salt+sha256', salt])
      // What a login does with the password that is typed.
      assert.equal(await verify(stored?.hash ?? '', sha256(stored?.salt + typed)), true)
      assert.equal(await verify(stored?.hash ?? '', typed), false)
    },
  )

onEveryDatabase('updatePasswordSecure makes the user active and writes it down', async (directory) => {
  const { users, call, sql, clock } = directory
  const before = await users.createUser({ username: 'ada' })
  clock.now += 5000
  const answer = await call('PUT', path, { body: salted(ofHello, 'hello') })
  const now = new Date(beginning + 5000).toISOString()
  const changed = { status: 1, activated_at: now, password_changed_at: now, updated_at: now }
  assert.deepEqual(await storedUser(sql, 1), { ...before, ...changed })
  const event = (await eventsOf(sql, 1))[1]
  assert.equal(event?.type, 'saltedPasswordSet')
  assert.equal(event?.request_id, answer.headers.get('x-request-id'))
  assert.deepEqual(Object.keys(event?.changes ?? {}).sort(), Object.keys(changed).sort())
})

onEveryDatabase(
  'updatePasswordSecure and updatePasswordInsecure replace each other wholly',
  async (directory) => {
    const { users, sql } = directory
    await users.createUser({ username: 'ada' })
    await users.updatePasswordSecure(1, salted(ofHello, 'hello'))
    await users.updatePasswordInsecure(1, { password: 'typed', password_confirmation: 'typed' })
    const typed = await storedPassword(sql, 1)
    assert.deepEqual([typed?.prehash, typed?.salt], [null, null])
    assert.equal(await verify(typed?.hash ?? '', 'typed'), true)
    await users.updatePasswordSecure(1, salted(ofHello, 'hello'))
    const digested = await storedPassword(sql, 1)
    assert.deepEqual([digested?.prehash, digested?.salt], ['salt+sha256', 'hello'])
    assert.equal((await sql('SELECT hash FROM user_passwords')).length, 1)
  },
)

onEveryDatabase(
  'updatePasswordSecure takes what saltedPassword makes, and a login can check it',
  async ({ users, sql }) => {
    await users.createUser({ username: 'ada' })
    const body = await saltedPassword('Drei-blaue-Reiher-ß')
    assert.equal((await users.updatePasswordSecure(1, body)).code, 200)
    const stored = await storedPassword(sql, 1)
    assert.deepEqual([stored?.prehash, stored?.salt], ['salt+sha256', body.password_salt])
    assert.equal(await verify(stored?.hash ?? '', sha256(`${stored?.salt}Drei-blaue-Reiher-ß`)), true)
  },
)

onEveryDatabase('updatePasswordSecure of the client tells its refusals apart', async (directory) => {
  const { users } = directory
  await users.createUser({ username: 'ada' })
  const body = salted(ofHello, 'hello')
  assert.equal((await users.updatePasswordSecure(1, body)).code, 200)
  await assert.rejects(
    users.updatePasswordSecure(1, { ...body, password_confirmation: sha256('x') }),
    BadRequestError,
  )
  await assert.rejects(users.updatePasswordSecure(2, body), NotFoundError)
  const other = await directory.as('Read All')
  await assert.rejects(other.updatePasswordSecure(1, body), ForbiddenError)
})

onEveryDatabase(
  'updatePasswordSecure cannot ask the policy, which is about what was typed',
  async (directory) => {
    const { users, sql } = directory
    await sql(
      'UPDATE policies SET password_minimum_length = 100, password_character_classes = 4 WHERE id = 1',
    )
    await users.createUser({ username: 'ada' })
    const body = { ...salted(ofHello, 'hello'), validate_policy: true }
    assert.equal((await directory.call('PUT', path, { body })).status, 200)
  },
)

const notHex = 'password is invalid: it must match ^[0-9A-Fa-f]{64}$'
const short = 'password is invalid: it is too short (minimum is 64 characters)'
const long = 'password is invalid: it is too long (maximum is 64 characters)'
const notText = (name: string) => `${name} has incorrect data type. It should be -> string`
const body = salted(ofHello, 'hello')
const { password_algorithm: _, ...withoutAlgorithm } = body
for (const [what, sent, message] of [
  ['a password as it is typed', salted('Three-Blue-Herons-9'), short],
  ['63 digits', salted(ofHello.slice(1)), short],
  ['65 digits', salted(`${ofHello}0`), long],
  ['64 characters that are no hexadecimal digits', salted('z'.repeat(64)), notHex],
  ['wide digits', salted('０'.repeat(64)), notHex],
  ['a line break at the end', salted(`${ofHello.slice(1)}\n`), notHex],
  [
    'another confirmation',
    { ...body, password_confirmation: sha256('x') },
    "Password doesn't match confirmation, The two passwords don't match",
  ],
  ['no algorithm', withoutAlgorithm, 'password_algorithm is missing'],
  [
    'the salt at the other side',
    { ...body, password_algorithm: 'sha256+salt' },
    'password_algorithm is invalid: it must be one of salt+sha256',
  ],
  [
    'another algorithm',
    { ...body, password_algorithm: 'bcrypt' },
    'password_algorithm is invalid: it must be one of salt+sha256',
  ],
  ['a number as algorithm', { ...body, password_algorithm: 5 }, notText('password_algorithm')],
  [
    'a salt of 41 characters',
    { ...body, password_salt: 's'.repeat(41) },
    'password_salt is invalid: it is too long (maximum is 40 characters)',
  ],
  ['a number as salt', { ...body, password_salt: 5 }, notText('password_salt')],
  [
    'a NUL in the salt',
    { ...body, password_salt: 'a\0b' },
    'password_salt is invalid: it holds a character that is no text',
  ],
] as const)
  onEveryDatabase(`updatePasswordSecure refuses ${what} with 400, and changes nothing`, async (directory) => {
    const { users, call, sql } = directory
    const before = await users.createUser({ username: 'ada' })
    const answer = await call('PUT', path, { body: sent })
    assert.equal(answer.status, 400)
    assert.equal(answer.body.message, message)
    assert.deepEqual(await storedUser(sql, 1), before)
    assert.equal(await storedPassword(sql, 1), undefined)
    assert.equal((await eventsOf(sql, 1)).length, 1)
  })
