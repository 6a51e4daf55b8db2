import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { signIn, startChild } from './child-server.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import {
  type Admin,
  adminOf,
  allWell,
  callEverything,
  callerOf,
  comesBack,
  serve,
} from './postgres-faults.ts'
import { assertWhole } from './whole.ts'

let postgres: Postgres
let admin: Admin

before(async () => {
  postgres = await startPostgres({ settings: { max_connections: '20', deadlock_timeout: '100ms' } })
  admin = adminOf(postgres)
})

after(() => postgres.end())

/** A server in a process of its own, which must say nothing and end well. */
async function directory(t: TestContext, name: string) {
  const address = await admin.database(name)
  const child = await startChild(t, address, { sample: 10 })
  const call = await callerOf(child.url as string)
  const end = async () => assert.deepEqual(await child.end('SIGTERM'), { code: 0, stderr: '' })
  return { address, url: child.url as string, call, end }
}

const everyone = async (database: string): Promise<number> =>
  (await assertWhole(postgres.url(database))).length

/**
 * Lets every insertion into a table fail, for so many times, with an error of PostgreSQL's. A sequence counts, because it
 * goes on in transactions that are given up.
 */
async function failInserts(database: string, table: string, code: string, times: number): Promise<void> {
  await admin.ask(
    `CREATE SEQUENCE failures;
     CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
       IF nextval('failures') <= ${times} THEN
         RAISE EXCEPTION 'made by the test' USING ERRCODE = '${code}';
       END IF;
       RETURN NEW;
     END $$;
     CREATE TRIGGER fail BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION fail()`,
    database,
  )
}

const stopFailing = (database: string) =>
  admin.ask('DROP FUNCTION fail CASCADE; DROP SEQUENCE failures', database)

const always = 1e9

test('what PostgreSQL gives up or cannot do is a 503 unless it passes, and nothing is written by half or twice', async (t) => {
  const { call, end } = await directory(t, 'failing')
  let count = await everyone('failing')
  for (const [what, table, code, times, status] of failures) {
    const create = (name: string) =>
      call('POST', '/api/1/users', { username: `${name} of ${what}`, role_ids: [201] })
    await failInserts('failing', table, code, times)
    assert.equal((await create('ada')).status, status, what)
    assert.equal((await call('GET', '/api/1/users')).status, 200, what)
    for (const answer of await Promise.all(['bert', 'cleo', 'dora'].map(create)))
      assert.equal(answer.status, status, what)
    await stopFailing('failing')
    assert.equal((await create('emil')).status, 201, what)
    count += status === 201 ? 5 : 1
    assert.equal(await everyone('failing'), count, what)
  }
  await end()
})

const failures = [
  ['a serialization failure that passes', 'events', '40001', 2, 201],
  ['a serialization failure of the commit that passes', 'commits', '40001', 2, 201],
  ['a deadlock that passes', 'users', '40P01', 2, 201],
  ['a serialization failure that never passes', 'events', '40001', always, 503],
  ['a deadlock that never passes', 'commits', '40P01', always, 503],
  ['a full disk', 'events', '53100', always, 503],
  ['a full disk at the commit', 'commits', '53100', always, 503],
  ['no memory', 'login_names', '53200', always, 503],
  ['a broken file', 'users', '58030', always, 503],
] as const

test('a full disk for one of those who write together does not keep the others from it', async (t) => {
  const { call, end } = await directory(t, 'one')
  await failInserts('one', 'user_roles', '53100', always)
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      call('POST', '/api/1/users', { username: `ada ${at}`, ...(at % 3 === 0 && { role_ids: [201] }) }),
    ),
  )
  assert.deepEqual(
    answers.map(({ status }) => status),
    answers.map((_, at) => (at % 3 === 0 ? 503 : 201)),
  )
  assert.equal(await everyone('one'), 18)
  await end()
})

