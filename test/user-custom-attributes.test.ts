import assert from 'node:assert/strict'
import { BadRequestError } from '@rollcall/client'
import { type Directory, onEveryDatabase } from './harness.ts'
import { eventsOf, storedUser } from './stored.ts'

/** User 1 is in the red team and has a desk; `floor` and names that every object has are defined too. */
async function prepare({ users, sql }: Directory): Promise<void> {
  for (const [at, name] of ['team', 'desk', 'floor', '__proto__', 'constructor'].entries())
    await sql('INSERT INTO custom_attributes (id, name, shortname) VALUES (?, ?, ?)', at + 1, name, name)
  await users.createUser({ username: 'ada', custom_attributes: { team: 'red', desk: 'D7' } })
}

/** The values that users are searched by. */
async function searchable(sql: Directory['sql']): Promise<string[]> {
  const rows = await sql(
    `SELECT shortname, key FROM user_attributes JOIN custom_attributes ON id = attribute_id
     WHERE user_id = 1 ORDER BY attribute_id`,
  )
  return rows.map(({ shortname, key }) => `${shortname}=${key}`)
}

/** As text, because `__proto__` in an object literal would not be a name. */
const sameJson = (actual: unknown, expected: string) =>
  assert.deepEqual(JSON.parse(JSON.stringify(actual)), JSON.parse(expected))

for (const [what, sent, values, keys] of [
  [
    'a new value stands beside the others',
    '{"floor":"3"}',
    '{"team":"red","desk":"D7","floor":"3"}',
    ['team=red', 'desk=d7', 'floor=3'],
  ],
  [
    'a value takes the place of the one before',
    '{"team":"Blue"}',
    '{"team":"Blue","desk":"D7"}',
    ['team=blue', 'desk=d7'],
  ],
  ['null removes a value', '{"team":null}', '{"desk":"D7"}', ['desk=d7']],
  ['the empty text removes a value', '{"team":""}', '{"desk":"D7"}', ['desk=d7']],
  [
    'what has no value can be removed',
    '{"floor":null}',
    '{"team":"red","desk":"D7"}',
    ['team=red', 'desk=d7'],
  ],
  [
    'several change at once',
    '{"team":null,"desk":"D8","floor":"1"}',
    '{"desk":"D8","floor":"1"}',
    ['desk=d8', 'floor=1'],
  ],
  ['an empty object changes nothing', '{}', '{"team":"red","desk":"D7"}', ['team=red', 'desk=d7']],
  ['null removes all values', 'null', '{}', []],
  ['a blank is a value', '{"team":" "}', '{"team":" ","desk":"D7"}', ['team= ', 'desk=d7']],
  [
    'a value is any text',
    '{"team":"<b>\\"🦆\\"</b>"}',
    '{"team":"<b>\\"🦆\\"</b>","desk":"D7"}',
    ['team=<b>"🦆"</b>', 'desk=d7'],
  ],
  [
    'a shortname that every object has is one like others',
    '{"__proto__":"a","constructor":"b"}',
    '{"team":"red","desk":"D7","__proto__":"a","constructor":"b"}',
    ['team=red', 'desk=d7', '__proto__=a', 'constructor=b'],
  ],
] as const)
  onEveryDatabase(`updateUser merges custom attributes: ${what}`, async (directory) => {
    await prepare(directory)
    const { call, sql, users } = directory
    const { body } = await call('PUT', '/api/1/users/1', { body: `{"custom_attributes":${sent}}` })
    sameJson(body.custom_attributes, values)
    sameJson((await users.getUserById(1)).custom_attributes, values)
    sameJson((await storedUser(sql, 1)).custom_attributes, values)
    assert.deepEqual(await searchable(sql), keys)
  })

onEveryDatabase('createUser leaves empty values out', async (directory) => {
  await prepare(directory)
  const custom_attributes = { team: '', desk: null, floor: '4' }
  const user = await directory.users.createUser({ username: 'eve', custom_attributes })
  assert.deepEqual(user.custom_attributes, { floor: '4' })
  assert.equal((await directory.sql('SELECT key FROM user_attributes WHERE user_id = 2')).length, 1)
})

