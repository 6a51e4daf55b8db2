import assert from 'node:assert/strict'
import { ApiError, type ErrorName, errors } from '../server/errors.ts'
import { type Directory, type DirectoryOptions, onEveryDatabase } from './harness.ts'
import { speak } from './raw-http.ts'
import { addRoles } from './roles.ts'

/** What every kind of answer has, be it from the client or from a bare socket. */
interface Seen {
  readonly status: number
  readonly text: string
  readonly headers: Headers
}

type Provoke = (directory: Directory) => Promise<Seen | undefined>

/** What fills the message of an error, how the running server is brought to say it, and what directory that takes. */
type Provocations = {
  readonly [N in ErrorName]: readonly [
    details: Parameters<(typeof errors)[N][1]>,
    provoke: Provoke,
    options?: DirectoryOptions,
  ]
}

const get =
  (path: string, headers: Record<string, string> = {}): Provoke =>
  ({ call }) =>
    call('GET', path, { headers })

const put =
  (path: string, body: unknown, headers: Record<string, string> = {}): Provoke =>
  ({ call }) =>
    call('PUT', `/api/1/users/${path}`, { body, headers })

const post =
  (path: string, body: unknown, headers: Record<string, string> = {}): Provoke =>
  ({ call }) =>
    call('POST', path, { body, headers })

const withRoles =
  (provoke: Provoke): Provoke =>
  async (directory) => {
    await addRoles(directory.sql, 11, 12)
    return provoke(directory)
  }

const withScope =
  (method: string, path: string): Provoke =>
  async ({ call, token }) =>
    call(method, path, { headers: { authorization: `Bearer ${await token('Read Users')}` } })

const say =
  (bytes: string): Provoke =>
  async ({ url }) =>
    (await speak(url, bytes))[0]

const password = { password: 'x', password_confirmation: 'x', validate_policy: true }
const basic = { authorization: `Basic ${Buffer.from('Manage All:secret of Manage All').toString('base64')}` }

