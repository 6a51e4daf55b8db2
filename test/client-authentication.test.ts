import assert from 'node:assert/strict'
import { digestOf } from '../server/directory/digest.ts'
import { type CallOptions, type Directory, onEveryDatabase } from './harness.ts'

const id = 'Manage All'
const secret = 'secret of Manage All'
const digits = /^[0-9a-f]{64}$/

/** A client whose id and secret have no blanks, as those of the service. */
const plain = { id: 'a'.repeat(64), secret: 'b'.repeat(64) }

/** A credential with this client id and secret beside the one of the harness. */
async function prepare({ sql, token }: Directory): Promise<void> {
  await token()
  await sql(
    `INSERT INTO credentials (client_id, secret_digest, scope, created_at) VALUES (?, ?, 'Read All', 0)`,
    plain.id,
    digestOf(plain.secret),
  )
}

const basic = (name: string, password: string): string =>
  `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`

const grant = { grant_type: 'client_credentials' }
const inBody = { ...grant, client_id: plain.id, client_secret: plain.secret }
const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString()
const json = { 'content-type': 'application/json' }
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' }

type Sent = CallOptions & { readonly headers: Record<string, string> }

/** Each as some client sends it. */
const shapes: readonly (readonly [string, Sent])[] = [
  ...[
    `client_id:${plain.id}, client_secret:${plain.secret}`,
    `client_id:${plain.id},client_secret:${plain.secret}`,
    `client_id: ${plain.id}, client_secret: ${plain.secret}`,
    `Client_Id : ${plain.id} , Client_Secret : ${plain.secret}`,
    basic(plain.id, plain.secret),
    basic(plain.id, plain.secret).replace('Basic', 'basic'),
    basic(plain.id, plain.secret).replaceAll('=', ''),
  ].map(
    (authorization) => [`the header "${authorization.slice(0, 15)}…"`, withHeader(authorization)] as const,
  ),
  ['Basic with blanks in id and secret', withHeader(basic(id, secret))],
  ['a JSON body', { body: inBody, headers: { authorization: '', ...json } }],
  [
    'a JSON body with its character set',
    { body: inBody, headers: { authorization: '', 'content-type': 'application/json; charset=utf-8' } },
  ],
  ['a form', { body: form(inBody), headers: { authorization: '', ...urlencoded } }],
  [
    'a form with its character set',
    {
      body: form(inBody),
      headers: { authorization: '', 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    },
  ],
  ['a header and the grant in a form', { ...withHeader(basic(id, secret), urlencoded), body: form(grant) }],
]

function withHeader(authorization: string, headers: Record<string, string> = json) {
  return { body: grant, headers: { authorization, ...headers } }
}

for (const [what, options] of shapes)
  onEveryDatabase(`a token is given to a client named by ${what}, on every address`, async (directory) => {
    await prepare(directory)
    for (const path of ['/auth/oauth2/v2/token', '/auth/oauth2/v2/token/', '//auth/oauth2/v2/token']) {
      const { status, text, body } = await directory.call('POST', path, options)
      assert.equal(status, 200, text)
      assert.match(body.access_token, digits)
    }
    for (const path of ['/auth/oauth2/token', '/auth/oauth2/token/', '//auth/oauth2/token']) {
      const { status, text, body } = await directory.call('POST', path, options)
      assert.equal(status, 200, text)
      assert.match(body.data[0].access_token, digits)
      const access_token = body.data[0].access_token
      const { headers, body: sent } = options
      const revocation = typeof sent === 'string' ? `${sent}&access_token=${access_token}` : undefined
      const revoked = await directory.call('POST', '/auth/oauth2/revoke/', {
        headers,
        body: revocation ?? { ...(sent as object), access_token },
      })
      assert.equal(revoked.status, 200, revoked.text)
      assert.deepEqual(
        await directory.sql('SELECT * FROM tokens WHERE digest = ?', digestOf(access_token)),
        [],
      )
    }
  })

const missing = [400, 'The authorization information is missing'] as const
const wrong = [401, 'Authentication Failure'] as const
const noGrant = [
  400,
  'grant_type is incorrect/absent. It should be client_credentials or refresh_token',
] as const
const noJson = [400, 'Input JSON is not valid'] as const
const wrongType = [
  400,
  'Content Type is not specified or specified incorrectly. Content-Type header must be set to application/json',
] as const

const refused: readonly (readonly [string, Sent, readonly [number, string]])[] = [
  ['a wrong secret', withHeader(basic(id, 'wrong')), wrong],
  ['a secret that begins right', withHeader(basic(id, `${secret}x`)), wrong],
  ['an empty secret', withHeader(basic(id, '')), wrong],
  ['an unknown id', withHeader(basic('nobody', secret)), wrong],
  ['an unknown id with an empty secret', withHeader(basic('nobody', '')), wrong],
  ['an id in other letters', withHeader(basic(id.toUpperCase(), secret)), wrong],
  ['an id that is a piece of SQL', withHeader(basic("' OR 1=1 --", secret)), wrong],
  ['an id of 8,000 characters', withHeader(basic('x'.repeat(8000), secret)), wrong],
  ['an id with a NUL', withHeader(basic(`${id}\0`, secret)), wrong],
  ['bytes that are no text', withHeader(`Basic ${Buffer.from([255, 58, 255]).toString('base64')}`), wrong],
  ['an id with half a character', { body: { ...inBody, client_id: '\ud800' }, headers: noHeader() }, wrong],
  [
    'a secret of a megabyte',
    { body: { ...inBody, client_secret: 'x'.repeat(1e6) }, headers: noHeader() },
    wrong,
  ],
  ['no client at all', { body: grant, headers: noHeader() }, missing],
  ['an empty id', { body: { ...inBody, client_id: '' }, headers: noHeader() }, missing],
  ['an id that is a number', { body: { ...inBody, client_id: 1 }, headers: noHeader() }, missing],
  ['an id without a secret', { body: { ...grant, client_id: id }, headers: noHeader() }, missing],
  ['a header of another scheme', withHeader('Digest username="a"'), missing],
  ['a bearer token', withHeader(`Bearer ${'0'.repeat(64)}`), missing],
  ['Basic without a colon', withHeader(`Basic ${Buffer.from('name').toString('base64')}`), missing],
  ['Basic that is not base64', withHeader('Basic %%%'), missing],
  ['a header with the id alone', withHeader(`client_id:${plain.id}`), missing],
  ['no body', { headers: { authorization: basic(id, secret) } }, noGrant],
  ['an empty object', { ...withHeader(basic(id, secret)), body: {} }, noGrant],
  ['a list', { ...withHeader(basic(id, secret)), body: [grant] }, noGrant],
  ['another grant', { ...withHeader(basic(id, secret)), body: { grant_type: 'password' } }, noGrant],
  [
    'a grant in other letters',
    { ...withHeader(basic(id, secret)), body: { grant_type: 'CLIENT_CREDENTIALS' } },
    noGrant,
  ],
  [
    'a grant that is no text',
    { ...withHeader(basic(id, secret)), body: { grant_type: ['client_credentials'] } },
    noGrant,
  ],
  ['half a body', { ...withHeader(basic(id, secret)), body: '{"grant_type":' }, noJson],
  [
    'plain text',
    { ...withHeader(basic(id, secret), { 'content-type': 'text/plain' }), body: 'x' },
    wrongType,
  ],
  [
    'XML',
    { ...withHeader(basic(id, secret), { 'content-type': 'application/xml' }), body: '<a/>' },
    wrongType,
  ],
]

function noHeader(): Record<string, string> {
  return { authorization: '', ...json }
}

for (const [what, options, [status, message]] of refused)
  onEveryDatabase(`no token is given for ${what}`, async (directory) => {
    await prepare(directory)
    const before = await directory.sql('SELECT digest FROM tokens ORDER BY digest')
    for (const path of ['/auth/oauth2/v2/token', '/auth/oauth2/token']) {
      const answer = await directory.call('POST', path, options)
      assert.deepEqual([answer.status, answer.body.message], [status, message])
    }
    assert.deepEqual(await directory.sql('SELECT digest FROM tokens ORDER BY digest'), before)
  })

onEveryDatabase(
  'a body of more than a mebibyte is refused before the client is looked at',
  async ({ call }) => {
    const body = JSON.stringify({ ...grant, client_id: 'x'.repeat(1_048_577) })
    const answer = await call('POST', '/auth/oauth2/v2/token', { body, headers: noHeader() })
    assert.deepEqual([answer.status, answer.body.type], [413, 'Payload Too Large'])
  },
)
