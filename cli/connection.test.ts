import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { run } from './testing/command.ts'
import { type Answer, type Request, startScripted } from './testing/scripted-server.ts'

const secret = 'never-to-be-seen'
const token = 'f00d'.repeat(16)

function answer({ path }: Request): Answer {
  if (path !== '/auth/oauth2/v2/token') return { status: 404, body: { code: 404, message: 'gone' } }
  return {
    body: {
      access_token: token,
      created_at: new Date().toISOString(),
      expires_in: 36000,
      token_type: 'bearer',
    },
  }
}

describe('the connection', { concurrency: 4 }, () => {
  test('a credential from the environment gets a token, and neither is ever printed', async (t) => {
    const { url, requests } = await startScripted(t, answer)
    const env = { ROLLCALL_HOST: url, ROLLCALL_CLIENT_ID: 'me', ROLLCALL_CLIENT_SECRET: secret }
    const { code, stdout, stderr } = await run(['get-user-by-id', '7'], { env })
    assert.equal(code, 4)
    assert.equal(requests[0]?.authorization, `Basic ${btoa(`me:${secret}`)}`)
    assert.equal(requests[1]?.authorization, `Bearer ${token}`)
    assert.doesNotMatch(stdout + stderr, new RegExp(`${secret}|${token}|${btoa(`me:${secret}`)}`))
  })

  test('a secret that is refused is not printed', async (t) => {
    const { url } = await startScripted(t, () => ({
      status: 401,
      body: { code: 401, message: 'Authentication Failure' },
    }))
    const args = ['list-users', '--host', url, '--client-id', 'me', '--client-secret', secret]
    const { code, stdout, stderr } = await run(args)
    assert.equal(code, 3)
    assert.doesNotMatch(stdout + stderr, new RegExp(secret))
  })

  test('an option goes before a variable', async (t) => {
    const { url, requests } = await startScripted(t, answer)
    const env = { ROLLCALL_SUBDOMAIN: 'acme', ROLLCALL_CLIENT_ID: 'me', ROLLCALL_CLIENT_SECRET: secret }
    await run(['get-user-by-id', '7', '--host', url, '--access-token', 'mine'], { env })
    assert.deepEqual(
      requests.map(({ authorization }) => authorization),
      ['Bearer mine'],
    )
  })

  test('a variable that is set to nothing is no setting', async (t) => {
    const { env, requests } = await startScripted(t, answer)
    await run(['get-user-by-id', '7'], { env: { ...env, ROLLCALL_SUBDOMAIN: '', ROLLCALL_TIMEOUT: '' } })
    assert.equal(requests.length, 1)
  })

  test('ROLLCALL_HOST with an address to listen on is for serve, and passed over', async () => {
    const env = { ROLLCALL_HOST: '0.0.0.0', ROLLCALL_SUBDOMAIN: 'not a name', ROLLCALL_ACCESS_TOKEN: 'mine' }
    const { code, stderr } = await run(['list-users'], { env })
    assert.equal(code, 2)
    assert.match(stderr, /^rollcall: Give either --host, .+ or --subdomain\n$/)
  })
})
