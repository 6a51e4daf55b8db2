import assert from 'node:assert/strict'
import type { User } from '@rollcall/client'
import { onEveryDatabase } from './harness.ts'

const whole = 'has incorrect data type. It should be -> integer'
const manyIds = Array.from({ length: 201 }, (_, at) => at + 1).join()
const ids = 'user_ids is invalid. It should be a list of ids with commas between them'

for (const [what, query, status, message] of [
  ['a parameter that does not exist', 'first_login=1', 400, 'query parameter(s) not allowed: first_login'],
  ['several of them', 'foo=1&firstname=a&bar=2', 400, 'query parameter(s) not allowed: foo, bar'],
  ['a misspelt filter', 'first_name=Maria', 400, 'query parameter(s) not allowed: first_name'],
  ['a filter in capitals', 'Firstname=Maria', 400, 'query parameter(s) not allowed: Firstname'],
  ['a filter by status', 'status=1', 400, 'query parameter(s) not allowed: status'],
  ['a filter by password', 'password=*', 400, 'query parameter(s) not allowed: password'],
  ['a filter by the prototype', '__proto__=1', 400, 'query parameter(s) not allowed: __proto__'],
  [
    'custom attributes without a name',
    'custom_attributes=1',
    400,
    'query parameter(s) not allowed: custom_attributes',
  ],
  [
    'a parameter given twice',
    'firstname=a&firstname=b',
    400,
    'query parameter firstname is given more than once',
  ],
  ['the same value given twice', 'page=1&page=1', 400, 'query parameter page is given more than once'],
  [
    'an attribute given twice',
    'custom_attributes.team=a&custom_attributes.team=b',
    400,
    'query parameter custom_attributes.team is given more than once',
  ],
  ['a name that is empty', '=x', 400, 'query parameter(s) not allowed: '],
  ['a parameter in brackets', 'firstname[]=a', 400, 'query parameter(s) not allowed: firstname[]'],
  ['limit 0', 'limit=0', 400, 'limit is invalid. It should be at least 1'],
  ['a negative limit', 'limit=-1', 400, 'limit is invalid. It should be at least 1'],
  ['a fraction as limit', 'limit=1.5', 400, `limit ${whole}`],
  ['a word as limit', 'limit=abc', 400, `limit ${whole}`],
  ['a limit in another notation', 'limit=1e2', 400, `limit ${whole}`],
  ['a limit of more digits than numbers have', `limit=${'9'.repeat(400)}`, 400, `limit ${whole}`],
  ['page 0', 'page=0', 400, 'page is invalid. It should be at least 1'],
  ['a negative page', 'page=-7', 400, 'page is invalid. It should be at least 1'],
  ['a fraction as page', 'page=2.0', 400, `page ${whole}`],
  ['a blank as page', 'page=%20', 400, `page ${whole}`],
  ['a word as directory', 'directory_id=main', 400, `directory_id ${whole}`],
  ['a star as directory', 'directory_id=*', 400, `directory_id ${whole}`],
  ['a directory beyond all exact numbers', 'directory_id=9007199254740993', 400, `directory_id ${whole}`],
  ['a list of roles', 'role_id=1,2', 400, `role_id ${whole}`],
  ['a word among the ids', 'user_ids=1,two,3', 400, ids],
  ['a negative id', 'user_ids=1,-2', 400, ids],
  ['a fraction among the ids', 'user_ids=1.5', 400, ids],
  ['ids in hexadecimal', 'user_ids=0x10', 400, ids],
  ['ids with semicolons', 'user_ids=1;2', 400, ids],
  ['commas without ids', 'user_ids=,%20,', 400, ids],
  [
    'more than two hundred ids',
    `user_ids=${manyIds}`,
    400,
    'user_ids is invalid. It should be a list of at most 200 ids',
  ],
  [
    'an unknown custom attribute',
    'custom_attributes.shoe=42',
    400,
    /^input custom_attributes is not valid\. Valid custom_attributes -> \[employee_number cost_center .*\]$/,
  ],
  [
    'a custom attribute in capitals',
    'custom_attributes.TEAM=a',
    400,
    /^input custom_attributes is not valid/,
  ],
  ['a custom attribute without a name', 'custom_attributes.=a', 400, /^input custom_attributes is not valid/],
  [
    'the prototype as an attribute',
    'custom_attributes.__proto__=a',
    400,
    /^input custom_attributes is not valid/,
  ],
  ['an unknown field', 'fields=email,shoe_size', 422, 'Invalid field(s): shoe_size'],
  ['several unknown fields', 'fields=a,id,b', 422, 'Invalid field(s): a, b'],
  ['a field in capitals', 'fields=Email', 422, 'Invalid field(s): Email'],
  ['the password as a field', 'fields=password', 422, 'Invalid field(s): password'],
  [
    'the salt as a field',
    'fields=id,salt,password_algorithm',
    422,
    'Invalid field(s): salt, password_algorithm',
  ],
  [
    'one attribute as a field',
    'fields=custom_attributes.team',
    422,
    'Invalid field(s): custom_attributes.team',
  ],
  ['another order', 'sort=created_at', 422, 'Invalid sort field: created_at'],
  ['two minus signs', 'sort=--id', 422, 'Invalid sort field: --id'],
  ['an order in capitals', 'sort=ID', 422, 'Invalid sort field: ID'],
  [
    'a NUL in a filter',
    'firstname=a%00b',
    400,
    'firstname is invalid. It should be text without the character NUL',
  ],
  ['a NUL in a name', 'first%00name=a', 400, 'query parameter(s) not allowed: first\0name'],
  [
    'a filter of ten thousand characters',
    `firstname=${'a'.repeat(10_000)}`,
    400,
    /^The filters are too long/,
  ],
  [
    'a filter of ten thousand brackets',
    `userprincipalname=*${'['.repeat(10_000)}`,
    400,
    /^The filters are too long/,
  ],
  [
    'ligatures that unfold to eighteen letters',
    `userprincipalname=*${'%EF%B7%BA'.repeat(1600)}`,
    400,
    /^The filters are too long/,
  ],
] as const)
  onEveryDatabase(
    `listUsers refuses ${what}`,
    async ({ call }) => {
      const answer = await call('GET', `/api/1/users?${query}`)
      assert.equal(answer.status, status)
      assert.equal(answer.body.error, true)
      assert.equal(answer.body.code, status)
      if (typeof message === 'string') assert.equal(answer.body.message, message)
      else assert.match(answer.body.message, message)
      assert.equal(answer.headers.get('total-count'), null)
    },
    { sample: 1 },
  )