onEveryDatabase(
  'a change of a custom attribute is written down with all values before and after',
  async (directory) => {
    await prepare(directory)
    await directory.users.updateUser(1, { custom_attributes: { desk: null, team: 'blue' } })
    assert.deepEqual((await eventsOf(directory.sql, 1))[1]?.changes, {
      custom_attributes: { before: { team: 'red', desk: 'D7' }, after: { team: 'blue' } },
    })
  },
)

const notDefined =
  'input custom_attributes is not valid. Valid custom_attributes -> [team desk floor __proto__ constructor]'
const notText = (name: string) => `custom_attributes.${name} has incorrect data type. It should be -> string`
for (const [what, sent, status, message] of [
  ['a shortname that is not defined', '{"shoe":"44"}', 400, notDefined],
  ['one that is defined and one that is not', '{"team":"blue","shoe":"44"}', 400, notDefined],
  ['removing what is not defined', '{"shoe":null}', 400, notDefined],
  ['a shortname in other case', '{"Team":"blue"}', 400, notDefined],
  ['a shortname with a blank', '{"team ":"blue"}', 400, notDefined],
  ['the empty shortname', '{"":"blue"}', 400, notDefined],
  ['a name that every object has and nobody defined', '{"toString":"x"}', 400, notDefined],
  ['a number as value', '{"team":5}', 400, notText('team')],
  ['a list as value', '{"team":["red"]}', 400, notText('team')],
  ['an object as value', '{"team":{"color":"red"}}', 400, notText('team')],
  ['a number under a name with slashes', '{"a/b~c":5}', 400, notText('a/b~c')],
  ['a number under a name that is very long', `{"${'n'.repeat(9000)}":5}`, 400, notText('n'.repeat(82))],
  [
    'a value that is too long',
    `{"team":"${'x'.repeat(4097)}"}`,
    422,
    'Validation failed: custom_attributes.team is too long (maximum is 4096 characters)',
  ],
  [
    'a NUL',
    '{"team":"a\\u0000b"}',
    400,
    'custom_attributes.team is invalid: it holds a character that is no text',
  ],
  [
    'a NUL in a shortname',
    '{"te\\u0000am":"x"}',
    400,
    'custom_attributes.te\0am is invalid: it holds a character that is no text',
  ],
] as const)
  onEveryDatabase(`createUser and updateUser refuse in custom attributes ${what}`, async (directory) => {
    await prepare(directory)
    const { call, sql } = directory
    const before = await storedUser(sql, 1)
    const created = await call('POST', '/api/1/users', {
      body: `{"username":"eve","custom_attributes":${sent}}`,
    })
    const updated = await call('PUT', '/api/1/users/1', { body: `{"title":"x","custom_attributes":${sent}}` })
    for (const answer of [created, updated])
      assert.deepEqual({ status: answer.status, message: answer.body.message }, { status, message })
    assert.deepEqual(await storedUser(sql, 1), before)
    assert.deepEqual(await searchable(sql), ['team=red', 'desk=d7'])
    assert.equal((await sql('SELECT id FROM users')).length, 1)
    assert.equal((await sql('SELECT id FROM events')).length, 1)
  })

onEveryDatabase('where none is defined every custom attribute is refused', async ({ users }) => {
  const custom_attributes = { team: 'red' }
  await assert.rejects(users.createUser({ username: 'ada', custom_attributes }), (error: BadRequestError) => {
    assert.ok(error instanceof BadRequestError)
    assert.match(error.message, /Valid custom_attributes -> \[\]$/)
    return true
  })
})

onEveryDatabase('a refusal lists a hundred valid shortnames at most', async ({ users, sql }) => {
  for (let id = 1; id <= 130; id++)
    await sql('INSERT INTO custom_attributes (id, name, shortname) VALUES (?, ?, ?)', id, 'x', `a${id}`)
  const custom_attributes = { team: 'red' }
  await assert.rejects(
    users.createUser({ username: 'ada', custom_attributes }),
    /\[a1 a2 .* a100 and 30 more\]$/,
  )
})
