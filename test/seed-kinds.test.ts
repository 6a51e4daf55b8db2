import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SeedError } from '../cli/seed/problems.ts'
import { type Directory, onEveryDatabase } from './harness.ts'
import { applyText, planOf } from './seeding.ts'

const company = `
attributes:
  - { shortname: team, name: Team }
apps:
  - { name: Mail, provisioning: { enabled: true } }
  - { name: Books, description: Ledger }
roles:
  - { name: Staff, apps: [mail] }
  - { name: Finance, apps: [Mail, Books] }
groups:
  - { name: Berlin }
mappings:
  - name: Blue is staff
    conditions: [{ source: custom_attribute_team, operator: "=", value: blue }]
    actions: [{ action: add_role, value: [Staff] }]
  - name: Staff is in Berlin
    conditions: [{ source: has_role, operator: "=", value: Staff }]
    actions: [{ action: set_group, value: Berlin }]
  - name: Last
    match: any
    conditions: []
    actions: [{ action: set_title, value: "" }]
credentials:
  - { name: ci, scope: Read All }
users:
  - { username: ada, custom_attributes: { team: blue } }
  - { username: bo, roles: [Finance] }
`

/** Applies with the secrets going nowhere. */
async function applyQuietly(directory: Directory, text: string, isPruning = false) {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-'))
  try {
    return await applyText(directory, text, { secrets: join(folder, 'secrets'), isPruning })
  } finally {
    await rm(folder, { recursive: true })
  }
}

const changes: readonly (readonly [what: string, from: string, to: string, ...plan: string[]])[] = [
  [
    'the name of a custom attribute',
    'name: Team',
    'name: Squad',
    '~ custom attribute "team"',
    'name: Team → Squad',
  ],
  [
    'a member inside of an app',
    'enabled: true',
    'enabled: false',
    '~ app "Mail"',
    'provisioning: enabled=true → enabled=false',
  ],
  [
    'an app that is hidden',
    'name: Books, ',
    'name: Books, visible: false, ',
    '~ app "Books"',
    'visible: true → false',
  ],
  ['the apps of a role', 'apps: [mail]', 'apps: [Books]', '~ role "Staff"', 'apps: Mail → Books'],
  ['no apps any more', 'apps: [mail]', 'apps: []', '~ role "Staff"', 'apps: Mail → none'],
  ['the apps of a role in another order', 'apps: [Mail, Books]', 'apps: [Books, MAIL]'],
  [
    'a value of a condition',
    'value: blue',
    'value: red',
    '~ mapping "Blue is staff"',
    'conditions: custom_attribute_team = blue → custom_attribute_team = red',
  ],
  [
    'a role in a condition',
    'value: Staff }',
    'value: Finance }',
    '~ mapping "Staff is in Berlin"',
    'conditions: has_role = Staff → has_role = Finance',
  ],
  [
    'the roles of an action',
    '[Staff]',
    '[Staff, Finance]',
    '~ mapping "Blue is staff"',
    'actions: add_role Staff → add_role Staff, Finance',
  ],
  [
    'no group by an action',
    'value: Berlin',
    'value: none',
    '~ mapping "Staff is in Berlin"',
    'actions: set_group Berlin → set_group none',
  ],
  ['a value without a list', '[Staff]', 'staff'],
  ['a mapping that rests', 'match: any', 'enabled: false', '~ mapping "Last"', 'enabled: true → false'],
  ['how many conditions must hold', 'match: any', 'match: all', '~ mapping "Last"', 'match: any → all'],
  [
    'the scope of a credential',
    'scope: Read All',
    'scope: Read Users',
    '~ credential "ci"',
    'scope: Read All → Read Users',
  ],
  ['the roles of a user', 'roles: [Finance]', 'roles: [Staff]', '~ user "bo"', 'roles: Finance → Staff'],
  ['a value of a user', 'team: blue', 'team: red', '~ user "ada"', 'custom_attributes: team=blue → team=red'],
  [
    'a value that is taken away',
    'team: blue',
    'team: null',
    '~ user "ada"',
    'custom_attributes: team=blue → team=',
  ],
  ['no values named', 'custom_attributes: { team: blue }', 'custom_attributes: {}'],
]
onEveryDatabase(
  'each change of a file is a change of the directory, and then there is nothing to do',
  async (directory) => {
    for (const [what, from, to, ...plan] of changes) {
      await applyQuietly(directory, company)
      assert.deepEqual(await planOf(directory, company), [], `before ${what}`)
      const changed = company.replace(from, to)
      assert.notEqual(changed, company, what)
      assert.deepEqual((await applyQuietly(directory, changed)).plan, plan, what)
      assert.deepEqual(await planOf(directory, changed), [], `after ${what}`)
    }
  },
)

