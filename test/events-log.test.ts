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

onEveryDatabase('pages far inside a long log are those that the table has there', async (directory) => {
  await directory.sql(
    `WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 150000)
     INSERT INTO events (id, event_type_id, created_at, user_id, client_id, body, hash)
     SELECT n, CASE n % 7 WHEN 0 THEN 6 ELSE 529 END, n + n % 3, 1, CASE n % 5 WHEN 0 THEN 'it' ELSE 'hr' END,
     '{"event_type_id":' || (CASE n % 7 WHEN 0 THEN 6 ELSE 529 END)
       || ',"created_at":"2026-06-01T09:00:00.000Z","account_id":1,"actor_system":"API","request_id":"r"}', 'h' FROM number`,
  )
  const events = new EventsApi(await directory.client())
  const time = (ms: number) => new Date(ms).toISOString()
  for (const [query, condition] of [
    [{}, 'true'],
    [{ event_type_id: '529' }, 'event_type_id = 529'],
    [{ event_type_id: '6,529', client_id: 'it' }, "client_id = 'it'"],
    [{ client_id: 'hr', event_type_id: '6' }, "client_id = 'hr' AND event_type_id = 6"],
    [{ user_id: 1, client_id: 'it' }, "client_id = 'it'"],
    [{ since: time(30_000), until: time(140_000) }, 'created_at > 30000 AND created_at < 140000'],
    [{ since: time(70_000), event_type_id: '6' }, 'created_at > 70000 AND event_type_id = 6'],
  ] as const) {
    const rows = await directory.sql<{ id: number }>(`SELECT id FROM events WHERE ${condition} ORDER BY id`)
    const ids = rows.map(({ id }) => id)
    for (const descending of [false, true]) {
      const order = descending ? ids.toReversed() : ids
      for (const page of [
        1,
        2,
        Math.ceil(ids.length / 9),
        Math.ceil(ids.length / 11),
        Math.ceil(ids.length / 10),
      ]) {
        const sort = descending ? '-id' : '+id'
        const found = await events.listEvents({ ...query, sort, page, limit: 10 })
        assert.deepEqual(
          [found.items.map(({ id }) => id), found.totalCount],
          [order.slice((page - 1) * 10, page * 10), ids.length],
        )
        if (found.afterCursor === undefined) continue
        const next = await events.listEvents({ cursor: found.afterCursor })
        assert.deepEqual(
          next.items.map(({ id }) => id),
          order.slice(page * 10, page * 10 + 10),
        )
      }
    }
  }
})
