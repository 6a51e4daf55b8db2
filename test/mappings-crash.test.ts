import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { openBeside } from './beside.ts'
import { signIn, startChild, testOnEveryEngine } from './child-server.ts'
import { mappingsDone } from './mapping-helpers.ts'
import { eventsIn } from './stored.ts'
import { assertWhole } from './whole.ts'

// Work that mappings have yet to do is in the database: a server that is killed loses none of it, and does none twice.

type Sql = <Row>(text: string, ...values: (string | number | null)[]) => Promise<Row[]>
/** A test that looks at the database while servers come and go. */
const withDatabase = (
  title: string,
  body: (t: TestContext, database: string, sql: Sql) => Promise<void>,
): void =>
  testOnEveryEngine(title, async (t, database) => {
    // The tables are made by the first server.
    const first = await startChild(t, database)
    await first.end('SIGTERM')
    const beside = await openBeside(database)
    try {
      await body(t, database, (text, ...values) => beside.all(text, values) as Promise<never[]>)
    } finally {
      await beside.close()
    }
  })

/** Everybody has the role 901, and one event tells of it for each. */
async function assertEverybodyOnce(sql: Sql, more = 0): Promise<number> {
  const users = await sql<{ id: number }>('SELECT id FROM users ORDER BY id')
  const holders = await sql<{ user_id: number }>(
    'SELECT user_id FROM user_roles WHERE role_id = 901 AND mapping_id = 1 AND by_hand = 0 ORDER BY user_id',
  )
  assert.deepEqual(
    holders.map(({ user_id }) => user_id),
    users.map(({ id }) => id),
  )
  const told = (await eventsIn(sql)).filter(({ type }) => type === 'rolesAddedByMapping')
  assert.deepEqual(
    told.map(({ user_id }) => Number(user_id)).sort((a, b) => a - b),
    users.map(({ id }) => id),
  )
  assert.ok(users.length >= more)
  return users.length
}

async function post(url: string, headers: Record<string, string>, path: string, body?: unknown) {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  })
  assert.ok(answer.ok, `${path} ${answer.status}`)
  return (await answer.json()) as { id: number }
}

async function addRule(url: string, headers: Record<string, string>, sql: Sql): Promise<void> {
  await sql("INSERT INTO roles (id, name) VALUES (901, 'Everybody')")
  const actions = [{ action: 'add_role', value: ['901'] }]
  await post(url, headers, '/api/2/mappings', { name: 'Everybody', conditions: [], actions })
}

withDatabase(
  'a server that is killed under load leaves work that the next one does, once',
  async (t, database, sql) => {
    let server = await startChild(t, database)
    await addRule(server.url as string, await signIn(server.url as string), sql)
    let left = 0
    for (let round = 1; round <= 4; round++) {
      const url = server.url as string
      const headers = await signIn(url)
      const callers = Promise.allSettled(
        Array.from({ length: 16 }, async (_, caller) => {
          for (let n = 0; ; n++)
            await post(url, headers, '/api/1/users', { username: `${round}-${caller}-${n}` })
        }),
      )
      await wait(300 + 50 * round)
      await server.end('SIGKILL')
      await callers
      const [{ many } = { many: 0 }] = await sql<{ many: number }>(
        'SELECT count(*) AS many FROM pending_mappings',
      )
      left += Number(many)
      server = await startChild(t, database)
    }
    await mappingsDone({ sql })
    t.diagnostic(`${left} users were left behind by four servers`)
    await assertEverybodyOnce(sql, 50)
    await server.end('SIGTERM')
    await assertWhole(database)
  },
)

withDatabase(
  'what a crash has left is done when a server starts, without a call',
  async (t, database, sql) => {
    const first = await startChild(t, database)
    const headers = await signIn(first.url as string)
    await addRule(first.url as string, headers, sql)
    for (const username of ['ada', 'bob'])
      await post(first.url as string, headers, '/api/1/users?mappings=disabled', { username })
    await first.end('SIGKILL')
    for (const id of [1, 2])
      await sql("INSERT INTO pending_mappings (user_id, request_id) VALUES (?, 'of the crash')", id)
    const second = await startChild(t, database)
    await mappingsDone({ sql })
    await assertEverybodyOnce(sql, 2)
    const told = (await eventsIn(sql)).filter(({ type }) => type === 'rolesAddedByMapping')
    assert.deepEqual(
      told.map(({ request_id }) => request_id),
      ['of the crash', 'of the crash'],
    )
    await second.end('SIGTERM')
    await assertWhole(database)
  },
)

withDatabase('a run over all users that is killed goes on where it was', async (t, database, sql) => {
  let server = await startChild(t, database, { sample: 2000 })
  const headers = await signIn(server.url as string)
  await addRule(server.url as string, headers, sql)
  const run = async () => {
    const [row] = await sql<{ users: number; changed: number; finished_at: number | null }>(
      'SELECT users, changed, finished_at FROM mapping_runs WHERE id = 1',
    )
    return row as { users: number; changed: number; finished_at: number | null }
  }
  await post(server.url as string, headers, '/api/2/mappings/reapply')
  while ((await run()).users < 100) await wait(5)
  await server.end('SIGKILL')
  const broken = await run()
  assert.ok(broken.users >= 100 && broken.finished_at === null, `${broken.users} users were done already`)
  server = await startChild(t, database)
  await mappingsDone({ sql })
  const { users, changed, finished_at } = await run()
  assert.deepEqual([users, changed, finished_at === null], [2000, 2000, false])
  assert.equal(await assertEverybodyOnce(sql), 2000)
  await server.end('SIGTERM')
})

withDatabase('a failure is logged, and the log holds nothing of the person', async (t, database, sql) => {
  const server = await startChild(t, database, { logLevel: 'error' })
  const url = server.url as string
  const headers = await signIn(url)
  await addRule(url, headers, sql)
  await post(url, headers, '/api/1/users?mappings=disabled', { username: 'secretname' })
  await sql('UPDATE users SET body = ? WHERE id = 1', '{"username":"secretname",')
  await sql("INSERT INTO pending_mappings (user_id, request_id) VALUES (1, 'x')")
  await post(url, headers, '/api/1/users', { username: 'bob' })
  const said = await server.said()
  assert.match(said, /mappings of the user 1 could not be run; it is tried again/)
  assert.match(said, /SyntaxError/)
  const { stderr } = await server.end('SIGTERM')
  assert.doesNotMatch(stderr, /secretname/)
})
