import assert from 'node:assert/strict'
import { BadRequestError } from '@rollcall/client'
import type { User } from '@rollcall/contract'
import { beginning, type Directory, onEveryDatabase } from './harness.ts'

const minute = 60_000
const at = (time: number): string => new Date(time).toISOString()

interface Row {
  readonly status_before_lock: number | null
  readonly unlock_at: number | null
  readonly body: string
}
async function rowOf(sql: Directory['sql'], id = 1): Promise<Row> {
  const [row] = await sql<Row>('SELECT status_before_lock, unlock_at, body FROM users WHERE id = ?', id)
  return row as Row
}

/** User 1, with a status that no call of the API gives, and two failed logins. */
async function prepare({ users, sql }: Directory, status: User['status'] = 1): Promise<User> {
  await users.createUser({ username: 'ada', email: 'ada@example.com' })
  const user = { ...JSON.parse((await rowOf(sql)).body), status, invalid_login_attempts: 2 }
  await sql('UPDATE users SET body = ? WHERE id = 1', JSON.stringify(user))
  return user
}

const withoutPeriod = ({ sql }: Directory) => sql('UPDATE policies SET lock_minutes = NULL WHERE id = 1')

for (const [what, minutes, until, policy] of [
  ['for the minutes it is told', 90, beginning + 90 * minute, true],
  ['for exactly the period of the policy', 15, beginning + 15 * minute, true],
  ['for the period of the policy with 0', 0, beginning + 15 * minute, true],
  ['for ten years', 5_256_000, beginning + 5_256_000 * minute, true],
  ['without end with 0 when the policy has no period', 0, null, false],
  ['for one minute when the policy has no period', 1, beginning + minute, false],
] as const)
  onEveryDatabase(`lockAccountUser locks ${what}`, async (directory) => {
    const { users, sql } = directory
    const before = await prepare(directory)
    if (!policy) await withoutPeriod(directory)
    assert.deepEqual(await users.lockAccountUser(1, { locked_until: minutes }), {
      error: false,
      code: 200,
      type: 'Success',
      message: 'Success',
    })
    const locked_until = until === null ? null : at(until)
    const user = await users.getUserById(1)
    assert.deepEqual(user, { ...before, status: 3, locked_until, invalid_login_attempts: 0 })
    const { status_before_lock, unlock_at, body } = await rowOf(sql)
    assert.deepEqual([status_before_lock, unlock_at, JSON.parse(body)], [1, until, user])
    const [event, ...more] = await sql<{ body: string }>('SELECT body FROM events WHERE event_type_id = 531')
    assert.deepEqual(JSON.parse(event?.body ?? '').changes.status, { before: 1, after: 3 })
    assert.equal(more.length, 0)
  })

const tooShort = 'locked_until is below the lock period of the policy, 15 minutes'
const notInteger = 'locked_until should be -> integer'
for (const [what, body, message] of [
  ['a minute less than the period of the policy', { locked_until: 14 }, tooShort],
  ['one minute', { locked_until: 1 }, tooShort],
  ['minutes below zero', { locked_until: -1 }, 'locked_until is invalid: it must be at least 0'],
  ['more than ten years', { locked_until: 5_256_001 }, 'locked_until is invalid: it must be at most 5256000'],
  ['minutes beyond all dates', { locked_until: 1e15 }, 'locked_until is invalid: it must be at most 5256000'],
  ['a number without end', '{"locked_until":1e400}', notInteger],
  ['a fraction', { locked_until: 15.5 }, notInteger],
  ['text', { locked_until: '15' }, notInteger],
  ['a point in time', { locked_until: '2027-01-01T00:00:00.000Z' }, notInteger],
  ['null', { locked_until: null }, notInteger],
  ['a truth', { locked_until: true }, notInteger],
  ['another name', { minutes: 15 }, 'locked_until is missing'],
  ['an empty object', {}, 'input parameters is empty'],
  ['no body', undefined, 'input parameters is empty'],
] as const)
  onEveryDatabase(`lockAccountUser refuses ${what}`, async (directory) => {
    const before = await prepare(directory)
    const answer = await directory.call('PUT', '/api/1/users/1/lock_user', { body })
    assert.equal(answer.body.message, message)
    assert.equal(answer.status, 400)
    assert.deepEqual(JSON.parse((await rowOf(directory.sql)).body), before)
    assert.equal((await directory.sql('SELECT id FROM events WHERE event_type_id = 531')).length, 0)
  })

/** Every call that shows a user, so that none shows a lock that is over. */
const sights: readonly [string, (directory: Directory) => Promise<User | undefined>][] = [
  ['getUserById', ({ users }) => users.getUserById(1)],
  ['listUsers', async ({ users }) => (await users.listUsers()).users[0]],
  ['a filtered list', async ({ users }) => (await users.listUsers({ username: 'ADA' })).users[0]],
  [
    'a list of what changed since a minute before the end',
    async ({ users }) => (await users.listUsers({ updated_since: at(beginning + 14 * minute) })).users[0],
  ],
  ['updateUser', ({ users }) => users.updateUser(1, { title: null })],
]

