import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chown, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { migrations } from '../server/store/migrations.ts'
import { openPostgres } from '../server/store/postgres.ts'
import { writerLock } from '../server/store/postgres-database.ts'
import { startChild } from './child-server.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { type Admin, adminOf, callerOf, serve } from './postgres-faults.ts'
import { assertWhole } from './whole.ts'

let postgres: Postgres
let admin: Admin

before(async () => {
  postgres = await startPostgres({ settings: { log_statement: 'ddl' } })
  admin = adminOf(postgres)
})

after(() => postgres.end())

const log = (): Promise<string> => readFile(join(postgres.folder, 'log'), 'utf8')

test('four processes that start at once on an empty database all answer, and one of them made the tables', async (t) => {
  const address = await admin.database('four')
  const children = await Promise.all(Array.from({ length: 4 }, () => startChild(t, address)))
  const calls = await Promise.all(children.map(({ url }) => callerOf(url as string)))
  const made = await Promise.all(
    calls.map((call, at) => call('POST', '/api/1/users', { username: `ada ${at}` })),
  )
  assert.deepEqual(made.map(({ status, body }) => [status, body.id]).sort(), [
    [201, 1],
    [201, 2],
    [201, 3],
    [201, 4],
  ])
  for (const child of children) assert.deepEqual(await child.end('SIGTERM'), { code: 0, stderr: '' })
  assert.equal((await assertWhole(postgres.url('four'))).length, 4)
  assert.equal((await log()).match(/CREATE TABLE users/g)?.length, 1)
  assert.deepEqual(await admin.ask('SELECT version FROM directory_version', 'four'), [
    { version: String(migrations.length) },
  ])
})

/** All that is in a database beside PostgreSQL's own. */
const contents = (database: string) =>
  admin.ask(
    `SELECT relname AS name FROM pg_class WHERE relnamespace::regnamespace::text !~ '^(pg_|information)'
     UNION ALL SELECT proname FROM pg_proc WHERE pronamespace::regnamespace::text !~ '^(pg_|information)'
     UNION ALL SELECT extname FROM pg_extension ORDER BY 1`,
    database,
  )

async function assertRefused(address: string, database: string, sentence: RegExp): Promise<void> {
  const before = await contents(database)
  await assert.rejects(openPostgres(address), (error: Error) => {
    assert.equal(error.name, 'StoreError')
    assert.match(error.message, /^cannot use the database postgres(?:ql)?:\/\/\w+@[\d.:]+\/\w+: [^\n]+$/)
    assert.match(error.message, sentence)
    return true
  })
  assert.deepEqual(await contents(database), before)
  const sessions = `SELECT 1 FROM pg_stat_activity WHERE datname = '${database}' AND application_name = 'rollcall'`
  while ((await admin.ask(sessions)).length > 0) await wait(10)
}

const ofOthers =
  /: the database holds tables of another program; give Rollcall one of its own, or a schema of its own with \?options=-csearch_path=NAME$/

for (const [what, name, prepare, sentence] of [
  [
    'a directory from the future',
    'future',
    async (address: string) => {
      await (await openPostgres(address)).close()
      await admin.ask('UPDATE directory_version SET version = version + 1', 'future')
    },
    /: this directory was written by a newer Rollcall \(its version is \d+, this program knows \d+\); use that one$/,
  ],
  [
    'a database with users of another program',
    'foreign_users',
    () => admin.ask('CREATE TABLE users (name text)', 'foreign_users'),
    ofOthers,
  ],
  [
    'a database with another table of another program',
    'foreign_events',
    () => admin.ask('CREATE TABLE events (name text)', 'foreign_events'),
    ofOthers,
  ],
  [
    'a database in another encoding',
    'ascii',
    async () => {
      await admin.ask('DROP DATABASE ascii')
      await admin.ask(
        "CREATE DATABASE ascii OWNER ascii ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0",
      )
    },
    /: the encoding of this PostgreSQL database is SQL_ASCII; make one with CREATE DATABASE … ENCODING 'UTF8'$/,
  ],
  [
    'a user who may not create tables',
    'guest',
    async () => {
      await admin.ask('ALTER DATABASE guest OWNER TO postgres')
      await admin.ask('CREATE EXTENSION pg_trgm', 'guest')
    },
    /: the user may not create tables there; grant it CREATE on the schema$/,
  ],
  [
    'a user who may not create the extension',
    'lodger',
    async () => {
      await admin.ask('ALTER DATABASE lodger OWNER TO postgres')
      await admin.ask('GRANT CREATE ON SCHEMA public TO lodger', 'lodger')
    },
    /: PostgreSQL's extension pg_trgm is needed and cannot be created \(permission denied to create extension "pg_trgm"\); an administrator can, with CREATE EXTENSION pg_trgm$/,
  ],
  [
    'a schema that is not there',
    'homeless',
    () => admin.ask('ALTER ROLE homeless SET search_path = nowhere'),
    /: there is no schema nowhere in it that this user may use; make one with CREATE SCHEMA$/,
  ],
  [
    'a user without the right to connect',
    'stranger',
    () => admin.ask('ALTER ROLE stranger NOLOGIN'),
    /: role "stranger" is not permitted to log in$/,
  ],
] as const)
  test(`${what} is refused in one sentence, and nothing is left behind`, async () => {
    const address = await admin.database(name)
    await prepare(address)
    await assertRefused(address, name, sentence)
  })

