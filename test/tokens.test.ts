import assert from 'node:assert/strict'
import { digestOf } from '../server/directory/digest.ts'
import { type Answer, beginning, type Directory, onEveryDatabase } from './harness.ts'

const tenHours = 36_000_000
const fortyFiveDays = 45 * 86_400_000
const secretOf = (name: string): string => `secret of ${name}`
const basic = (name: string): string => `Basic ${Buffer.from(`${name}:${secretOf(name)}`).toString('base64')}`

interface Pair {
  readonly access_token: string
  readonly refresh_token: string
}

/** A token by the client of this name, from the newer address unless told otherwise. */
async function ask({ call }: Directory, name = 'Manage All', path = '/auth/oauth2/v2/token') {
  const answer = await call('POST', path, {
    body: { grant_type: 'client_credentials' },
    headers: { authorization: basic(name) },
  })
  assert.equal(answer.status, 200, answer.text)
  return path.includes('v2') ? answer.body : answer.body.data[0]
}

const refresh = (
  { call }: Directory,
  pair: Pair,
  grant_type = 'refresh_token',
  path = '/auth/oauth2/v2/token',
) =>
  call('POST', path, {
    body: { grant_type, access_token: pair.access_token, refresh_token: pair.refresh_token },
    headers: { authorization: '' },
  })

const revoke = ({ call }: Directory, access_token: unknown, name = 'Manage All'): Promise<Answer> =>
  call('POST', '/auth/oauth2/revoke', { body: { access_token }, headers: { authorization: basic(name) } })

/** What a bearer of this token gets. */
const use = async ({ call }: Directory, authorization: string): Promise<number> =>
  (await call('GET', '/api/1/users', { headers: { authorization } })).status

for (const [what, write] of [
  ['bearer:TOKEN', (token: string) => `bearer:${token}`],
  ['bearer TOKEN', (token: string) => `bearer ${token}`],
  ['Bearer TOKEN', (token: string) => `Bearer ${token}`],
  ['BEARER: TOKEN', (token: string) => `BEARER: ${token}`],
  ['Bearer with blanks around', (token: string) => `  Bearer    ${token}  `],
] as const)
  onEveryDatabase(`a token is taken as ${what}`, async (directory) => {
    assert.equal(await use(directory, write(await directory.token())), 200)
  })

for (const [what, write] of [
  ['no header', () => ''],
  ['the scheme alone', () => 'Bearer'],
  ['the token alone', (token: string) => token],
  ['another scheme', (token: string) => `Token ${token}`],
  ['the scheme and the token in one word', (token: string) => `Bearer${token}`],
  ['the token in upper case', (token: string) => `Bearer ${token.toUpperCase()}`],
  ['half of the token', (token: string) => `Bearer ${token.slice(0, 32)}`],
  ['the token with more behind it', (token: string) => `Bearer ${token}0`],
  ['the token twice', (token: string) => `Bearer ${token} ${token}`],
  ['the stored digest', (token: string) => `Bearer ${digestOf(token)}`],
  ['another language', () => 'Bearer \u00fc\u00fc'],
  ['15,000 characters', () => `Bearer ${'a'.repeat(15_000)}`],
  ['15,000 blanks', () => `Bearer${' '.repeat(15_000)}x y`],
  ['a piece of SQL', () => "Bearer ' OR '1'='1"],
] as const)
  onEveryDatabase(`a bearer with ${what} is nobody`, async (directory) => {
    const answer = await directory.call('GET', '/api/1/users', {
      headers: { authorization: write(await directory.token()) },
    })
    assert.deepEqual(
      [answer.status, answer.body],
      [401, { error: true, code: 401, type: 'Unauthorized', message: 'Authentication Failure' }],
    )
  })

onEveryDatabase(
  'a token says when it was made, how long it lives, and nothing about a status',
  async (directory) => {
    directory.clock.now += 1234
    const token = await ask(directory)
    assert.match(token.access_token, /^[0-9a-f]{64}$/)
    assert.match(token.refresh_token, /^[0-9a-f]{64}$/)
    assert.deepEqual(token, {
      access_token: token.access_token,
      // The harness has asked before.
      created_at: new Date(beginning).toISOString(),
      expires_in: 36_000,
      refresh_token: token.refresh_token,
      token_type: 'bearer',
      account_id: 1,
    })
  },
)

onEveryDatabase('an answer with a token is kept by no cache', async ({ call }) => {
  const answer = await call('POST', '/auth/oauth2/v2/token', {
    body: { grant_type: 'client_credentials' },
    headers: { authorization: basic('Manage All') },
  })
  assert.equal(answer.headers.get('cache-control'), 'no-store')
})

