import assert from 'node:assert/strict'
import { hash as digest } from 'node:crypto'
import { verify } from '@node-rs/argon2'
import { beginning, type Directory, onEveryDatabase } from './harness.ts'
import { eventsOf, storedPassword, storedUser } from './stored.ts'

/** The two calls that can set a password while they write a user. What they refuse is the same. */
const calls = {
  createUser: (directory: Directory, body: object, query = '') =>
    directory.call('POST', `/api/1/users${query}`, { body: { ...ada, ...body } }),
  updateUser: (directory: Directory, body: object, query = '') =>
    directory.call('PUT', `/api/1/users/1${query}`, { body }),
}
const ada = { username: 'jweber', email: 'ada@example.com', firstname: 'Ada' }

/** The user that `updateUser` writes. */
async function prepare(call: string, { users }: Directory): Promise<void> {
  if (call === 'updateUser') await users.createUser(ada)
}

const good = 'Three-Blue-Herons-9'
const twice = (password: unknown) => ({ password, password_confirmation: password })
const sha256 = (text: string) => digest('sha256', text, 'hex')

const refused = 'Validation failed:'
const mismatch = `${refused} Password doesn't match confirmation, The two passwords don't match`
const short = 'password: it must have at least 8 characters'
const plain = 'password: it must mix at least 2 of lower case, upper case, digits and other characters'
const named = "password: it must not contain the user's name or email"
const notDigest = `${refused} password must be a SHA-256 digest of 64 hexadecimal digits`
const hashed = (password: string, password_algorithm = 'salt+sha256') => ({
  ...twice(password),
  password_algorithm,
})

