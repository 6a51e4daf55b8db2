import assert from 'node:assert/strict'
import { after, before, type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { openPostgres } from '../server/store/postgres.ts'
import { createConnection } from '../server/store/postgres-connection.ts'
import { writerLock } from '../server/store/postgres-database.ts'
import { usualLimits } from '../server/store/postgres-limits.ts'
import { readPostgresUrl } from '../server/store/postgres-url.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import {
  type Admin,
  adminOf,
  allWell,
  type Call,
  callEverything,
  callerOf,
  comesBack,
  serve,
} from './postgres-faults.ts'
import { startProxy } from './postgres-proxy.ts'
import { assertWhole } from './whole.ts'

let postgres: Postgres
let admin: Admin

before(async () => {
  postgres = await startPostgres()
  admin = adminOf(postgres)
})

after(() => postgres.end())

/** Tenths of the usual ones, as far as a busy machine allows. */
const short = {
  connectMs: 600,
  statementMs: 900,
  lockMs: 700,
  idleMs: 600,
  silenceMs: 1000,
  doubtMs: 400,
  patienceMs: 900,
}

/** All that these can add up to, and as much again for a busy machine. What is without a limit takes half a minute or more. */
const boundMs = 10_000

async function inTime<T>(work: Promise<T>): Promise<T> {
  const timer = new AbortController()
  const tooLong = wait(boundMs, undefined, { signal: timer.signal }).then(() =>
    assert.fail('it takes too long'),
  )
  try {
    return await Promise.race([work, tooLong])
  } finally {
    tooLong.catch(() => {})
    timer.abort()
  }
}

async function directory(t: TestContext, name: string) {
  const address = await admin.database(name)
  const server = await serve(t, address, short)
  const call = await callerOf(server.url)
  assert.equal((await call('POST', '/api/1/users', { username: 'ada' })).status, 201)
  return { address, server, call }
}

const create = (call: Call, count: number, name = 'bert'): Promise<number[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const { status } = await call('POST', '/api/1/users', { username: `${name} ${at}` })
      return status
    }),
  )

const everyone = async (database: string): Promise<number> =>
  (await assertWhole(postgres.url(database))).length

test('the usual limits let everybody hear within a quarter of a minute', () => {
  const { connectMs, statementMs, lockMs, idleMs, silenceMs, doubtMs, patienceMs } = usualLimits
  assert.ok(Math.max(statementMs, lockMs, idleMs) < silenceMs)
  for (const way of [patienceMs + lockMs, silenceMs + connectMs + doubtMs]) assert.ok(way <= 15_000, `${way}`)
})

test('a PostgreSQL that stands still: every call hears 503 in time, and all is well when it goes on', async (t) => {
  const { call } = await directory(t, 'still')
  const begun = create(call, 60)
  await wait(20)
  postgres.pause()
  try {
    for (const status of await inTime(begun)) assert.ok(status === 201 || status === 503)
    assert.deepEqual(await inTime(callEverything(call)), [503, 503, 503, 503, 503])
    // The sessions are given up by now; no new one can be had.
    assert.deepEqual(await inTime(callEverything(call)), [503, 503, 503, 503, 503])
    assert.deepEqual(new Set(await inTime(create(call, 150, 'cleo'))), new Set([503]))
  } finally {
    postgres.resume()
  }
  await comesBack(call)
  const users = await assertWhole(postgres.url('still'))
  assert.deepEqual(
    users.filter(({ username }) => username?.startsWith('cleo')),
    [],
  )
})

test('a pause that is shorter than the patience is noticed by nobody', async (t) => {
  const { call } = await directory(t, 'moment')
  postgres.pause()
  const answers = callEverything(call)
  await wait(150)
  postgres.resume()
  assert.deepEqual(await answers, allWell)
})

test('a server closes although PostgreSQL stands still', async (t) => {
  const { server } = await directory(t, 'closing')
  postgres.pause()
  try {
    await inTime(server.close())
  } finally {
    postgres.resume()
  }
})

test('PostgreSQL refuses to start in one sentence while it stands still', async () => {
  postgres.pause()
  try {
    await inTime(
      assert.rejects(
        serve({} as TestContext, postgres.url('moment'), short),
        /^StoreError: cannot use the database .*: something takes connections there, but does not answer as PostgreSQL$/,
      ),
    )
  } finally {
    postgres.resume()
  }
})