onEveryDatabase('the older call puts the token into an envelope', async ({ call }) => {
  const { body } = await call('POST', '/auth/oauth2/token', {
    body: { grant_type: 'client_credentials' },
    headers: { authorization: basic('Manage All') },
  })
  assert.deepEqual(body.status, { error: false, code: 200, type: 'success', message: 'Success' })
  assert.equal(body.data.length, 1)
  assert.equal(body.data[0].token_type, 'bearer')
})

onEveryDatabase('asking again gives the same token until it expires', async (directory) => {
  const first = await ask(directory)
  directory.clock.now = beginning + tenHours - 1
  assert.deepEqual(await ask(directory), first)
  assert.equal(await use(directory, `Bearer ${first.access_token}`), 200)

  directory.clock.now = beginning + tenHours
  assert.equal(await use(directory, `Bearer ${first.access_token}`), 401)
  const second = await ask(directory)
  assert.notEqual(second.access_token, first.access_token)
  assert.equal(second.created_at, new Date(beginning + tenHours).toISOString())
  assert.equal(await use(directory, `Bearer ${second.access_token}`), 200)
})

onEveryDatabase('asking again gives the same token after a restart', async (directory) => {
  const first = await ask(directory)
  await directory.restart()
  assert.deepEqual(await ask(directory), first)
})

onEveryDatabase('asking again after a revocation gives another token', async (directory) => {
  const first = await ask(directory)
  assert.equal((await revoke(directory, first.access_token)).status, 200)
  const second = await ask(directory)
  assert.notEqual(second.access_token, first.access_token)
  assert.equal(await use(directory, `Bearer ${second.access_token}`), 200)
})

onEveryDatabase('twenty who ask at once get one token', async (directory) => {
  await directory.sql('DELETE FROM tokens')
  const tokens = await Promise.all(Array.from({ length: 20 }, () => ask(directory)))
  assert.equal(new Set(tokens.map((token) => token.access_token)).size, 1)
  assert.equal((await directory.sql('SELECT digest FROM tokens')).length, 1)
})

onEveryDatabase(
  'on the older address a new token ends the earlier ones of the client only',
  async (directory) => {
    const other = await directory.token('Read All')
    const first = await ask(directory)
    const second = await ask(directory, 'Manage All', '/auth/oauth2/token')
    assert.notEqual(second.access_token, first.access_token)
    assert.equal(await use(directory, `Bearer ${first.access_token}`), 401)
    assert.equal((await refresh(directory, first)).status, 401)
    assert.equal(await use(directory, `Bearer ${second.access_token}`), 200)
    assert.equal(await use(directory, `Bearer ${other}`), 200)
  },
)

for (const [what, grant, path] of [
  ['as documented', 'refresh_token', '/auth/oauth2/v2/token'],
  ['with the grant type left as it was', 'client_credentials', '/auth/oauth2/v2/token'],
  ['at the older address', 'refresh_token', '/auth/oauth2/token'],
] as const)
  onEveryDatabase(`a refresh ${what} ends the pair and gives a new one`, async (directory) => {
    const old = await ask(directory)
    directory.clock.now += 60_000
    const { status, body } = await refresh(directory, old, grant, path)
    assert.equal(status, 200)
    const fresh = path.includes('v2') ? body : body.data[0]
    assert.equal(new Set([old, fresh].flatMap((pair) => [pair.access_token, pair.refresh_token])).size, 4)
    assert.equal(fresh.created_at, new Date(beginning + 60_000).toISOString())
    assert.equal(await use(directory, `Bearer ${old.access_token}`), 401)
    assert.equal(await use(directory, `Bearer ${fresh.access_token}`), 200)
    assert.equal((await refresh(directory, old, grant, path)).status, 401)
    assert.equal((await refresh(directory, fresh, grant, path)).status, 200)
  })

onEveryDatabase('a refresh keeps the scope of the client', async (directory) => {
  await directory.token('Read All')
  const fresh = (await refresh(directory, await ask(directory, 'Read All'))).body
  assert.equal(await use(directory, `Bearer ${fresh.access_token}`), 200)
  const { status } = await directory.call('DELETE', '/api/1/users/1', {
    headers: { authorization: `Bearer ${fresh.access_token}` },
  })
  assert.equal(status, 401)
})

onEveryDatabase('a refresh works after the token has expired, and until its own end', async (directory) => {
  const pair = await ask(directory)
  directory.clock.now = beginning + fortyFiveDays - 1
  const second = await refresh(directory, pair)
  assert.equal(second.status, 200)
  directory.clock.now += fortyFiveDays
  assert.equal((await refresh(directory, second.body)).status, 401)
})