for (const [status, statusName] of [
  [1, 'active'],
  [2, 'suspended'],
  [7, 'waiting for a password'],
  [0, 'unactivated'],
  [8, 'asked for security questions'],
] as const)
  onEveryDatabase(`a lock lifts exactly at its end and a user is ${statusName} again`, async (directory) => {
    await prepare(directory, status)
    await directory.users.lockAccountUser(1, { locked_until: 15 })

    directory.clock.now = beginning + 15 * minute - 1
    assert.equal((await directory.users.getUserById(1)).status, 3)
    assert.equal((await directory.sql('SELECT id FROM events WHERE event_type_id = 12')).length, 0)

    directory.clock.now = beginning + 15 * minute
    const user = await directory.users.getUserById(1)
    assert.deepEqual(
      [user.status, user.locked_until, user.updated_at],
      [status, null, at(beginning + 15 * minute)],
    )
    const { status_before_lock, unlock_at } = await rowOf(directory.sql)
    assert.deepEqual([status_before_lock, unlock_at], [null, null])
  })

for (const [what, look] of sights)
  onEveryDatabase(`${what} shows no lock that is over`, async (directory) => {
    await prepare(directory)
    await directory.users.lockAccountUser(1, { locked_until: 15 })
    directory.clock.now += 15 * minute
    const user = await look(directory)
    assert.deepEqual([user?.status, user?.locked_until], [1, null])
  })

onEveryDatabase('the end of a lock is written as an event of the directory itself', async (directory) => {
  await prepare(directory)
  await directory.users.lockAccountUser(1, { locked_until: 15 })
  directory.clock.now += 20 * minute
  await Promise.all(Array.from({ length: 10 }, () => directory.users.getUserById(1)))
  const events = await directory.sql<{ body: string }>('SELECT body FROM events WHERE event_type_id = 12')
  assert.deepEqual(
    events
      .map(({ body }) => JSON.parse(body))
      .map(({ user_id, actor_system, client_id, changes }) => [
        user_id,
        actor_system,
        client_id,
        changes.status,
      ]),
    [[1, 'Rollcall', undefined, { before: 3, after: 1 }]],
  )
})

onEveryDatabase('locking a locked user moves the end and keeps the status before', async (directory) => {
  await prepare(directory, 2)
  await directory.users.lockAccountUser(1, { locked_until: 60 })
  directory.clock.now += minute
  await directory.users.lockAccountUser(1, { locked_until: 15 })
  assert.equal((await directory.users.getUserById(1)).locked_until, at(beginning + 16 * minute))
  directory.clock.now = beginning + 16 * minute
  assert.equal((await directory.users.getUserById(1)).status, 2)
})

onEveryDatabase('a lock without end stays, until another lock gives it one', async (directory) => {
  await prepare(directory, 7)
  await withoutPeriod(directory)
  await directory.users.lockAccountUser(1, { locked_until: 0 })
  directory.clock.now += 9 * 60 * minute
  assert.equal((await directory.users.getUserById(1)).status, 3)
  await directory.users.lockAccountUser(1, { locked_until: 1 })
  directory.clock.now += minute
  assert.equal((await directory.users.getUserById(1)).status, 7)
})

onEveryDatabase('a lock that ends while the server is down is over after its start', async (directory) => {
  await prepare(directory)
  await directory.users.lockAccountUser(1, { locked_until: 15 })
  await directory.restart()
  const status = async () => (await directory.call('GET', '/api/1/users/1')).body.status
  assert.equal(await status(), 3)
  directory.clock.now += 15 * minute
  await directory.restart()
  assert.equal(await status(), 1)
})

onEveryDatabase('three thousand locks that end together are all lifted', async (directory) => {
  await prepare(directory)
  const { sql, users, clock } = directory
  await sql(
    `INSERT INTO users (id, created_at, updated_at, status_before_lock, unlock_at, body)
    WITH RECURSIVE n (id) AS (SELECT 2 UNION ALL SELECT id + 1 FROM n WHERE id < 3000)
    SELECT id, ${beginning}, ${beginning}, 1, ${beginning + minute},
      '{"id":' || id || ',"status":3,"locked_until":"${at(beginning + minute)}","created_at":"${at(beginning)}",` +
      `"updated_at":"${at(beginning)}","role_ids":[],"custom_attributes":{}}' FROM n`,
  )
  await users.lockAccountUser(1, { locked_until: 15 })
  clock.now += minute
  assert.equal((await users.getUserById(3000)).status, 1)
  assert.deepEqual(await sql('SELECT id FROM users WHERE unlock_at IS NOT NULL'), [{ id: 1 }])
  assert.equal((await sql('SELECT id FROM events WHERE event_type_id = 12')).length, 2999)
})

onEveryDatabase('lockAccountUser of the client names the period of the policy', async (directory) => {
  await prepare(directory)
  await assert.rejects(
    directory.users.lockAccountUser(1, { locked_until: 5 }),
    (error: BadRequestError) => error instanceof BadRequestError && error.message === tooShort,
  )
})

onEveryDatabase('lockAccountUser answers 404 for an unknown user', async ({ call }) => {
  const answer = await call('PUT', '/api/1/users/9/lock_user', { body: { locked_until: 15 } })
  assert.equal(answer.status, 404)
  assert.equal(answer.body.message, 'User for id 9 was not found')
})
