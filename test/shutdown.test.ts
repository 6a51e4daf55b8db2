import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { Agent, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { isPostgresUrl } from '../server/store/postgres-url.ts'
import { signIn, startChild, testOnEveryEngine } from './child-server.ts'
import { assertWhole } from './whole.ts'

interface Sent {
  readonly answer: IncomingMessage
  readonly body: string
}

/** One call on a connection of its own that is kept open, so that no client library tries again behind our back. */
async function send(
  agent: Agent,
  url: string,
  method: string,
  headers: Record<string, string>,
  body: unknown,
): Promise<Sent> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    request(url, { method, headers, agent }, resolve).on('error', reject).end(JSON.stringify(body)),
  )
  return { answer, body: await text(answer) }
}

const connection = (): Agent => new Agent({ keepAlive: true, maxSockets: 1 })

for (let round = 1; round <= 3; round++)
  testOnEveryEngine(`SIGTERM under load cuts nobody off, time ${round}`, async (t, database) => {
    const server = await startChild(t, database, { sample: 20 })
    const headers = await signIn(server.url as string)
    const created: string[] = []

    /** Creates one after the other until an answer says that it is the last on this connection. */
    async function keepCreating(name: string): Promise<void> {
      const agent = connection()
      for (let count = 0; ; count++) {
        const username = `${name}-${count}`
        const { answer, body } = await send(agent, `${server.url}/api/1/users`, 'POST', headers, { username })
        assert.equal(answer.statusCode, 201, body)
        created.push(username)
        if (answer.headers.connection === 'close') return
      }
    }

    const callers = Array.from({ length: 16 }, (_, at) => keepCreating(`c${at}`))
    await wait(100 + Math.random() * 100)
    const ended = server.end('SIGTERM')
    await Promise.all(callers)
    assert.deepEqual(await ended, { code: 0, stderr: '' })

    if (!isPostgresUrl(database)) assert.ok(!existsSync(`${database}-wal`), 'everything is in the one file')
    const found = (await assertWhole(database)).filter(({ id }) => id > 20)
    assert.deepEqual(found.map((user) => user.username).sort(), created.sort())
  })

testOnEveryEngine('SIGTERM waits for a password that is being hashed', async (t, database) => {
  const server = await startChild(t, database, { sample: 5 })
  const headers = await signIn(server.url as string)
  const path = `${server.url}/api/1/users/set_password_clear_text/`
  const password = { password: 'Correct horse', password_confirmation: 'Correct horse' }
  const calls = [1, 2, 3, 4, 5].map((id) => send(connection(), path + id, 'PUT', headers, password))
  await fetch(`${server.url}/health/ready`)
  const begun = performance.now()
  const ended = server.end('SIGTERM')
  for (const { answer, body } of await Promise.all(calls)) {
    assert.equal(answer.statusCode, 200, body)
    assert.equal(answer.headers.connection, 'close')
  }
  assert.equal((await ended).code, 0)
  assert.ok(performance.now() - begun < 5000, 'connections that are kept open do not hold up the end')
  assert.ok((await assertWhole(database)).every((user) => user.password_changed_at))
})

testOnEveryEngine('SIGTERM ends a server whose callers keep idle connections open', async (t, database) => {
  const server = await startChild(t, database)
  const headers = await signIn(server.url as string)
  const agents = Array.from({ length: 20 }, connection)
  for (const agent of agents) await send(agent, `${server.url}/api/1/users`, 'GET', headers, undefined)
  const begun = performance.now()
  assert.equal((await server.end('SIGTERM')).code, 0)
  assert.ok(performance.now() - begun < 5000)
})

testOnEveryEngine(
  'SIGTERM does not wait for a connection that becomes idle afterwards',
  async (t, database) => {
    const server = await startChild(t, database)
    const { hostname, port } = new URL(server.url as string)
    const socket = connect(Number(port), hostname)
    // Refused before its body is there, so the connection is busy although it has its answer.
    socket.write('POST /nowhere HTTP/1.1\r\nHost: directory\r\nContent-Length: 10\r\n\r\n01234')
    await once(socket, 'data')
    const begun = performance.now()
    const ended = server.end('SIGTERM')
    await wait(300)
    socket.write('56789')
    assert.equal((await ended).code, 0)
    assert.ok(performance.now() - begun < 5000)
  },
)
