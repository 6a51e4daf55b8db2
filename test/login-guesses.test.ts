import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type Directory, onEveryDatabase } from './harness.ts'
import { countAdmitted, createAda, logIn, outcomeOf, right, setPolicy, tallied } from './logins.ts'
import { eventsOf, storedPassword, storedUser } from './stored.ts'

const minute = 60_000

const typesOf = async ({ sql }: Directory) => (await eventsOf(sql, 1)).slice(1).map(({ type }) => type)
const attempts = ({ sql }: Directory) => sql('SELECT user_id FROM login_attempts')

for (const [maximum, minutes] of [
  [1, 15],
  [3, null],
  [5, 1],
] as const)
  onEveryDatabase(
    `${maximum} wrong passwords lock for ${minutes ?? 'endless'} minutes`,
    async (directory) => {
      await createAda(directory)
      await setPolicy(directory, 'maximum_invalid_attempts', maximum)
      await setPolicy(directory, 'lock_minutes', minutes)
      for (let count = 1; count <= maximum; count++) {
        assert.equal((await storedUser(directory.sql, 1)).invalid_login_attempts, count - 1)
        assert.equal(outcomeOf(await logIn(directory, `wrong ${count}`)), 'Invalid user credentials')
      }
      const { now } = directory.clock
      const until = minutes === null ? null : new Date(now + minutes * minute).toISOString()
      const { status, locked_until, invalid_login_attempts, updated_at } = await storedUser(directory.sql, 1)
      assert.deepEqual(
        [status, locked_until, invalid_login_attempts, updated_at],
        [3, until, 0, new Date(now).toISOString()],
      )
      assert.deepEqual(await typesOf(directory), [
        ...Array(maximum).fill('loginFailed'),
        'userLockedByFailures',
      ])
      assert.equal(outcomeOf(await logIn(directory)), 'User is locked')
      directory.clock.now += 60 * minute
      assert.equal(outcomeOf(await logIn(directory)), minutes === null ? 'User is locked' : 'logged in')
    },
  )

onEveryDatabase('without a maximum nothing locks, and all guesses are verified', async (directory) => {
  await createAda(directory)
  await setPolicy(directory, 'maximum_invalid_attempts', null)
  const answers = await Promise.all(Array.from({ length: 12 }, (_, at) => logIn(directory, `wrong ${at}`)))
  assert.deepEqual(tallied(answers), { 'Invalid user credentials': 12 })
  const { status, invalid_login_attempts } = await storedUser(directory.sql, 1)
  assert.deepEqual([status, invalid_login_attempts], [1, 12])
  assert.equal(outcomeOf(await logIn(directory)), 'logged in')
})

onEveryDatabase('a right password ends the row of wrong ones', async (directory) => {
  await createAda(directory)
  for (let round = 0; round < 3; round++) {
    for (let wrong = 0; wrong < 4; wrong++) await logIn(directory, 'wrong')
    assert.equal(outcomeOf(await logIn(directory)), 'logged in')
    assert.equal((await storedUser(directory.sql, 1)).invalid_login_attempts, 0)
  }
})

onEveryDatabase('the group of a user decides how many wrong passwords lock', async (directory) => {
  await directory.sql(
    `INSERT INTO policies (id, name, name_key, password_minimum_length, password_character_classes, maximum_invalid_attempts)
     VALUES (7, 'Strict', 'strict', 8, 2, 2)`,
  )
  await directory.sql("INSERT INTO groups (id, name, name_key, policy_id) VALUES (1, 'Staff', 'staff', 7)")
  await createAda(directory, { group_id: 1 })
  for (const expected of ['Invalid user credentials', 'Invalid user credentials', 'User is locked'])
    assert.equal(outcomeOf(await logIn(directory, 'wrong')), expected)
})

onEveryDatabase(
  'a suspended user who is locked by failures is suspended again afterwards',
  async (directory) => {
    await createAda(directory)
    await directory.sql(`UPDATE users SET body = replace(body, '"status":1', '"status":2') WHERE id = 1`)
    for (let wrong = 0; wrong < 5; wrong++) await logIn(directory, 'wrong')
    assert.equal((await storedUser(directory.sql, 1)).status, 3)
    directory.clock.now += 15 * minute
    assert.equal(outcomeOf(await logIn(directory)), 'User is suspended')
  },
)

