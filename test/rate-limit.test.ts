import assert from 'node:assert/strict'
import { RateLimitError } from '@rollcall/client'
import { type Answer, beginning, onEveryDatabase } from './harness.ts'

const hour = 3_600_000

/** The three headers as numbers: limit, remaining, seconds left. */
const limits = ({ headers }: Answer): (number | null)[] =>
  ['limit', 'remaining', 'reset'].map((name) => {
    const value = headers.get(`x-ratelimit-${name}`)
    return value === null ? null : Number(value)
  })

onEveryDatabase(
  'every answer to a valid token tells what is left of the hour',
  async ({ call, clock, token }) => {
    assert.deepEqual(limits(await call('GET', '/api/1/users')), [5, 4, 3600])
    clock.now += 1
    assert.deepEqual(limits(await call('GET', '/api/1/users/9')), [5, 3, 3600])
    clock.now = beginning + 90_500
    assert.deepEqual(limits(await call('GET', '/api/1/users?first_login=1')), [5, 2, 3510])
    const headers = { authorization: `Bearer ${await token('Authentication Only')}` }
    assert.deepEqual(limits(await call('DELETE', '/api/1/users/1', { headers })), [5, 1, 3510])
    clock.now = beginning + hour - 1
    assert.deepEqual(limits(await call('PUT', '/api/1/users/1/set_state', { body: {} })), [5, 0, 1])
  },
  { rateLimit: 5 },
)

onEveryDatabase(
  'a call too many is a 429 that says when to come back, until the hour is over',
  async ({ call, clock, sql }) => {
    for (let left = 2; left >= 0; left--)
      assert.deepEqual(limits(await call('GET', '/api/1/users')), [3, left, 3600])

    clock.now += 1_800_001
    const refused = await call('POST', '/api/1/users', { body: { username: 'ada' } })
    assert.equal(refused.status, 429)
    assert.deepEqual(refused.body, {
      error: true,
      code: 429,
      type: 'Too Many Requests',
      message: 'rate_limit_exceeded: the next call is possible in 1800 seconds',
    })
    assert.equal(refused.headers.get('retry-after'), '1800')
    assert.deepEqual(limits(refused), [3, 0, 1800])
    assert.deepEqual(await sql('SELECT id FROM users'), [])

    clock.now = beginning + hour - 1
    assert.equal((await call('GET', '/api/1/users')).headers.get('retry-after'), '1')
    clock.now = beginning + hour
    assert.deepEqual(limits(await call('GET', '/api/1/users')), [3, 2, 3600])
  },
  { rateLimit: 3 },
)

onEveryDatabase(
  'the client throws a RateLimitError that says when to come back',
  async ({ users }) => {
    await users.listUsers()
    await assert.rejects(users.getUserById(1), (error: RateLimitError) => {
      assert.ok(error instanceof RateLimitError)
      assert.equal(error.retryAfterMs, hour)
      return true
    })
  },
  { rateLimit: 1 },
)

onEveryDatabase(
  'who has no valid token uses nothing up and is told nothing',
  async ({ call }) => {
    for (const authorization of ['', 'Bearer wrong', `Bearer ${'0'.repeat(64)}`]) {
      const answer = await call('GET', '/api/1/users', { headers: { authorization } })
      assert.equal(answer.status, 401)
      assert.deepEqual(limits(answer), [null, null, null])
    }
    assert.deepEqual(limits(await call('GET', '/api/1/users')), [2, 1, 3600])
  },
  { rateLimit: 2 },
)

onEveryDatabase(
  'unknown routes, tokens, health and the reference are not counted',
  async ({ call, token }) => {
    await token('Read All')
    for (const path of ['/nowhere', '/health/live', '/health/ready', '/openapi.json'])
      assert.deepEqual(limits(await call('GET', path)), [null, null, null])
    assert.deepEqual(limits(await call('GET', '/api/1/users')), [2, 1, 3600])
  },
  { rateLimit: 2 },
)

onEveryDatabase(
  'the limit is for the whole account, whoever calls',
  async ({ call, token }) => {
    const headers = { authorization: `Bearer ${await token('Read All')}` }
    assert.deepEqual(limits(await call('GET', '/api/1/users')), [2, 1, 3600])
    assert.deepEqual(limits(await call('GET', '/api/1/users', { headers })), [2, 0, 3600])
    assert.equal((await call('GET', '/api/1/users')).status, 429)
  },
  { rateLimit: 2 },
)

onEveryDatabase(
  'a hundred calls at once get exactly as many answers as there are left',
  async ({ call }) => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => call('GET', '/api/1/users')))
    assert.equal(answers.filter(({ status }) => status === 200).length, 40)
    assert.equal(answers.filter(({ status }) => status === 429).length, 60)
  },
  { rateLimit: 40 },
)

onEveryDatabase(
  'getRateLimit tells the three numbers, in its body and its headers, and is not counted',
  async ({ call, clock }) => {
    await call('GET', '/api/1/users')
    clock.now += 60_000
    for (let time = 0; time < 3; time++) {
      const answer = await call('GET', '/auth/rate_limit')
      assert.equal(answer.status, 200)
      assert.deepEqual(answer.body, {
        status: { error: false, code: 200, type: 'success', message: 'Success' },
        data: { 'X-RateLimit-Limit': 2, 'X-RateLimit-Remaining': 1, 'X-RateLimit-Reset': 3540 },
      })
      assert.deepEqual(limits(answer), [2, 1, 3540])
    }
    await call('GET', '/api/1/users')
    await call('GET', '/api/1/users')
    const over = await call('GET', '/auth/rate_limit')
    assert.equal(over.status, 200, 'it still answers when nothing is left')
    assert.equal(over.body.data['X-RateLimit-Remaining'], 0)
    assert.equal((await call('GET', '/auth/rate_limit', { headers: { authorization: '' } })).status, 401)
  },
  { rateLimit: 2 },
)

onEveryDatabase('without a limit there are no headers and no numbers', async ({ call }) => {
  assert.deepEqual(limits(await call('GET', '/api/1/users')), [null, null, null])
  const answer = await call('GET', '/auth/rate_limit')
  assert.equal(answer.status, 200)
  assert.deepEqual(answer.body.data, {})
  assert.deepEqual(limits(answer), [null, null, null])
})
