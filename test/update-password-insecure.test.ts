import assert from 'node:assert/strict'
import { verify } from '@node-rs/argon2'
import { BadRequestError, ForbiddenError, NotFoundError } from '@rollcall/client'
import { beginning, onEveryDatabase } from './harness.ts'
import { testRefusals } from './refusals.ts'
import { eventsOf, storedPassword, storedUser } from './stored.ts'

const path = '/api/1/users/set_password_clear_text/1'
const good = 'Three-Blue-Herons-9'
const twice = (password: string) => ({ password, password_confirmation: password })

testRefusals('updatePasswordInsecure', {
  path: (userId) => `/api/1/users/set_password_clear_text/${userId}`,
  body: twice(good),
})

onEveryDatabase('updatePasswordInsecure keeps the password as argon2id and says so', async (directory) => {
  const { users, call, sql, clock } = directory
  const before = await users.createUser({ username: 'ada' })
  clock.now += 5000
  const answer = await call('PUT', path, { body: twice(good) })
  assert.equal(answer.status, 200)
  assert.deepEqual(answer.body, { error: false, code: 200, type: 'Success', message: 'Success' })

  const stored = await storedPassword(sql, 1)
  assert.match(stored?.hash ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.equal(await verify(stored?.hash ?? '', good), true)
  assert.deepEqual([stored?.prehash, stored?.salt], [null, null])

  const now = new Date(beginning + 5000).toISOString()
  const changed = { status: 1, activated_at: now, password_changed_at: now, updated_at: now }
  assert.deepEqual(await storedUser(sql, 1), { ...before, ...changed })
  const event = (await eventsOf(sql, 1))[1]
  assert.equal(event?.type, 'clearTextPasswordSet')
  assert.equal(event?.at, clock.now)
  assert.equal(event?.request_id, answer.headers.get('x-request-id'))
  assert.deepEqual(event?.changes, {
    status: { before: 7, after: 1 },
    activated_at: { before: null, after: now },
    updated_at: { before: before.updated_at, after: now },
    password_changed_at: { before: null, after: now },
  })
})

onEveryDatabase(
  'updatePasswordInsecure puts the new password in the place of the old one',
  async (directory) => {
    const { users, sql } = directory
    const user = await users.createUser({ username: 'ada', ...twice(good) })
    directory.clock.now += 5000
    await users.updatePasswordInsecure(1, twice('Four-Red-Foxes-8'))
    const hash = (await storedPassword(sql, 1))?.hash ?? ''
    assert.equal(await verify(hash, 'Four-Red-Foxes-8'), true)
    assert.equal(await verify(hash, good), false)
    assert.equal((await sql('SELECT hash FROM user_passwords')).length, 1)
    // The user was active all the time.
    const { activated_at, password_changed_at } = await storedUser(sql, 1)
    assert.equal(activated_at, user.activated_at)
    assert.equal(password_changed_at, new Date(beginning + 5000).toISOString())
  },
)

onEveryDatabase('updatePasswordInsecure of the client tells its refusals apart', async (directory) => {
  const { users } = directory
  await users.createUser({ username: 'ada' })
  assert.equal((await users.updatePasswordInsecure(1, twice(good))).message, 'Success')
  await assert.rejects(
    users.updatePasswordInsecure(1, { password: good, password_confirmation: 'x' }),
    BadRequestError,
  )
  await assert.rejects(users.updatePasswordInsecure(2, twice(good)), NotFoundError)
  const other = await directory.as('Manage users')
  await assert.rejects(other.updatePasswordInsecure(1, twice(good)), ForbiddenError)
})

for (const [what, password] of [
  ['of one character, since no policy is asked', 'x'],
  ['that is the username, since no policy is asked', 'ada'],
  ['with every special character that the service names', '!@#€%&.,$+§/()=*;:_-'],
  ['with blanks around it, which count', '  secret  '],
  ['in any script', 'пароль-密码-كلمة-🦆'],
  ['of 256 characters', 'x'.repeat(256)],
  ['of 256 characters of four bytes', '🦆'.repeat(256)],
  ['that looks like a digest', 'a'.repeat(64)],
  ['that looks like a hash', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA'],
] as const)
  onEveryDatabase(`updatePasswordInsecure takes a password ${what}`, async ({ users, sql }) => {
    await users.createUser({ username: 'ada' })
    await users.updatePasswordInsecure(1, twice(password))
    const hash = (await storedPassword(sql, 1))?.hash ?? ''
    assert.equal(await verify(hash, password), true)
    assert.equal(await verify(hash, password.slice(0, -1)), false)
  })

const mismatch = "Password doesn't match confirmation, The two passwords don't match"
const short = 'it must have at least 8 characters'
const plain = 'it must mix at least 2 of lower case, upper case, digits and other characters'
const named = "it must not contain the user's name or email"
const refused = 'Password refused by policy:'
const asked = (password: string) => ({ ...twice(password), validate_policy: true })
const notBoolean = 'validate_policy has incorrect data type. It should be -> boolean'

for (const [what, body, message] of [
  ['another confirmation', { password: good, password_confirmation: 'x' }, mismatch],
  ['a confirmation in another case', { password: good, password_confirmation: good.toUpperCase() }, mismatch],
  ['a confirmation with a blank more', { password: good, password_confirmation: `${good} ` }, mismatch],
  ['no confirmation', { password: good }, 'password_confirmation is missing'],
  ['no password', { password_confirmation: good }, 'password is missing'],
  [
    'null as password',
    { password: null, password_confirmation: null },
    'password has incorrect data type. It should be -> string',
  ],
  [
    'a number as password',
    { password: 5, password_confirmation: 5 },
    'password has incorrect data type. It should be -> string',
  ],
  ['the empty password', twice(''), 'password is invalid: it is too short (minimum is 1 characters)'],
  [
    '257 characters',
    twice('x'.repeat(257)),
    'password is invalid: it is too long (maximum is 256 characters)',
  ],
  ['a NUL', twice('pass\0word'), 'password is invalid: it holds a character that is no text'],
  [
    'half of a character',
    `{"password":"\\ud83e","password_confirmation":"\\ud83e"}`,
    'password is invalid: it holds a character that is no text',
  ],
  ['a short password when the policy is asked', asked('Qz!7'), `${refused} ${short}`],
  ['a plain password when the policy is asked', asked('qzqzqzqz'), `${refused} ${plain}`],
  ['the name when the policy is asked', asked('xx-ADA-xx-1'), `${refused} ${named}`],
  ['the email when the policy is asked', asked('xx-Lovelace-1'), `${refused} ${named}`],
  ['all that the policy refuses', asked('ada'), `${refused} ${short}; ${plain}; ${named}`],
  ['"true" as validate_policy', { ...twice(good), validate_policy: 'true' }, notBoolean],
  ['1 as validate_policy', { ...twice(good), validate_policy: 1 }, notBoolean],
  ['null as validate_policy', { ...twice(good), validate_policy: null }, notBoolean],
] as const)
  onEveryDatabase(
    `updatePasswordInsecure refuses ${what} with 400, and changes nothing`,
    async (directory) => {
      const { users, call, sql } = directory
      const before = await users.createUser({ username: 'ada', email: 'lovelace@example.com' })
      const answer = await call('PUT', path, { body })
      assert.equal(answer.status, 400)
      assert.equal(answer.body.message, message)
      assert.deepEqual(await storedUser(sql, 1), before)
      assert.equal(await storedPassword(sql, 1), undefined)
      assert.equal((await eventsOf(sql, 1)).length, 1)
    },
  )

for (const [what, body] of [
  ['a good password when the policy is asked', asked(good)],
  ['a bad password when the policy is not to be asked', { ...twice('ada'), validate_policy: false }],
  ['names that the contract does not know', { ...twice(good), status: 3, password_salt: 'x', id: 9 }],
] as const)
  onEveryDatabase(`updatePasswordInsecure takes ${what}`, async ({ users, call, sql }) => {
    await users.createUser({ username: 'ada' })
    assert.equal((await call('PUT', path, { body })).status, 200)
    assert.equal((await storedUser(sql, 1)).status, 1)
    const stored = await storedPassword(sql, 1)
    assert.deepEqual([stored?.prehash, stored?.salt], [null, null])
  })

onEveryDatabase('updatePasswordInsecure asks the policy of this directory', async ({ users, sql }) => {
  await users.createUser({ username: 'ada' })
  await sql('UPDATE policies SET password_minimum_length = 20, password_character_classes = 4 WHERE id = 1')
  await assert.rejects(users.updatePasswordInsecure(1, asked(good)), /at least 20 characters$/)
  await sql('UPDATE policies SET password_minimum_length = 1, password_character_classes = 1 WHERE id = 1')
  await users.updatePasswordInsecure(1, asked('x'))
  assert.equal(await verify((await storedPassword(sql, 1))?.hash ?? '', 'x'), true)
})