test('a deadlock with somebody else is noticed by nobody', async (t) => {
  const { call, end } = await directory(t, 'deadlock')
  const other = await admin.session('deadlock')
  // The other one is more patient, so that the server's transaction is given up.
  await other.query("SET deadlock_timeout = '1min'")
  await other.query('BEGIN')
  await other.query('SELECT 1 FROM user_counts FOR UPDATE')
  const made = call('POST', '/api/1/users', { username: 'ada' })
  while ((await admin.ask('SELECT 1 FROM pg_stat_activity WHERE wait_event_type = $$Lock$$')).length === 0)
    await wait(5)
  await other.query('SELECT 1 FROM latest_ids FOR UPDATE')
  await other.end()
  assert.equal((await made).status, 201)
  assert.match(await readFile(join(postgres.folder, 'log'), 'utf8'), /ERROR: {2}deadlock detected/)
  await everyone('deadlock')
  await end()
})

test('an administrator who ends all sessions, idle or at work, is noticed by nobody', async (t) => {
  const { call, end } = await directory(t, 'ended')
  const endSessions = () =>
    admin.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'ended'")
  for (let times = 0; times < 5; times++) {
    await endSessions()
    assert.deepEqual(await callEverything(call), allWell)
  }
  const names = Array.from({ length: 20 }, (_, at) => `ada ${at}`)
  let isDone = false
  const ending = (async () => {
    for (; !isDone; await wait(Math.random() * 30)) await endSessions()
  })()
  for (const username of names) {
    const [made, read, list] = await Promise.all([
      call('POST', '/api/1/users', { username }),
      call('GET', '/api/1/users/1'),
      call('GET', '/api/1/users?username=*a*'),
    ])
    // Three tries may all meet an end; then it is a 503, and never anything else.
    assert.ok([201, 503].includes(made.status), JSON.stringify(made.body))
    for (const { status } of [read, list]) assert.ok([200, 503].includes(status))
  }
  isDone = true
  await ending
  await comesBack(call)
  await everyone('ended')
  await end()
})

test('a table that a newer Rollcall has changed meanwhile is asked again', async (t) => {
  const { url, call, end } = await directory(t, 'newer')
  for (const table of ['tokens', 'users', 'policies'])
    await admin.ask(`ALTER TABLE ${table} ADD COLUMN addition text`, 'newer')
  assert.deepEqual(await callEverything(call), allWell)
  // The same token again, for which a whole row is read.
  const { authorization } = await signIn(url)
  assert.match(authorization as string, /^Bearer \w{64}$/)
  await end()
})

test('out of connections: who starts hears it in one sentence, who runs answers with those it has and comes back', async (t) => {
  const { address, call, end } = await directory(t, 'limited')
  await admin.ask('ALTER ROLE limited CONNECTION LIMIT 1')
  const { code, stderr } = await (await startChild(t, address)).end()
  assert.equal(code, 1)
  assert.match(
    stderr,
    /^cannot use the database postgres:\/\/limited@127.0.0.1:\d+\/limited: PostgreSQL has no connection left; a Rollcall process needs 5 of its max_connections\n$/,
  )
  assert.deepEqual(await callEverything(call), allWell)

  // None of its connections is left, and it may have none.
  await admin.ask('ALTER ROLE limited CONNECTION LIMIT 0')
  await admin.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'limited'")
  assert.deepEqual(await callEverything(call), [503, 503, 503, 503, 503])
  await admin.ask('ALTER ROLE limited CONNECTION LIMIT -1')
  await comesBack(call)

  // Others have taken all that there are but one or two.
  const others = []
  try {
    for (;;) others.push(await admin.session('limited'))
  } catch (error) {
    assert.equal((error as { code?: string }).code, '53300')
  }
  assert.deepEqual(await callEverything(call), allWell)
  await Promise.all(others.map((one) => one.end()))
  await end()
})

test('one connection is enough to read with, and a second one to write with', async (t) => {
  const address = await admin.database('two')
  await admin.ask('ALTER ROLE two CONNECTION LIMIT 2')
  const server = await serve(t, address)
  const call = await callerOf(server.url)
  assert.equal((await call('POST', '/api/1/users', { username: 'ada' })).status, 201)
  assert.deepEqual(await callEverything(call), allWell)
  const reads = await Promise.all(Array.from({ length: 30 }, () => call('GET', '/api/1/users?limit=1')))
  for (const { status } of reads) assert.equal(status, 200)
  await server.close()
})
