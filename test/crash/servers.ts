import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { isPostgresUrl } from '../../server/store/postgres-url.ts'
import type { Beside } from '../beside.ts'
import { type ChildServer, signIn, startChild } from '../child-server.ts'

/** A server in a process of its own, until it is killed. */
export interface Server {
  /** Under this name PostgreSQL knows its connections. */
  readonly name: string
  readonly isOnPostgres: boolean
  isKilled: boolean
  readonly call: (method: string, path: string, body?: object) => Promise<Answered>
  readonly child: ChildServer
}

export interface Answered {
  readonly status: number
  readonly text: string
  readonly headers: Headers
}

let started = 0

export async function startServer(t: TestContext, database: string): Promise<Server> {
  const name = `crash-${++started}`
  const isOnPostgres = isPostgresUrl(database)
  const child = await startChild(t, isOnPostgres ? `${database}?application_name=${name}` : database)
  const { url } = child
  assert.ok(url, `the server does not start: ${url ?? (await child.end()).stderr}`)
  const headers = await signIn(url)
  return {
    name,
    isOnPostgres,
    isKilled: false,
    child,
    async call(method, path, body) {
      const answer = await fetch(url + path, {
        method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      return { status: answer.status, headers: answer.headers, text: await answer.text() }
    },
  }
}

export async function kill(server: Server): Promise<void> {
  server.isKilled = true
  await server.child.end('SIGKILL')
}

/** What a killed server has sent to PostgreSQL is done all the same: waits until none of it is under way. */
export async function connectionsGone(beside: Beside, killed: readonly Server[]): Promise<void> {
  for (const end = performance.now() + 20_000; ; await wait(5)) {
    const rows = (await beside.all('SELECT application_name AS name FROM pg_stat_activity', [])) as {
      name: string
    }[]
    const names = new Set(rows.map(({ name }) => name))
    if (!killed.some(({ name }) => names.has(name))) return
    assert.ok(performance.now() < end, 'connections of a killed server stay')
  }
}

/** Whether a call has no answer because its server is gone. */
export const isCut = (error: unknown): boolean =>
  error instanceof TypeError && ['fetch failed', 'terminated'].includes(error.message)
