import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { User } from '@rollcall/contract'
import { problemOfAction } from './actions.ts'
import { isWanted } from './filters.ts'
import { type Known, problemOf, toTest } from './sources.ts'

const known: Known = { roles: new Set([1, 2]), groups: new Set([7]), attributes: new Set(['team']) }
const now = Date.UTC(2026, 5, 1)
const ada = {
  id: 5,
  department: 'Straße & Söhne',
  title: null,
  member_of: 'CN=Sales|EMEA,DC=example',
  group_id: 7,
  directory_id: 30,
  status: 2,
  state: 1,
  last_login: '2026-05-01T00:00:00.000Z',
  created_at: '2026-03-09T08:15:30.000Z',
  activated_at: null,
  custom_attributes: { team: 'Blue' },
} as unknown as User

for (const [text, holds] of [
  ['department = STRASSE & söhne', true],
  ['department = Strasse', false],
  ['department != Strasse', true],
  ['department ~ SÖHNE', true],
  ['department !~ söhne', false],
  ['department !~ Töchter', true],
  ['department bw strasse', true],
  ['department bw söhne', false],
  ['department ew SÖHNE', true],
  ['department ew &', false],
  ['department = HR|strasse & söhne', true],
  ['department = HR|Legal', false],
  ['department != HR|Legal', true],
  ['department != HR|strasse & söhne', false],
  ['department ~ |', false],
  ['member_of ~ sales\\|emea', true],
  ['member_of ~ sales|nothing', true],
  ['title = ', true],
  ['title != ', false],
  ['department = ', false],
  ['title = x', false],
  ['title != x', true],
  ['title !~ x', true],
  ['custom_attribute_team = blue', true],
  ['custom_attribute_team != blue', false],
  ['has_role = 1', true],
  ['has_role = 2', false],
  ['has_role != 2', true],
  ['has_role ri 1', true],
  ['has_role !ri 1', false],
  ['group_id = 7', true],
  ['group_id != 7', false],
  ['group_id = none', false],
  ['directory_id = 30', true],
  ['directory_id != 31', true],
  ['trusted_idp_id = none', true],
  ['status = 2', true],
  ['state != 1', false],
  ['last_login > 30', true],
  ['last_login > 31', false],
  ['last_login < 32', true],
  ['last_login < 31', false],
  ['last_login > 2026-04-30', true],
  ['last_login > 2026-05-01', false],
  ['last_login < 2026-05-01T00:00:01Z', true],
  ['activated_at > 0', false],
  ['activated_at < 9999', false],
  // What is gone is never met, whatever the operator.
  ['has_role != 3', false],
  ['group_id != 8', false],
  ['custom_attribute_gone != x', false],
] as const)
  test(`${text} ${holds ? 'holds' : 'does not hold'}`, () => {
    const [source = '', operator = '', ...value] = text.split(' ')
    const person = { user: ada, roles: new Set([1]) }
    assert.equal(toTest({ source, operator, value: value.join(' ') }, known)(person, now), holds)
  })

for (const [text, problem] of [
  ['shoe_size = 40', 'source shoe_size does not exist'],
  ['__proto__ = 40', 'source __proto__ does not exist'],
  ['constructor = 40', 'source constructor does not exist'],
  ['custom_attribute_ = 40', 'source custom_attribute_ does not exist'],
  ['custom_attribute_gone = 40', 'source custom_attribute_gone does not exist'],
  ['department > 40', 'operator > does not fit department: it must be one of =, !=, ~, !~, bw, ew'],
  ['department bw ', 'value must not be empty'],
  ['last_login = 40', 'operator = does not fit last_login: it must be one of >, <'],
  ['last_login > soon', 'value soon is neither days nor a date'],
  ['last_login > 2026-02-30', 'value 2026-02-30 is neither days nor a date'],
  ['last_login > 2026-13-01', 'value 2026-13-01 is neither days nor a date'],
  ['has_role = 3', 'value 3 is not the id of a role'],
  ['has_role = 1.0', 'value 1.0 is not the id of a role'],
  ['group_id = 8', 'value 8 is not the id of a group'],
  ['directory_id = x', 'value x is not a whole number'],
  ['status = 6', 'value 6 must be one of 0, 1, 2, 3, 4, 5, 7, 8'],
  ['state = 4', 'value 4 must be one of 0, 1, 2, 3'],
  ['department = ', undefined],
  ['group_id = none', undefined],
] as const)
  test(`of the condition ${text} it is said: ${problem}`, () => {
    const [source = '', operator = '', ...value] = text.split(' ')
    assert.equal(problemOf({ source, operator, value: value.join(' ') }, known), problem)
  })

for (const [action, value, problem] of [
  ['fly', ['1'], 'action fly does not exist'],
  ['set_username', ['1'], 'action set_username does not exist'],
  ['set_password', ['1'], 'action set_password does not exist'],
  ['set___proto__', ['1'], 'action set___proto__ does not exist'],
  ['add_role', ['1', '3', 'x'], 'value has unknown roles: 3, x'],
  ['add_role', [], 'value must name a role'],
  ['set_group', ['8'], 'value 8 is not the id of a group'],
  ['set_group', ['7', '7'], 'value of set_group must be one'],
  ['set_title', [], 'value of set_title must be one'],
  ['set_status', ['3'], 'value 3 must be one of 0, 1, 2, 4, 5, 7, 8'],
  ['set_state', ['4'], 'value 4 must be one of 0, 1, 2, 3'],
  ['set_title', ['x'.repeat(256)], 'value is too long (maximum is 255 characters)'],
  ['set_phone', ['x'.repeat(65)], 'value is too long (maximum is 64 characters)'],
  ['set_external_id', ['ﷺ'.repeat(200)], 'value is too long when its characters are written out'],
  ['set_custom_attribute_gone', ['x'], 'action set_custom_attribute_gone does not exist'],
  ['set_team', ['x'], undefined],
  ['set_custom_attribute_team', [''], undefined],
  ['set_group', ['none'], undefined],
] as const)
  test(`of the action ${action} with ${value.join().slice(0, 20)} it is said: ${problem}`, () => {
    assert.equal(problemOfAction({ action, value }, known), problem)
  })

const mapping = {
  conditions: [
    { source: 'department', operator: '=', value: 'Sales' },
    { source: 'has_role', operator: '=', value: '12' },
  ],
  actions: [{ action: 'add_role', value: ['1', '23'] }],
}
for (const [condition, action, wanted] of [
  [undefined, undefined, true],
  ['has_role:12', undefined, true],
  ['has_role:1', undefined, false],
  ['has_role:1*', undefined, true],
  ['*:12', undefined, true],
  ['has_role', undefined, true],
  ['has_role:*', 'add_role:23', true],
  ['has_role:12,department:sales', undefined, true],
  ['has_role:12,title:*', undefined, false],
  ['department:S*l*s', undefined, true],
  ['department:S*x*s', undefined, false],
  [undefined, 'add_role:2', false],
  [undefined, '*:1,*:23', true],
] as const)
  test(`has_condition=${condition} and has_action=${action} ${wanted ? 'find' : 'pass over'} a mapping`, () => {
    assert.equal(isWanted(mapping, condition, action), wanted)
  })