test("while somebody holds the writers' lock, writes hear 503 in time and are not done later; reads go on", async (t) => {
  const { call } = await directory(t, 'held')
  const holder = await admin.session('held')
  await holder.query(`SELECT pg_advisory_lock(${writerLock})`)
  // Many batches: nobody waits for the failure of each one before its own.
  const refused = inTime(create(call, 1000))
  let isRefused = false
  void refused.finally(() => {
    isRefused = true
  })
  let reads = 0
  while (!isRefused) {
    for (const path of ['/api/1/users/1', '/api/1/users', '/api/1/users?username=a*', '/health/ready'])
      assert.equal((await call('GET', path)).status, 200)
    reads++
  }
  assert.ok(reads > 3, `${reads} reads`)
  assert.deepEqual(new Set(await refused), new Set([503]))
  await holder.end()
  await comesBack(call)
  assert.equal(await everyone('held'), 1)
})

test('while somebody holds a row, its writers hear 503, and the others write', async (t) => {
  const { call } = await directory(t, 'row')
  assert.equal((await call('POST', '/api/1/users', { username: 'bert' })).status, 201)
  const holder = await admin.session('row')
  await holder.query('BEGIN')
  await holder.query('SELECT 1 FROM users WHERE id = 1 FOR UPDATE')
  assert.equal((await inTime(call('PUT', '/api/1/users/1', { title: 'Countess' }))).status, 503)
  assert.equal((await call('PUT', '/api/1/users/2', { title: 'Baker' })).status, 200)
  await holder.end()
  await comesBack(call)
})

test("a silent transaction of ours loses the writers' lock", async (t) => {
  const { address, call } = await directory(t, 'silent')
  const session = await createConnection(readPostgresUrl(address), short).open()
  await session.query('BEGIN', [])
  await session.query(`SELECT pg_advisory_xact_lock(${writerLock})`, [])
  assert.equal((await inTime(call('POST', '/api/1/users', { username: 'bert' }))).status, 201)
  assert.ok(session.isLost)
})

test('a statement that takes too long is a 503, and the connection goes on', async (t) => {
  const { call } = await directory(t, 'slow')
  await admin.ask("INSERT INTO settings VALUES ('cursor key', '')", 'slow')
  // What is asked for by that name is a view now, which takes its time.
  await admin.ask('ALTER TABLE settings RENAME TO true_settings', 'slow')
  await admin.ask('CREATE VIEW settings AS SELECT true_settings.* FROM true_settings, pg_sleep(60)', 'slow')
  await admin.ask('GRANT SELECT ON settings TO slow', 'slow')
  assert.equal((await inTime(call('GET', '/health/ready'))).status, 503)
  assert.equal((await call('GET', '/api/1/users/1')).status, 200)
})

test('a connection that falls silent in the middle of a transaction is given up, and the write is run again', async (t) => {
  const proxy = await startProxy(postgres.port)
  t.after(() => proxy.close())
  const server = await serve(t, proxy.url(await admin.database('mute')), short)
  const call = await callerOf(server.url)
  let isStruck = false
  proxy.decide = (text) => {
    if (isStruck || !text.startsWith('INSERT INTO users')) return 'pass'
    isStruck = true
    return 'silence'
  }
  assert.equal((await inTime(call('POST', '/api/1/users', { username: 'ada' }))).status, 201)
  assert.ok(isStruck)
  assert.equal(await everyone('mute'), 1)
})

test('a read that would take longer than the patience is a 503', async (t) => {
  const proxy = await startProxy(postgres.port)
  t.after(() => proxy.close())
  const server = await serve(t, proxy.url(await admin.database('late')), { patienceMs: 700 })
  const call = await callerOf(server.url)
  assert.equal((await call('POST', '/api/1/users', { username: 'ada' })).status, 201)
  proxy.delayMs = 800
  for (const path of ['/api/1/users/1', '/api/1/users', '/health/ready'])
    assert.equal((await call('GET', path)).status, 503, path)
  proxy.delayMs = 0
  await comesBack(call)
})

test('on a way that takes 100 ms in each direction everything is answered', async (t) => {
  const address = await admin.database('far')
  await (await openPostgres(address)).close()
  const proxy = await startProxy(postgres.port)
  t.after(() => proxy.close())
  proxy.delayMs = 100
  const server = await serve(t, proxy.url(address))
  const call = await callerOf(server.url)
  assert.equal((await call('POST', '/api/1/users', { username: 'ada' })).status, 201)
  assert.deepEqual(await callEverything(call), allWell)
  await server.close()
})