for (const [name, send] of Object.entries(calls)) {
  for (const [what, body, query] of [
    ['a good password', twice(good), ''],
    ['a password of 256 characters', twice(`aA1${'🦆'.repeat(253)}`), ''],
    ['a password with blanks around it', twice('  aA1 bB2  '), ''],
    ['a password in any script', twice('пароль-密码-كلمة-🦆'), ''],
    ['a bad password when the policy is off', twice('x'), '?validate_policy=false'],
    ['a bad password when the policy is off in the way of Python', twice('jweber'), '?validate_policy=False'],
    ['an empty salt beside a typed password', { ...twice(good), salt: '' }, ''],
    ['null as algorithm and salt', { ...twice(good), password_algorithm: null, salt: null }, ''],
  ] as const)
    onEveryDatabase(`${name} takes ${what}`, async (directory) => {
      await prepare(name, directory)
      directory.clock.now += 5000
      const answer = await send(directory, body, query)
      assert.ok([200, 201].includes(answer.status), answer.text)
      const stored = await storedPassword(directory.sql, 1)
      assert.match(stored?.hash ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
      assert.equal(await verify(stored?.hash ?? '', body.password as string), true)
      assert.deepEqual([stored?.prehash, stored?.salt], [null, null])

      const now = new Date(beginning + 5000).toISOString()
      const { status, activated_at, password_changed_at } = answer.body
      assert.deepEqual([status, activated_at, password_changed_at], [1, now, now])
      assert.deepEqual(await storedUser(directory.sql, 1), answer.body)
      const changes = (await eventsOf(directory.sql, 1)).at(-1)?.changes
      assert.deepEqual(changes?.password_changed_at, { before: null, after: now })
    })

  for (const [what, algorithm, salt, joined] of [
    ['with the salt in front', 'salt+sha256', 'hello', 'hellopassword'],
    ['with the salt behind', 'sha256+salt', 'hello', 'passwordhello'],
    ['without a salt', 'salt+sha256', undefined, 'password'],
    ['without a salt behind', 'sha256+salt', null, 'password'],
    ['with an empty salt', 'salt+sha256', '', 'password'],
    ['with a salt of 40 characters', 'sha256+salt', 's'.repeat(40), `password${'s'.repeat(40)}`],
  ] as const)
    onEveryDatabase(`${name} takes a digest that was made ${what}`, async (directory) => {
      await prepare(name, directory)
      for (const password of [sha256(joined), sha256(joined).toUpperCase()]) {
        const answer = await send(directory, { ...hashed(password, algorithm), salt })
        assert.equal(answer.body.status, 1)
        const stored = await storedPassword(directory.sql, 1)
        assert.match(stored?.hash ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
        assert.equal(await verify(stored?.hash ?? '', sha256(joined)), true)
        assert.deepEqual([stored?.prehash, stored?.salt], [algorithm, salt ?? ''])
        if (name === 'createUser') break
      }
    })

  for (const [what, body, message] of [
    ['no confirmation', { password: good }, mismatch],
    ['null as confirmation', { password: good, password_confirmation: null }, mismatch],
    ['another confirmation', { password: good, password_confirmation: `${good} ` }, mismatch],
    ['a short password', twice('Qz!7'), `${refused} ${short}`],
    ['a plain password', twice('qzqzqzqz'), `${refused} ${plain}`],
    ['a password with the username', twice('xx-JWeber-1'), `${refused} ${named}`],
    ['a password with the first name', twice('xx-ada-111'), `${refused} ${named}`],
    ['all that the policy refuses', twice('ada'), `${refused} ${short}, ${plain}, ${named}`],
    [
      'the new first name in the password',
      { ...twice('xx-Zoe-111'), firstname: 'Zoe' },
      `${refused} ${named}`,
    ],
    ['the empty password', twice(''), `${refused} password: it must not be empty, ${short}, ${plain}`],
    ['257 characters', twice('x'.repeat(257)), `${refused} password is too long (maximum is 256 characters)`],
    ['a typed password as a digest', hashed(good), notDigest],
    ['63 digits as a digest', hashed('a'.repeat(63)), notDigest],
    ['64 characters that are no digits', hashed('z'.repeat(64)), notDigest],
    ['an empty digest', hashed(''), notDigest],
    [
      'a digest with another confirmation',
      { ...hashed(sha256('x')), password_confirmation: sha256('y') },
      mismatch,
    ],
    [
      'a salt of 41 characters',
      { ...hashed(sha256('x')), salt: 's'.repeat(41) },
      `${refused} salt is too long (maximum is 40 characters)`,
    ],
    [
      'a salt without its algorithm',
      { ...twice(sha256('x')), salt: 'hello' },
      `${refused} salt needs password_algorithm`,
    ],
    [
      'an algorithm that is not known',
      hashed(sha256('x'), 'bcrypt'),
      `${refused} password_algorithm must be one of salt+sha256, sha256+salt`,
    ],
  ] as const)
    onEveryDatabase(`${name} refuses ${what} with 422, and writes nothing`, async (directory) => {
      await prepare(name, directory)
      const { sql } = directory
      const before = await sql('SELECT id, body FROM users')
      const answer = await send(directory, { title: 'Countess', ...body })
      assert.equal(answer.status, 422)
      assert.equal(answer.body.message, message)
      assert.deepEqual(await sql('SELECT id, body FROM users'), before)
      assert.equal(await storedPassword(sql, 1), undefined)
      assert.equal((await sql('SELECT id FROM events')).length, before.length)
    })

  onEveryDatabase(`${name} without a policy to ask still refuses an empty password`, async (directory) => {
    await prepare(name, directory)
    const answer = await send(directory, twice(''), '?validate_policy=false')
    assert.equal(answer.status, 422)
    assert.equal(answer.body.message, `${refused} password: it must not be empty`)
  })

  for (const [what, body] of [
    ['null as password', { password: null, password_confirmation: null }],
    ['a confirmation alone', { password_confirmation: good }],
    ['an algorithm and a salt alone', { password_algorithm: 'salt+sha256', salt: 'hello' }],
  ] as const)
    onEveryDatabase(`${name} with ${what} sets no password`, async (directory) => {
      await prepare(name, directory)
      const answer = await send(directory, body)
      assert.ok([200, 201].includes(answer.status))
      assert.deepEqual([answer.body.status, answer.body.password_changed_at], [7, null])
      assert.equal(await storedPassword(directory.sql, 1), undefined)
    })
}

onEveryDatabase('updateUser replaces a password, and leaves it when none is sent', async ({ users, sql }) => {
  await users.createUser({ ...ada, password: good, password_confirmation: good })
  const first = await storedPassword(sql, 1)
  await users.updateUser(1, { title: 'Countess' })
  assert.deepEqual(await storedPassword(sql, 1), first)
  await users.updateUser(1, { password: 'Four-Red-Foxes-8', password_confirmation: 'Four-Red-Foxes-8' })
  assert.equal(await verify((await storedPassword(sql, 1))?.hash ?? '', 'Four-Red-Foxes-8'), true)
  assert.equal((await sql('SELECT hash FROM user_passwords')).length, 1)
})

onEveryDatabase(
  'updateUser judges a password by the names that the user has after it',
  async ({ users, call }) => {
    await users.createUser(ada)
    const body = { ...twice('xx-Ada-111'), firstname: 'Zoe', email: 'zoe@example.com' }
    assert.equal((await call('PUT', '/api/1/users/1', { body })).status, 200)
  },
)
