import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { EventsApi, GroupsApi } from '@rollcall/client/directory'
import { onEveryDatabase } from './harness.ts'

const hostile = [
  '"},"hash":"0',
  'a\u2028\u2029b',
  '😀 é \u202e',
  '\\u0041',
  '</script>',
  '%00',
  'ﷺ',
  '\u007f',
]

onEveryDatabase(
  'the log is one chain, whatever the texts and however many write at once',
  async (directory) => {
    const groups = new GroupsApi(await directory.client())
    await Promise.all([
      ...hostile.map((name) => groups.createGroup({ name })),
      ...hostile.map((title, at) => directory.users.createUser({ username: `user${at}`, title })),
    ])
    const events = await new EventsApi(await directory.client()).listEvents({ limit: 1000 })
    assert.equal(events.items.length, 2 * hostile.length)
    let before = ''
    for (const [at, { id, hash, ...event }] of events.items.entries()) {
      assert.equal(id, at + 1)
      before = createHash('sha256')
        .update(`${before}:${id}:${JSON.stringify(event)}`)
        .digest('hex')
      assert.equal(hash, before)
    }
  },
)

onEveryDatabase('a change that is refused leaves no event', async (directory) => {
  await directory.users.createUser({ username: 'ada' })
  const before = await directory.sql('SELECT * FROM events')
  for (const [method, path, body] of [
    ['POST', '/api/1/users', { username: 'ADA' }],
    ['PUT', '/api/1/users/1', { email: 'none' }],
    ['PUT', '/api/1/users/1/add_roles', { role_id_array: [9] }],
    ['PUT', '/api/1/users/1/set_state', { state: 1 }],
    ['PUT', '/api/1/users/9/logout', undefined],
    ['POST', '/api/1/groups', { name: '' }],
  ] as const)
    assert.ok((await directory.call(method, path, { body })).status >= 400)
  assert.deepEqual(await directory.sql('SELECT * FROM events'), before)
})

onEveryDatabase('a change whose event cannot be written is not made', async (directory) => {
  await directory.users.createUser({ username: 'ada' })
  await directory.sql('ALTER TABLE events RENAME TO lost_events')
  for (const [method, path, body] of [
    ['POST', '/api/1/users', { username: 'bob' }],
    ['PUT', '/api/1/users/1', { title: 'Lead' }],
    ['PUT', '/api/1/users/1/set_state', { state: 2 }],
    ['PUT', '/api/1/users/1/lock_user', { locked_until: 20 }],
    ['DELETE', '/api/1/users/1', undefined],
    ['POST', '/api/1/groups', { name: 'Staff' }],
  ] as const)
    assert.equal((await directory.call(method, path, { body })).status, 503, path)
  await directory.sql('ALTER TABLE lost_events RENAME TO events')
  const { users } = await directory.users.listUsers()
  assert.deepEqual(
    users.map(({ username, title, state, status }) => [username, title, state, status]),
    [['ada', null, 1, 7]],
  )
  assert.deepEqual(await directory.sql('SELECT * FROM groups'), [])
})
