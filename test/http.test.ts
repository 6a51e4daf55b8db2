import assert from 'node:assert/strict'
import { type Answer, type CallOptions, onEveryDatabase } from './harness.ts'

/** Every error says the same in status, code and body, names its request, and tells nothing of the inside. */
function assertError(answer: Answer, status: number, type: string, message: string): void {
  assert.equal(answer.status, status, answer.text)
  assert.deepEqual(answer.body, { error: true, code: status, type, message })
  assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8')
  assert.match(answer.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/)
  assert.equal(answer.headers.get('x-powered-by'), null)
}

for (const [method, path] of [
  ['GET', '/'],
  ['GET', '/api/1'],
  ['GET', '/api/2/users'],
  ['GET', '/API/1/users'],
  ['GET', '/api/1/users/1/2/3'],
  ['GET', '/api/1/users/%zz'],
  ['GET', '/api/1/users/%ff%fe'],
  ['GET', '/%'],
  ['GET', `/api/1/users/${'1'.repeat(600)}`],
  ['GET', `/${'long'.repeat(2000)}`],
  ['GET', `/${'a/'.repeat(3000)}`],
  ['GET', '/docs/../../package.json'],
  ['GET', '/docs/%2e%2e/package.json'],
  ['GET', '/__proto__'],
  ['POST', '/nowhere'],
  ['DELETE', '/api/1/users'],
  ['PATCH', '/api/1/users/1'],
  ['POST', '/api/1/users/1'],
  ['GET', '/api/1/users/1/logout'],
  ['PUT', '/api/1/users/1/apps'],
  ['OPTIONS', '/api/1/users'],
  ['PROPFIND', '/api/1/users'],
  ['GET', '/auth/oauth2/v2/token'],
  ['POST', '/auth/rate_limit'],
  ['POST', '/health/live'],
] as const)
  onEveryDatabase(`${method} ${path.slice(0, 40)} is no route`, async ({ call }) => {
    assertError(await call(method, path), 404, 'Not Found', 'No Route Exists')
  })

onEveryDatabase('no route wants no token, and takes any body', async ({ call }) => {
  const options = { body: 'x'.repeat(2_000_000), headers: { authorization: '', 'content-type': 'a/b' } }
  assertError(await call('POST', '/nowhere', options), 404, 'Not Found', 'No Route Exists')
})

onEveryDatabase('HEAD is no route either, and has no body', async ({ url, token }) => {
  const answer = await fetch(`${url}/api/1/users/1`, {
    method: 'HEAD',
    headers: { authorization: `Bearer ${await token()}` },
  })
  assert.deepEqual([answer.status, await answer.text()], [404, ''])
  assert.ok(answer.headers.get('x-request-id'))
})

for (const path of ['/api/1/users/1/', '//api//1///users/1', '/api/1/users/1//', '/api/1/%75sers/1'])
  onEveryDatabase(`${path} is the user too`, async ({ call, users }) => {
    const user = await users.createUser({ username: 'ada' })
    assert.deepEqual((await call('GET', path)).body, user)
  })

for (const query of ['', '?', '?&&&', '?=', '?limit='])
  onEveryDatabase(`the query "${query}" asks for nothing`, async ({ call, users }) => {
    const user = await users.createUser({ username: 'ada' })
    assert.deepEqual((await call('GET', `/api/1/users${query}`)).body, [user])
  })

for (const [query, message] of [
  ['?limit=%zz', 'limit has incorrect data type. It should be -> integer'],
  ['?email=%00', 'email is invalid. It should be text without the character NUL'],
  ['?__proto__=1', 'query parameter(s) not allowed: __proto__'],
  ['?constructor=1&toString=2', 'query parameter(s) not allowed: constructor, toString'],
  ['?%ff=1', 'query parameter(s) not allowed: %ff'],
  ['?limit=1&limit=2', 'query parameter limit is given more than once'],
  [`?${'x'.repeat(5000)}=1`, `query parameter(s) not allowed: ${'x'.repeat(100)}`],
] as const)
  onEveryDatabase(`the query "${query.slice(0, 30)}" is refused`, async ({ call }) => {
    assertError(await call('GET', `/api/1/users${query}`), 400, 'bad request', message)
  })

const create = (call: (method: string, path: string, options: CallOptions) => Promise<Answer>) => {
  return (options: CallOptions) => call('POST', '/api/1/users', options)
}

const wrongType =
  'Content Type is not specified or specified incorrectly. Content-Type header must be set to application/json'
for (const [what, type, body] of [
  ['plain text', 'text/plain', '{"username":"ada"}'],
  ['no type', '', '{"username":"ada"}'],
  ['a form', 'application/x-www-form-urlencoded', 'username=ada'],
  ['several parts', 'multipart/form-data; boundary=x', '--x--'],
  ['another JSON', 'application/vnd.api+json', '{"username":"ada"}'],
  ['what is no type', 'json', '{"username":"ada"}'],
] as const)
  onEveryDatabase(`a body of ${what} is refused`, async ({ call, sql }) => {
    const answer = await create(call)({ body, headers: { 'content-type': type } })
    assertError(answer, 400, 'bad request', wrongType)
    assert.deepEqual(await sql('SELECT id FROM users'), [])
  })

for (const type of [
  'application/json; charset=utf-8',
  'application/json;charset=UTF-8',
  'Application/JSON',
  'application/json; charset="utf-8"; a=b',
])
  onEveryDatabase(`a body of the type ${type} is read`, async ({ call }) => {
    const answer = await create(call)({ body: { username: 'Zoë ☃' }, headers: { 'content-type': type } })
    assert.deepEqual([answer.status, answer.body.username], [201, 'Zoë ☃'])
  })

