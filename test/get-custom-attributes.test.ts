import assert from 'node:assert/strict'
import { type Directory, onEveryDatabase } from './harness.ts'
import { testRefusals } from './refusals.ts'

const path = '/api/1/users/custom_attributes'
const status = { error: false, code: 200, type: 'Success', message: 'Success' }

testRefusals('getCustomAttributes', {
  path: () => path,
})

async function define(sql: Directory['sql'], ...names: string[]): Promise<void> {
  for (const [at, name] of names.entries())
    await sql(
      'INSERT INTO custom_attributes (id, name, shortname) VALUES (?, ?, ?)',
      at + 1,
      `Name ${at}`,
      name,
    )
}

for (const [what, names] of [
  ['one empty list when none is defined', []],
  ['one name', ['team']],
  ['names in the order in which they were defined', ['team', 'desk', 'alias']],
  ['names as they are, also odd ones', ['__proto__', 'a"b', 'Größe', '🦆']],
] as const)
  onEveryDatabase(
    `getCustomAttributes answers, in a list in a list, ${what}`,
    async ({ call, users, sql }) => {
      await define(sql, ...names)
      const answer = await call('GET', path)
      assert.equal(answer.status, 200)
      assert.deepEqual(answer.body, { status, data: [names] })
      assert.deepEqual(await users.getCustomAttributes(), answer.body)
    },
  )

onEveryDatabase('getCustomAttributes answers no values of users', async ({ call, users, sql }) => {
  await define(sql, 'team')
  await users.createUser({ username: 'ada', custom_attributes: { team: 'scarlet' } })
  assert.doesNotMatch((await call('GET', path)).text, /scarlet/)
})

onEveryDatabase('getCustomAttributes shows a definition as soon as it is there', async ({ users, sql }) => {
  assert.deepEqual((await users.getCustomAttributes()).data, [[]])
  await define(sql, 'team')
  assert.deepEqual((await users.getCustomAttributes()).data, [['team']])
})

onEveryDatabase('getCustomAttributes takes no parameters', async ({ call }) => {
  const answer = await call('GET', `${path}?limit=5`)
  assert.equal(answer.status, 400)
  assert.equal(answer.body.message, 'query parameter(s) not allowed: limit')
})
