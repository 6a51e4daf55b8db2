import assert from 'node:assert/strict'
import { openBeside } from './beside.ts'
import { signIn, startChild, testOnEveryEngine } from './child-server.ts'

type Line = Record<string, unknown>

const linesOf = (stderr: string): Line[] =>
  stderr
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))

const secret = 'secret of Manage All'
const basic = Buffer.from(`Manage All:${secret}`).toString('base64')
const json = { 'content-type': 'application/json' }

/** Everything that a caller can send and that must be read in no log. */
const hidden = {
  wrongToken: 'e3b0c44298fc1c149afbf4c8996fb924',
  password: 'Correct horse battery staple',
  comment: 'is to be dismissed in June',
  email: 'whistle.blower@example.com',
  unknown: 'the value of a name that nobody knows',
  path: '/api/1/users?access_token=token-in-query&email=whistle.blower%40example.com',
}

/** Calls of all kinds; answers what each of them was, and what it got. */
async function callAround(
  url: string,
): Promise<{ token: string; refresh: string; secrets: string[]; seen: Line[] }> {
  const headers = await signIn(url)
  const token = headers.authorization?.split(' ')[1] ?? ''
  const seen: Line[] = []
  async function call(
    method: string,
    target: string,
    body?: unknown,
    sent: Record<string, string> = headers,
  ) {
    const answer = await fetch(url + target, {
      method,
      headers: sent,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    const requestId = answer.headers.get('x-request-id')
    seen.push({ method, path: target.split('?')[0], status: answer.status, requestId })
    return text
  }
  const grant = { grant_type: 'client_credentials' }
  const given = await call('POST', '/auth/oauth2/v2/token', grant, {
    ...json,
    authorization: `Basic ${basic}`,
  })
  await call('POST', '/auth/oauth2/v2/token', { ...grant, client_id: 'x', client_secret: secret }, json)
  await call(
    'POST',
    '/auth/oauth2/revoke',
    { access_token: hidden.wrongToken },
    { ...json, authorization: `client_id:x, client_secret:${basic}` },
  )
  await call('GET', '/api/1/users', undefined, { authorization: `Bearer ${hidden.wrongToken}` })
  await call('GET', hidden.path)
  const { password, comment, email, unknown } = hidden
  await call('POST', '/api/1/users', {
    email,
    comment,
    password,
    password_confirmation: password,
    nickname: unknown,
  })
  await call('POST', '/api/1/users', { email, comment, password, password_confirmation: 'y' })
  await call('PUT', '/api/1/users/set_password_clear_text/1', { password, password_confirmation: password })
  await call('PUT', '/api/1/users/1', { title: [comment] })
  await call('GET', '/nowhere')
  await call('DELETE', '/api/1/users/1')
  const credential = await call('POST', '/api/1/credentials', {
    name: 'HR',
    scope: 'Read All',
    client_secret: comment,
  })
  const rotated = await call('POST', '/api/1/credentials/2/rotate')
  const secrets = [credential, rotated].map((text) => JSON.parse(text).client_secret)
  return { token, refresh: JSON.parse(given).refresh_token, secrets, seen }
}

for (const logLevel of ['info', 'debug'] as const)
  testOnEveryEngine(
    `at level ${logLevel} each request is one line, and no line tells a secret`,
    async (t, database) => {
      const server = await startChild(t, database, { logLevel })
      const { token, refresh, secrets, seen } = await callAround(server.url as string)
      const { stderr } = await server.end('SIGTERM')

      const requests = linesOf(stderr).filter((line) => line.level === 30)
      const [signedIn, ...others] = requests.map(({ method, path, status, requestId }) => ({
        method,
        path,
        status,
        requestId,
      }))
      assert.equal(signedIn?.path, '/auth/oauth2/v2/token')
      assert.deepEqual(others, seen)
      for (const line of requests) {
        assert.deepEqual(Object.keys(line).sort(), [
          'credentialId',
          'level',
          'method',
          'ms',
          'path',
          'requestId',
          'status',
          'time',
        ])
        assert.equal(typeof line.ms, 'number')
      }
      assert.equal(requests.find(({ status }) => status === 401)?.credentialId, 0)
      assert.equal(requests.find(({ status }) => status === 201)?.credentialId, 1)

      for (const text of [
        token,
        refresh,
        secret,
        ...secrets,
        basic,
        ...Object.values(hidden),
        'token-in-query',
        'whistle',
      ])
        assert.ok(!stderr.includes(text), `the log tells ${text}`)
      const rest = linesOf(stderr).filter((line) => line.level !== 30)
      assert.deepEqual(
        rest.map(({ level, name }) => [level, name]),
        logLevel === 'debug'
          ? [
              [20, 'nickname'],
              [20, 'client_secret'],
            ]
          : [],
      )
    },
  )

testOnEveryEngine(
  'at level warn nothing is written about requests that are answered',
  async (t, database) => {
    const server = await startChild(t, database, { logLevel: 'warn' })
    await callAround(server.url as string)
    assert.deepEqual(await server.end('SIGTERM'), { code: 0, stderr: '' })
  },
)

testOnEveryEngine(
  'a failure is told to the log with its cause, and to the caller without',
  async (t, database) => {
    const server = await startChild(t, database, { logLevel: 'warn', sample: 1 })
    const headers = await signIn(server.url as string)
    const beside = await openBeside(database)
    await beside.all("UPDATE users SET body = '{' WHERE id = 1", [])
    await beside.close()
    const answer = await fetch(`${server.url}/api/1/users/1/set_state`, {
      method: 'PUT',
      headers,
      body: '{"state":2}',
    })
    assert.deepEqual(await answer.json(), {
      error: true,
      code: 500,
      type: 'Internal Server Error',
      message: 'Internal Server Error',
    })

    const [line = {}, ...more] = linesOf(await server.said())
    assert.equal(more.length, 0)
    assert.equal(line.level, 50)
    assert.equal(line.requestId, answer.headers.get('x-request-id'))
    const { type, stack } = line.err as { type: string; stack: string }
    assert.equal(type, 'SyntaxError')
    assert.match(stack, /server\/users\/account\.ts/)
  },
)

testOnEveryEngine('a line is written while the server runs, not only at its end', async (t, database) => {
  const server = await startChild(t, database, { logLevel: 'info' })
  await signIn(server.url as string)
  assert.equal(linesOf(await server.said())[0]?.path, '/auth/oauth2/v2/token')
})