onEveryDatabase(
  'of 200 wrong guesses at once as many are verified as the policy allows',
  async (directory) => {
    await createAda(directory)
    const admitted = await countAdmitted(directory)
    const answers = await Promise.all(Array.from({ length: 200 }, (_, at) => logIn(directory, `wrong ${at}`)))
    assert.deepEqual(tallied(answers), { 'Invalid user credentials': 5, 'User is locked': 195 })
    assert.equal(await admitted(), 5)
    const types = await typesOf(directory)
    assert.equal(types.filter((type) => type === 'userLockedByFailures').length, 1)
    assert.equal(types.filter((type) => type === 'loginFailed').length, 200)
    assert.deepEqual(await attempts(directory), [])
  },
)

onEveryDatabase(
  'a right password among 200 wrong ones is never punished once it is admitted',
  async (directory) => {
    await createAda(directory)
    const admitted = await countAdmitted(directory)
    let before = 0
    for (const place of [0, 2, 100]) {
      const passwords = Array.from({ length: 200 }, (_, at) => (at === place ? right : `wrong ${at}`))
      const answers = await Promise.all(passwords.map((password) => logIn(directory, password)))
      const mine = outcomeOf(answers[place] as (typeof answers)[number])
      // It may come too late, which is no verdict on it; but what was verified and right has logged in.
      assert.ok(mine === 'logged in' || mine === 'User is locked', mine)
      const { 'logged in': loggedIn = 0, 'Invalid user credentials': wrong = 0 } = tallied(answers)
      // Up to four wrong ones before it are forgiven, and up to five after it lock.
      assert.ok(wrong >= 5 && wrong <= 5 + 4 * loggedIn, `${wrong} wrong ones`)
      const count = await admitted()
      assert.equal(count - before, wrong + loggedIn, 'all that were verified were told how it went')
      before = count
      assert.equal((await storedUser(directory.sql, 1)).status, 3)
      directory.clock.now += 15 * minute
    }
    assert.deepEqual(await attempts(directory), [])
  },
)

onEveryDatabase(
  'a right password that is admitted first logs in, whatever comes beside it',
  async (directory) => {
    await createAda(directory)
    const first = logIn(directory)
    while ((await attempts(directory)).length === 0 && (await typesOf(directory)).length === 0) await pause(1)
    const others = await Promise.all(Array.from({ length: 50 }, (_, at) => logIn(directory, `wrong ${at}`)))
    assert.equal(outcomeOf(await first), 'logged in')
    assert.ok((tallied(others)['Invalid user credentials'] ?? 0) <= 9)
  },
)

onEveryDatabase('many right passwords at once all log in', async (directory) => {
  await createAda(directory)
  const answers = await Promise.all(Array.from({ length: 40 }, () => logIn(directory)))
  assert.deepEqual(tallied(answers), { 'logged in': 40 })
  assert.deepEqual(await attempts(directory), [])
})

onEveryDatabase('guesses of a process that died count until their time is over', async (directory) => {
  await createAda(directory)
  const { now } = directory.clock
  for (let at = 0; at < 4; at++)
    await directory.sql('INSERT INTO login_attempts VALUES (?, 1, ?)', `dead ${at}`, now + 30_000)
  assert.equal(outcomeOf(await logIn(directory, 'wrong')), 'Invalid user credentials')
  const waits = await logIn(directory)
  assert.deepEqual([waits.status, waits.headers.get('retry-after')], [503, '1'])
  assert.equal((await storedUser(directory.sql, 1)).invalid_login_attempts, 1)

  directory.clock.now += 30_000
  assert.equal(outcomeOf(await logIn(directory)), 'logged in')
  assert.deepEqual(await attempts(directory), [])
})

for (const password of [right, 'wrong'])
  onEveryDatabase(
    `nobody learns if a guess was right that was taken for dead: ${password}`,
    async (directory) => {
      const before = await createAda(directory)
      // What waits for its verification in front of it makes sure that it is not settled too soon.
      const others = Array.from({ length: 20 }, () =>
        logIn(directory, 'wrong', { username_or_email: 'nobody' }),
      )
      const late = logIn(directory, password)
      const own = 'SELECT id FROM login_attempts WHERE user_id = 1'
      while ((await directory.sql(own)).length === 0) await pause(1)
      await directory.sql('DELETE FROM login_attempts WHERE user_id = 1')
      assert.equal((await late).status, 503)
      assert.deepEqual(tallied(await Promise.all(others)), { 'Invalid user credentials': 20 })
      assert.deepEqual(await storedUser(directory.sql, 1), before)
      assert.deepEqual(await directory.sql('SELECT * FROM sessions'), [])
    },
  )

