import assert from 'node:assert/strict'
import { type Directory, onEveryDatabase } from './harness.ts'
import { addMapping } from './mapping-helpers.ts'
import { eventsIn } from './stored.ts'

const stored = (directory: Directory) =>
  directory.sql('SELECT id, name, enabled, position, conditions, actions FROM mappings ORDER BY id')
const path = '/api/2/mappings'
const right = { name: 'A', conditions: [], actions: [{ action: 'set_title', value: ['x'] }] }
const bad = (members: object) => ({ ...right, ...members })
for (const [what, method, where, body, status, message] of [
  ['an empty body', 'POST', path, {}, 400, 'input parameters is empty'],
  ['no name', 'POST', path, { ...right, name: undefined }, 400, 'name is missing'],
  ['no actions', 'POST', path, { ...right, actions: undefined }, 400, 'actions is missing'],
  [
    'an empty list of actions',
    'POST',
    path,
    bad({ actions: [] }),
    422,
    'Validation failed: actions must not be empty',
  ],
  ['a blank name', 'POST', path, bad({ name: ' ' }), 422, 'Validation failed: name must not be empty'],
  [
    'another way to match',
    'POST',
    path,
    bad({ match: 'most' }),
    422,
    'Validation failed: match must be one of all, any',
  ],
  [
    'a condition that is a text',
    'POST',
    path,
    bad({ conditions: ['x'] }),
    400,
    'conditions.0 has incorrect data type. It should be -> object',
  ],
  [
    'a condition without an operator',
    'POST',
    path,
    bad({ conditions: [{ source: 'title', value: 'x' }] }),
    400,
    'operator is missing',
  ],
  [
    'a value that is an object',
    'POST',
    path,
    bad({ actions: [{ action: 'set_title', value: {} }] }),
    400,
    'actions.0.value has incorrect data type. It should be -> array',
  ],
  [
    '101 conditions',
    'POST',
    path,
    bad({ conditions: Array(101).fill({ source: 'title', operator: '=', value: 'x' }) }),
    422,
    'Validation failed: conditions has too many items (maximum is 100)',
  ],
  ['position 0', 'POST', path, bad({ position: 0 }), 422, 'Validation failed: position must be at least 1'],
  [
    'all that does not exist, at once',
    'POST',
    path,
    bad({
      conditions: [
        { source: 'shoe_size', operator: '=', value: '40' },
        { source: 'title', operator: '>', value: '40' },
        { source: 'has_role', operator: '=', value: '99' },
      ],
      actions: [
        { action: 'fly', value: ['1'] },
        { action: 'add_role', value: ['99', 'x'] },
        { action: 'set_group', value: ['9'] },
        { action: 'set_status', value: ['3'] },
      ],
    }),
    422,
    'Validation failed: conditions.0: source shoe_size does not exist, conditions.1: operator > does not fit title: it must be one of =, !=, ~, !~, bw, ew, conditions.2: value 99 is not the id of a role, actions.0: action fly does not exist, actions.1: value has unknown roles: 99, x, actions.2: value 9 is not the id of a group, actions.3: value 3 must be one of 0, 1, 2, 4, 5, 7, 8',
  ],
  [
    'a list that lacks a mapping',
    'PUT',
    `${path}/sort`,
    [1],
    422,
    'Validation failed: Sorting list must contain all mapping IDs',
  ],
  [
    'a list with a mapping twice',
    'PUT',
    `${path}/sort`,
    [1, 2, 2],
    422,
    'Validation failed: Sorting list must contain all mapping IDs',
  ],
  [
    'a list with an unknown mapping',
    'PUT',
    `${path}/sort`,
    [1, 2, 9],
    422,
    'Validation failed: Sorting list must contain all mapping IDs',
  ],
  [
    'a list with a disabled mapping',
    'PUT',
    `${path}/sort`,
    [1, 2, 3],
    422,
    'Validation failed: Sorting list must contain all mapping IDs',
  ],
  [
    'no list to sort',
    'PUT',
    `${path}/sort`,
    { ids: [1] },
    400,
    'input has incorrect data type. It should be -> array',
  ],
  [
    'a list of texts',
    'PUT',
    `${path}/sort`,
    ['1'],
    400,
    'input has incorrect data type. It should be -> array of integers',
  ],
  ['an id that is none', 'GET', `${path}/x`, undefined, 400, 'ID is incorrect'],
  ['a mapping that is not there', 'GET', `${path}/9`, undefined, 404, 'Mapping for id 9 was not found'],
  [
    'a change of one that is not there',
    'PUT',
    `${path}/9`,
    { name: 'x' },
    404,
    'Mapping for id 9 was not found',
  ],
  [
    'a change to what does not exist',
    'PUT',
    `${path}/1`,
    { actions: [{ action: 'add_role', value: ['99'] }] },
    422,
    'Validation failed: actions.0: value has unknown roles: 99',
  ],
  [
    'to delete one that is not there',
    'DELETE',
    `${path}/9`,
    undefined,
    404,
    'Mapping for id 9 was not found',
  ],
  ['to try one that is not there', 'POST', `${path}/9/dryrun`, [1], 404, 'Mapping for id 9 was not found'],
  ['to try it on nobody', 'POST', `${path}/1/dryrun`, [9], 404, 'User for id 9 was not found'],
  [
    'to try it on a text',
    'POST',
    `${path}/1/dryrun`,
    { users: 1 },
    400,
    'input has incorrect data type. It should be -> array',
  ],
  [
    'to try it on 1001',
    'POST',
    `${path}/1/dryrun`,
    Array(1001).fill(1),
    422,
    'Validation failed: input has too many items (maximum is 1000)',
  ],
  ['a run that is not there', 'GET', `${path}/runs/9`, undefined, 404, 'Run for id 9 was not found'],
  ['an unknown filter', 'GET', `${path}?color=red`, undefined, 400, 'query parameter(s) not allowed: color'],
] as const)
  onEveryDatabase(`${method} refuses ${what}, and nothing is changed`, async (directory) => {
    for (const enabled of [true, true, false])
      await addMapping(directory, [], [['set_title', 'x']], { enabled })
    const before = await stored(directory)
    const events = (await eventsIn(directory.sql)).length
    const answer = await directory.call(method, where, { body })
    assert.deepEqual([answer.status, answer.body.message], [status, message])
    assert.deepEqual(await stored(directory), before)
    assert.equal((await eventsIn(directory.sql)).length, events)
  })
