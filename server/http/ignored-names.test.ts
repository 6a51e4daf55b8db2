import assert from 'node:assert/strict'
import { test } from 'node:test'
import Fastify from 'fastify'
import { pino } from 'pino'
import { digestOf } from '../directory/digest.ts'
import { createLoginTurns } from '../directory/login-turns.ts'
import { createPasswordHasher } from '../directory/password-hash.ts'
import { putCredential } from '../store/credentials.ts'
import { openSqlite } from '../store/sqlite.ts'
import { createApp } from './app.ts'
import { createIgnoredNames } from './ignored-names.ts'
import { createRateLimit } from './rate-limit.ts'

/** Sends each body to the operation, in order, and returns the lines that were logged. */
async function linesFor(operationId: string, bodies: readonly unknown[]) {
  const lines: Record<string, unknown>[] = []
  const log = pino({ level: 'debug', base: null }, { write: (line) => lines.push(JSON.parse(line)) })
  const app = Fastify()
  app.addHook('preHandler', createIgnoredNames(log))
  app.post('/', { config: { operationId } }, async () => 'done')
  for (const body of bodies) {
    const headers = { 'content-type': 'application/json' }
    await app.inject({ method: 'POST', url: '/', headers, payload: JSON.stringify(body) })
  }
  return lines
}

for (const [what, operationId, bodies, names] of [
  ['an unknown name, once', 'createUser', [{ nickname: 'x' }, { nickname: 'y' }], ['nickname']],
  ['each unknown name', 'updateUser', [{ shoe: 1, hat: 2, firstname: 'A' }], ['shoe', 'hat']],
  ['nothing of what the contract knows', 'updateUser', [{ id: 1, status: 3, password: 'x' }], []],
  ['nothing of legacy names', 'createUser', [{ notes: 'x', role_id: 1, locale_code: 'de' }], []],
  ['nothing of the fields of an attribute', 'createCustomAttribute', [{ name: 'x', shortname: 'y' }], []],
  ['nothing of what may be around them', 'updateCustomAttribute', [{ user_field: { name: 'x' } }], []],
  ['a name that every object has', 'createUser', [{ constructor: 1 }], ['constructor']],
  ['a name in the body of an action', 'setUserState', [{ state: 1, status: 2 }], ['status']],
  ['nothing where everything may be sent', 'logOutUser', [{ anything: 1 }], []],
  ['nothing when the body is no object', 'createUser', [[1], 'x', 5, null], []],
  ['no more than the start of a long name', 'createUser', [{ ['n'.repeat(500)]: 1 }], ['n'.repeat(100)]],
] as const)
  test(`the log names ${what}`, async () => {
    const lines = await linesFor(operationId, bodies)
    assert.deepEqual(
      lines.map((line) => line.name),
      names,
    )
  })

test('the log says what happened, and no value', async () => {
  const [line] = await linesFor('createUser', [{ nickname: 'the value' }])
  assert.equal(line?.msg, 'a name that the contract does not know is ignored')
  assert.equal(line?.operationId, 'createUser')
  assert.ok(line?.requestId)
  assert.doesNotMatch(JSON.stringify(line), /the value/)
})

test('the log stops when somebody makes up ever new names', async () => {
  const body = Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`name ${at}`, 1]))
  assert.equal((await linesFor('createUser', [body])).length, 1000)
})

test('a directory at log level debug says what it ignores, and does the rest', async () => {
  const lines: string[] = []
  const log = pino({ level: 'debug', base: null }, { write: (line) => lines.push(line) })
  const store = openSqlite(':memory:')
  const credential = { client_id: 'id', secret_digest: digestOf('secret'), scope: 'Manage All' } as const
  await store.transaction((tx) => putCredential(tx, credential, 0))
  const parts = {
    store,
    passwords: createPasswordHasher(),
    loginTurns: createLoginTurns(),
    rateLimit: createRateLimit(store, 0),
    wakeMappings() {},
    clock: Date.now,
  }
  const app = createApp({ ...parts, cursorKey: 'key' }, log)
  try {
    const grant = { grant_type: 'client_credentials', client_id: 'id', client_secret: 'secret' }
    const token = await app.inject({ method: 'POST', url: '/auth/oauth2/v2/token', payload: grant })
    const answer = await app.inject({
      method: 'POST',
      url: '/api/1/users',
      headers: { authorization: `Bearer ${token.json().access_token}` },
      payload: { username: 'ada', nickname: 'countess' },
    })
    assert.equal(answer.statusCode, 201)
    const said = lines.filter((line) => line.includes('is ignored'))
    assert.equal(said.length, 1)
    assert.equal(JSON.parse(said[0] ?? '').name, 'nickname')
    assert.doesNotMatch(lines.join(), /client_secret|countess/)
  } finally {
    await app.close()
    await store.close()
  }
})
