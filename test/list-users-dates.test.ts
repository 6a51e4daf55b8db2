import assert from 'node:assert/strict'
import type { User } from '@rollcall/client'
import { type Directory, onEveryDatabase } from './harness.ts'

const moment = Date.UTC(2026, 0, 31, 9, 30, 15, 250)

const idsOf = async ({ call }: Directory, query: Record<string, string>): Promise<number[]> => {
  const answer = await call('GET', `/api/1/users?${new URLSearchParams({ ...query, limit: '100' })}`)
  assert.equal(answer.status, 200, answer.text)
  return answer.body.map((user: User) => user.id)
}

/** Users 1, 2 and 3: a millisecond before the moment, at the moment, and a millisecond after it. */
async function createThree({ users, clock }: Directory): Promise<void> {
  for (const at of [-1, 0, 1]) {
    clock.now = moment + at
    await users.createUser({ username: `at ${at}` })
  }
}

for (const what of ['created', 'updated'])
  onEveryDatabase(
    `listUsers: ${what}_since and ${what}_until leave out the moment itself`,
    async (directory) => {
      await createThree(directory)
      const at = new Date(moment).toISOString()
      assert.deepEqual(await idsOf(directory, { [`${what}_since`]: at }), [3])
      assert.deepEqual(await idsOf(directory, { [`${what}_until`]: at }), [1])
      const before = new Date(moment - 1).toISOString()
      const after = new Date(moment + 1).toISOString()
      assert.deepEqual(await idsOf(directory, { [`${what}_since`]: before, [`${what}_until`]: after }), [2])
      assert.deepEqual(await idsOf(directory, { [`${what}_since`]: at, [`${what}_until`]: at }), [])
      assert.deepEqual(await idsOf(directory, { [`${what}_since`]: after, [`${what}_until`]: before }), [])
    },
  )

onEveryDatabase(
  'listUsers: last_login_since and last_login_until leave out the moment itself, and who never logged in',
  async (directory) => {
    const users = (await directory.call('GET', '/api/1/users?limit=100')).body as User[]
    const times = users.flatMap(({ last_login }) => (last_login ? [Date.parse(last_login)] : [])).sort()
    assert.ok(times.length < users.length)
    for (const time of [times[0], times[20], times.at(-1)] as number[]) {
      const at = new Date(time).toISOString()
      const later = users.filter(({ last_login }) => last_login && Date.parse(last_login) > time)
      const earlier = users.filter(({ last_login }) => last_login && Date.parse(last_login) < time)
      assert.deepEqual(
        await idsOf(directory, { last_login_since: at }),
        later.map((user) => user.id),
      )
      assert.deepEqual(
        await idsOf(directory, { last_login_until: at }),
        earlier.map((user) => user.id),
      )
    }
  },
  { sample: 40 },
)

onEveryDatabase(
  'listUsers: a change moves a user past updated_since, and not past created_since',
  async (directory) => {
    await createThree(directory)
    directory.clock.now = moment + 60_000
    await directory.users.updateUser(1, { title: 'Head' })
    const since = new Date(moment + 59_999).toISOString()
    assert.deepEqual(await idsOf(directory, { updated_since: since }), [1])
    assert.deepEqual(await idsOf(directory, { created_since: since }), [])
    assert.deepEqual(await idsOf(directory, { updated_until: since }), [2, 3])
  },
)

for (const [what, text] of [
  ['in UTC', '2026-01-31T09:30:15.250Z'],
  ['without a zone, which is UTC', '2026-01-31T09:30:15.250'],
  ['with a blank for the T', '2026-01-31 09:30:15.250'],
  ['with small letters', '2026-01-31t09:30:15.250z'],
  ['with a comma before the fraction', '2026-01-31T09:30:15,250Z'],
  ['with a shorter fraction', '2026-01-31T09:30:15.25Z'],
  ['with a longer fraction', '2026-01-31T09:30:15.250000000Z'],
  ['with blanks around it', ' 2026-01-31T09:30:15.250Z '],
  ['east of UTC', '2026-01-31T11:00:15.250+01:30'],
  ['west of UTC, on the day before', '2026-01-30T23:30:15.250-10:00'],
  ['with a zone without minutes', '2026-01-31T10:30:15.250+01'],
  ['with a zone without a colon', '2026-01-31T10:30:15.250+0100'],
  ['with a zone whose plus arrives as a blank', '2026-01-31T10:30:15.250 01:00'],
] as const)
  onEveryDatabase(`listUsers takes a moment ${what}`, async (directory) => {
    await createThree(directory)
    assert.deepEqual(await idsOf(directory, { created_since: text }), [3])
    assert.deepEqual(await idsOf(directory, { until: text }), [1])
  })

