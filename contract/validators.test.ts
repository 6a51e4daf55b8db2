import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operations, type User, type UserInput, type ValidatorName, validators } from './index.ts'

const digest = 'b1c788abac15390de987ad17b65ac73c9b475d428a51f245c645a442fddd078b'

const good: [string, ValidatorName, unknown][] = [
  ['an empty user', 'UserInput', {}],
  ['null in every field', 'UserInput', { email: null, state: null, role_ids: null, custom_attributes: null }],
  [
    'read-only fields, whatever they hold',
    'UserInput',
    { id: 'x', status: 'y', created_at: 3, locked_until: {} },
  ],
  ['names that nobody knows', 'UserInput', { nickname: 1 }],
  ['a manager as a number', 'UserInput', { manager_user_id: 3, manager_ad_id: 4 }],
  ['255 characters of two code units each', 'UserInput', { firstname: '😀'.repeat(255) }],
  ['ids', 'RemoveUserRoleRequest', { role_id_array: [1, 2] }],
  ['ids in objects', 'RemoveUserRoleRequest', { role_id_array: [{ role_id: 1 }] }],
  ['0 minutes', 'LockAccountUserRequest', { locked_until: 0 }],
  ['null', 'LogOutUserRequest', null],
  [
    'a digest with an empty salt',
    'UpdatePasswordSecureRequest',
    { password: digest, password_confirmation: digest, password_algorithm: 'salt+sha256', password_salt: '' },
  ],
]

const bad: [string, ValidatorName, unknown, string, string][] = [
  ['a list', 'UserInput', [], '', 'type'],
  ['a number as email', 'UserInput', { email: 5 }, '/email', 'type'],
  ['256 characters', 'UserInput', { firstname: 'x'.repeat(256) }, '/firstname', 'maxLength'],
  ['a state that is none', 'UserInput', { state: 4 }, '/state', 'enum'],
  ['a role below 1', 'UserInput', { role_ids: [0] }, '/role_ids/0', 'minimum'],
  ['1001 roles', 'UserInput', { role_ids: Array.from({ length: 1001 }, () => 1) }, '/role_ids', 'maxItems'],
  [
    'a number as attribute',
    'UserInput',
    { custom_attributes: { badge: 1 } },
    '/custom_attributes/badge',
    'type',
  ],
  ['no roles', 'AddRolesToUserRequest', { role_id_array: [] }, '/role_id_array', 'minItems'],
  ['nothing', 'AddRolesToUserRequest', {}, '', 'required'],
  ['half a role', 'AddRolesToUserRequest', { role_id_array: [1.5] }, '/role_id_array/0', 'type'],
  ['no roles', 'RemoveUserRoleRequest', { role_id_array: [] }, '/role_id_array', 'minItems'],
  ['text for roles', 'RemoveUserRoleRequest', { role_id_array: '1' }, '/role_id_array', 'type'],
  [
    'ids and objects mixed',
    'RemoveUserRoleRequest',
    { role_id_array: [1, { role_id: 2 }] },
    '/role_id_array/1',
    'type',
  ],
  ['text for a state', 'SetUserStateRequest', { state: '1' }, '/state', 'type'],
  ['less than no minutes', 'LockAccountUserRequest', { locked_until: -1 }, '/locked_until', 'minimum'],
  ['more than ten years', 'LockAccountUserRequest', { locked_until: 5256001 }, '/locked_until', 'maximum'],
  ['one password', 'UpdatePasswordInsecureRequest', { password: 'x' }, '', 'required'],
  [
    'a digest that is none',
    'UpdatePasswordSecureRequest',
    { password: 'x'.repeat(64), password_confirmation: digest, password_algorithm: 'salt+sha256' },
    '/password',
    'pattern',
  ],
]

for (const [what, name, value] of good) {
  test(`${name} accepts ${what}`, () => {
    assert.equal(validators[name](value), true, JSON.stringify(validators[name].errors))
  })
}

for (const [what, name, value, instancePath, keyword] of bad) {
  test(`${name} refuses ${what}`, () => {
    assert.equal(validators[name](value), false)
    const [first] = validators[name].errors ?? []
    assert.deepEqual([first?.instancePath, first?.keyword], [instancePath, keyword])
  })
}

test('every body of an operation has its validator', () => {
  for (const { body } of Object.values(operations)) {
    if (body !== undefined) assert.equal(typeof validators[body.schema], 'function')
  }
})

// Compiles: what was fetched can be changed and sent back.
export const sentBack = (fetched: User): UserInput =>
  ({ ...fetched, department: 'Treasury' }) satisfies UserInput
