import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { pino } from 'pino'
import { digestOf } from '../server/directory/digest.ts'
import { createLoginTurns } from '../server/directory/login-turns.ts'
import { createPasswordHasher } from '../server/directory/password-hash.ts'
import { createApp } from '../server/http/app.ts'
import { createRateLimit } from '../server/http/rate-limit.ts'
import { putCredential } from '../server/store/credentials.ts'
import { openPostgres } from '../server/store/postgres.ts'
import { type Limits, usualLimits } from '../server/store/postgres-limits.ts'
import { signIn } from './child-server.ts'
import { checkAnswer } from './contract-check.ts'
import type { Postgres } from './postgres.ts'

/** A PostgreSQL that a test hurts, and what an administrator can do there. */
export interface Admin {
  /** Runs one statement as the superuser, in a database. */
  ask(sql: string, database?: string): Promise<Record<string, unknown>[]>
  /** A session of its own that stays open until the test ends it. */
  session(database: string): Promise<pg.Client>
  /** Makes an empty database, and an ordinary user who owns it; the address is that user's. */
  database(name: string): Promise<string>
}

export function adminOf(postgres: Postgres): Admin {
  async function session(database: string): Promise<pg.Client> {
    const client = new pg.Client(postgres.url(database))
    // Tests end sessions; whoever asks such a one hears of it.
    client.on('error', () => {})
    await client.connect()
    return client
  }
  async function ask(sql: string, database = 'postgres') {
    const client = await session(database)
    try {
      return (await client.query(sql)).rows as Record<string, unknown>[]
    } finally {
      await client.end()
    }
  }
  return {
    ask,
    session,
    async database(name) {
      await ask(`CREATE ROLE ${name} LOGIN PASSWORD 'secret-of-${name}'`)
      await ask(`CREATE DATABASE ${name} OWNER ${name}`)
      return `postgres://${name}:secret-of-${name}@127.0.0.1:${postgres.port}/${name}`
    },
  }
}

/** A server in this process whose patience with its database a test chooses. */
export async function serve(
  t: TestContext,
  database: string,
  limits: Partial<Limits> = {},
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const store = await openPostgres(database, { ...usualLimits, ...limits })
  await store.transaction((tx) =>
    putCredential(
      tx,
      { client_id: 'Manage All', secret_digest: digestOf('secret of Manage All'), scope: 'Manage All' },
      0,
    ),
  )
  const app = createApp(
    {
      store,
      passwords: createPasswordHasher(),
      loginTurns: createLoginTurns(),
      cursorKey: 'the key of a test',
      rateLimit: createRateLimit(store, 0),
      wakeMappings() {},
      clock: Date.now,
    },
    pino({ level: 'silent' }),
    { lastRequestsMs: 0 },
  )
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= app.close().then(store.close)
    return closing
  }
  t.after(close)
  return { url, close }
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any
}

export type Call = (method: string, path: string, body?: unknown) => Promise<Answer>

/** Calls a server, whose every answer must be one of the contract, and no failure but a 503 that says when to come again. */
export async function callerOf(url: string): Promise<Call> {
  const headers = await signIn(url)
  return async (method, path, body) => {
    const answer = await fetch(url + path, {
      method,
      headers: body === undefined ? { authorization: headers.authorization as string } : headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    const { status } = answer
    checkAnswer(method, new URL(answer.url).pathname, status, answer.headers, text)
    if (status === 503) assert.equal(answer.headers.get('retry-after'), '1')
    else assert.ok(status < 500, `${method} ${path}: ${status} ${text}`)
    return { status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) }
  }
}

/** One call of each way to the database: a lookup, a list, a filtered list, a change, and whether the server is ready. */
export async function callEverything(call: Call): Promise<number[]> {
  const answers = await Promise.all([
    call('GET', '/api/1/users/1'),
    call('GET', '/api/1/users?limit=3'),
    call('GET', '/api/1/users?username=*a*'),
    call('PUT', '/api/1/users/1', { title: 'Countess' }),
    call('GET', '/health/ready'),
  ])
  return answers.map(({ status }) => status)
}

export const allWell = [200, 200, 200, 200, 200]

/** Waits until everything is answered again, and sees that it stays so. How long it takes depends on the machine. */
export async function comesBack(call: Call): Promise<void> {
  const end = performance.now() + 15_000
  while ((await callEverything(call)).some((status) => status !== 200)) {
    assert.ok(performance.now() < end, 'it does not come back')
    await wait(20)
  }
  for (let times = 0; times < 5; times++) assert.deepEqual(await callEverything(call), allWell)
}
