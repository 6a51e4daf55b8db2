import assert from 'node:assert/strict'
import { chmod, chown, copyFile, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openPostgres } from '../server/store/postgres.ts'
import { createConnection } from '../server/store/postgres-connection.ts'
import { usualLimits } from '../server/store/postgres-limits.ts'
import { readPostgresUrl } from '../server/store/postgres-url.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { type Admin, adminOf } from './postgres-faults.ts'

const fixture = (name: string): string => fileURLToPath(new URL(`tls/${name}`, import.meta.url))
const certificate = fixture('server.crt')

let postgres: Postgres
let admin: Admin
let plain: string

before(async () => {
  postgres = await startPostgres()
  admin = adminOf(postgres)
  plain = await admin.database('people')
  await (await openPostgres(plain)).close()
})

after(() => postgres.end())

function address(host: string, parameters: Record<string, string>): string {
  const url = new URL(plain)
  url.hostname = host
  url.search = new URLSearchParams(parameters).toString()
  return url.href
}

/** Opens the directory, and tells whether PostgreSQL sees its connection encrypted. */
async function isEncrypted(url: string): Promise<boolean> {
  const store = await openPostgres(url)
  try {
    const row = await store.get<{ ssl: boolean }>('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()')
    return row?.ssl === true
  } finally {
    await store.close()
  }
}

const refusedWith = (url: string, sentence: RegExp) =>
  assert.rejects(openPostgres(url), (error: Error) => {
    assert.equal(error.name, 'StoreError')
    assert.match(error.message, sentence)
    assert.doesNotMatch(error.message, /secret|\n/)
    return true
  })

const speaksNoTls = /: this PostgreSQL does not speak TLS; switch it on there, or use sslmode=disable$/

for (const parameters of [
  { sslmode: 'require' },
  { sslmode: 'verify-ca', sslrootcert: certificate },
  { sslmode: 'verify-full', sslrootcert: certificate },
])
  test(`sslmode=${parameters.sslmode} is refused by a server without TLS`, () =>
    refusedWith(address('localhost', parameters), speaksNoTls))

test('a server without TLS is reached with sslmode=disable, and without any', async () => {
  assert.equal(await isEncrypted(address('localhost', { sslmode: 'disable' })), false)
  assert.equal(await isEncrypted(plain), false)
})

test('PostgreSQL is given a certificate', async () => {
  const { uid, gid } = await stat(join(postgres.folder, 'data'))
  for (const name of ['server.crt', 'server.key']) {
    const copy = join(postgres.folder, name)
    await copyFile(fixture(name), copy)
    await chmod(copy, 0o600)
    await chown(copy, uid, gid)
  }
  await admin.ask(`ALTER SYSTEM SET ssl_cert_file = '${join(postgres.folder, 'server.crt')}'`)
  await admin.ask(`ALTER SYSTEM SET ssl_key_file = '${join(postgres.folder, 'server.key')}'`)
  await admin.ask('ALTER SYSTEM SET ssl = on')
  await admin.ask('SELECT pg_reload_conf()')
  while ((await admin.ask('SHOW ssl'))[0]?.ssl !== 'on') await wait(20)
})

for (const [host, parameters, encrypted] of [
  ['127.0.0.1', { sslmode: 'disable' }, false],
  ['127.0.0.1', { sslmode: 'require' }, true],
  ['127.0.0.1', { sslmode: 'require', sslrootcert: certificate }, true],
  ['127.0.0.1', { sslmode: 'verify-ca', sslrootcert: certificate }, true],
  ['localhost', { sslmode: 'verify-full', sslrootcert: certificate }, true],
] as const)
  test(`${described(host, parameters)}: ${encrypted ? 'encrypted' : 'open'}`, async () => {
    assert.equal(await isEncrypted(address(host, parameters)), encrypted)
  })

const unknownSigner =
  /: its certificate is signed by nobody who is known here; name the file of who signed it with sslrootcert=FILE$/

for (const [host, parameters, sentence] of [
  ['127.0.0.1', { sslmode: 'verify-ca' }, /sslrootcert/],
  ['localhost', { sslmode: 'verify-full' }, unknownSigner],
  ['localhost', { sslmode: 'require', sslrootcert: fixture('stranger.crt') }, unknownSigner],
  ['localhost', { sslmode: 'verify-ca', sslrootcert: fixture('stranger.crt') }, unknownSigner],
  ['localhost', { sslmode: 'verify-full', sslrootcert: fixture('stranger.crt') }, unknownSigner],
  [
    '127.0.0.1',
    { sslmode: 'verify-full', sslrootcert: certificate },
    /: its certificate is for another host name than this one$/,
  ],
  ['localhost', { sslmode: 'verify-full', sslrootcert: fixture('nowhere.crt') }, /ENOENT/],
  ['localhost', { sslmode: 'prefer' }, /choose one of disable, require, verify-ca, verify-full$/],
] as const)
  test(`${described(host, parameters)}: refused`, () => refusedWith(address(host, parameters), sentence))

test('a database that answers all the time is not taken for a silent one', async () => {
  const config = readPostgresUrl(address('localhost', { sslmode: 'require' }))
  const connection = createConnection(config, { ...usualLimits, silenceMs: 400 })
  const session = await connection.open()
  for (
    let question = session.query('SELECT 1', []), end = performance.now() + 1500;
    performance.now() < end;
  ) {
    // There is always one that is not answered yet.
    const next = session.query('SELECT 1 FROM pg_sleep(0.1)', [])
    await question
    question = next
  }
  assert.equal(session.isLost, false)
  await connection.close()
})

test('who must use TLS and does not hears so in one sentence', async () => {
  const rules = join(postgres.folder, 'data/pg_hba.conf')
  const before = await readFile(rules)
  await writeFile(rules, `hostnossl people all all reject\n${before}`)
  await admin.ask('SELECT pg_reload_conf()')
  await wait(100)
  await refusedWith(
    address('127.0.0.1', { sslmode: 'disable' }),
    /pg_hba.conf rejects connection .*no encryption$/,
  )
  assert.equal(await isEncrypted(address('127.0.0.1', { sslmode: 'require' })), true)
})

function described(
  host: string,
  { sslmode, sslrootcert }: { sslmode: string; sslrootcert?: string },
): string {
  const signer = sslrootcert === undefined ? '' : ` and ${basename(sslrootcert)}`
  return `to ${host} with sslmode=${sslmode}${signer}`
}
