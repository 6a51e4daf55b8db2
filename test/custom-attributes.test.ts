import assert from 'node:assert/strict'
import { type CustomAttribute, CustomAttributesApi } from '@rollcall/client/directory'
import { operations, type Scope } from '@rollcall/contract'
import { type Directory, onEveryDatabase } from './harness.ts'
import { eventsIn } from './stored.ts'

const attributesOf = async (directory: Directory): Promise<CustomAttributesApi> =>
  new CustomAttributesApi(await directory.client())
const stored = ({ sql }: Directory) => sql('SELECT * FROM custom_attributes ORDER BY id')
const badge: CustomAttribute = { id: 1, name: 'Badge number', shortname: 'badge', position: null }

onEveryDatabase('an attribute is defined, read, listed, changed and deleted', async (directory) => {
  const attributes = await attributesOf(directory)
  const user_field = { name: '  Badge number ', shortname: 'badge' }
  assert.deepEqual(await attributes.createCustomAttribute({ user_field }), badge)
  assert.deepEqual(await attributes.getCustomAttribute(1), badge)
  const desk = await attributes.createCustomAttribute({
    user_field: { name: 'Desk', shortname: 'Desk_2', position: 7 },
  })
  assert.deepEqual(desk, { id: 2, name: 'Desk', shortname: 'Desk_2', position: 7 })
  assert.deepEqual((await attributes.listCustomAttributes()).items, [badge, desk])
  assert.deepEqual((await directory.users.getCustomAttributes()).data, [['badge', 'Desk_2']])

  assert.deepEqual(await attributes.updateCustomAttribute(1, { name: 'Badge' }), { ...badge, name: 'Badge' })
  assert.deepEqual(await attributes.updateCustomAttribute(2, { position: null, shortname: 'desk_2' }), {
    ...desk,
    position: null,
    shortname: 'desk_2',
  })
  await attributes.deleteCustomAttribute(2)
  assert.deepEqual((await directory.users.getCustomAttributes()).data, [['badge']])
  const again = await attributes.createCustomAttribute({ user_field: { name: 'Desk', shortname: 'desk_2' } })
  assert.equal(again.id, 3)

  const told = await eventsIn(directory.sql)
  assert.deepEqual(
    told.map(({ type, notes, client_id, changes }) => [type, notes, client_id, Object.keys(changes ?? {})]),
    [
      ['customAttributeAdded', 'badge', 'Manage All', ['id', 'name', 'shortname']],
      ['customAttributeAdded', 'Desk_2', 'Manage All', ['id', 'name', 'shortname', 'position']],
      ['customAttributeUpdated', 'badge', 'Manage All', ['name']],
      ['customAttributeUpdated', 'desk_2', 'Manage All', ['shortname', 'position']],
      ['customAttributeDeleted', 'desk_2', 'Manage All', ['id', 'name', 'shortname']],
      ['customAttributeAdded', 'desk_2', 'Manage All', ['id', 'name', 'shortname']],
    ],
  )
})

const path = '/api/2/users/custom_attributes'

onEveryDatabase('the fields are taken with and without `user_field` around them', async ({ call }) => {
  const fields = { name: 'Badge number', shortname: 'badge' }
  for (const [at, body] of [
    { user_field: fields },
    fields,
    { ...fields, user_field: 'true' },
    { ...fields, id: 9, user_field: null },
  ].entries()) {
    const shortname = `badge${at}`
    const sent = JSON.parse(JSON.stringify(body).replace('"badge"', `"${shortname}"`))
    const { status, body: answered } = await call('POST', path, { body: sent })
    assert.deepEqual([status, answered], [201, { ...badge, id: at + 1, shortname }])
  }
  for (const body of [{ name: 'A', shortname: 'a' }, { user_field: { name: 'A', shortname: 'a' } }]) {
    const { status, body: answered } = await call('PUT', `${path}/1`, { body })
    assert.deepEqual([status, answered], [200, { id: 1, name: 'A', shortname: 'a', position: null }])
  }
})

const invalid = (problem: string) => `Validation failed: ${problem}`
const taken = invalid('Shortname has already been taken')
const create = (name: unknown, shortname: unknown) =>
  ['POST', path, { user_field: { name, shortname } }] as const
