import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { eventTypes } from '../server/directory/event-types.ts'
import { writerLock } from '../server/store/postgres-database.ts'
import { startChild } from './child-server.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { type Admin, adminOf, type Call, callerOf, comesBack, serve } from './postgres-faults.ts'
import { type Detour, type Fate, startProxy } from './postgres-proxy.ts'
import { assertWhole } from './whole.ts'

let postgres: Postgres
let admin: Admin
let proxy: Detour

before(async () => {
  postgres = await startPostgres()
  admin = adminOf(postgres)
  proxy = await startProxy(postgres.port)
})

after(async () => {
  await proxy.close()
  await postgres.end()
})

/** Gives the nth statement of the next transaction that writes this fate, once. */
function strike(nth: number, fate: Fate): { struck: string | undefined } {
  const seen: { struck: string | undefined } = { struck: undefined }
  let count = -1
  proxy.decide = (text) => {
    if (text.startsWith('BEGIN ISOLATION LEVEL READ COMMITTED')) count = 0
    else if (count >= 0) count++
    if (count !== nth || seen.struck !== undefined) return 'pass'
    seen.struck = text
    return fate
  }
  return seen
}

/** Each of these names is somebody's, made once: one event tells of it, and every table agrees. */
async function assertOnce(database: string, ...usernames: string[]): Promise<void> {
  const users = await assertWhole(postgres.url(database))
  const events = await admin.ask(
    `SELECT user_id FROM events WHERE event_type_id = ${eventTypes.userCreated[0]}`,
    database,
  )
  for (const username of usernames) {
    const ids = users.filter((user) => user.username === username).map(({ id }) => id)
    assert.equal(ids.length, 1, username)
    assert.equal(events.filter(({ user_id }) => Number(user_id) === ids[0]).length, 1, username)
  }
}

for (const fate of ['cut before', 'cut after'] as const)
  test(`a connection ${fate} any statement of a transaction: the user is made once, and the caller hears so`, async (t) => {
    const name = fate.replace(' ', '_')
    const child = await startChild(t, proxy.url(await admin.database(name)), { sample: 10 })
    const call = await callerOf(child.url as string)
    const struck: string[] = []
    const usernames: string[] = []
    for (let nth = 0; ; nth++) {
      const strikeOne = strike(nth, fate)
      const username = `ada ${nth}`
      const made = await call('POST', '/api/1/users', { username, role_ids: [201] })
      assert.equal(made.status, 201, `${strikeOne.struck}: ${JSON.stringify(made.body)}`)
      usernames.push(username)
      if (strikeOne.struck === undefined) break
      struck.push(strikeOne.struck)
    }
    proxy.decide = () => 'pass'
    await assertOnce(name, ...usernames)
    assert.equal(struck.at(-1), 'COMMIT')
    assert.ok(struck.length > 8, struck.join('\n'))
    assert.deepEqual(await child.end('SIGTERM'), { code: 0, stderr: '' })
  })

test('calls that share a commit whose answer is lost are each done once', async (t) => {
  const child = await startChild(t, proxy.url(await admin.database('shared')), { sample: 10 })
  const call = await callerOf(child.url as string)
  const names = Array.from({ length: 12 }, (_, at) => `ada ${at}`)
  let commits = 0
  proxy.decide = (text) => (text === 'COMMIT' && ++commits % 2 === 1 ? 'cut after' : 'pass')
  const answers = await Promise.all(
    names.flatMap((username) => [
      call('POST', '/api/1/users', { username }),
      call('PUT', '/api/1/users/1', { title: username }),
    ]),
  )
  proxy.decide = () => 'pass'
  for (const { status, body } of answers) assert.ok(status === 200 || status === 201, JSON.stringify(body))
  await assertOnce('shared', ...names)
  const [events] = await admin.ask('SELECT count(*) AS count FROM events WHERE user_id = 1', 'shared')
  assert.deepEqual(events, { count: '12' })
})

test('a read that is cut off is asked again', async (t) => {
  const server = await serve(t, proxy.url(await admin.database('reads')))
  const call = await callerOf(server.url)
  await call('POST', '/api/1/users', { username: 'ada' })
  for (const fate of ['cut before', 'cut after'] as const)
    for (const path of ['/api/1/users/1', '/api/1/users', '/api/1/users?username=*d*', '/health/ready']) {
      let isStruck = false
      proxy.decide = () => {
        if (isStruck) return 'pass'
        isStruck = true
        return fate
      }
      assert.equal((await call('GET', path)).status, 200, `${path} ${fate}`)
      assert.ok(isStruck)
    }
  proxy.decide = () => 'pass'
})

test('when nobody can say whether it was committed, the caller hears 503 and it is not done again', async (t) => {
  const server = await serve(t, proxy.url(await admin.database('doubt')), { lockMs: 600, doubtMs: 300 })
  const call = await callerOf(server.url)
  const holder = await admin.session('doubt')
  let turns = 0
  proxy.decide = (text) => {
    // The lock goes to the administrator as soon as the commit has given it back, before the server can ask what became of it.
    if (text === 'COMMIT' && turns === 0) {
      turns = 1
      void holder.query(`SELECT pg_advisory_lock(${writerLock})`)
      return 'cut after'
    }
    // Who asks is kept waiting for too long; who would write again after that could.
    if (turns > 0 && text.includes('pg_advisory_xact_lock') && ++turns === 3) void holder.end()
    return 'pass'
  }
  assert.equal((await call('POST', '/api/1/users', { username: 'ada' })).status, 503)
  assert.equal(turns, 2)
  proxy.decide = () => 'pass'
  await holder.end()
  await comesBack(call)
  await assertOnce('doubt', 'ada')
})

test('a transaction whose caller is gone is ended, and others write again', async (t) => {
  const server = await serve(t, proxy.url(await admin.database('orphan')), { idleMs: 500, lockMs: 5000 })
  const call: Call = await callerOf(server.url)
  const seen = strike(3, 'leave')
  const made = await call('POST', '/api/1/users', { username: 'ada' })
  assert.ok(seen.struck)
  proxy.decide = () => 'pass'
  assert.equal(made.status, 201)
  await assertOnce('orphan', 'ada')
})