onEveryDatabase('who waits goes on as soon as somebody else has settled a guess', async (directory) => {
  await createAda(directory)
  const admitted = await countAdmitted(directory)
  await setPolicy(directory, 'maximum_invalid_attempts', 1)
  await directory.sql("INSERT INTO login_attempts VALUES ('another', 1, ?)", directory.clock.now + 30_000)
  const waiting = Array.from({ length: 5 }, () => logIn(directory))
  await pause(200)
  assert.equal(await admitted(), 1)
  await directory.sql("DELETE FROM login_attempts WHERE id = 'another'")
  assert.deepEqual(tallied(await Promise.all(waiting)), { 'logged in': 5 })
})

onEveryDatabase(
  'a policy that has become stricter than the failures are few leaves one guess',
  async (directory) => {
    await createAda(directory)
    for (let wrong = 0; wrong < 4; wrong++) await logIn(directory, 'wrong')
    await setPolicy(directory, 'maximum_invalid_attempts', 2)
    assert.equal(outcomeOf(await logIn(directory)), 'logged in')
    await setPolicy(directory, 'maximum_invalid_attempts', 5)
    for (let wrong = 0; wrong < 4; wrong++) await logIn(directory, 'wrong')
    await setPolicy(directory, 'maximum_invalid_attempts', 2)
    const answers = await Promise.all(Array.from({ length: 10 }, () => logIn(directory, 'wrong')))
    assert.deepEqual(tallied(answers), { 'Invalid user credentials': 1, 'User is locked': 9 })
  },
)

const salt = 'salt-of-the-earth'
const imported = {
  'salt+sha256': hash('sha256', salt + right, 'hex'),
  'sha256+salt': hash('sha256', right + salt, 'hex'),
}
for (const [password_algorithm, digest] of Object.entries(imported))
  onEveryDatabase(
    `an imported ${password_algorithm} becomes argon2id of what was typed`,
    async (directory) => {
      const password = { password: digest, password_confirmation: digest, password_algorithm, salt }
      await createAda(directory, password)
      const before = await storedPassword(directory.sql, 1)
      assert.equal(outcomeOf(await logIn(directory, 'wrong')), 'Invalid user credentials')
      assert.equal(outcomeOf(await logIn(directory, digest)), 'Invalid user credentials')
      assert.deepEqual(await storedPassword(directory.sql, 1), before)
      const answers = await Promise.all(Array.from({ length: 8 }, () => logIn(directory)))
      assert.deepEqual(tallied(answers), { 'logged in': 8 })
      const after = await storedPassword(directory.sql, 1)
      assert.deepEqual([after?.prehash, after?.salt], [null, null])
      assert.notEqual(after?.hash, before?.hash)
      assert.equal(outcomeOf(await logIn(directory)), 'logged in')
      assert.deepEqual(await storedPassword(directory.sql, 1), after)
    },
  )

onEveryDatabase('a password that is replaced while it is verified logs in no longer', async (directory) => {
  await createAda(directory)
  for (let round = 0; round < 15; round++) {
    const [before, after] = round % 2 === 0 ? [right, 'Two-Red-Kites-7'] : ['Two-Red-Kites-7', right]
    const change = { password: after, password_confirmation: after }
    const [old, , late] = await Promise.all([
      logIn(directory, before),
      directory.users.updatePasswordInsecure(1, change),
      logIn(directory, after),
    ])
    const told = (await eventsOf(directory.sql, 1)).map(({ type, request_id }) => [type, request_id] as const)
    const setAt = told.findLastIndex(([type]) => type === 'clearTextPasswordSet')
    const placeOf = ({ headers }: typeof old) =>
      told.findIndex(([, request]) => request === headers.get('x-request-id'))
    assert.equal(
      outcomeOf(old) === 'logged in',
      placeOf(old) < setAt,
      'the old one is right before the change only',
    )
    assert.equal(outcomeOf(late) === 'logged in', placeOf(late) > setAt, 'the new one is right after it only')
    assert.equal(outcomeOf(await logIn(directory, after)), 'logged in')
  }
})

onEveryDatabase('a user who is deleted while the password is verified is unknown', async (directory) => {
  await createAda(directory)
  const [answer] = await Promise.all([logIn(directory), directory.users.deleteUser(1)])
  assert.ok(['logged in', 'Invalid user credentials'].includes(outcomeOf(answer)))
  assert.deepEqual(await directory.sql('SELECT * FROM sessions'), [])
  assert.deepEqual(await attempts(directory), [])
})