test('a read replica is refused in one sentence', async () => {
  const original = await startPostgres({ folder: join(postgres.folder, 'original') })
  await original.stop()
  const folder = join(postgres.folder, 'replica')
  const { uid, gid } = await stat(original.folder)
  await mkdir(folder)
  await promisify(execFile)('cp', [
    '-a',
    ...['data', 'password'].map((name) => join(original.folder, name)),
    folder,
  ])
  await original.end()
  await writeFile(join(folder, 'data/standby.signal'), '')
  await chown(join(folder, 'data/standby.signal'), uid, gid)
  // A replica never says the words by which `startPostgres` knows that it is ready, so what it runs to get on says them.
  const restore_command = 'echo ready to accept connections >&2; false'
  const replica = await startPostgres({ folder, settings: { restore_command } })
  try {
    const { ask } = adminOf(replica)
    while (
      await ask('SELECT 1').then(
        () => false,
        () => true,
      )
    )
      await wait(20)
    await assert.rejects(
      openPostgres(replica.url()),
      /: this PostgreSQL is a read replica, which takes no writes; name its primary$/,
    )
  } finally {
    await replica.end()
  }
})

test('two directories in schemas of their own, beside another program, do not know of each other', async (t) => {
  const address = await admin.database('shared')
  await admin.ask('CREATE TABLE users (name text)', 'shared')
  for (const [schema, username] of [
    ['one', 'ada'],
    ['other', 'bert'],
  ] as const) {
    await admin.ask(`CREATE SCHEMA ${schema} AUTHORIZATION shared`, 'shared')
    const server = await serve(t, `${address}?options=-csearch_path%3D${schema}`)
    const call = await callerOf(server.url)
    assert.equal((await call('POST', '/api/1/users', { username })).status, 201)
    const { body } = await call('GET', '/api/1/users?username=*e*')
    assert.equal(body.length, schema === 'one' ? 0 : 1)
    await server.close()
    assert.deepEqual(await admin.ask(`SELECT username_key AS name FROM ${schema}.users`, 'shared'), [
      { name: username },
    ])
  }
  assert.deepEqual(await admin.ask('SELECT * FROM public.users', 'shared'), [])
})

test('who has nothing to migrate starts although others write without a pause', async () => {
  const address = await admin.database('busy')
  await (await openPostgres(address)).close()
  const holder = await admin.session('busy')
  await holder.query(`SELECT pg_advisory_lock(${writerLock})`)
  const store = await openPostgres(address)
  assert.deepEqual(await store.all('SELECT id FROM users'), [])
  await store.close()
  await holder.end()
})

test('who waits for the migration of another one waits as long as it takes', async () => {
  const address = await admin.database('patient')
  const holder = await admin.session('patient')
  await holder.query(`SELECT pg_advisory_lock(${writerLock})`)
  const limits = {
    connectMs: 3000,
    statementMs: 100,
    lockMs: 100,
    idleMs: 5000,
    silenceMs: 200,
    doubtMs: 100,
    patienceMs: 100,
  }
  const opening = openPostgres(address, limits)
  assert.equal(await Promise.race([opening, wait(1000, 'waiting')]), 'waiting')
  await holder.end()
  await (await opening).close()
})
