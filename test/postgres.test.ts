import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { dropDatabase, freshDatabase } from './fresh-database.ts'
import { type Postgres, startPostgres } from './postgres.ts'

let postgres: Postgres

before(async () => {
  postgres = await startPostgres({ settings: { work_mem: '5MB' } })
  await ask(postgres.url(), 'CREATE TABLE notes (text text)')
})

after(() => postgres.end())

/** Asks on a connection of its own. */
async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  // Its end is the query's failure too.
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const notes = async () => (await ask(postgres.url(), 'SELECT text FROM notes')).map(({ text }) => text)

async function write(text: string): Promise<void> {
  await postgres.start()
  await ask(postgres.url(), `DELETE FROM notes; INSERT INTO notes VALUES ('${text}')`)
}

test('it is PostgreSQL 18 in UTF-8, with the settings that were given', async () => {
  const [row] = await ask(
    postgres.url(),
    "SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding, current_setting('work_mem') AS memory",
  )
  assert.match(String(row?.version), /^18\./)
  assert.deepEqual({ ...row, version: '' }, { version: '', encoding: 'UTF8', memory: '5MB' })
})

test('a password is asked for', async () => {
  const address = new URL(postgres.url())
  address.password = 'another'
  await assert.rejects(ask(address.href, 'SELECT 1'), { code: '28P01' })
})

for (const mode of ['fast', 'immediate'] as const)
  test(`what was written is there after a restart, ${mode}`, async () => {
    await write(mode)
    await postgres.restart(mode)
    assert.deepEqual(await notes(), [mode])
  })

test('nothing answers while it is stopped', async () => {
  await postgres.stop()
  await assert.rejects(ask(postgres.url(), 'SELECT 1'), { code: 'ECONNREFUSED' })
  await postgres.start()
})

test('killed in the middle of a long query, it leaves nothing that keeps it from starting, and what was written is there', async () => {
  await write('before the end')
  const computing = ask(postgres.url(), 'SELECT count(*) FROM generate_series(1, 1000000000)')
  await Promise.all([assert.rejects(computing), sleep(200).then(() => postgres.kill())])
  await assert.rejects(ask(postgres.url(), 'SELECT 1'), { code: 'ECONNREFUSED' })
  await postgres.start()
  assert.deepEqual(await notes(), ['before the end'])
})

test('paused, it takes queries and connections and answers none, until it is resumed', async () => {
  const client = new pg.Client(postgres.url())
  await client.connect()
  postgres.pause()
  const answers = [client.query('SELECT 1'), ask(postgres.url(), 'SELECT 1')]
  const first = await Promise.race([...answers, sleep(300, 'nothing')])
  assert.equal(first, 'nothing')
  postgres.resume()
  await Promise.all(answers)
  await client.end()
})

for (const [how, end] of [
  ['stopped', () => postgres.stop()],
  ['killed', () => postgres.kill()],
] as const)
  test(`it can be ${how} while it is paused`, async () => {
    const client = new pg.Client(postgres.url())
    client.on('error', () => {})
    await client.connect()
    postgres.pause()
    await end()
    await postgres.start()
    assert.equal((await ask(postgres.url(), 'SELECT 1')).length, 1)
  })

test('a port that is taken is an error when it was asked for', async () => {
  await assert.rejects(startPostgres({ port: postgres.port }), /Address already in use/)
})

test('in a folder that the caller names it is found again', async () => {
  const folder = join(postgres.folder, 'kept')
  const first = await startPostgres({ folder })
  await ask(first.url(), 'CREATE DATABASE kept')
  await first.end()
  const second = await startPostgres({ folder })
  assert.deepEqual(await ask(second.url('kept'), 'SELECT 1 AS one'), [{ one: 1 }])
  await second.end()
})

test('at its end its folder is gone', async () => {
  const other = await startPostgres()
  assert.ok(existsSync(other.folder))
  await other.end()
  assert.ok(!existsSync(other.folder))
})

test('databases of two tests are apart, prepared, and gone when they are dropped', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
  await ask(one, 'CREATE TABLE notes (text text)')
  await assert.rejects(ask(other, 'SELECT * FROM notes'), { code: '42P01' })
  assert.deepEqual(await ask(other, 'SELECT * FROM users'), [])

  const open = new pg.Client(one)
  open.on('error', () => {})
  await open.connect()
  await Promise.all([dropDatabase(one), dropDatabase(other)])
  await assert.rejects(ask(one, 'SELECT 1'), { code: '3D000' })
})

test('the owner of a database is no superuser, and may create pg_trgm, which knows the letters of every script', async () => {
  const url = await freshDatabase()
  const [rights] = await ask(url, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user')
  assert.deepEqual(rights, { rolsuper: false })
  await ask(url, 'CREATE EXTENSION IF NOT EXISTS pg_trgm')
  for (const word of ['Łukasz', 'Ñandú', 'Жук', 'Ωμέγα', 'שלום', '田中太郎', 'สมชาย']) {
    const [row] = await ask(url, `SELECT cardinality(show_trgm('${word}')) AS trigrams`)
    assert.equal(row?.trigrams, [...word].length + 1, word)
  }
  await dropDatabase(url)
})

/** Starts `postgres-child.ts` outside the run, and waits until it has said where its server is. */
async function startProcess(then: 'wait' | 'leave') {
  const { ROLLCALL_TEST_POSTGRES, ...env } = process.env
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('postgres-child.ts', import.meta.url)), then],
    {
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  const exited = once(child, 'exit')
  const [said] = await once(child.stdout, 'data')
  return { child, exited, ...(JSON.parse(String(said)) as { url: string; folder?: string }) }
}

async function isListening(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  return once(socket, 'connect')
    .then(
      () => true,
      () => false,
    )
    .finally(() => socket.destroy())
}

test('it ends, with its folder, when the process that started it is killed', async () => {
  const { child, exited, url, folder = '' } = await startProcess('wait')
  assert.ok(await isListening(url))
  child.kill('SIGKILL')
  await exited
  while (await isListening(url)) await sleep(20)
  while (existsSync(folder)) await sleep(20)
})

test('a file that runs alone gets a server that neither keeps the process nor outlives it', async () => {
  const { exited, url } = await startProcess('leave')
  assert.deepEqual(await exited, [0, null])
  while (await isListening(url)) await sleep(20)
})
