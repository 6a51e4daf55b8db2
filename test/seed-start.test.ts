import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import { start } from '../cli/testing/command.ts'
import { openBeside } from './beside.ts'
import { engineNames, engines } from './databases.ts'

const env = { ROLLCALL_CLIENT_ID: 'test', ROLLCALL_CLIENT_SECRET: 'only-for-tests' }

async function fileWith(t: TestContext, content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-'))
  t.after(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'directory.yaml'), content)
  return join(folder, 'directory.yaml')
}

/** Serves until it answers, then stops it; or until it ends by itself. */
async function serveOnce(t: TestContext, args: readonly string[], variables: Record<string, string> = env) {
  const child = start(['serve', '--port', '0', ...args], { env: variables })
  t.after(() => child.exitCode ?? child.kill('SIGKILL'))
  const exit = once(child, 'close')
  let stdout = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk
    if (stdout.includes('Rollcall answers on')) child.kill('SIGTERM')
  })
  const stderr = await text(child.stderr as NonNullable<typeof child.stderr>)
  const [code] = await exit
  return { code, stdout, stderr }
}

async function rowsOf<Row>(database: string, sql: string): Promise<Row[]> {
  const beside = await openBeside(database)
  const rows = (await beside.all(sql, [])) as Row[]
  await beside.close()
  return rows
}

for (const engine of engineNames)
  test(`serve --seed fills a directory before it answers, and the next start has nothing to do [${engine}]`, async (t) => {
    const { database, remove } = await engines[engine]()
    t.after(remove)
    const file = await fileWith(
      t,
      `groups: [{ name: Berlin }]\ncredentials: [{ name: hr, scope: Read Users }]\nusers: [{ username: ada, group: Berlin, password: "\${ADA}" }]\n`,
    )
    const args = ['--database', database, '--seed', file, '--rate-limit', '1']
    const first = await serveOnce(t, args, { ...env, ADA: 'a Long enough Passw0rd' })
    assert.equal(first.code, 0, first.stderr)
    assert.equal(first.stderr, `${file} is applied: 3 created, 0 changed, 0 deleted; 0 as the file says\n`)
    assert.match(
      first.stdout,
      /^The secret of the credential hr is not shown again:\n.+\n.+\nRollcall answers on \S+ .+\n$/,
    )

    const [user] = await rowsOf<{ body: string }>(database, 'SELECT body FROM users')
    assert.deepEqual([JSON.parse(user?.body ?? '').username, JSON.parse(user?.body ?? '').status], ['ada', 1])
    const credentials = await rowsOf<{ name: string }>(database, 'SELECT name FROM credentials ORDER BY id')
    assert.deepEqual(
      credentials.map(({ name }) => name),
      ['test', 'hr'],
    )
    const [event] = await rowsOf<{ client_id: string }>(
      database,
      'SELECT client_id FROM events WHERE user_id IS NOT NULL',
    )
    assert.match(event?.client_id ?? '', /^seed file [0-9a-f]{16}$/)

    // The variable is asked for when it is needed only.
    const second = await serveOnce(t, args)
    assert.deepEqual([second.code, second.stderr], [0, ''])
    assert.match(second.stdout, /^Rollcall answers on \S+ .+\n$/)
  })

test('with --workers the file is applied once', async (t) => {
  const { database, remove } = await engines.postgres()
  t.after(remove)
  const file = await fileWith(t, 'groups: [{ name: Berlin }]\n')
  const { code, stderr } = await serveOnce(t, ['--database', database, '--workers', '2'], {
    ...env,
    ROLLCALL_SEED: file,
  })
  assert.deepEqual(
    [code, stderr],
    [0, `${file} is applied: 1 created, 0 changed, 0 deleted; 0 as the file says\n`],
  )
  assert.equal((await rowsOf(database, 'SELECT * FROM groups')).length, 1)
})

test('three servers that start at once on one database, with one file, all start, and make everything once', async (t) => {
  const { database, remove } = await engines.postgres()
  t.after(remove)
  const names = Array.from({ length: 60 }, (_, number) => number)
  const file = await fileWith(
    t,
    `groups:\n${names.map((n) => `  - name: City ${n}\n`).join('')}users:\n${names.map((n) => `  - { username: u${n}, group: City ${n} }\n`).join('')}`,
  )
  const args = ['--database', database, '--seed', file]
  const ended = await Promise.all([serveOnce(t, args), serveOnce(t, args), serveOnce(t, args)])
  for (const { code, stdout, stderr } of ended) {
    assert.equal(code, 0, stderr)
    assert.match(stdout, /Rollcall answers on/)
  }
  for (const table of ['groups', 'users'])
    assert.equal((await rowsOf(database, `SELECT id FROM ${table}`)).length, 60)
  assert.deepEqual((await rowsOf(database, 'SELECT name FROM credentials')).length, 1)
})

test('no password and no secret is in the log, however much of it is written', async (t) => {
  const { database, remove } = await engines.sqlite()
  t.after(remove)
  const password = 'a Long enough Passw0rd'
  const file = await fileWith(
    t,
    `credentials: [{ name: hr, scope: Read Users }]\nusers: [{ username: ada, password: ${password} }]\n`,
  )
  const args = ['--database', database, '--seed', file, '--log-level', 'debug']
  const { code, stdout, stderr } = await serveOnce(t, args)
  assert.equal(code, 0)
  const secret = /CLIENT_SECRET=(\w{64})/.exec(stdout)?.[1] ?? assert.fail(stdout)
  assert.match(stderr, /"path":"\/api\/1\/users"/)
  for (const text of [password, secret]) assert.ok(!stderr.includes(text))
})

test('a file that is wrong ends the start with its lines; nothing is made', async (t) => {
  const { database, remove } = await engines.sqlite()
  t.after(remove)
  const file = await fileWith(t, 'groups: [{ nmae: Berlin }]\n')
  assert.deepEqual(await serveOnce(t, ['--database', database, '--seed', file]), {
    code: 2,
    stdout: '',
    stderr: `${file}:1:10: a group needs a name\n${file}:1:12: a group has no member "nmae"; did you mean name?\n`,
  })
  assert.ok(!existsSync(database))
})

test('a credential that the start made is told although the file cannot be applied; the next start goes on', async (t) => {
  const { database, remove } = await engines.sqlite()
  t.after(remove)
  const file = await fileWith(t, 'groups: [{ name: Berlin }]\nusers: [{ username: ada, password: short }]\n')
  const { code, stdout, stderr } = await serveOnce(t, ['--database', database, '--seed', file], {})
  assert.equal(code, 5)
  assert.match(
    stdout,
    /^It made a credential [^\n]+\n {2}ROLLCALL_CLIENT_ID=\w+\n {2}ROLLCALL_CLIENT_SECRET=\w+\n$/,
  )
  assert.match(
    stderr,
    /^1 created, 0 changed, 0 deleted; 1 of 2 steps are left\n.+:2:9: user "ada" could not be created: 422 .+\n$/,
  )
  await writeFile(file, 'groups: [{ name: Berlin }]\nusers: [{ username: ada }]\n')
  const second = await serveOnce(t, ['--database', database, '--seed', file], {})
  assert.deepEqual(
    [second.code, second.stderr],
    [0, `${file} is applied: 1 created, 0 changed, 0 deleted; 1 as the file says\n`],
  )
})
