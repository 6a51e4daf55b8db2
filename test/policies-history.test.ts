import assert from 'node:assert/strict'
import { hash as digest } from 'node:crypto'
import { PoliciesApi } from '@rollcall/client/directory'
import { createPasswordHasher } from '../server/directory/password-hash.ts'
import type { StoredPassword } from '../server/store/passwords.ts'
import { type Answer, type Directory, onEveryDatabase } from './harness.ts'
import { eventsIn, eventsOf, putStored, storedPassword, storedUser } from './stored.ts'

const twice = (password: string) => ({ password, password_confirmation: password })
const sha256 = (text: string) => digest('sha256', text, 'hex')

type Send = (directory: Directory, password: string, validate?: boolean) => Promise<Answer>
const calls = {
  updateUser: ({ call }: Directory, password: string, validate = true) =>
    call('PUT', `/api/1/users/1?validate_policy=${validate}`, { body: twice(password) }),
  updatePasswordInsecure: ({ call }: Directory, password: string, validate = true) =>
    call('PUT', '/api/1/users/set_password_clear_text/1', {
      body: { ...twice(password), validate_policy: validate },
    }),
  updatePasswordSecure: ({ call }: Directory, password: string) =>
    call('PUT', '/api/1/users/set_password_using_salt/1', {
      body: { ...twice(sha256(`s${password}`)), password_algorithm: 'salt+sha256', password_salt: 's' },
    }),
} satisfies Record<string, Send>
const { updateUser, updatePasswordInsecure } = calls
const nth = (n: number) => `Three-Blue-Herons-${n}`

async function prepare(directory: Directory, history: number): Promise<PoliciesApi> {
  const policies = new PoliciesApi(await directory.client())
  await policies.updatePolicy(1, { password_history: history })
  await directory.users.createUser({ username: 'ada', ...twice(nth(0)) })
  return policies
}

const formerOf = ({ sql }: Directory) =>
  sql<StoredPassword & { number: number }>('SELECT * FROM former_passwords WHERE user_id = 1 ORDER BY number')

for (const name of ['updateUser', 'updatePasswordInsecure'] as const) {
  const send: Send = calls[name]
  const refusal = (history: number): [number, string] => {
    const rule =
      history === 1
        ? 'it must not be the present password'
        : `it must not be one of the last ${history} passwords`
    return name === 'updateUser'
      ? [422, `Validation failed: password: ${rule}`]
      : [400, `Password refused by policy: ${rule}`]
  }

  onEveryDatabase(`${name} refuses the latest passwords, as many as the policy says`, async (directory) => {
    await prepare(directory, 3)
    for (const n of [1, 2, 3]) assert.equal((await send(directory, nth(n))).status, 200)
    const [before, former, events] = [
      await storedPassword(directory.sql, 1),
      await formerOf(directory),
      await eventsIn(directory.sql),
    ]
    for (const n of [3, 2, 1]) {
      const { status, body } = await send(directory, nth(n))
      assert.deepEqual([status, body.message], refusal(3))
    }
    assert.deepEqual(await storedPassword(directory.sql, 1), before)
    assert.deepEqual(await formerOf(directory), former)
    assert.deepEqual(await eventsIn(directory.sql), events)
    assert.equal((await send(directory, nth(0))).status, 200, 'the one before is good again')
    assert.equal((await send(directory, nth(0), false)).status, 200, 'the policy is off')
  })

  onEveryDatabase(`${name} refuses only the present password with a history of 1`, async (directory) => {
    await prepare(directory, 1)
    const { status, body } = await send(directory, nth(0))
    assert.deepEqual([status, body.message], refusal(1))
    for (const n of [1, 0]) assert.equal((await send(directory, nth(n))).status, 200)
  })

  onEveryDatabase(`${name} takes any former password without a history`, async (directory) => {
    const policies = await prepare(directory, 0)
    for (const n of [0, 1, 0]) assert.equal((await send(directory, nth(n))).status, 200)
    await policies.updatePolicy(1, { password_history: 2 })
    for (const n of [0, 1]) assert.deepEqual((await send(directory, nth(n))).status, refusal(2)[0])
  })

  onEveryDatabase(`${name} knows a former password that was imported as a digest`, async (directory) => {
    await prepare(directory, 3)
    await calls.updatePasswordSecure(directory, nth(1))
    assert.equal((await send(directory, nth(2))).status, 200)
    const { status, body } = await send(directory, nth(1))
    assert.deepEqual([status, body.message], refusal(3))
  })

  onEveryDatabase(`${name} knows a former password however its letters are composed`, async (directory) => {
    await prepare(directory, 2)
    assert.equal((await send(directory, 'Zo\u00eb-Blue-Herons-9')).status, 200)
    assert.equal((await send(directory, 'Zoe\u0308-Blue-Herons-9')).status, refusal(2)[0])
    const stored = (await storedPassword(directory.sql, 1)) as StoredPassword
    assert.equal(await createPasswordHasher().verify(stored, 'Zoe\u0308-Blue-Herons-9'), true)
  })

  onEveryDatabase(`of many calls of ${name} with one password only the first is taken`, async (directory) => {
    await prepare(directory, 1)
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(directory, nth(1))))
    const refused = refusal(1)[0]
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(5).fill(refused)])
    assert.equal((await formerOf(directory)).length, 1)
  })
}