onEveryDatabase(
  'mappings run in the order of the file; those that it does not have keep their places',
  async (directory) => {
    const file = (...names: string[]) =>
      `mappings:\n${names.map((name) => `  - { name: ${name}, conditions: [], actions: [{ action: set_title, value: ${name} }] }\n`).join('')}`
    const order = async () =>
      (
        await directory.sql<{ name: string }>(
          'SELECT name FROM mappings WHERE position IS NOT NULL ORDER BY position',
        )
      ).map(({ name }) => name)
    await applyText(directory, file('one', 'other', 'two'))
    const { plan } = await applyText(directory, file('new', 'two', 'one'))
    assert.deepEqual(plan, [
      '+ mapping "new"',
      'conditions: none',
      'actions: set_title new',
      '~ the order of the mappings',
      'order: one, two, new → new, two, one',
    ])
    assert.deepEqual(await order(), ['new', 'other', 'two', 'one'])
    assert.deepEqual(await planOf(directory, file('new', 'two', 'one')), [])
    const resting = file('one', 'two', 'new').replace('name: one', 'name: one, enabled: false')
    await applyText(directory, resting)
    assert.deepEqual(await order(), ['two', 'other', 'new'])
    await applyText(directory, resting.replace('enabled: false', 'enabled: true'))
    assert.deepEqual(await order(), ['one', 'other', 'two', 'new'])
  },
)

onEveryDatabase(
  'roles of a user are those of the file, and those that mappings give beside them',
  async (directory) => {
    await applyQuietly(directory, company)
    const named = company.replace('username: ada,', 'username: ada, roles: [Finance],')
    assert.deepEqual((await applyQuietly(directory, named)).plan, ['~ user "ada"', 'roles: Staff → Finance'])
    const rolesOf = async (name: string) => {
      const { users } = await directory.users.listUsers({ username: name })
      return users[0]?.role_ids
    }
    assert.deepEqual(await rolesOf('ada'), [1, 2])
    assert.deepEqual(await planOf(directory, named), [])
    await applyQuietly(directory, named.replace('roles: [Finance], c', 'roles: [], c'))
    assert.deepEqual(await rolesOf('ada'), [1])
  },
)

onEveryDatabase('prune empties a directory from its end, but for what must not go', async (directory) => {
  await applyQuietly(directory, company)
  const everything =
    'attributes: []\npolicies: []\ngroups: []\napps: []\nroles: []\nmappings: []\ncredentials: []\nusers: []'
  const { plan, sum } = await applyQuietly(directory, everything, true)
  assert.deepEqual(
    plan.map((line) => line.split(' ')[1]),
    [
      ...Array(2).fill('user'),
      'credential',
      ...Array(3).fill('mapping'),
      ...Array(2).fill('role'),
      ...Array(2).fill('app'),
      'group',
      'custom',
    ],
  )
  assert.equal(sum, '0 created, 0 changed, 12 deleted')
  assert.deepEqual(await directory.sql('SELECT client_id FROM credentials'), [{ client_id: 'Manage All' }])
  assert.deepEqual((await applyQuietly(directory, everything, true)).plan, [])
})

onEveryDatabase('names that nobody has, or several, are refused where they stand', async (directory) => {
  await applyText(directory, 'apps: [{ name: Mail }]')
  await directory.call('POST', '/api/2/apps', { body: { name: 'Mail' } })
  for (const [text, ...lines] of [
    [
      'roles: [{ name: A, apps: [Mail] }]',
      'f:1:27: the directory has 2 of the name "Mail", so it is not clear which app is meant',
    ],
    ['apps: [{ name: Mail }]', 'f:1:8: 2 things of the directory have a name of this app: #1, #2'],
    ['roles: [{ name: A, apps: [Mai, Mai] }]', 'f:1:26: apps names the same twice'],
    [
      'mappings:\n  - name: m\n    conditions: [{ source: has_role, operator: "=", value: X }, { source: custom_attribute_y, operator: "=", value: z }]\n    actions: [{ action: add_role, value: [R, S] }, { action: set_group, value: G }]',
      'f:3:60: there is no role "X", neither in this file nor in the directory',
      'f:3:75: there is no custom attribute "y", neither in this file nor in the directory',
      'f:4:43: there is no role "R", neither in this file nor in the directory',
      'f:4:46: there is no role "S", neither in this file nor in the directory',
      'f:4:80: there is no group "G", neither in this file nor in the directory',
    ],
    [
      'users: [{ username: a, custom_attributes: { x: "1" } }]',
      'f:1:48: there is no custom attribute "x", neither in this file nor in the directory',
    ],
  ] as const) {
    const error = await applyText(directory, text).catch((error: unknown) => error)
    assert.ok(error instanceof SeedError, String(error))
    assert.deepEqual(error.message.split('\n'), lines)
  }
})
