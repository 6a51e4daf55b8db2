import assert from 'node:assert/strict'
import { AccountsApi } from '@rollcall/client/directory'
import { operations, type Scope, type User } from '@rollcall/contract'
import { beginning, type Directory, onEveryDatabase } from './harness.ts'
import { createAda, logIn, outcomeOf, setPolicy } from './logins.ts'
import { eventsOf, putStored, storedUser } from './stored.ts'

const minute = 60_000
const iso = (time: number): string => new Date(time).toISOString()
const path = '/api/2/users/1/unlock'
const accountsOf = async (directory: Directory) => new AccountsApi(await directory.client('Manage users'))
const columns = ({ sql }: Directory) => sql('SELECT status_before_lock, unlock_at FROM users')

for (const status of [0, 1, 2, 4, 5, 7, 8] as const)
  onEveryDatabase(`unlockUser gives back the status ${status}`, async (directory) => {
    await createAda(directory)
    await putStored(directory.sql, 1, { status })
    const before = await storedUser(directory.sql, 1)
    await directory.users.lockAccountUser(1, { locked_until: 60 })
    directory.clock.now += minute
    const accounts = await accountsOf(directory)
    assert.deepEqual(await accounts.unlockUser(1), { message: 'User unlocked' })
    const unlocked = { ...before, locked_until: null, updated_at: iso(beginning + minute) }
    assert.deepEqual(await storedUser(directory.sql, 1), unlocked)
    assert.deepEqual(await columns(directory), [{ status_before_lock: null, unlock_at: null }])
    const event = (await eventsOf(directory.sql, 1)).at(-1)
    assert.deepEqual(
      [event?.type, event?.client_id, event?.changes.status],
      ['userUnlocked', 'Manage users', { before: 3, after: status }],
    )
  })

for (const minutes of [15, null])
  onEveryDatabase(
    `unlockUser ends a lock by failures, ${minutes ?? 'endless'} minutes`,
    async (directory) => {
      await createAda(directory)
      await setPolicy(directory, 'lock_minutes', minutes)
      for (let wrong = 0; wrong < 5; wrong++) await logIn(directory, 'wrong')
      assert.equal(outcomeOf(await logIn(directory)), 'User is locked')
      await (await accountsOf(directory)).unlockUser(1)
      for (let wrong = 0; wrong < 4; wrong++)
        assert.equal(outcomeOf(await logIn(directory, 'wrong')), 'Invalid user credentials')
      assert.equal(outcomeOf(await logIn(directory)), 'logged in')
      directory.clock.now += 15 * minute
      assert.equal(
        (await directory.users.getUserById(1)).updated_at,
        iso(beginning),
        'nothing is lifted later',
      )
    },
  )

onEveryDatabase('a password that is set during a lock counts after unlockUser', async (directory) => {
  await directory.users.createUser({ username: 'ada' })
  await directory.users.lockAccountUser(1, { locked_until: 0 })
  const password = { password: 'Two-Red-Kites-7', password_confirmation: 'Two-Red-Kites-7' }
  await directory.users.updatePasswordInsecure(1, password)
  directory.clock.now += minute
  await (await accountsOf(directory)).unlockUser(1)
  const { status, activated_at } = await storedUser(directory.sql, 1)
  assert.deepEqual([status, activated_at], [1, iso(beginning + minute)])
  assert.equal(outcomeOf(await logIn(directory, password.password)), 'logged in')
})

for (const [what, members, where, status, message] of [
  ['a user who is not locked', {}, path, 400, 'User cannot be unlocked'],
  ['a suspended user', { status: 2 }, path, 400, 'User cannot be unlocked'],
  ['a user whom nobody knows', {}, '/api/2/users/9/unlock', 404, 'User for id 9 was not found'],
  ['an id that is none', {}, '/api/2/users/x/unlock', 400, 'ID is incorrect'],
  ['a parameter', {}, `${path}?now=true`, 400, 'query parameter(s) not allowed: now'],
] as const satisfies readonly [string, Partial<User>, string, number, string][])
  onEveryDatabase(`unlockUser refuses ${what}, and nothing is changed`, async (directory) => {
    await createAda(directory)
    await putStored(directory.sql, 1, members)
    const before = await storedUser(directory.sql, 1)
    const answer = await directory.call('POST', where)
    assert.deepEqual([answer.status, answer.body.message], [status, message])
    assert.deepEqual(await storedUser(directory.sql, 1), before)
    assert.equal((await eventsOf(directory.sql, 1)).length, 1)
  })

onEveryDatabase('a lock that has run out cannot be ended again', async (directory) => {
  await createAda(directory)
  await directory.users.lockAccountUser(1, { locked_until: 15 })
  directory.clock.now += 15 * minute
  assert.equal((await directory.call('POST', path)).status, 400)
  assert.equal((await eventsOf(directory.sql, 1)).filter(({ type }) => type === 'userUnlocked').length, 1)
})

onEveryDatabase('of ten who unlock at once one does', async (directory) => {
  await createAda(directory)
  await directory.users.lockAccountUser(1, { locked_until: 0 })
  const answers = await Promise.all(Array.from({ length: 10 }, () => directory.call('POST', path)))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(9).fill(400)])
})

for (const scope of ['Authentication Only', 'Read Users', 'Manage users', 'Read All', 'Manage All'] as const)
  onEveryDatabase(`unlockUser answers to the scope ${scope} as the contract says`, async (directory) => {
    await createAda(directory)
    await directory.users.lockAccountUser(1, { locked_until: 0 })
    const headers = { authorization: `Bearer ${await directory.token(scope)}` }
    const answer = await directory.call('POST', path, { headers })
    const { scopes } = operations.unlockUser
    assert.equal(answer.status, (scopes as readonly Scope[]).includes(scope) ? 200 : 401)
  })
