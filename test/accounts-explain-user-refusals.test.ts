import assert from 'node:assert/strict'
import { operations, type Scope } from '@rollcall/contract'
import { onEveryDatabase } from './harness.ts'

for (const [what, path, status, message] of [
  ['a user who is nobody', '/api/1/users/9/explain', 404, 'User for id 9 was not found'],
  ['an id that is none', '/api/1/users/x/explain', 400, 'ID is incorrect'],
  ['a role that is none', '/api/1/users/1/explain?role_id=9', 404, 'Role for id 9 was not found'],
  ['a field that is none', '/api/1/users/1/explain?field=color', 422, 'Invalid field(s): color'],
  ['a secret', '/api/1/users/1/explain?field=password', 422, 'Invalid field(s): password'],
  ['what every object has', '/api/1/users/1/explain?field=constructor', 422, 'Invalid field(s): constructor'],
  [
    'an attribute that is none',
    '/api/1/users/1/explain?field=custom_attributes.color',
    422,
    'Invalid field(s): custom_attributes.color',
  ],
  [
    'a parameter that is none',
    '/api/1/users/1/explain?depth=9',
    400,
    'query parameter(s) not allowed: depth',
  ],
] as const)
  onEveryDatabase(`explainUser answers ${status} to ${what}`, async (directory) => {
    await directory.users.createUser({ username: 'ada' })
    const answer = await directory.call('GET', path)
    assert.deepEqual([answer.status, answer.body.message], [status, message])
  })

for (const scope of ['Authentication Only', 'Read Users', 'Manage users', 'Read All', 'Manage All'] as const)
  onEveryDatabase(`explainUser answers to the scope ${scope} as the contract says`, async (directory) => {
    await directory.users.createUser({ username: 'ada' })
    const headers = { authorization: `Bearer ${await directory.token(scope)}` }
    const answer = await directory.call('GET', '/api/1/users/1/explain', { headers })
    const isAllowed = (operations.explainUser.scopes as readonly Scope[]).includes(scope)
    assert.equal(answer.status, isAllowed ? 200 : 401)
  })