onEveryDatabase('no more than 24 passwords are kept of a user, the oldest of them go', async (directory) => {
  const policies = await prepare(directory, 0)
  for (let n = 1; n <= 26; n++) assert.equal((await updateUser(directory, nth(n))).status, 200)
  const former = await formerOf(directory)
  assert.deepEqual(
    former.map(({ number }) => number),
    Array.from({ length: 23 }, (_, at) => at + 4),
  )
  const { verify } = createPasswordHasher()
  assert.equal(await verify(former[0] as StoredPassword, nth(3)), true)
  assert.equal(await verify(former[22] as StoredPassword, nth(25)), true)
  await policies.updatePolicy(1, { password_history: 24 })
  for (const n of [3, 26]) assert.equal((await updatePasswordInsecure(directory, nth(n))).status, 400)
  assert.equal((await updatePasswordInsecure(directory, nth(2))).status, 200)
})

onEveryDatabase(
  'another user may have the same passwords, and a deleted one leaves none',
  async (directory) => {
    await prepare(directory, 24)
    await updateUser(directory, nth(1))
    await directory.users.createUser({ username: 'bob', ...twice(nth(0)) })
    await directory.users.updatePasswordInsecure(2, { ...twice(nth(1)), validate_policy: true })
    await directory.users.deleteUser(1)
    const left = await directory.sql('SELECT user_id FROM former_passwords')
    assert.deepEqual(left, [{ user_id: 2 }])
  },
)

for (const [name, send] of Object.entries(calls))
  onEveryDatabase(
    `${name} with a password ends all sessions of the user and counts wrong ones anew`,
    async (directory) => {
      const { users, sql } = directory
      await prepare(directory, 0)
      await users.createUser({ username: 'bob' })
      await putStored(sql, 1, { invalid_login_attempts: 4 })
      for (const [userId, secret] of [[1, 'a'] as const, [1, 'b'] as const, [2, 'c'] as const])
        await sql(
          'INSERT INTO sessions (user_id, digest, created_at, expires_at) VALUES (?, ?, 0, 9999999999999)',
          userId,
          secret,
        )
      const refused = await directory.call('PUT', '/api/1/users/1', {
        body: { password: nth(1), password_confirmation: nth(2) },
      })
      assert.equal(refused.status, 422)
      await users.updateUser(1, { title: 'Countess' })
      assert.equal((await sql('SELECT id FROM sessions')).length, 3, 'nothing else ends one')

      assert.equal((await send(directory, nth(1))).status, 200)
      assert.deepEqual(await sql('SELECT user_id FROM sessions'), [{ user_id: 2 }])
      assert.equal((await storedUser(sql, 1)).invalid_login_attempts, 0)
      const changes = (await eventsOf(sql, 1)).at(-1)?.changes
      assert.deepEqual(changes?.invalid_login_attempts, { before: 4, after: 0 })
    },
  )

onEveryDatabase('a former password is in no event, answer or user', async (directory) => {
  await prepare(directory, 2)
  await updateUser(directory, nth(1))
  await updatePasswordInsecure(directory, nth(1))
  const [former] = await formerOf(directory)
  const told = JSON.stringify([await eventsIn(directory.sql), await directory.sql('SELECT body FROM users')])
  assert.ok(former?.hash.startsWith('$argon2id$'))
  assert.ok(!told.includes('argon2') && !told.includes('Herons'))
})
