import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { ApiClient } from './api-client.ts'
import { type Reply, startServer } from './scripted-server.test.ts'
import { UsersV1Api } from './users-v1-api.ts'

const clientSecret = 'SECRET-of-the-client'
const accessToken = 'SECRET-token'
const password = 'SECRET-password'
const basic = btoa(`id:${clientSecret}`)
const secrets = [clientSecret, accessToken, password, basic]

function assertSilent(value: unknown): void {
  const seen = [
    inspect(value, { depth: null, showHidden: true, getters: true }),
    String(JSON.stringify(value)),
    JSON.stringify({ ...(value as object) }),
    String(value),
    value instanceof Error ? `${value.stack} ${inspect(value.cause, { depth: null, showHidden: true })}` : '',
  ]
  for (const text of seen) for (const secret of secrets) assert.ok(!text.includes(secret), text)
}

test('neither secret nor token is to be seen in a client, before and after it has asked for a token', async (t) => {
  const server = await startServer(t, { body: { id: 7 } })
  server.tokenReplies.push({ body: { access_token: accessToken, expires_in: 36_000 } })
  const api = new ApiClient({ host: server.host, clientId: 'id', clientSecret })
  const users = new UsersV1Api(api)
  assertSilent([api, users, users.listUsers()])
  await users.getUserById(7)
  assert.equal(server.received[0]?.headers.authorization, `Bearer ${accessToken}`)
  assertSilent([api, users, users.listUsers()])
  assertSilent(new ApiClient({ host: server.host, accessToken }))
})

const failures: [what: string, reply: Reply, tokenReply: Reply | undefined][] = [
  ['a refusal', { status: 400, body: { message: 'no' } }, undefined],
  ['a rate limit', { status: 429, headers: { 'retry-after': '900' } }, undefined],
  ['a failure of the server', { status: 500, text: '<html>' }, undefined],
  ['an answer that is no JSON', { status: 404, text: '<html>' }, undefined],
  ['a lost connection', 'reset', undefined],
  ['a cut answer', 'cut', undefined],
  ['a passed time limit', 'silence', undefined],
  ['a refused token call', {}, { status: 401 }],
  ['a lost token call', {}, 'reset'],
  ['a token call that takes too long', {}, 'silence'],
  ['a token that cannot be used', {}, { body: { access_token: `${accessToken}\n` } }],
  ['a token call that answers something else', {}, { body: { token: accessToken } }],
]
for (const [what, reply, tokenReply] of failures) {
  test(`neither secret, token nor password is to be seen in the error of ${what}`, async (t) => {
    const server = await startServer(t, reply)
    server.tokenReplies.push(tokenReply ?? { body: { access_token: accessToken } })
    const api = new ApiClient({
      host: server.host,
      clientId: 'id',
      clientSecret,
      maxRetries: 0,
      timeoutMs: 100,
    })
    const call = new UsersV1Api(api).updatePasswordInsecure(7, { password, password_confirmation: password })
    const error = await call.then(
      () => assert.fail('must reject'),
      (error: unknown) => error,
    )
    assert.ok(error instanceof Error && error.name !== 'AssertionError')
    assertSilent(error)
  })
}
