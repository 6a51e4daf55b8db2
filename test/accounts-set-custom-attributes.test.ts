import assert from 'node:assert/strict'
import { AccountsApi } from '@rollcall/client/directory'
import { operations, type Scope } from '@rollcall/contract'
import { type Directory, onEveryDatabase } from './harness.ts'
import { testRefusals } from './refusals.ts'
import { eventsIn, eventsOf, storedUser } from './stored.ts'

const path = '/api/1/users/1/set_custom_attributes'

testRefusals('setCustomAttributes', {
  path: (userId) => `/api/1/users/${userId}/set_custom_attributes`,
  body: { custom_attributes: { team: 'Red' } },
})

/** User 1 is in the red team and has a desk; `floor` is defined too. */
async function prepare({ users, sql, clock }: Directory): Promise<void> {
  for (const [at, name] of ['team', 'desk', 'floor', '__proto__'].entries())
    await sql('INSERT INTO custom_attributes (id, name, shortname) VALUES (?, ?, ?)', at + 1, name, name)
  await users.createUser({ username: 'ada', custom_attributes: { team: 'Red', desk: 'D7' } })
  clock.now += 5000
}

const searchable = async ({ sql }: Directory) =>
  (await sql('SELECT attribute_id, key FROM user_attributes WHERE user_id = 1 ORDER BY attribute_id')).map(
    ({ attribute_id, key }) => `${attribute_id}=${key}`,
  )

for (const [what, sent, values, keys] of [
  [
    'sets a value beside the others',
    '{"floor":"3"}',
    '{"team":"Red","desk":"D7","floor":"3"}',
    ['1=red', '2=d7', '3=3'],
  ],
  ['overwrites a value', '{"team":"Blue"}', '{"team":"Blue","desk":"D7"}', ['1=blue', '2=d7']],
  ['removes a value with the empty text', '{"team":""}', '{"desk":"D7"}', ['2=d7']],
  ['removes a value with null', '{"desk":null}', '{"team":"Red"}', ['1=red']],
  ['removes what is not there', '{"floor":""}', '{"team":"Red","desk":"D7"}', ['1=red', '2=d7']],
  [
    'does several at once',
    '{"team":"","desk":"D8","floor":"1"}',
    '{"desk":"D8","floor":"1"}',
    ['2=d8', '3=1'],
  ],
  [
    'takes a name that every object has',
    '{"__proto__":"x"}',
    '{"team":"Red","desk":"D7","__proto__":"x"}',
    ['1=red', '2=d7', '4=x'],
  ],
] as const)
  onEveryDatabase(`setCustomAttributes ${what}, and an event tells it`, async (directory) => {
    await prepare(directory)
    const before = await storedUser(directory.sql, 1)
    const answer = await directory.call('PUT', path, { body: `{"custom_attributes":${sent}}` })
    assert.deepEqual(
      [answer.status, answer.body],
      [200, { error: false, code: 200, type: 'Success', message: 'Success' }],
    )
    const user = await storedUser(directory.sql, 1)
    assert.equal(JSON.stringify(user.custom_attributes), values)
    const updated_at = new Date(directory.clock.now).toISOString()
    assert.deepEqual(user, { ...before, custom_attributes: user.custom_attributes, updated_at })
    assert.deepEqual(await searchable(directory), keys)

    const event = (await eventsOf(directory.sql, 1)).at(-1)
    assert.deepEqual([event?.type, event?.client_id], ['customAttributesSet', 'Manage All'])
    const isChanged = JSON.stringify(before.custom_attributes) !== values
    assert.equal('custom_attributes' in (event?.changes ?? {}), isChanged)
    if (isChanged) assert.equal(JSON.stringify(event?.changes.custom_attributes?.after), values)
  })

for (const [what, body, message] of [
  ['no attributes', { custom_attributes: {} }, 'custom_attributes is empty'],
  ['an empty body', {}, 'input parameters is empty'],
  ['no body', undefined, 'input parameters is empty'],
  ['a body that is no JSON', '{"custom_attributes":', 'Input JSON is not valid'],
  ['another name', { attributes: { team: 'x' } }, 'custom_attributes is missing'],
  [
    'a list',
    { custom_attributes: ['team'] },
    'custom_attributes has incorrect data type. It should be -> object',
  ],
  ['null', { custom_attributes: null }, 'custom_attributes has incorrect data type. It should be -> object'],
  [
    'a name that is not defined',
    { custom_attributes: { team: 'Blue', shoe: '44' } },
    'input custom_attributes is not valid. Valid custom_attributes -> [team desk floor __proto__]',
  ],
  [
    'the removal of what is not defined',
    { custom_attributes: { shoe: '' } },
    'input custom_attributes is not valid. Valid custom_attributes -> [team desk floor __proto__]',
  ],
  [
    'a number',
    { custom_attributes: { team: 7 } },
    'custom_attributes.team has incorrect data type. It should be -> string',
  ],
  [
    'a value of 4097 characters',
    { custom_attributes: { team: 'x'.repeat(4097) } },
    'custom_attributes.team is invalid: it is too long (maximum is 4096 characters)',
  ],
  [
    'the character NUL',
    { custom_attributes: { team: 'a\0b' } },
    'custom_attributes.team is invalid: it holds a character that is no text',
  ],
] as const)
  onEveryDatabase(`setCustomAttributes refuses ${what} with 400, and changes nothing`, async (directory) => {
    await prepare(directory)
    const [before, events] = [await storedUser(directory.sql, 1), await eventsIn(directory.sql)]
    const answer = await directory.call('PUT', path, { body })
    assert.deepEqual([answer.status, answer.body.message], [400, message])
    assert.deepEqual(await storedUser(directory.sql, 1), before)
    assert.deepEqual(await eventsIn(directory.sql), events)
  })

onEveryDatabase('setCustomAttributes of many at once loses none of their values', async (directory) => {
  await prepare(directory)
  const accounts = new AccountsApi(await directory.client())
  await Promise.all(
    ['team', 'desk', 'floor'].map((name) =>
      accounts.setCustomAttributes(1, { custom_attributes: { [name]: `of ${name}` } }),
    ),
  )
  assert.deepEqual((await directory.users.getUserById(1)).custom_attributes, {
    team: 'of team',
    desk: 'of desk',
    floor: 'of floor',
  })
})

for (const scope of ['Authentication Only', 'Read Users', 'Manage users', 'Read All', 'Manage All'] as const)
  onEveryDatabase(
    `setCustomAttributes answers to the scope ${scope} as the contract says`,
    async (directory) => {
      await prepare(directory)
      const headers = { authorization: `Bearer ${await directory.token(scope)}` }
      const answer = await directory.call('PUT', path, {
        body: { custom_attributes: { team: 'x' } },
        headers,
      })
      const { scopes, success } = operations.setCustomAttributes
      assert.equal(answer.status, (scopes as readonly Scope[]).includes(scope) ? success : 401)
    },
  )
