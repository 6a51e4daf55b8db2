import { type TestContext, test } from 'node:test'
import { openBeside, type Value } from './beside.ts'
import { type ChildOptions, type ChildServer, signIn, startChild } from './child-server.ts'
import { checkAnswer } from './contract-check.ts'
import { engines } from './databases.ts'
import type { Directory } from './harness.ts'
import { addRoles } from './roles.ts'
import { assertWhole } from './whole.ts'

/** A server in a process of its own, which shares its directory with others. */
export interface Peer extends Pick<ChildServer, 'end'>, Pick<Directory, 'call'> {
  readonly url: string
}

/** What the servers share. */
export interface Shared extends Pick<Directory, 'sql'> {
  readonly database: string
  /** One server more. */
  start(options?: ChildOptions): Promise<Peer>
}

/** How many servers, when nothing is to be said about them. */
export const two = [{}, {}] as const
export const three = [{}, {}, {}] as const

/**
 * A test with so many servers as there are options, each in a process of its own, on one PostgreSQL database with the roles
 * 1 to 3 and the attribute `team`. Whatever happens in it, the directory is whole afterwards.
 */
export function amongProcesses<const Options extends readonly ChildOptions[]>(
  title: string,
  options: Options,
  body: (peers: { readonly [At in keyof Options]: Peer }, shared: Shared) => Promise<void>,
): void {
  test(title, async (t) => {
    const { database, remove } = await engines.postgres()
    const beside = await openBeside(database)
    const sql = <Row>(text: string, ...values: Value[]) => beside.all(text, values) as Promise<Row[]>
    const started: Peer[] = []
    async function start(options?: ChildOptions): Promise<Peer> {
      const peer = await startPeer(t, database, options)
      started.push(peer)
      return peer
    }
    try {
      await addRoles(sql, 1, 2, 3)
      await sql("INSERT INTO custom_attributes (id, name, shortname) VALUES (1, 'Team', 'team')")
      const peers = await Promise.all(options.map(start))
      await body(peers as unknown as { [At in keyof Options]: Peer }, { database, sql, start })
      await assertWhole(database)
    } finally {
      await Promise.all(started.map((peer) => peer.end('SIGKILL')))
      await beside.close()
      await remove()
    }
  })
}

async function startPeer(t: TestContext, database: string, options?: ChildOptions): Promise<Peer> {
  const { url, end } = await startChild(t, database, options)
  if (url === undefined) throw new Error(`it does not start: ${(await end()).stderr}`)
  const signedIn = await signIn(url, options?.clientSecret)
  return {
    url,
    end,
    async call(method, path, { body, headers = {} } = {}) {
      const response = await fetch(url + path, {
        method,
        headers: { ...signedIn, ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      checkAnswer(method, new URL(url + path).pathname, response.status, response.headers, text)
      const { status } = response
      return { status, headers: response.headers, text, body: text === '' ? undefined : JSON.parse(text) }
    },
  }
}
