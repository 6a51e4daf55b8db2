import assert from 'node:assert/strict'
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
