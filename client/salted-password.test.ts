import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import { saltedPassword } from './salted-password.ts'

for (const [what, password] of [
  ['plain letters', 'password'],
  ['blanks, which count', '  Three-Blue Herons '],
  ['any script', 'zażółć-🦆-密码'],
  ['one character', 'x'],
  ['256 characters', 'é'.repeat(256)],
] as const) {
  test(`a password becomes the SHA-256 of a salt and the password, in UTF-8: ${what}`, async () => {
    const { password_salt, ...body } = await saltedPassword(password)
    const digest = hash('sha256', `${password_salt}${password}`, 'hex')
    assert.deepEqual(body, {
      password: digest,
      password_confirmation: digest,
      password_algorithm: 'salt+sha256',
    })
    assert.match(digest, /^[0-9a-f]{64}$/)
  })
}

test('every call takes a fresh salt, of no more than the 40 characters that the contract allows', async () => {
  const bodies = await Promise.all(Array.from({ length: 1000 }, () => saltedPassword('the same')))
  const salts = new Set(bodies.map(({ password_salt }) => String(password_salt)))
  assert.equal(salts.size, 1000)
  assert.equal(new Set(bodies.map(({ password }) => password)).size, 1000)
  for (const salt of salts) assert.ok(salt.length >= 32 && salt.length <= 40, salt)
})

for (const [what, password, message] of [
  ['nothing', undefined, 'password is missing'],
  ['null', null, 'password is missing'],
  ['an empty text', '', 'password is missing'],
  ['a number', 12345678, 'password must be of type string'],
  ['true', true, 'password must be of type string'],
  ['bytes', new TextEncoder().encode('SECRET'), 'password must be of type string'],
  ['a list', ['SECRET'], 'password must be of type string'],
  ['a String object', Object('SECRET'), 'password must be of type string'],
] as const) {
  test(`a password that is ${what} is refused, without showing it`, async () => {
    await assert.rejects(saltedPassword(password as string), { name: 'TypeError', message })
  })
}