for (const [what, query, found] of [
  ['a thousand stars', `firstname=${'*'.repeat(1000)}`, true],
  ['a thousand stars with a letter after each', `lastname=${'*a'.repeat(1000)}`, false],
  ['four hundred pieces from the middle', `email=${'*abc'.repeat(400)}*`, false],
  ['a percent sign that nobody encoded', 'firstname=100%', false],
  ['bytes that are no text', 'firstname=%FF%FE', false],
  ['half a character', 'firstname=%ED%A0%80', false],
  ['the greatest exact number', 'directory_id=9007199254740991', false],
  ['a negative directory', 'directory_id=-1', false],
  ['the greatest page', 'page=9007199254740991', false],
  ['only ampersands', '&&&', true],
  ['a parameter without a value, whatever its name', 'foo=&bar', true],
] as const)
  onEveryDatabase(
    `listUsers answers ${what}`,
    async ({ call }) => {
      const answer = await call('GET', `/api/1/users?${query}`)
      assert.equal(answer.status, 200, answer.text)
      assert.deepEqual(
        answer.body.map((user: User) => user.id),
        found ? [1, 2] : [],
      )
    },
    { sample: 2 },
  )

onEveryDatabase(
  'listUsers: the headers of a long list of ids fit what Node and others take',
  async ({ users }) => {
    const eightDigits = Array.from({ length: 197 }, (_, at) => 65_786_578 + at)
    const list = users.listUsers({ user_ids: [1, 2, 3, ...eightDigits].join(), limit: 1 })
    const found = []
    for await (const user of list) found.push(user.id)
    assert.deepEqual(found, [1, 2, 3])
  },
  { sample: 3 },
)

onEveryDatabase(
  'listUsers: a first name of 255 characters of any script can be looked for',
  async ({ users }) => {
    const firstname = '漢'.repeat(255)
    await users.createUser({ username: 'long', firstname })
    assert.equal((await users.listUsers({ firstname })).totalCount, 1)
  },
)

for (const [what, authorization] of [
  ['no token', ''],
  ['a token that nobody was given', 'Bearer 0123456789abcdef'],
  ['another kind of authorization', 'Basic YTpi'],
] as const)
  onEveryDatabase(`listUsers answers 401 and nobody to ${what}`, async ({ call }) => {
    const answer = await call('GET', '/api/1/users', { headers: { authorization } })
    assert.equal(answer.status, 401)
    assert.equal(answer.body.message, 'Authentication Failure')
    assert.equal(answer.headers.get('total-count'), null)
  })

for (const [scope, status] of [
  ['Read Users', 200],
  ['Manage users', 200],
  ['Read All', 200],
  ['Manage All', 200],
  ['Authentication Only', 401],
] as const)
  onEveryDatabase(`listUsers answers ${status} to a token of the scope ${scope}`, async ({ call, token }) => {
    const headers = { authorization: `Bearer ${await token(scope)}` }
    const answer = await call('GET', '/api/1/users', { headers })
    assert.equal(answer.status, status)
    if (status === 401) assert.equal(answer.body.message, 'Insufficient Permission')
  })