onEveryDatabase('listUsers: a fraction of a millisecond counts', async (directory) => {
  await createThree(directory)
  assert.deepEqual(await idsOf(directory, { created_since: '2026-01-31T09:30:15.249999Z' }), [2, 3])
  assert.deepEqual(await idsOf(directory, { created_until: '2026-01-31T09:30:15.250001Z' }), [1, 2])
})

onEveryDatabase('listUsers: a plus that nobody encoded is a zone all the same', async (directory) => {
  await createThree(directory)
  const { body } = await directory.call('GET', '/api/1/users?created_since=2026-01-31T10:30:15.250+01:00')
  assert.deepEqual(
    body.map((user: User) => user.id),
    [3],
  )
})

onEveryDatabase(
  'listUsers: a date is its midnight in UTC, a time without seconds its full minute',
  async (directory) => {
    for (const [at, time] of [
      Date.UTC(2026, 0, 31) - 1,
      Date.UTC(2026, 0, 31),
      Date.UTC(2026, 0, 31) + 1,
      Date.UTC(2026, 0, 31, 9, 30),
      Date.UTC(2026, 0, 31, 9, 30) + 1,
    ].entries()) {
      directory.clock.now = time
      await directory.users.createUser({ username: `user ${at + 1}` })
    }
    assert.deepEqual(await idsOf(directory, { created_since: '2026-01-31' }), [3, 4, 5])
    assert.deepEqual(await idsOf(directory, { created_until: '2026-01-31' }), [1])
    assert.deepEqual(await idsOf(directory, { created_since: '2026-01-31T09:30' }), [5])
    assert.deepEqual(await idsOf(directory, { created_until: '2026-01-31T10:30+01' }), [1, 2, 3])
  },
)

for (const text of ['0000-01-01', '1969-12-31T23:59:59Z', '9999-12-31T23:59:59.999-23:59'])
  onEveryDatabase(`listUsers takes ${text}, however far away`, async (directory) => {
    await createThree(directory)
    const isPast = text < '2026'
    assert.deepEqual(await idsOf(directory, { created_since: text }), isPast ? [1, 2, 3] : [])
    assert.deepEqual(await idsOf(directory, { updated_until: text }), isPast ? [] : [1, 2, 3])
  })

const parameters = ['created', 'updated', 'last_login'].flatMap((what) => [`${what}_since`, `${what}_until`])

for (const [what, text] of [
  ['the thirtieth of February', '2026-02-30'],
  ['the twenty-ninth of February in a year without one', '2026-02-29'],
  ['the thirteenth month', '2026-13-01'],
  ['day zero', '2026-01-00'],
  ['the twenty-fifth hour', '2026-01-31T25:00:00Z'],
  ['the sixty-first minute', '2026-01-31T09:61:00Z'],
  ['a second for the calendar alone', '2016-12-31T23:59:60Z'],
  ['a zone of more than a day', '2026-01-31T09:30:00+25:00'],
  ['a zone with sixty minutes', '2026-01-31T09:30:00+01:60'],
  ['a fraction of a minute', '2026-01-31T09:30.5Z'],
  ['a fraction without digits', '2026-01-31T09:30:15.Z'],
  ['one digit for a month', '2026-1-31'],
  ['a month', '2026-01'],
  ['a year', '2026'],
  ['an hour alone', '2026-01-31T09'],
  ['a date with a zone', '2026-01-31Z'],
  ['a week', '2026-W05-6'],
  ['no signs between the digits', '20260131T093015Z'],
  ['seconds since 1970', '1769851815'],
  ['a date of other lands', '31.01.2026'],
  ['a word', 'yesterday'],
  ['two dates', '2026-01-31,2026-02-01'],
  ['a line more', '2026-01-31\n2026-02-01'],
  ['SQL', "2026-01-31' OR 1=1 --"],
  ['a blank', ' '],
  ['a thousand digits', '2'.repeat(1000)],
] as const)
  onEveryDatabase(`listUsers refuses ${what} as a date`, async ({ call }) => {
    for (const name of [...parameters, 'since', 'until']) {
      const answer = await call('GET', `/api/1/users?${name}=${encodeURIComponent(text)}`)
      assert.equal(answer.status, 400, `${name}=${text}`)
      assert.equal(
        answer.body.message,
        `${name} is invalid. It should be a date or time as in ISO 8601, such as 2026-01-31T09:30:00Z`,
      )
    }
  })