const provocations: Provocations = {
  parameterUnknown: [[['first_login']], get('/api/1/users?first_login=1')],
  parameterRepeated: [['limit'], get('/api/1/users?limit=1&limit=2')],
  parameterType: [['limit', 'integer'], get('/api/1/users?limit=ten')],
  parameterValue: [['limit', 'at least 1'], get('/api/1/users?limit=0')],
  cursorInvalid: [[], get('/api/1/users?cursor=bGltaXQ9NTAmcGFnZT0z')],
  filtersTooLong: [[], get(`/api/1/users?firstname=${'x'.repeat(5000)}`)],
  idInvalid: [[], get('/api/1/users/x')],

  contentType: [[], post('/api/1/users', 'username=ada', { 'content-type': 'text/plain' })],
  bodyNotJson: [[], post('/api/1/users', '{')],
  bodyEmpty: [[], post('/api/1/users', {})],
  memberType: [['state', 'integer'], put('1/set_state', { state: 'Approved' })],
  memberMissing: [['state'], put('1/set_state', { status: 1 })],
  memberInvalid: [['locked_until', 'it must be at least 0'], put('1/lock_user', { locked_until: -1 })],

  rolesEmpty: [[], put('1/add_roles', { role_id_array: [] })],
  rolesUnknown: [[[11, 12]], withRoles(put('1/add_roles', { role_id_array: [13] }))],
  rolesNotHeld: [[], withRoles(put('1/remove_roles', { role_id_array: [11] }))],
  roleByMapping: [
    [11, 'Everybody'],
    withRoles(async (directory) => {
      await directory.call('POST', '/api/2/mappings', {
        body: { name: 'Everybody', conditions: [], actions: [{ action: 'add_role', value: ['11'] }] },
      })
      await directory.call('PUT', '/api/1/users/1?mappings=sync', { body: { title: 'Boss' } })
      return put('1/remove_roles', { role_id_array: [11] })(directory)
    }),
  ],
  stateSame: [[], put('1/set_state', { state: 1 })],
  stateInvalid: [[], put('1/set_state', { state: 4 })],
  lockType: [[], put('1/lock_user', { locked_until: 'tomorrow' })],
  lockTooShort: [[15], put('1/lock_user', { locked_until: 14 })],
  notLocked: [[], post('/api/2/users/1/unlock', undefined)],
  passwordMismatch: [[], put('set_password_clear_text/1', { ...password, password_confirmation: 'y' })],
  passwordRefused: [
    [
      [
        'it must have at least 8 characters',
        'it must mix at least 2 of lower case, upper case, digits and other characters',
      ],
    ],
    put('set_password_clear_text/1', password),
  ],
  attributesEmpty: [[], put('1/set_custom_attributes', { custom_attributes: {} })],
  attributesUnknown: [[[]], put('1', { custom_attributes: { badge: '7' } })],

  grantTypeInvalid: [[], post('/auth/oauth2/v2/token', { grant_type: 'password' }, basic)],
  credentialsMissing: [
    [],
    post('/auth/oauth2/v2/token', { grant_type: 'client_credentials' }, { authorization: '' }),
  ],
  accessTokenMissing: [[], post('/auth/oauth2/revoke', {}, basic)],
  authenticationFailed: [[], get('/api/1/users', { authorization: 'Bearer nobody' })],
  loginRefused: [
    ['Invalid user credentials'],
    post('/api/1/login/auth', { username_or_email: 'ada', password: 'a guess' }),
  ],
  scopeTooSmall: [[], withScope('DELETE', '/api/1/users/1')],
  notAllowed: [[], withScope('GET', '/api/1/users/1/roles')],

  notFound: [['User', 9], get('/api/1/users/9')],
  routeNotFound: [[], get('/nowhere')],
  requestTimeout: [[], say('GET / HTTP/1.1\r\nHost: directory\r\n'), { requestTimeoutMs: 100 }],
  bodyTooLarge: [[1_048_576], post('/api/1/users', 'x'.repeat(1_048_577))],
  headersTooLarge: [[], say(`GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)],
  requestMalformed: [[], say('hello\r\n\r\n')],

  validationFailed: [[['Email is invalid']], post('/api/1/users', { email: 'bo' })],
  fieldsUnknown: [[['password']], get('/api/1/users?fields=password')],
  sortInvalid: [['email'], get('/api/1/users?sort=email')],

  // The call that makes user 1 is the only one of the hour.
  rateLimited: [[3600], get('/api/1/users'), { rateLimit: 1 }],
  internal: [[], withDamagedUser],
  busy: [[], withFloodOfPasswords],
  unavailable: [[], withBusyDatabase],
}

/** A row that somebody has damaged is not foreseen anywhere. */
async function withDamagedUser({ call, sql }: Directory): Promise<Seen> {
  await sql(`UPDATE users SET body = '{"username":"a secret' WHERE id = 1`)
  return call('PUT', '/api/1/users/1/set_state', { body: { state: 2 } })
}

/** More passwords at once than are hashed or kept waiting. */
async function withFloodOfPasswords({ url, token }: Directory): Promise<Seen> {
  const headers = { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ password: 'Correct horse', password_confirmation: 'Correct horse' })
  const stop = new AbortController()
  const path = `${url}/api/1/users/set_password_clear_text/1`
  const calls = Array.from({ length: 700 }, async () => {
    const answer = await fetch(path, { method: 'PUT', headers, body, signal: stop.signal })
    const text = await answer.text()
    if (answer.status === 200) throw new Error('this one was in time')
    return { status: answer.status, text, headers: answer.headers }
  })
  const refused = await Promise.any(calls)
  stop.abort()
  await Promise.allSettled(calls)
  return refused
}

/** Another program that writes to the database, and does not come to an end. */
async function withBusyDatabase({ call, whileWritersAreHeld }: Directory): Promise<Seen> {
  return whileWritersAreHeld(() => call('PUT', '/api/1/users/1/set_state', { body: { state: 2 } }))
}

for (const name of Object.keys(errors) as ErrorName[]) {
  const [details, provoke, options] = provocations[name]
  onEveryDatabase(
    `the error ${name} is what the running server says`,
    async (directory) => {
      await directory.users.createUser({ username: 'ada' })
      const seen = await provoke(directory)
      assert.ok(seen, 'there is an answer')
      const { code, type, message, retryAfter } = new ApiError(name, ...(details as never))
      assert.equal(seen.status, code, seen.text)
      assert.equal(seen.text, JSON.stringify({ error: true, code, type, message }))
      assert.equal(seen.headers.get('content-type'), 'application/json; charset=utf-8')
      assert.match(seen.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/)
      assert.equal(seen.headers.get('retry-after'), retryAfter === undefined ? null : String(retryAfter))
    },
    options,
  )
}

onEveryDatabase('after a database that was busy the same call succeeds', async (directory) => {
  const { users, sql } = directory
  await users.createUser({ username: 'ada' })
  assert.equal((await withBusyDatabase(directory)).status, 503)
  assert.equal((await users.getUserById(1)).state, 1, 'who reads waits for nobody')
  assert.equal((await sql('SELECT id FROM events')).length, 1)
  await users.setUserState(1, { state: 2 })
  assert.equal((await users.getUserById(1)).state, 2)
})
