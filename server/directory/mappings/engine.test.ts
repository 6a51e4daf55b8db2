import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { User } from '@rollcall/contract'
import type { Grant } from '../../store/roles.ts'
import { runRules } from './engine.ts'
import { ada, byHand, given, grantsIn, holding, type Line, now, rulesOf } from './in-words.test.ts'
import { toldBy } from './run.ts'

for (const [what, lines, held, grants] of [
  [
    'a role is given where the condition holds',
    [[['department = sales'], [['add_role', '1']]]],
    [],
    [[1, 0, 1]],
  ],
  ['a role is not given where it does not', [[['department = HR'], [['add_role', '1']]]], [], []],
  [
    'several roles are given at once',
    [[[], [['add_role', '2', '1']]]],
    [],
    [
      [1, 0, 1],
      [2, 0, 1],
    ],
  ],
  ['a role by hand stays', [], byHand(1), [[1, 1, null]]],
  ['a role by hand that is given is both', [[[], [['add_role', '1']]]], byHand(1), [[1, 1, 1]]],
  ['a role that nobody gives any more goes', [], [given(1, 9)], []],
  ['a role whose giver is gone goes', [], [given(1, null)], []],
  [
    'the first mapping that gives a role is its giver',
    [
      [[], [['add_role', '1']]],
      [[], [['add_role', '1']]],
    ],
    [],
    [[1, 0, 1]],
  ],
  ['a role is taken, also one by hand', [[[], [['remove_role', '1', '2']]]], byHand(1, 3), [[3, 1, null]]],
  [
    'what a mapping gave a later one takes',
    [
      [[], [['add_role', '1']]],
      [[], [['remove_role', '1']]],
    ],
    [],
    [],
  ],
  [
    'what a mapping took a later one gives',
    [
      [[], [['remove_role', '1']]],
      [[], [['add_role', '1']]],
    ],
    byHand(1),
    [[1, 0, 2]],
  ],
  [
    'a mapping sees the roles that those before it gave',
    [
      [[], [['add_role', '1']]],
      [['has_role = 1'], [['add_role', '2']]],
    ],
    [],
    [
      [1, 0, 1],
      [2, 0, 2],
    ],
  ],
  [
    'and not those that it had from the last run',
    [
      [['has_role = 1'], [['add_role', '2']]],
      [[], [['add_role', '1']]],
    ],
    [given(1, 2)],
    [[1, 0, 2]],
  ],
  ['all conditions must hold', [[['department = Sales', 'title = x'], [['add_role', '1']]]], [], []],
  [
    'any condition will do',
    [[['department = Sales', 'title = x'], [['add_role', '1']], 'any']],
    [],
    [[1, 0, 1]],
  ],
  ['a role that is gone is left out', [[[], [['add_role', '99', '1']]]], [], [[1, 0, 1]]],
] as readonly (readonly [string, readonly Line[], readonly Grant[], readonly unknown[]])[])
  test(what, () => {
    assert.deepEqual(grantsIn(runRules(holding(ada, held), held, rulesOf(...lines), now)), grants)
  })

for (const [what, lines, changes] of [
  ['a field is set', [[[], [['set_title', 'Boss']]]], { title: 'Boss' }],
  ['a field is emptied', [[[], [['set_department', '']]]], { department: null }],
  [
    'the last one to set a field wins',
    [
      [[], [['set_title', 'A']]],
      [[], [['set_title', 'B']]],
    ],
    { title: 'B' },
  ],
  [
    'a mapping sees what those before it set',
    [
      [[], [['set_title', 'A']]],
      [['title = a'], [['set_company', 'C']]],
    ],
    { title: 'A', company: 'C' },
  ],
  ['a group is set', [[[], [['set_group', '7']]]], { group_id: 7 }],
  ['a group that is gone is not set', [[[], [['set_group', '99']]]], {}],
  ['a status is set', [[[], [['set_status', '2']]]], { status: 2 }],
  ['a state is set', [[[], [['set_state', '2']]]], { state: 2 }],
  [
    'an attribute is set',
    [[[], [['set_custom_attribute_team', 'Red']]]],
    { custom_attributes: { team: 'Red' } },
  ],
  ["by OneLogin's name too", [[[], [['set_team', 'Red']]]], { custom_attributes: { team: 'Red' } }],
  ['a field goes before an attribute of its name', [[[], [['set_title', 'X']]]], { title: 'X' }],
  ['an attribute is taken away', [[[], [['set_team', '']]]], { custom_attributes: {} }],
  ['an attribute that is gone is not set', [[[], [['set_custom_attribute_gone', 'X']]]], {}],
  [
    'what is as it should be is no change',
    [
      [
        [],
        [
          ['set_department', 'Sales'],
          ['set_team', 'Blue'],
          ['set_status', '1'],
        ],
      ],
    ],
    {},
  ],
] as readonly (readonly [string, readonly Line[], Partial<User>])[])
  test(what, () => {
    const { user } = runRules(ada, [], rulesOf(...lines), now)
    const time = Object.keys(changes).length > 0 ? { updated_at: new Date(now).toISOString() } : {}
    const active = changes.status === 1 ? { activated_at: new Date(now).toISOString() } : {}
    assert.deepEqual(user, { ...ada, ...changes, ...time, ...active })
  })

test('a locked user keeps the lock, and an Unlicensed one the state', () => {
  const locked = { ...ada, status: 3, state: 3 } as const
  assert.equal(
    runRules(
      locked,
      [],
      rulesOf([
        [],
        [
          ['set_status', '1'],
          ['set_state', '1'],
        ],
      ]),
      now,
    ).user,
    locked,
  )
})

test('who becomes active is activated then, once', () => {
  const pending = { ...ada, status: 7, activated_at: null } as const
  const { user } = runRules(pending, [], rulesOf([[], [['set_status', '1']]]), now)
  assert.deepEqual([user.status, user.activated_at], [1, new Date(now).toISOString()])
  const before = { ...ada, status: 2, activated_at: '2020-01-01T00:00:00.000Z' } as const
  assert.equal(
    runRules(before, [], rulesOf([[], [['set_status', '1']]]), now).user.activated_at,
    before.activated_at,
  )
})

test('each change is the work of one mapping, in the order of the mappings', () => {
  const held = [...byHand(3), given(4, 9)]
  const rules = rulesOf(
    [
      [],
      [
        ['add_role', '1'],
        ['set_title', 'A'],
      ],
    ],
    [
      ['title = A'],
      [
        ['set_title', 'B'],
        ['remove_role', '3'],
      ],
    ],
  )
  const names = new Map([...rules.names, [9, 'Old']])
  const { steps, user } = runRules(holding(ada, held), held, { ...rules, names }, now)
  assert.deepEqual(steps, [
    { mapping: { id: 9, name: 'Old' }, added: [], removed: [4], fields: [] },
    { mapping: { id: 1, name: 'Mapping 1' }, added: [1], removed: [], fields: [] },
    { mapping: { id: 2, name: 'Mapping 2' }, added: [], removed: [3], fields: ['title'] },
  ])
  assert.deepEqual(
    toldBy(steps, holding(ada, held), user).map(({ type, mapping, after }) => [
      type,
      mapping?.id,
      after.role_ids,
    ]),
    [
      ['rolesRemovedByMapping', 9, [3]],
      ['rolesAddedByMapping', 1, [1, 3]],
      ['rolesRemovedByMapping', 2, [1]],
      ['userChangedByMapping', 2, [1]],
    ],
  )
})
