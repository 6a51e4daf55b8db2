import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { StartError, startWorkers } from '@rollcall/server'
import { openBeside } from './beside.ts'
import { signIn } from './child-server.ts'
import { engines } from './databases.ts'

const options = {
  host: '127.0.0.1',
  port: 0,
  clientId: 'Manage All',
  clientSecret: 'secret of Manage All',
  rateLimit: 0,
  logLevel: 'silent',
  lastRequestsMs: 0,
} as const

async function newDatabase(t: TestContext): Promise<string> {
  const { database, remove } = await engines.postgres()
  t.after(remove)
  return database
}

/** The processes that are connected to write: one connection of each is called after it. */
async function workersOf(database: string): Promise<number> {
  const beside = await openBeside(database)
  const sql =
    "SELECT count(*) AS connections FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'rollcall'"
  const [row] = (await beside.all(sql, [])) as { connections: number }[]
  await beside.close()
  return row?.connections ?? 0
}

async function untilGone(database: string): Promise<void> {
  while ((await workersOf(database)) > 0) await wait(50)
}

test('two workers answer on one address, and show the same directory', async (t) => {
  const database = await newDatabase(t)
  const server = await startWorkers({ ...options, database, sample: 30 }, 2)
  try {
    const headers = await signIn(server.url)
    const seen = new Set<string>()
    const pids = new Set<string>()
    // Every request on a connection of its own: the workers take turns.
    for (let at = 0; at < 20; at++) {
      const answer = await fetch(`${server.url}/api/1/users?limit=5`, {
        headers: { ...headers, connection: 'close' },
      })
      assert.equal(answer.status, 200)
      seen.add(await answer.text())
    }
    assert.equal(seen.size, 1)
    const beside = await openBeside(database)
    const rows = await beside.all(
      "SELECT client_port FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'rollcall'",
      [],
    )
    for (const row of rows as { client_port: number }[]) pids.add(String(row.client_port))
    await beside.close()
    assert.ok(pids.size >= 4, 'each worker has connections of its own')
  } finally {
    await server.close()
  }
  await untilGone(database)
})

test('a worker that dies is replaced, and those who call meanwhile are answered by the others', async (t) => {
  const database = await newDatabase(t)
  const { default: cluster } = await import('node:cluster')
  const server = await startWorkers({ ...options, database, sample: 5 }, 2)
  try {
    const headers = { ...(await signIn(server.url)), connection: 'close' }
    const before = Object.values(cluster.workers ?? {}).map((worker) => worker?.process.pid)
    assert.equal(before.length, 2)
    process.kill(before[0] as number, 'SIGKILL')
    let answered = 0
    for (let at = 0; at < 60; at++) {
      const answer = await fetch(`${server.url}/api/1/users/1`, { headers }).catch(() => undefined)
      if (answer?.status === 200) answered++
      await answer?.arrayBuffer()
      await wait(50)
    }
    // One call may have been on its way to the one that died.
    assert.ok(answered >= 59, `${answered} of 60 were answered`)
    const after = Object.values(cluster.workers ?? {}).map((worker) => worker?.process.pid)
    assert.equal(after.length, 2)
    assert.ok(!after.includes(before[0]))
  } finally {
    await server.close()
  }
})

test('a close finishes what was begun on every worker', async (t) => {
  const database = await newDatabase(t)
  const server = await startWorkers({ ...options, database }, 2)
  const headers = await signIn(server.url)
  const calls = Array.from({ length: 40 }, async (_, at) => {
    const password = 'Three-Blue-Herons-9'
    const body = JSON.stringify({ username: `ada-${at}`, password, password_confirmation: password })
    const answer = await fetch(`${server.url}/api/1/users`, { method: 'POST', headers, body })
    return { status: answer.status, text: await answer.text() }
  })
  const answers = Promise.allSettled(calls)
  await Promise.any(calls)
  await server.close()
  let made = 0
  for (const answer of await answers)
    if (answer.status === 'rejected')
      assert.equal(answer.reason.cause.code, 'ECONNREFUSED', 'it came too late')
    else {
      assert.equal(answer.value.status, 201, answer.value.text)
      made++
    }
  const beside = await openBeside(database)
  assert.equal((await beside.all('SELECT id FROM users', [])).length, made)
  await beside.close()
})

test('workers that cannot start say why, once, and leave no process behind', async (t) => {
  const database = await newDatabase(t)
  const first = await startWorkers({ ...options, database }, 1)
  const port = Number(new URL(first.url).port)
  const { default: cluster } = await import('node:cluster')
  try {
    await assert.rejects(
      startWorkers({ ...options, database, host: 'no-such-host.invalid', port }, 2),
      (error: unknown) =>
        error instanceof StartError && /is not an address of this machine/.test(error.message),
    )
    assert.equal(Object.keys(cluster.workers ?? {}).length, 1)
  } finally {
    await first.close()
  }
  assert.deepEqual(Object.keys(cluster.workers ?? {}), [])
})