const notJson = 'Input JSON is not valid'
for (const [what, body, message] of [
  ['half an object', '{"username":"ada"', notJson],
  ['two objects', '{"username":"ada"}{"username":"bo"}', notJson],
  ['a comma too many', '{"username":"ada",}', notJson],
  ['single quotes', "{'username':'ada'}", notJson],
  ['a comment', '{"username":"ada"} // me', notJson],
  ['NaN', '{"username":NaN}', notJson],
  ['a line break in a text', '{"username":"a\nda"}', notJson],
  ['blanks alone', '   ', notJson],
  ['bytes that are not UTF-8', Buffer.from([...Buffer.from('{"username":"'), 0xff, 0x22, 0x7d]), notJson],
  ['UTF-8 that is cut', Buffer.from([...Buffer.from('{"username":"'), 0xe2, 0x98, 0x22, 0x7d]), notJson],
  ['UTF-16', Buffer.from('{"username":"ada"}', 'utf16le'), notJson],
  ['half a character', '{"username":"\\ud83d"}', 'username is invalid: it holds a character that is no text'],
  ['a NUL', '{"username":"a\\u0000"}', 'username is invalid: it holds a character that is no text'],
  [
    'a NUL in a name',
    '{"custom_attributes":{"\\u0000":"x"}}',
    'custom_attributes.\0 is invalid: it holds a character that is no text',
  ],
  ['a list', '[]', 'input parameters is empty'],
  ['a text', '"ada"', 'input has incorrect data type. It should be -> object'],
  ['a truth', 'true', 'input has incorrect data type. It should be -> object'],
] as const)
  onEveryDatabase(`a body of ${what} is refused`, async ({ call, sql }) => {
    assertError(await create(call)({ body }), 400, 'bad request', message)
    assert.deepEqual(await sql('SELECT id FROM users'), [])
  })

for (const [what, open, close] of [
  ['lists', '[', ']'],
  ['objects', '{"a":', '}'],
] as const)
  onEveryDatabase(`100,000 ${what} in one another are refused`, async ({ call }) => {
    const nested = `${open.repeat(100_000)}1${close.repeat(100_000)}`
    for (const [method, path, body] of [
      ['POST', '/api/1/users', nested],
      ['POST', '/api/1/users', `{"username":"ada","x":${nested}}`],
      ['PUT', '/api/1/users/1/logout', nested],
      ['PUT', '/api/1/users/1/add_roles', nested],
    ] as const) {
      const answer = await call(method, path, { body })
      assert.equal(answer.status, 400)
      assert.match(answer.body.message, /^\S{1,100} is invalid: it is nested too deeply$/)
    }
    const answer = await call('POST', '/auth/oauth2/v2/token', { body: nested })
    assert.equal(answer.status, 400)
  })

onEveryDatabase('of two members with the same name the last one counts', async ({ call }) => {
  const answer = await create(call)({ body: '{"username":"ada","username":"bo"}' })
  assert.equal(answer.body.username, 'bo')
})

onEveryDatabase('a byte order mark before a body is no part of it', async ({ call }) => {
  assert.equal((await create(call)({ body: '\ufeff{"username":"ada"}' })).status, 201)
})

onEveryDatabase('names that objects have anyway are names like others', async ({ call, users }) => {
  const answer = await create(call)({
    body: '{"username":"ada","__proto__":{"state":3,"admin":true},"constructor":{"prototype":{"state":3}},"toString":1}',
  })
  assert.deepEqual([answer.status, answer.body.state], [201, 1])
  assert.equal(({} as { admin?: boolean }).admin, undefined)
  assert.ok(!answer.text.includes('admin'))
  const refused = await call('PUT', '/api/1/users/1', { body: '{"custom_attributes":{"__proto__":"x"}}' })
  assert.equal(refused.status, 400)
  assert.deepEqual((await users.getUserById(1)).custom_attributes, {})
})

for (const [what, bytes, status] of [
  ['exactly a mebibyte', 1_048_576, 422],
  ['a byte more', 1_048_577, 413],
  ['twenty mebibytes', 20_971_520, 413],
] as const)
  onEveryDatabase(`a body of ${what} is answered with ${status}`, async ({ call }) => {
    const empty = JSON.stringify({ username: 'ada', comment: '' })
    const body = empty.replace('""', `"${'x'.repeat(bytes - empty.length)}"`)
    const answer = await create(call)({ body })
    assert.equal(answer.status, status)
    if (status === 413)
      assertError(answer, 413, 'Payload Too Large', 'The request body is larger than 1048576 bytes')
  })

onEveryDatabase('every answer names its request, and an event names it too', async ({ call, sql }) => {
  const answers = await Promise.all([1, 2, 3].map((n) => create(call)({ body: { username: `ada${n}` } })))
  const ids = answers.map(({ headers }) => headers.get('x-request-id'))
  assert.equal(new Set(ids).size, 3)
  const events = await sql<{ body: string }>('SELECT body FROM events')
  assert.deepEqual(events.map(({ body }) => JSON.parse(body).request_id).sort(), ids.sort())
})

onEveryDatabase('a caller cannot choose the name of a request', async ({ call }) => {
  const answer = await call('GET', '/api/1/users', {
    headers: { 'x-request-id': 'mine', 'request-id': 'mine' },
  })
  assert.notEqual(answer.headers.get('x-request-id'), 'mine')
})
