import assert from 'node:assert/strict'
import { hash as digest } from 'node:crypto'
import { test } from 'node:test'
import { verify } from '@node-rs/argon2'
import { createPasswordHasher } from './password-hash.ts'

for (const [what, password] of [
  ['a usual password', 'Three-Blue-Herons-9'],
  ['an empty one', ''],
  ['blanks around it', ' secret '],
  ['any script', 'пароль-密码-🦆'],
  ['256 characters of four bytes', '🦆'.repeat(256)],
] as const)
  test(`a hash is argon2id of at least 19 MiB and two passes: ${what}`, async () => {
    const hash = await createPasswordHasher().hash(password)
    assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    assert.equal(await verify(hash, password), true)
    assert.equal(await verify(hash, `${password}x`), false)
  })

test('the same password twice makes two hashes, each with a salt of its own', async () => {
  const { hash } = createPasswordHasher()
  assert.notEqual(await hash('secret'), await hash('secret'))
})

test('hashing refuses what is beyond the queue, does the rest in order, and is free again', async () => {
  const { hash } = createPasswordHasher({ running: 1, waiting: 2 })
  const finished: number[] = []
  const results = await Promise.allSettled(
    [1, 2, 3, 4].map(async (number) => {
      await hash('secret')
      finished.push(number)
    }),
  )
  assert.deepEqual(finished, [1, 2, 3])
  const refused = results[3] as PromiseRejectedResult
  assert.equal(refused.reason.reason, 'busy')
  assert.equal(refused.reason.code, 503)
  assert.match(await hash('secret'), /^\$argon2id/)
})

test('a hash that fails leaves its place to the next', async () => {
  const { hash } = createPasswordHasher({ running: 1, waiting: 1 })
  const notText = undefined as unknown as string
  await assert.rejects(hash(notText))
  const [bad, good] = await Promise.allSettled([hash(notText), hash('secret')])
  assert.equal(bad.status, 'rejected')
  assert.equal(good.status, 'fulfilled')
})

const composed = 'Zo\u00eb-\ufb01ve-Herons'
const decomposed = 'Zoe\u0308-five-Herons'

for (const [what, password, typed, isRight] of [
  ['the same text', 'Three-Blue-Herons-9', 'Three-Blue-Herons-9', true],
  ['another case', 'Three-Blue-Herons-9', 'three-blue-herons-9', false],
  ['a blank more', 'Three-Blue-Herons-9', 'Three-Blue-Herons-9 ', false],
  ['the same letters composed in another way', composed, decomposed, true],
  ['the same letters decomposed in another way', decomposed, composed, true],
  ['full-width letters', 'Herons-9', 'Ｈｅｒｏｎｓ-９', true],
] as const)
  test(`a kept password ${isRight ? 'is verified by' : 'is not verified by'} ${what}`, async () => {
    const { hash, verify } = createPasswordHasher()
    assert.equal(await verify({ hash: await hash(password), prehash: null, salt: null }, typed), isRight)
  })

for (const [what, prehash, salt, joined, typed, isRight] of [
  ['with the salt in front', 'salt+sha256', 'hello', 'hellopassword', 'password', true],
  ['with the salt behind', 'sha256+salt', 'hello', 'passwordhello', 'password', true],
  ['with the salt on the other side', 'sha256+salt', 'hello', 'hellopassword', 'password', false],
  ['without a salt', 'salt+sha256', '', 'password', 'password', true],
  ['whose salt was never written', 'salt+sha256', null, 'password', 'password', true],
  ['of letters that were typed the same way', 'salt+sha256', 's', `s${decomposed}`, decomposed, true],
  ['of letters that were typed in another way', 'salt+sha256', 's', `s${decomposed}`, composed, false],
] as const)
  test(`a digest ${what} is ${isRight ? '' : 'not '}verified by what is typed`, async () => {
    const { hash, verify } = createPasswordHasher()
    const stored = { hash: await hash(digest('sha256', joined, 'hex')), prehash, salt }
    assert.equal(await verify(stored, typed), isRight)
    assert.equal(await verify(stored, digest('sha256', joined, 'hex')), false, 'the digest is no password')
  })

test('verifying stands in the queue of hashing, and a flood of it is refused', async () => {
  const { hash, verify } = createPasswordHasher({ running: 1, waiting: 1 })
  const stored = { hash: await hash('secret'), prehash: null, salt: null }
  const [first, second, third] = await Promise.allSettled([
    verify(stored, 'secret'),
    verify(stored, 'Secret'),
    verify(stored, 'secret'),
  ])
  assert.deepEqual(
    [first, second],
    [
      { status: 'fulfilled', value: true },
      { status: 'fulfilled', value: false },
    ],
  )
  assert.equal((third as PromiseRejectedResult).reason.reason, 'busy')
})
