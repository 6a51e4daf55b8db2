import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { listCalls, listTags } from './calls.ts'
import { document, printFiles } from './files.ts'
import { staleFiles } from './stale.ts'

/** Copied by hand from the contract, so that the document cannot drift from it. */
const contract = {
  addRolesToUser: ['PUT', '/api/1/users/{user_id}/add_roles', [], 200, 400, 401, 403, 404],
  createUser: ['POST', '/api/1/users', ['mappings', 'validate_policy'], 201, 400, 401, 422],
  deleteUser: ['DELETE', '/api/1/users/{user_id}', [], 204, 401, 404],
  getCustomAttributes: ['GET', '/api/1/users/custom_attributes', [], 200, 400, 401],
  getUserApps: ['GET', '/api/1/users/{user_id}/apps', ['ignore_visibility'], 200, 401, 404],
  getUserById: ['GET', '/api/1/users/{user_id}', [], 200, 400, 404],
  getUserRoles: ['GET', '/api/1/users/{user_id}/roles', [], 200, 400, 401, 403, 404],
  listUsers: [
    'GET',
    '/api/1/users',
    [
      'limit',
      'page',
      'cursor',
      'created_since',
      'created_until',
      'updated_since',
      'updated_until',
      'last_login_since',
      'last_login_until',
      'firstname',
      'lastname',
      'email',
      'username',
      'samaccountname',
      'directory_id',
      'external_id',
      'user_ids',
      'custom_attributes.{attribute_name}',
      'fields',
    ],
    200,
    400,
    401,
    422,
  ],
  lockAccountUser: ['PUT', '/api/1/users/{user_id}/lock_user', [], 200, 400, 401, 403, 404],
  logOutUser: ['PUT', '/api/1/users/{user_id}/logout', [], 200, 400, 401, 403, 404],
  removeUserRole: ['PUT', '/api/1/users/{user_id}/remove_roles', [], 200, 400, 401, 403, 404],
  setUserState: ['PUT', '/api/1/users/{user_id}/set_state', [], 200, 400, 401, 403, 404],
  updatePasswordInsecure: [
    'PUT',
    '/api/1/users/set_password_clear_text/{user_id}',
    [],
    200,
    400,
    401,
    403,
    404,
  ],
  updatePasswordSecure: [
    'PUT',
    '/api/1/users/set_password_using_salt/{user_id}',
    [],
    200,
    400,
    401,
    403,
    404,
  ],
  updateUser: ['PUT', '/api/1/users/{user_id}', ['mappings', 'validate_policy'], 200, 400, 401, 404, 422],
} as const

const calls = listCalls(document, 'Users')

test('every printed file is what the contract prints', () => {
  assert.deepEqual(staleFiles(printFiles()), [], 'run: npm run print')
})

test('the operations are the fifteen of the contract', () => {
  assert.deepEqual(
    calls.map(({ id }) => id),
    Object.keys(contract),
  )
})

for (const [id, [method, path, query, ...statuses]] of Object.entries(contract)) {
  test(`${id} has the method, path, parameters and statuses of the contract`, () => {
    const call = calls.find((each) => each.id === id)
    assert.ok(call)
    assert.deepEqual([call.method, call.path], [method, path])
    assert.deepEqual(
      call.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
      query,
    )
    const ofContract: readonly number[] = statuses
    for (const status of ofContract)
      assert.ok(
        call.responses.some((each) => each.status === status),
        `${status}`,
      )
    for (const { status, response } of call.responses) {
      assert.equal(
        /an addition to the contract/i.test(response.description),
        !ofContract.includes(status),
        `${status}`,
      )
    }
  })
}

test('listUsers answers the seven headers of the contract', () => {
  const good = calls.find(({ id }) => id === 'listUsers')?.responses[0]?.response
  const expected = [
    'Current-Page',
    'Page-Items',
    'Total-Count',
    'Total-Pages',
    'Link',
    'Before-Cursor',
    'After-Cursor',
  ]
  assert.deepEqual(
    Object.keys(good?.headers ?? {}).filter((name) => !name.startsWith('X-')),
    expected,
  )
})

/** The operations of all tags but those that give and take tokens. */
const everyCall = listTags(document).flatMap((tag) => listCalls(document, tag))

test('every answer names its request, and a 429 tells the whole rate limit', () => {
  assert.ok(everyCall.length > calls.length)
  for (const { id, responses } of everyCall) {
    for (const { status, response } of responses) {
      const headers = Object.keys(response.headers ?? {})
      assert.ok(headers.includes('X-Request-Id'), `${id} ${status}`)
      if (status !== 429) continue
      for (const name of ['Retry-After', 'X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset']) {
        assert.ok(headers.includes(name), `${id} ${name}`)
      }
    }
  }
})

test('what stands around the users says all that a call on it can meet', () => {
  for (const { id, operation, path, body, responses } of everyCall.filter(({ id }) => !(id in contract))) {
    const expected = [400, 401, 429, 500, 503, ...(path.includes('{') ? [404] : []), ...(body ? [413] : [])]
    const statuses = responses.map(({ status }) => status)
    assert.deepEqual(
      expected.filter((status) => !statuses.includes(status)),
      [],
      id,
    )
    assert.ok((operation['x-scopes'] ?? []).includes('Manage All'), id)
  }
})

test('every body, good answer and error has an example, and each example satisfies its schema', () => {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false })
  ajv.addSchema(document, 'contract')
  let count = 0
  for (const { pointer, values } of listExamples(document, '')) {
    assert.notEqual(values.length, 0, `${pointer} has no example`)
    const validate = ajv.getSchema(`contract#${pointer}/schema`)
    assert.ok(validate, pointer)
    for (const value of values) {
      assert.ok(validate(value), `${pointer} ${JSON.stringify(value)} ${JSON.stringify(validate.errors)}`)
      count++
    }
  }
  assert.ok(count > 50, `only ${count} examples were found`)
})

/** The places that have a schema, with the examples beside it; a parameter or header may go without. */
function* listExamples(node: unknown, pointer: string): Generator<{ pointer: string; values: unknown[] }> {
  if (typeof node !== 'object' || node === null) return
  if ('schema' in node && ('examples' in node || 'example' in node || !('name' in node))) {
    const { example, examples = {} } = node as {
      example?: unknown
      examples?: Record<string, { value: unknown }>
    }
    yield {
      pointer,
      values: example === undefined ? Object.values(examples).map(({ value }) => value) : [example],
    }
  }
  for (const [key, child] of Object.entries(node)) {
    yield* listExamples(
      child,
      `${pointer}/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`,
    )
  }
}
