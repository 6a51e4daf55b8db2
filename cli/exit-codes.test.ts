import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ApiClient, UsersV1Api } from '@rollcall/client'
import { exitCodeOf } from './exit-codes.ts'
import { describeFailure } from './failure.ts'
import { run } from './testing/command.ts'
import { startScripted } from './testing/scripted-server.ts'

const later = { 'retry-after': '200' }

describe('what the server says becomes an exit code and one line', { concurrency: 4 }, () => {
  for (const [status, headers, message, code, line] of [
    [400, {}, 'ID is incorrect', 1, '400 Bad Request: ID is incorrect (request r-1)'],
    [401, {}, 'Authentication Failure', 3, '401 Unauthorized: Authentication Failure (request r-1)'],
    [403, {}, 'not allowed', 3, '403 Forbidden: not allowed (request r-1)'],
    [404, {}, 'User for id 9 was not found', 4, '404 Not Found: User for id 9 was not found (request r-1)'],
    [422, {}, 'Validation failed', 5, '422 Unprocessable Entity: Validation failed (request r-1)'],
    [429, later, 'slow down', 6, '429 Too Many Requests: slow down (try again in 200 s) (request r-1)'],
    [503, {}, 'a\u001b[31mred\nline', 6, '503 Service Unavailable: a[31mred line (request r-1)'],
    [499, {}, 'gone', 1, '499: gone (request r-1)'],
  ] as const) {
    test(`${status} ends with ${code}`, async (t) => {
      const body = { error: true, code: status, message }
      const { url } = await startScripted(t, () => ({
        status,
        headers: { 'x-request-id': 'r-1', ...headers },
        body,
      }))
      const users = new UsersV1Api(new ApiClient({ host: url, accessToken: 'the-token', maxRetries: 0 }))
      const error = await users.getUserById(9).catch((error: unknown) => error)
      assert.deepEqual([exitCodeOf(error), describeFailure(error)], [code, line])
    })
  }

  test('a wait before another try is said on stderr, and nothing of it on stdout', async (t) => {
    const limited = { status: 429, headers: { 'retry-after': '1' }, body: { message: 'slow down' } }
    const answers = [limited, { body: { id: 9 } }]
    const { env } = await startScripted(t, () => answers.shift() ?? limited)
    assert.deepEqual(await run(['get-user-by-id', '9'], { env }), {
      code: 0,
      stdout: '{\n  "id": 9\n}\n',
      stderr: 'rollcall: 429 Too Many Requests: slow down (try again in 1 s): waiting 1 s\n',
    })
  })

  test('the process ends with it, after the line and nothing else', async (t) => {
    const body = { error: true, code: 404, type: 'Not Found', message: 'User for id 9 was not found' }
    const { env } = await startScripted(t, () => ({ status: 404, body }))
    const stderr = 'rollcall: 404 Not Found: User for id 9 was not found\n'
    assert.deepEqual(await run(['get-user-by-id', '9'], { env }), { code: 4, stdout: '', stderr })
  })

  test('no answer ends with 6 and says which address did not answer', async () => {
    const env = { ROLLCALL_HOST: 'http://127.0.0.1:2', ROLLCALL_ACCESS_TOKEN: 'the-token' }
    const { code, stderr } = await run(['delete-user', '9'], { env })
    assert.equal(code, 6)
    assert.match(stderr, /^rollcall: DELETE http:\/\/127\.0\.0\.1:2\/api\/1\/users\/9: no answer \(.+\)\n$/)
  })

  test('no answer in time ends with 6', async (t) => {
    const { env } = await startScripted(t, () => ({ body: {} }))
    const { code, stderr } = await run(['create-user', '--data', '{}', '--timeout', '0.001'], { env })
    assert.equal(code, 6)
    assert.match(stderr, /^rollcall: POST .+: no answer within 1 ms\n$/)
  })
})

describe('wrong use ends with 2 and one clear line, and sends nothing', { concurrency: 4 }, () => {
  for (const [args, line] of [
    ['lst-users', "unknown command 'lst-users' (Did you mean list-users?)"],
    ['list-users --limt 5', "unknown option '--limt' (Did you mean --limit?)"],
    [
      'get-user-by-id seven',
      "command-argument value 'seven' is invalid for argument 'user_id'. It must be a whole number, 1 or more.",
    ],
    [
      'list-users --limit 0',
      "option '--limit <number>' argument '0' is invalid. It must be a whole number, 1 or more.",
    ],
    ['create-user', "required option '--data <json>' not specified"],
    ['remove-user-role 7 --data {}', '--data must hold role_id_array, a list of role ids'],
    [
      'list-users --custom-attributes red',
      "option '--custom-attributes <name=value>' argument 'red' is invalid. It must be a name and a value: team=red.",
    ],
    ['list-users --json --table', "option '--table' cannot be used with option '--json'"],
    [
      'list-users --host here',
      'Give either --host, an http(s) address without password and query, or --subdomain',
    ],
    ['create-user --data {"email":5}', 'email must be of type string'],
    ['list-users --host http://127.0.0.1:1 --subdomain acme', 'give either --host or --subdomain, not both'],
    ['list-users --client-id me', '--client-secret (ROLLCALL_CLIENT_SECRET) is missing'],
  ] as const) {
    test(`rollcall ${args}`, async () => {
      const env = { ROLLCALL_HOST: 'http://127.0.0.1:2', ROLLCALL_ACCESS_TOKEN: 'the-token' }
      assert.deepEqual(await run(args.split(' '), { env }), {
        code: 2,
        stdout: '',
        stderr: `rollcall: ${line}\n`,
      })
    })
  }

  test('without a credential the line says what to set', async () => {
    const line = 'no credential: set ROLLCALL_CLIENT_ID and ROLLCALL_CLIENT_SECRET, or ROLLCALL_ACCESS_TOKEN'
    assert.deepEqual(await run(['list-users']), { code: 2, stdout: '', stderr: `rollcall: ${line}\n` })
  })
})
