import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EventsApi } from '@rollcall/client/directory'
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { run } from '../cli/testing/command.ts'
import { migrations } from '../server/store/migrations.ts'
import { toPostgres } from '../server/store/postgres-dialect.ts'
import { isPostgresUrl } from '../server/store/postgres-url.ts'
import { openBeside } from './beside.ts'
import { engineNames, engines } from './databases.ts'
import { beginning, startDirectory } from './harness.ts'

/** Makes a directory as the second version had it: tables of the first two steps, and none of the later ones. */
async function makeVersion2(database: string): Promise<void> {
  const former = migrations.slice(0, 2)
  if (!isPostgresUrl(database)) {
    const connection = new Sqlite(database)
    for (const { both, sqlite } of former) connection.exec(both + sqlite)
    connection.exec(`PRAGMA application_id = ${0x526f6c6c}; PRAGMA user_version = 2`)
    connection.close()
    return
  }
  const client = new pg.Client(database)
  await client.connect()
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE EXTENSION pg_trgm')
  await client.query('CREATE TABLE directory_version (version BIGINT NOT NULL)')
  await client.query('INSERT INTO directory_version VALUES (2)')
  for (const { both, postgres } of former) await client.query(toPostgres(both) + postgres)
  await client.end()
}

const everyCharacter = Array.from({ length: 127 }, (_, at) => String.fromCharCode(at + 1)).join('')
const clients = ['hr-sync', everyCharacter, '\u007f\u0080\u2028\u2029 é 😀 ﷺ "\'\\/']

const former = [
  {
    id: 1,
    type: 533,
    at: beginning,
    user: 1,
    credential: 1,
    request: 'a',
    changes: { username: change('ada') },
  },
  {
    id: 2,
    type: 529,
    at: beginning + 1,
    user: 1,
    credential: 2,
    request: everyCharacter,
    changes: { 7: change('7'), a: change({ z: 1, a: [null, 1e21, -0] }) },
  },
  { id: 5, type: 516, at: beginning + 999, user: 1, credential: 3, request: 'c', changes: {} },
  {
    id: 6,
    type: 12,
    at: beginning + 1000,
    user: 2,
    credential: null,
    request: 'd',
    changes: { status: change(clients[2]) },
  },
  {
    id: 7,
    type: 529,
    at: beginning - 1,
    user: 2,
    credential: 99,
    request: 'e',
    changes: { title: change('\ud800"\\') },
  },
  { id: 9, type: 530, at: 253402300799999, user: 77, credential: 1, request: 'f', changes: undefined },
  { id: 10, type: 5, at: 0, user: null, credential: 1, request: 'g', changes: {} },
] as const

function change(after: unknown) {
  return { before: null, after }
}

for (const engine of engineNames)
  test(`the events of an older directory become a chain that says the same [${engine}]`, async () => {
    const { database, remove } = await engines[engine]()
    await makeVersion2(database)
    const beside = await openBeside(database)
    try {
      for (const client of clients)
        await beside.all(
          "INSERT INTO credentials (client_id, secret_digest, scope, created_at) VALUES (?, 'x', 'Read All', 0)",
          [client],
        )
      for (const { id, type, at, user, credential, request, changes } of former)
        await beside.all(
          'INSERT INTO events (id, event_type_id, created_at, user_id, credential_id, request_id, changes) VALUES (?, ?, ?, ?, ?, ?, ?)',
          [id, type, at, user, credential, request, changes === undefined ? null : JSON.stringify(changes)],
        )
      await beside.close()
      const directory = await startDirectory(database)
      try {
        const events = new EventsApi(await directory.client())
        const { items } = await events.listEvents()
        assert.deepEqual(
          items.map(({ hash, ...event }) => event),
          former.map(({ type, at, user, credential, request, changes }, place) => {
            const client = credential === null ? undefined : clients[credential - 1]
            return {
              id: place + 1,
              event_type_id: type,
              created_at: new Date(at).toISOString(),
              account_id: 1,
              ...(user !== null && { user_id: user }),
              actor_system: client === undefined ? 'Rollcall' : 'API',
              ...(client !== undefined && { client_id: client }),
              request_id: request,
              ...(Object.keys(changes ?? {}).length > 0 && { changes: JSON.parse(JSON.stringify(changes)) }),
            }
          }),
        )
        for (const [query, ids] of [
          [{ user_id: 2 }, [4, 5]],
          [{ client_id: clients[2] }, [3]],
          [{ event_type_id: '529' }, [2, 5]],
          [{ until: new Date(beginning).toISOString() }, [5, 7]],
        ] as const)
          assert.deepEqual(
            (await events.listEvents(query)).items.map(({ id }) => id),
            ids,
          )
        await directory.users.createUser({ username: 'new' })
        const latest = await events.getEvent(former.length + 1)

        const env = { ROLLCALL_HOST: directory.url, ROLLCALL_ACCESS_TOKEN: await directory.token('Read All') }
        const { code, stdout, stderr } = await run(['verify-events'], { env })
        assert.deepEqual([code, stderr], [0, ''])
        assert.deepEqual(JSON.parse(stdout), { intact: true, events: 8, head: `8:${latest.hash}` })
        assert.deepEqual(await directory.sql("SELECT 1 FROM latest_ids WHERE name = 'roles' AND id <> 0"), [])
      } finally {
        await directory.stop()
      }
    } finally {
      await remove()
    }
  })
