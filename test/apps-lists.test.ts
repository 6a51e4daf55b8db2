import assert from 'node:assert/strict'
import type { AppsApi, RolesApi } from '@rollcall/client/directory'
import { appsOf, idsOf, rolesOf } from './around.ts'
import { type Directory, onEveryDatabase } from './harness.ts'
import { amongProcesses, two } from './peers.ts'

interface Apis {
  readonly directory: Directory
  readonly apps: AppsApi
  readonly roles: RolesApi
}

/** What is done to users 1 to 4, roles 1 and 2 and apps 1 and 2, one after the other, and who has app 1 after it. */
const steps: readonly (readonly [
  what: string,
  step: (apis: Apis) => PromiseLike<unknown>,
  wanted: number[],
])[] = [
  ['nobody has it', async () => {}, []],
  ['role 1 gives it', ({ roles }) => roles.setRoleApps(1, [1]), [1, 2]],
  ['role 2 gives it too', ({ roles }) => roles.updateRole(2, { apps: [1, 2] }), [1, 2, 3]],
  ['user 4 gets role 2', ({ roles }) => roles.addRoleUsers(2, [4]), [1, 2, 3, 4]],
  ['user 1 loses role 1', ({ roles }) => roles.removeRoleUsers(1, [1]), [2, 3, 4]],
  ['role 2 gives another app', ({ roles }) => roles.setRoleApps(2, [2]), [2]],
  ['role 2 has another name', ({ roles }) => roles.updateRole(2, { name: 'Other' }), [2]],
  ['role 1 is gone', ({ roles }) => roles.deleteRole(1), []],
  ['role 2 gives it again', ({ roles }) => roles.setRoleApps(2, [1]), [2, 3, 4]],
  ['user 3 is gone', ({ directory }) => directory.users.deleteUser(3), [2, 4]],
  ['app 1 is gone', ({ apps }) => apps.deleteApp(1), []],
]

onEveryDatabase(
  'lists of the users of an app follow whatever gives it or takes it, at once',
  async (directory) => {
    const [apps, roles] = [await appsOf(directory), await rolesOf(directory)]
    for (const name of ['A', 'B']) await apps.createApp({ name })
    for (const name of ['One', 'Two']) await roles.createRole({ name })
    for (const role_ids of [[1], [1, 2], [2], []])
      await directory.users.createUser({ username: `user ${role_ids}`, role_ids })
    for (const [what, step, wanted] of steps) {
      await step({ directory, apps, roles })
      for (const query of [
        { app_id: 1 },
        { app_id: 1, username: 'user*' },
        { app_id: 1, username: '!nobody' },
      ]) {
        const { users, totalCount } = await directory.users.listUsers(query as object)
        assert.deepEqual(
          [idsOf(users), totalCount],
          [wanted, wanted.length],
          `${what} ${JSON.stringify(query)}`,
        )
      }
      if (what !== 'app 1 is gone') assert.deepEqual(idsOf((await apps.listAppUsers(1)).items), wanted, what)
    }
  },
)

onEveryDatabase('a walk over the users of an app finds each once', async (directory) => {
  const [apps, roles] = [await appsOf(directory), await rolesOf(directory)]
  await apps.createApp({ name: 'Mail' })
  await roles.createRole({ name: 'Staff', apps: [1] })
  for (let n = 1; n <= 9; n++)
    await directory.users.createUser({ username: `user ${n}`, role_ids: n % 2 ? [1] : [] })
  const found: unknown[] = []
  for await (const { id } of apps.listAppUsers(1, { limit: 2 })) found.push(id)
  assert.deepEqual(found, [1, 3, 5, 7, 9])
  const last = await apps.listAppUsers(1, { limit: 2, page: 3 })
  assert.deepEqual([idsOf(last.items), last.totalCount], [[9], 5])
})

amongProcesses(
  'what one server makes a role give is in the lists of the other at once',
  two,
  async ([one, other]) => {
    const ask = async (peer: typeof one, path: string) => idsOf((await peer.call('GET', path)).body)
    assert.equal((await one.call('POST', '/api/2/apps', { body: { name: 'Mail' } })).status, 201)
    for (const role_ids of [[1], [1, 2], [2], [3]])
      await one.call('POST', '/api/1/users', { body: { username: `user ${role_ids}`, role_ids } })
    for (let round = 0; round < 5; round++)
      for (const [writer, reader] of [
        [one, other],
        [other, one],
      ] as const)
        for (const [role, apps, wanted] of [
          [1, [1], [1, 2]],
          [2, [1], [1, 2, 3]],
          [1, [], [2, 3]],
          [2, [], []],
        ] as const) {
          const { status } = await writer.call('PUT', `/api/2/roles/${role}/apps`, { body: apps })
          assert.equal(status, 200)
          for (const peer of [reader, writer]) {
            assert.deepEqual(await ask(peer, '/api/1/users?app_id=1'), wanted)
            assert.deepEqual(await ask(peer, '/api/2/apps/1/users'), wanted)
          }
        }
  },
)