onEveryDatabase('ten refreshes of one pair at once give one new pair', async (directory) => {
  const pair = await ask(directory)
  const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(directory, pair)))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(9).fill(401)])
})

onEveryDatabase('a refresh wants both tokens of one pair', async (directory) => {
  await directory.token('Read All')
  const [mine, other] = [await ask(directory), await ask(directory, 'Read All')]
  for (const [access_token, refresh_token, status] of [
    [mine.access_token, other.refresh_token, 401],
    [mine.refresh_token, mine.access_token, 401],
    [mine.access_token, mine.access_token, 401],
    ['', '', 401],
    ['\ud800', '\0', 401],
    ['x'.repeat(500_000), mine.refresh_token, 401],
  ] as const)
    assert.equal((await refresh(directory, { access_token, refresh_token })).status, status)
  for (const body of [
    { refresh_token: mine.refresh_token },
    { access_token: mine.access_token },
    {},
    { access_token: 1, refresh_token: 2 },
  ]) {
    const answer = await directory.call('POST', '/auth/oauth2/v2/token', {
      body: { grant_type: 'refresh_token', ...body },
      headers: { authorization: basic('Manage All') },
    })
    assert.deepEqual([answer.status, answer.body.message], [400, 'Access Token Missing'])
  }
  assert.equal(await use(directory, `Bearer ${mine.access_token}`), 200)
})

onEveryDatabase('a revoked token and its refresh token are nothing from then on', async (directory) => {
  const pair = await ask(directory)
  assert.equal(await use(directory, `Bearer ${pair.access_token}`), 200)
  const { status, body } = await revoke(directory, pair.access_token)
  assert.deepEqual(
    [status, body],
    [200, { status: { error: false, code: 200, type: 'success', message: 'Success' } }],
  )
  assert.equal(await use(directory, `Bearer ${pair.access_token}`), 401)
  assert.equal((await refresh(directory, pair)).status, 401)
  assert.equal((await revoke(directory, pair.access_token)).status, 200)
})

onEveryDatabase('a client cannot revoke the token of another', async (directory) => {
  await directory.token('Read All')
  const mine = await ask(directory)
  assert.equal((await revoke(directory, mine.access_token, 'Read All')).status, 200)
  assert.equal(await use(directory, `Bearer ${mine.access_token}`), 200)
})

onEveryDatabase('revoking wants a client and a token', async (directory) => {
  const { access_token } = await ask(directory)
  for (const [authorization, body, status, message] of [
    ['', { access_token }, 400, 'The authorization information is missing'],
    [`Bearer ${access_token}`, { access_token }, 400, 'The authorization information is missing'],
    ['Basic bm9ib2R5OngK', { access_token }, 401, 'Authentication Failure'],
    [basic('Manage All'), {}, 400, 'Access Token Missing'],
    [basic('Manage All'), { access_token: '' }, 400, 'Access Token Missing'],
    [basic('Manage All'), { access_token: 7 }, 400, 'Access Token Missing'],
    [basic('Manage All'), undefined, 400, 'Access Token Missing'],
  ] as const) {
    const answer = await directory.call('POST', '/auth/oauth2/revoke', { body, headers: { authorization } })
    assert.deepEqual([answer.status, answer.body.message], [status, message])
  }
  assert.equal(await use(directory, `Bearer ${access_token}`), 200)
})

onEveryDatabase('no secret and no token lies in any table', async (directory) => {
  const first = await ask(directory)
  const fresh = (await refresh(directory, first)).body
  const second = await ask(directory)
  const { sql } = directory
  // Without the tables in which SQLite keeps the index of texts: there are no words in them.
  const ofSqlite = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'user_text%'"
  const ofPostgres = "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"
  const rows: unknown[] = []
  for (const { name } of await sql(ofPostgres).catch(() => sql(ofSqlite)))
    rows.push(await sql(`SELECT * FROM ${name}`))
  assert.ok(rows.length > 15)
  const everything = JSON.stringify(rows)
  assert.ok(everything.includes(digestOf(second.access_token)))
  for (const pair of [first, fresh, second])
    for (const secret of [pair.access_token, pair.refresh_token, secretOf('Manage All')]) {
      assert.ok(!everything.includes(secret))
      assert.ok(!everything.includes(Buffer.from(secret).toString('base64').slice(0, 20)))
    }
})

onEveryDatabase('pairs that can no longer be refreshed are let go of', async (directory) => {
  await ask(directory)
  directory.clock.now += fortyFiveDays
  await ask(directory)
  assert.equal((await directory.sql('SELECT digest FROM tokens')).length, 1)
})
