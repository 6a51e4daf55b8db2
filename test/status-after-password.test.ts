import assert from 'node:assert/strict'
import { hash as digest } from 'node:crypto'
import type { UsersV1Api } from '@rollcall/client'
import type { User } from '@rollcall/contract'
import { beginning, type Directory, onEveryDatabase } from './harness.ts'
import { eventsOf, putStored, storedUser } from './stored.ts'

type Status = NonNullable<User['status']>

const minute = 60_000
const at = (milliseconds: number) => new Date(beginning + milliseconds).toISOString()
const typed = { password: 'Three-Blue-Herons-9', password_confirmation: 'Three-Blue-Herons-9' }
const digested = digest('sha256', 'password', 'hex')

/** Every way to give a user a password. */
const ways = {
  updatePasswordInsecure: (users: UsersV1Api) => users.updatePasswordInsecure(1, typed),
  updatePasswordSecure: (users: UsersV1Api) =>
    users.updatePasswordSecure(1, {
      password: digested,
      password_confirmation: digested,
      password_algorithm: 'salt+sha256',
    }),
  updateUser: (users: UsersV1Api) => users.updateUser(1, typed),
}

for (const [way, setPassword] of Object.entries(ways)) {
  for (const [status, word] of [
    [0, 'unactivated'],
    [4, 'whose password has expired'],
    [5, 'who awaits a password reset'],
    [7, 'without a password'],
  ] as const)
    onEveryDatabase(`${way} makes a user active ${word}`, async ({ users, sql, clock }) => {
      await users.createUser({ username: 'ada' })
      await putStored(sql, 1, { status })
      clock.now += 5000
      await setPassword(users)
      const user = await users.getUserById(1)
      assert.deepEqual([user.status, user.activated_at, user.password_changed_at], [1, at(5000), at(5000)])
    })

  for (const [status, word] of [
    [1, 'active'],
    [2, 'suspended'],
    [8, 'asked for security questions'],
  ] as const)
    onEveryDatabase(`${way} leaves a user as it is who is ${word}`, async ({ users, sql, clock }) => {
      await users.createUser({ username: 'ada' })
      await putStored(sql, 1, { status, activated_at: at(0) })
      clock.now += 5000
      await setPassword(users)
      const user = await users.getUserById(1)
      assert.deepEqual([user.status, user.activated_at, user.password_changed_at], [status, at(0), at(5000)])
    })

  onEveryDatabase(
    `${way} keeps the first moment at which a user became active`,
    async ({ users, sql, clock }) => {
      await users.createUser({ username: 'ada' })
      await putStored(sql, 1, { status: 4, activated_at: at(0) })
      clock.now += 5000
      await setPassword(users)
      assert.equal((await users.getUserById(1)).activated_at, at(0))
    },
  )

  for (const [before, after] of [
    [0, 1],
    [1, 1],
    [2, 2],
    [4, 1],
    [5, 1],
    [7, 1],
    [8, 8],
  ] as const)
    onEveryDatabase(
      `${way} in a lock: status ${before} is ${after} once the lock runs out`,
      async (directory) => {
        const { users, sql, clock } = directory
        await lock(directory, before, 20)
        clock.now += minute
        await setPassword(users)
        const locked = await users.getUserById(1)
        assert.deepEqual([locked.status, locked.locked_until], [3, at(20 * minute)])
        assert.equal(locked.password_changed_at, at(minute))
        assert.equal(locked.activated_at, null)

        clock.now = beginning + 20 * minute - 1
        assert.equal((await users.getUserById(1)).status, 3)
        clock.now += 1
        const free = await users.getUserById(1)
        assert.deepEqual([free.status, free.locked_until], [after, null])
        // Status 1 is what a user is active by, and it begins when the lock ends.
        assert.equal(free.activated_at, after === 1 ? at(20 * minute) : null)
        assert.deepEqual(await storedUser(sql, 1), free)
        assert.equal((await eventsOf(sql, 1)).at(-1)?.type, 'userUnlocked')
      },
    )
}

/** Makes a user of that status and locks it. */
async function lock({ users, sql }: Directory, status: Status, minutes: number): Promise<void> {
  await users.createUser({ username: 'ada' })
  await putStored(sql, 1, { status })
  await users.lockAccountUser(1, { locked_until: minutes })
}

onEveryDatabase('a lock keeps the moment at which an active user became active', async (directory) => {
  await lock(directory, 1, 20)
  await putStored(directory.sql, 1, { activated_at: at(-minute) })
  directory.clock.now += 21 * minute
  assert.equal((await directory.users.getUserById(1)).activated_at, at(-minute))
})

onEveryDatabase('the lock of a user without a password does not make the user active', async (directory) => {
  await lock(directory, 7, 20)
  directory.clock.now += 21 * minute
  const { status, activated_at } = await directory.users.getUserById(1)
  assert.deepEqual([status, activated_at], [7, null])
})
