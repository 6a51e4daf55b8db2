import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkFile } from './check.ts'
import { SeedError } from './problems.ts'
import { parseSeedFile } from './read-file.ts'

/** What is wrong with a file, line by line. */
function complaintsOf(text: string): string[] {
  try {
    checkFile(parseSeedFile('f', text))
    return []
  } catch (error) {
    assert.ok(error instanceof SeedError, String(error))
    return error.message.split('\n')
  }
}

for (const [what, text, ...lines] of [
  ['an empty file', ''],
  ['a section with nothing in it', 'groups: []'],
  ['a place for anchors', 'x-defaults: &d { company: ACME }\nusers: [{ <<: *d, username: ada }]'],
  ['a merge of what is no map', 'users: [{ username: ada, <<: 3 }]', 'f:1:26: a user has no member "<<"'],
  ['a section without a list', 'groups:', 'f:1:8: groups must be a list; write [] for none'],
  ['a list as the file', '[]', 'f:1:1: the file must be names with values'],
  [
    'a section that there is not',
    'people: []',
    /^f:1:1: there is no section "people"; there are .*groups.*users/,
  ],
  ['a text as a group', 'groups: [Berlin]', 'f:1:10: a group must be names with values'],
  ['a group without a name', 'groups:\n  - policy: x', 'f:2:5: a group needs a name'],
  ['an empty name', 'groups: [{ name: "" }]', 'f:1:18: name must have 1 characters or more'],
  [
    'a member that is mistyped',
    'groups: [{ name: a, polcy: x }]',
    'f:1:21: a group has no member "polcy"; did you mean policy?',
  ],
  [
    'a member that there is not',
    'groups: [{ name: a, colour: x }]',
    'f:1:21: a group has no member "colour"',
  ],
  [
    'an id',
    'groups: [{ name: a, id: 7 }]',
    'f:1:21: id cannot be declared: the directory keeps it by itself',
  ],
  [
    'an id in the place of a name',
    'groups: [{ name: a, policy_id: 7 }]',
    'f:1:21: policy_id cannot be declared: a file names things: write policy instead',
  ],
  [
    'a status',
    'users: [{ email: a@b, status: 1 }]',
    'f:1:23: status cannot be declared: the directory keeps it by itself',
  ],
  [
    'a confirmation',
    'users: [{ email: a@b, password_confirmation: x }]',
    'f:1:23: password_confirmation cannot be declared: a file has no use for it',
  ],
  [
    'a number that YAML makes of a telephone number',
    'users: [{ email: a@b, phone: +493012345 }]',
    'f:1:30: phone must be text or null; put it into quotes',
  ],
  [
    'a number as a custom attribute',
    'users: [{ email: a@b, custom_attributes: { cost: 4711 } }]',
    'f:1:50: custom_attributes.cost must be text or null; put it into quotes',
  ],
  [
    'a state that there is not',
    'users: [{ email: a@b, state: 9 }]',
    'f:1:30: state must be one of 0, 1, 2, 3',
  ],
  [
    'a text that is too long',
    `users: [{ email: a@b, title: ${'x'.repeat(256)} }]`,
    'f:1:30: title must have 255 characters or fewer',
  ],
  ['a user without a name', 'users: [{ firstname: Ada }]', 'f:1:9: a user needs a username or an email'],
  ['a user with an empty name', 'users: [{ username: " " }]', 'f:1:9: a user needs a username or an email'],
  [
    'a name twice, in another case',
    'groups:\n  - name: Berlin\n  - name: " BERLIN"',
    'f:3:11: the group " BERLIN" is declared in line 2 already',
  ],
  [
    'an email that is the username of another',
    'users:\n  - username: a@b\n  - email: A@b',
    'f:3:12: the user "A@b" is declared in line 2 already',
  ],
  ['an email that is the own username', 'users: [{ username: a@b, email: a@b }]'],
  [
    'a policy that asks for too little',
    'policies: [{ name: p, password_minimum_length: 0 }]',
    'f:1:48: password_minimum_length must be 1 or more',
  ],
  [
    'a scope that there is not',
    'credentials: [{ name: ci, scope: All }]',
    /^f:1:34: scope must be one of .*Manage All/,
  ],
  [
    'a direction of writing in a name',
    'groups: [{ name: a, "x\\u202e\\e[2Jy": 1 }]',
    'f:1:21: a group has no member "x[2Jy"',
  ],
] as const)
  test(`${lines.length === 0 ? 'taken' : 'refused with its line'}: ${what}`, () => {
    const complaints = complaintsOf(text)
    const [line] = lines
    if (line instanceof RegExp) assert.match(complaints.join('\n'), line)
    else assert.deepEqual(complaints, lines)
  })

test('everything that is wrong is said at once, in the order of the lines', () => {
  const text = `groups:
  - nmae: Berlin
  - name: Lagos
users:
  - email: 7
  - email: a@b
    group: [x]
  - email: a@b
`
  assert.deepEqual(complaintsOf(text), [
    'f:2:5: a group needs a name',
    'f:2:5: a group has no member "nmae"; did you mean name?',
    'f:5:12: email must be text or null; put it into quotes',
    'f:7:12: group must be text or null',
    'f:8:12: the user "a@b" is declared in line 6 already',
  ])
})

test('no value is repeated: it may be a password', () => {
  const text = 'users: [{ email: a@b, password: { hunter2: hunter2 }, state: hunter2 }]\nhunter: hunter2\n'
  assert.doesNotMatch(complaintsOf(text).join('\n').replaceAll('hunter2 }', ''), /hunter2/)
})

test('of many complaints the first are shown', () => {
  const text = `groups:\n${'  - 7\n'.repeat(5000)}`
  const complaints = complaintsOf(text)
  assert.equal(complaints.length, 201)
  assert.equal(complaints.at(-1), 'and 4800 more like these')
})
