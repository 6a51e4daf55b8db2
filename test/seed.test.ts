import assert from 'node:assert/strict'
import type { User } from '@rollcall/contract'
import { type Directory, onEveryDatabase } from './harness.ts'
import { applyText, planOf } from './seeding.ts'
import { eventsIn } from './stored.ts'

const company = `
policies:
  - name: Strict
    password_minimum_length: 14
groups:
  - name: Berlin
    policy: strict
  - name: Lagos
users:
  - username: ada
    email: ada@example.com
    password: a Long enough Passw0rd
    group: Berlin
  - email: bo@example.com
    manager: ADA
    state: 1
`

const usersOf = async (directory: Directory): Promise<User[]> =>
  (await directory.sql<{ body: string }>('SELECT body FROM users ORDER BY id')).map(({ body }) =>
    JSON.parse(body),
  )

onEveryDatabase('a file fills a directory, and a second time there is nothing to do', async (directory) => {
  const { sum } = await applyText(directory, company)
  assert.equal(sum, '5 created, 0 changed, 0 deleted')
  assert.deepEqual(await directory.sql('SELECT name, policy_id FROM groups ORDER BY id'), [
    { name: 'Berlin', policy_id: 2 },
    { name: 'Lagos', policy_id: null },
  ])
  const [ada, bo] = await usersOf(directory)
  assert.deepEqual([ada?.group_id, ada?.status, bo?.manager_user_id, bo?.state], [1, 1, String(ada?.id), 1])

  const before = (await eventsIn(directory.sql)).length
  const again = await applyText(directory, company)
  assert.deepEqual([again.plan, again.sum], [[], undefined])
  assert.ok(again.calls.every((call) => call.startsWith('GET ')))
  assert.equal((await eventsIn(directory.sql)).length, before)
})

for (const [what, from, to, ...expected] of [
  ['a policy', 'length: 14', 'length: 15', '~ policy "Strict"', 'password_minimum_length: 14 → 15'],
  ['a name in another case', 'name: Lagos', 'name: LAGOS', '~ group "LAGOS"', 'name: Lagos → LAGOS'],
  ['the policy of a group', 'policy: strict', 'policy: null', '~ group "Berlin"', 'policy: Strict → none'],
  ['a member of a user', 'state: 1', 'state: 2', '~ user "bo@example.com"', 'state: 1 → 2'],
  ['the group of a user', 'group: Berlin', 'group: Lagos', '~ user "ada"', 'group: Berlin → Lagos'],
  ['no manager any more', 'manager: ADA', 'manager: null', '~ user "bo@example.com"', 'manager: ada → none'],
  [
    'a username for who had none',
    '- email: bo',
    '- username: bo\n    email: bo',
    '~ user "bo"',
    'username: none → bo',
  ],
  [
    'another email',
    'email: ada@',
    'email: countess@',
    '~ user "ada"',
    'email: ada@example.com → countess@example.com',
  ],
  ['another password changes nothing', 'Passw0rd', 'Passw1rd'],
  ['a member that is left out changes nothing', '    state: 1\n', ''],
  ['a thing that is left out changes nothing', '  - name: Lagos\n', ''],
  ['blanks around a text change nothing', 'name: Lagos', 'name: " Lagos "'],
] as const)
  onEveryDatabase(`compared: ${what}`, async (directory) => {
    await applyText(directory, company)
    const { plan, sum } = await applyText(directory, company.replace(from, to))
    assert.deepEqual(
      [plan, sum],
      [[...expected], expected.length === 0 ? undefined : '0 created, 1 changed, 0 deleted'],
    )
    assert.deepEqual(await planOf(directory, company.replace(from, to)), [])
  })

onEveryDatabase(
  'managers may come later in the file, stand in a circle, or be oneself',
  async (directory) => {
    const circle = `users:
  - { username: ann, manager: ben }
  - { username: ben, manager: cat }
  - { username: cat, manager: ann }
  - { username: dan, manager: dan }
  - { username: eve, manager: fay }
  - { username: fay }
`
    const { sum } = await applyText(directory, circle)
    assert.equal(sum, '6 created, 2 changed, 0 deleted')
    const users = await usersOf(directory)
    const managers = users.map(({ username, manager_user_id }) => [
      username,
      users.find(({ id }) => String(id) === manager_user_id)?.username,
    ])
    assert.deepEqual(Object.fromEntries(managers), {
      ann: 'ben',
      ben: 'cat',
      cat: 'ann',
      dan: 'dan',
      eve: 'fay',
      fay: undefined,
    })
    assert.deepEqual(await planOf(directory, circle), [])
  },
)

onEveryDatabase(
  'names that a filter would take for a pattern are just names',
  async (directory) => {
    const odd = ['*', 'a*b', '!x', '\\\\', 'ﬁsh', 'ada|bo', '%', 'x_y', 'STRASSE']
    await applyText(directory, `users:\n${odd.map((name) => `  - { username: '${name}' }\n`).join('')}`)
    // In a directory of this size each is looked up by its name.
    for (const name of odd) await applyText(directory, `users:\n  - { username: '${name}', title: T }\n`)
    const users = (await usersOf(directory)).slice(-odd.length)
    assert.deepEqual(
      users.map(({ username, title }) => [username, title]).sort(),
      odd.map((name) => [name, 'T']).sort(),
    )
  },
  { sample: 1000 },
)
