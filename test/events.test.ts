import assert from 'node:assert/strict'
import { type Event, EventsApi, type ListEventsQuery } from '@rollcall/client/directory'
import { operations, type Scope } from '@rollcall/contract'
import { eventTypes } from '../server/directory/event-types.ts'
import { beginning, type Directory, onEveryDatabase } from './harness.ts'

const eventsOf = async (directory: Directory): Promise<EventsApi> => new EventsApi(await directory.client())

/** Nine events of three users, at three moments, asked for by two credentials. */
async function fill(directory: Directory): Promise<EventsApi> {
  const hr = await directory.as('Manage users')
  for (const username of ['ada', 'bob', 'cem']) {
    await directory.users.createUser({ username, directory_id: username === 'cem' ? 3 : null })
    directory.clock.now += 60_000
    const id = ['ada', 'bob', 'cem'].indexOf(username) + 1
    await hr.updateUser(id, { title: 'Engineer' })
    await directory.users.logOutUser(id)
  }
  return eventsOf(directory)
}

async function idsOf(events: EventsApi, query: ListEventsQuery): Promise<number[]> {
  const found: number[] = []
  for await (const { id } of events.listEvents(query)) found.push(id)
  return found
}

onEveryDatabase(
  'every change is told, with who asked, from where and in which request',
  async (directory) => {
    const events = await eventsOf(directory)
    const made = await directory.call('POST', '/api/1/users', { body: { username: 'ada', directory_id: 3 } })
    const { items, totalCount } = await events.listEvents()
    assert.equal(totalCount, 1)
    const { hash, changes, ...event } = items[0] as Event
    assert.deepEqual(event, {
      id: 1,
      event_type_id: 533,
      created_at: new Date(beginning).toISOString(),
      account_id: 1,
      user_id: 1,
      user_name: 'ada',
      directory_id: 3,
      actor_system: 'API',
      client_id: 'Manage All',
      ipaddr: '127.0.0.1',
      request_id: made.headers.get('x-request-id'),
    })
    assert.deepEqual(changes?.username, { before: null, after: 'ada' })
    assert.match(hash, /^[0-9a-f]{64}$/)
    assert.deepEqual(await events.getEvent(1), items[0])
  },
)

const minute = (n: number) => new Date(beginning + n * 60_000).toISOString()