const update = (body: object, id: number | string = 1) => ['PUT', `${path}/${id}`, body] as const
const letters = 'must match ^[A-Za-z0-9_]+$'
for (const [what, [method, where, body], status, message] of [
  ['an empty body', ['POST', path, {}], 400, 'input parameters is empty'],
  ['an empty body for a change', update({}), 400, 'input parameters is empty'],
  ['an empty field', ['POST', path, { user_field: {} }], 400, 'name is missing'],
  ['a list', ['POST', path, [1]], 400, 'input has incorrect data type. It should be -> object'],
  ['no shortname', ['POST', path, { name: 'N' }], 400, 'shortname is missing'],
  ['a blank name', create(' ', 'n'), 422, invalid('name must not be empty')],
  ['a blank name for a change', update({ name: ' ' }), 422, invalid('name must not be empty')],
  [
    'a name of 256 characters',
    create('x'.repeat(256), 'n'),
    422,
    invalid('user_field.name is too long (maximum is 255 characters)'),
  ],
  [
    'a shortname of 65 characters',
    create('N', 'x'.repeat(65)),
    422,
    invalid('user_field.shortname is too long (maximum is 64 characters)'),
  ],
  ['an empty shortname', create('N', ''), 422, invalid(`user_field.shortname ${letters}`)],
  ['a blank in a shortname', create('N', 'a b'), 422, invalid(`user_field.shortname ${letters}`)],
  ['a line end after a shortname', create('N', 'a\n'), 422, invalid(`user_field.shortname ${letters}`)],
  [
    'letters of other scripts in a shortname',
    update({ shortname: 'größe' }),
    422,
    invalid(`shortname ${letters}`),
  ],
  ['a dot in a shortname', update({ shortname: 'a.b' }), 422, invalid(`shortname ${letters}`)],
  [
    'a number as shortname',
    update({ shortname: 7 }),
    400,
    'shortname has incorrect data type. It should be -> string',
  ],
  [
    'null as shortname',
    update({ shortname: null }),
    400,
    'shortname has incorrect data type. It should be -> string',
  ],
  [
    'half a character',
    create('a\ud800', 'n'),
    400,
    'user_field.name is invalid: it holds a character that is no text',
  ],
  ['position 0', update({ position: 0 }), 422, invalid('position must be at least 1')],
  ['a position beyond', update({ position: 2 ** 31 }), 422, invalid('position must be at most 2147483647')],
  ['a shortname that is taken', create('N', 'badge'), 422, taken],
  ['a shortname in another case', create('N', 'BADGE'), 422, taken],
  ['the shortname of another', update({ shortname: 'Desk' }), 422, taken],
  [
    'all that is wrong at once',
    create(' ', 'desk'),
    422,
    invalid('name must not be empty, Shortname has already been taken'),
  ],
  ['an id that is none', update({ name: 'A' }, 'x'), 400, 'ID is incorrect'],
  ['an id that nobody has', update({ name: 'A' }, 3), 404, 'Custom attribute for id 3 was not found'],
  [
    'an id to read that nobody has',
    ['GET', `${path}/3`, undefined],
    404,
    'Custom attribute for id 3 was not found',
  ],
  [
    'an id to delete that nobody has',
    ['DELETE', `${path}/3`, undefined],
    404,
    'Custom attribute for id 3 was not found',
  ],
  [
    'a number that is not exact',
    ['GET', `${path}/9007199254740993`, undefined],
    404,
    'Custom attribute for id 9007199254740993 was not found',
  ],
  ['an unknown parameter', ['GET', `${path}?name=x`, undefined], 400, 'query parameter(s) not allowed: name'],
] as const)
  onEveryDatabase(`the definitions refuse ${what}, and nothing is changed`, async (directory) => {
    const attributes = await attributesOf(directory)
    for (const shortname of ['badge', 'desk'])
      await attributes.createCustomAttribute({ user_field: { name: shortname, shortname } })
    const [before, events] = [await stored(directory), await eventsIn(directory.sql)]
    const answer = await directory.call(method, where, { body })
    assert.deepEqual([answer.status, answer.body.message], [status, message])
    assert.deepEqual(await stored(directory), before)
    assert.deepEqual(await eventsIn(directory.sql), events)
  })

onEveryDatabase('the list answers all at once, and goes on where a limit is asked for', async (directory) => {
  const attributes = await attributesOf(directory)
  for (let n = 1; n <= 60; n++)
    await directory.sql(
      'INSERT INTO custom_attributes (id, name, shortname) VALUES (?, ?, ?)',
      n,
      `N${n}`,
      `n${n}`,
    )
  const all = Array.from({ length: 60 }, (_, at) => at + 1)
  const page = await attributes.listCustomAttributes()
  assert.deepEqual([page.items.map(({ id }) => id), page.afterCursor], [all, undefined])
  const found: number[] = []
  for await (const { id } of attributes.listCustomAttributes({ limit: 7 })) found.push(id)
  assert.deepEqual(found, all)
})

onEveryDatabase('the literal path is no user', async ({ call, users }) => {
  await users.createUser({ username: 'ada' })
  assert.deepEqual((await call('GET', path)).body, [])
  assert.deepEqual((await call('GET', `${path}/`)).status, 200)
  assert.deepEqual((await call('GET', '/api/1/users/custom_attributes')).body.data, [[]])
})

onEveryDatabase(
  'of many definitions with one shortname that are sent at once, one is made',
  async (directory) => {
    const answers = await Promise.all(
      ['badge', 'Badge', 'BADGE'].flatMap((shortname) =>
        Array.from({ length: 5 }, () => directory.call('POST', path, { body: { name: 'N', shortname } })),
      ),
    )
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array(14).fill(422)])
    assert.equal((await stored(directory)).length, 1)
  },
)

for (const scope of ['Authentication Only', 'Read Users', 'Manage users', 'Read All', 'Manage All'] as const)
  onEveryDatabase(`the definitions answer to the scope ${scope} as the contract says`, async (directory) => {
    const attributes = await attributesOf(directory)
    await attributes.createCustomAttribute({ user_field: { name: 'Badge', shortname: 'badge' } })
    const headers = { authorization: `Bearer ${await directory.token(scope)}` }
    for (const id of [
      'listCustomAttributes',
      'getCustomAttribute',
      'updateCustomAttribute',
      'createCustomAttribute',
      'deleteCustomAttribute',
    ] as const) {
      const { method, path, scopes, success } = operations[id]
      const fields = { name: 'B', shortname: 'b' }
      const body = { updateCustomAttribute: { name: 'A' }, createCustomAttribute: fields }[id as string]
      const answer = await directory.call(method, path.replace('{custom_attribute_id}', '1'), {
        body,
        headers,
      })
      const isAllowed = (scopes as readonly Scope[]).includes(scope)
      assert.equal(answer.status, isAllowed ? success : 401, `${id} ${answer.text}`)
    }
  })
