import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { after, before, test } from 'node:test'
import { signIn, startChild } from './child-server.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { type Admin, adminOf, callerOf, comesBack } from './postgres-faults.ts'

let postgres: Postgres
let admin: Admin

before(async () => {
  postgres = await startPostgres()
  admin = adminOf(postgres)
})

after(() => postgres.end())

/** With characters that an address has to escape, so that it is looked for in each of its spellings; no part can be one of a random id. */
const password = 'Sesam/öffne@dich:Zauberwort?'
const spellings = [password, encodeURIComponent(password), encodeURI(password), 'Sesam', 'dich', 'Zauberwort']

function assertNoSecret(said: string): void {
  for (const secret of [...spellings, 'secret of Manage All', '$argon2'])
    assert.ok(!said.includes(secret), `${secret} is in ${said}`)
}

function addressOf(name: string, change: (url: URL) => void = () => {}): string {
  const url = new URL(`postgres://${name}@127.0.0.1:${postgres.port}/${name}`)
  url.password = encodeURIComponent(password)
  change(url)
  return url.href
}

async function database(name: string): Promise<string> {
  await admin.database(name)
  await admin.ask(`ALTER ROLE ${name} PASSWORD '${password}'`)
  return addressOf(name)
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return String(port)
}

for (const [what, address, sentence] of [
  ['a wrong password', () => addressOf('people', (url) => (url.password += 'x')), /: the password is wrong$/],
  ['no such host', () => addressOf('people', (url) => (url.hostname = 'nowhere.invalid')), /host/],
  [
    'a port where nothing answers',
    async () => {
      const port = await freePort()
      return addressOf('people', (url) => (url.port = port))
    },
    /: nothing answers there; is PostgreSQL running, and is the port right\?$/,
  ],
  [
    'an unknown database',
    () => addressOf('people', (url) => (url.pathname = 'nobody')),
    /: there is no such database; make it with createdb$/,
  ],
  ['no TLS', () => addressOf('people', (url) => (url.search = 'sslmode=require')), /does not speak TLS/],
  [
    'an unknown sslmode',
    () => addressOf('people', (url) => (url.search = 'sslmode=maybe')),
    /choose one of disable/,
  ],
  ['a port that is none', () => addressOf('people').replace(/:\d+\//, ':port/'), /should be like postgres:/],
  ['no password', () => addressOf('people', (url) => (url.password = '')), /: a password is needed/],
] as const)
  test(`${what} is one sentence without the password`, async (t) => {
    if ((await admin.ask("SELECT 1 FROM pg_roles WHERE rolname = 'people'")).length === 0)
      await database('people')
    const { code, stderr } = await (await startChild(t, await address(), { logLevel: 'debug' })).end()
    assert.equal(code, 1)
    assert.match(stderr, /^[^\n]+\n$/)
    assert.match(stderr.trimEnd(), sentence)
    assertNoSecret(stderr)
  })

test('no log line holds a password or a hash, whatever becomes of the database', async (t) => {
  const address = await database('logged')
  const child = await startChild(t, address, { logLevel: 'debug', sample: 5 })
  const call = await callerOf(child.url as string)
  const everyWay = () =>
    Promise.all([
      call('GET', '/api/1/users/1'),
      call('GET', '/api/1/users?username=a*'),
      call('PUT', '/api/1/users/1', { title: 'Countess' }),
      call('PUT', '/api/1/users/set_password_clear_text/1', {
        password: 'Correct horse 1',
        password_confirmation: 'Correct horse 1',
      }),
    ])
  await postgres.stop('immediate')
  await everyWay()
  await postgres.start()
  await comesBack(call)

  await admin.ask("ALTER ROLE logged PASSWORD 'another'")
  await admin.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'logged'")
  await everyWay()
  await admin.ask(`ALTER ROLE logged PASSWORD '${password}'`)
  await comesBack(call)

  // PostgreSQL tells the whole row with such an error, and the parameters when it is told to.
  await admin.ask('ALTER DATABASE logged SET log_parameter_max_length_on_error = -1')
  await admin.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'logged'")
  await admin.ask('ALTER TABLE user_passwords ADD CHECK (length(hash) < 5) NOT VALID', 'logged')
  const refused = await fetch(`${child.url}/api/1/users/set_password_clear_text/1`, {
    method: 'PUT',
    headers: await signIn(child.url as string),
    body: JSON.stringify({ password: 'Correct horse 2', password_confirmation: 'Correct horse 2' }),
  })
  assert.equal(refused.status, 500)
  await refused.arrayBuffer()

  const { code, stderr } = await child.end('SIGTERM')
  assert.equal(code, 0)
  for (const line of ['cannot be reached', 'password authentication failed', 'violates check constraint'])
    assert.ok(stderr.includes(line), `nothing of "${line}" in ${stderr}`)
  assertNoSecret(stderr)
  assert.ok(!stderr.includes('Correct horse'))
})