for (const [what, query, ids] of [
  ['nothing', {}, [1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ['a user', { user_id: 2 }, [4, 5, 6]],
  ['a user who is nobody', { user_id: 99 }, []],
  ['a credential', { client_id: 'Manage users' }, [2, 5, 8]],
  ['a credential in other letters', { client_id: 'manage users' }, []],
  ['a type', { event_type_id: '529' }, [2, 5, 8]],
  ['several types, in any order and twice', { event_type_id: '533, 516,533' }, [1, 3, 4, 6, 7, 9]],
  ['a type that nothing has', { event_type_id: '7' }, []],
  ['a directory', { directory_id: 3 }, [7, 8, 9]],
  ['an id', { id: 5 }, [5]],
  ['an id beyond the end', { id: 10 }, []],
  ['an id below the first', { id: -1 }, []],
  ['an id that is of another user', { id: 5, user_id: 1 }, []],
  ['the time after, which excludes its end', { since: minute(1) }, [5, 6, 7, 8, 9]],
  ['the time before, which excludes its end', { until: minute(1) }, [1]],
  ['a time between', { since: minute(0), until: minute(2) }, [2, 3, 4]],
  ['a time without events', { since: minute(4) }, []],
  ['a moment', { created_at: minute(2) }, [5, 6, 7]],
  ['a moment finer than any event', { created_at: minute(2).replace('Z', '5Z') }, []],
  ['a day', { created_at: '2026-06-01' }, [1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ['another day', { created_at: '2026-06-02' }, []],
  ['a moment outside of the time', { created_at: minute(2), until: minute(1) }, []],
  ['all at once', { user_id: 3, client_id: 'Manage All', event_type_id: '516,533', since: minute(2) }, [9]],
  ['a credential and types', { client_id: 'Manage All', event_type_id: '516,529' }, [3, 6, 9]],
  ['a credential and a time', { client_id: 'Manage All', since: minute(1), until: minute(3) }, [6, 7]],
  ['a directory and a credential', { directory_id: 3, client_id: 'Manage users' }, [8]],
  ['a resolution, which no event has', { resolution: 'resolved' }, []],
  [
    'empty values, which ask for nothing',
    { client_id: '', event_type_id: '', since: '' },
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
  ],
] as const)
  onEveryDatabase(`listEvents by ${what}, on pages of every size, both ways, twice`, async (directory) => {
    const events = await fill(directory)
    for (const limit of [1, 2, 1000]) {
      assert.deepEqual(await idsOf(events, { ...query, limit }), ids)
      assert.deepEqual(await idsOf(events, { ...query, limit, sort: '-id' }), [...ids].reverse())
    }
    const pages = await Promise.all([1, 2, 3].map((page) => events.listEvents({ ...query, limit: 2, page })))
    assert.deepEqual(
      pages.flatMap(({ items }) => items.map(({ id }) => id)),
      ids.slice(0, 6),
    )
    for (const { totalCount, totalPages } of pages)
      assert.deepEqual([totalCount, totalPages], [ids.length, Math.ceil(ids.length / 2)])
    if (ids.length > 2) {
      const back = await events.listEvents({ cursor: pages[1]?.beforeCursor })
      assert.deepEqual(
        back.items.map(({ id }) => id),
        ids.slice(0, 2),
      )
    }
  })

onEveryDatabase('a list that was counted before counts what is new', async (directory) => {
  const events = await fill(directory)
  const queries: ListEventsQuery[] = [
    {},
    { user_id: 1 },
    { event_type_id: '529' },
    { since: minute(2) },
    { client_id: 'Manage users', since: minute(2) },
  ]
  const totals = () =>
    Promise.all(queries.map(async (query) => (await events.listEvents({ ...query, limit: 1 })).totalCount))
  assert.deepEqual(await totals(), [9, 3, 3, 2, 1])
  await (await directory.as('Manage users')).updateUser(1, { title: 'Lead' })
  assert.deepEqual(await totals(), [10, 4, 4, 3, 2])
  // A clock that was put back: the latest event is not the last of its time.
  directory.clock.now = beginning + 30_000
  await directory.users.updateUser(1, { title: 'Head' })
  assert.deepEqual(await totals(), [11, 5, 5, 3, 2])
  assert.deepEqual(await idsOf(events, { until: minute(1) }), [1, 11])
  assert.deepEqual(await idsOf(events, { until: minute(1), event_type_id: '529' }), [11])
})

for (const [what, query, status, message] of [
  ['an unknown parameter', 'color=red', 400, 'query parameter(s) not allowed: color'],
  [
    'a type that is no number',
    'event_type_id=x',
    400,
    'event_type_id is invalid. It should be a list of ids with commas between them',
  ],
  [
    'a type that is missing',
    'event_type_id=5,,6',
    400,
    'event_type_id is invalid. It should be a list of ids with commas between them',
  ],
  [
    '51 types',
    `event_type_id=${Array.from({ length: 51 }, (_, at) => at).join()}`,
    400,
    'event_type_id is invalid. It should be a list of at most 50 ids',
  ],
  [
    'a time that is none',
    'since=yesterday',
    400,
    'since is invalid. It should be a date or time as in ISO 8601, such as 2026-01-31T09:30:00Z',
  ],
  [
    'a moment that is none',
    'created_at=2026-02-30',
    400,
    'created_at is invalid. It should be a date or time as in ISO 8601, such as 2026-01-31T09:30:00Z',
  ],
  [
    'a user that is no number',
    'user_id=ada',
    400,
    'user_id has incorrect data type. It should be -> integer',
  ],
  [
    'the character NUL',
    'client_id=%00',
    400,
    'client_id is invalid. It should be text without the character NUL',
  ],
  ['a page that is none', 'page=0', 400, 'page is invalid. It should be at least 1'],
  ['an order by time', 'sort=created_at', 422, 'Invalid sort field: created_at'],
  ['a cursor of the users', 'cursor=USERS', 400, 'Invalid pagination cursor'],
  ['another filter beside a cursor', 'user_id=2&cursor=OWN', 400, 'Invalid pagination cursor'],
] as const)
  onEveryDatabase(`listEvents refuses ${what}`, async (directory) => {
    const events = await fill(directory)
    const users = await directory.users.listUsers({ limit: 1 })
    const own = await events.listEvents({ limit: 1, user_id: 1 })
    const asked = query.replace('USERS', users.afterCursor ?? '').replace('OWN', own.afterCursor ?? '')
    const answer = await directory.call('GET', `/api/1/events?${asked}`)
    assert.deepEqual([answer.status, answer.body.message], [status, message])
  })

onEveryDatabase('pages far beyond the end are empty, with true totals', async (directory) => {
  const events = await fill(directory)
  for (const query of [{}, { event_type_id: '529' }, { since: minute(1) }]) {
    const page = await events.listEvents({ ...query, page: Number.MAX_SAFE_INTEGER, limit: 1000 })
    assert.deepEqual(page.items, [])
    assert.ok((page.totalCount ?? 0) > 0)
  }
  assert.equal((await directory.call('GET', '/api/1/events?limit=5000')).headers.get('page-items'), '1000')
})

for (const [what, id, status, message] of [
  ['an id that nothing has', '10', 404, 'Event for id 10 was not found'],
  ['no number', 'x', 400, 'ID is incorrect'],
  ['a number beyond the exact ones', '9007199254740993', 404, 'Event for id 9007199254740993 was not found'],
] as const)
  onEveryDatabase(`getEvent answers ${status} to ${what}`, async (directory) => {
    const answer = await directory.call('GET', `/api/1/events/${id}`)
    assert.deepEqual([answer.status, answer.body.message], [status, message])
  })

onEveryDatabase('listEventTypes names every type once, by number', async (directory) => {
  const types = await (await eventsOf(directory)).listEventTypes()
  assert.deepEqual(
    types,
    Object.values(eventTypes)
      .map(([id, name, description]) => ({ id, name, description }))
      .sort((one, other) => one.id - other.id),
  )
  assert.equal(new Set(types.map(({ id }) => id)).size, types.length)
  assert.equal(new Set(types.map(({ name }) => name)).size, types.length)
  assert.deepEqual(
    types.find(({ id }) => id === 5),
    { id: 5, name: 'USER_LOGGED_INTO_ONELOGIN', description: '%user% logged in' },
  )
})

for (const scope of ['Authentication Only', 'Read Users', 'Manage users', 'Read All', 'Manage All'] as const)
  onEveryDatabase(
    `the calls on events answer to the scope ${scope} as the contract says`,
    async (directory) => {
      await directory.users.createUser({ username: 'ada' })
      const headers = { authorization: `Bearer ${await directory.token(scope)}` }
      for (const id of ['listEvents', 'getEvent', 'listEventTypes'] as const) {
        const { method, path, scopes } = operations[id]
        const answer = await directory.call(method, path.replace('{event_id}', '1'), { headers })
        const isAllowed = (scopes as readonly Scope[]).includes(scope)
        assert.equal(answer.status, isAllowed ? 200 : 401, `${id} ${answer.text}`)
      }
    },
  )
