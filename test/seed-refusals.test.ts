import assert from 'node:assert/strict'
import { SeedError } from '../cli/seed/problems.ts'
import { type Directory, onEveryDatabase } from './harness.ts'
import { applyText } from './seeding.ts'
import { eventsIn } from './stored.ts'

/** What the directory has before each file. */
const before = `
policies: [{ name: Strict }]
groups: [{ name: Berlin, policy: Strict }, { name: Lagos }]
users: [{ username: ada, email: ada@example.com }, { username: bo, email: bo@example.com }]
`

async function complaintsOf(directory: Directory, text: string, isPruning = false): Promise<string[]> {
  const error = await applyText(directory, text, { isPruning }).then(
    () => undefined,
    (error: unknown) => error,
  )
  assert.ok(error instanceof SeedError, String(error))
  return error.message.split('\n')
}

onEveryDatabase(
  'what this directory has no answer to is refused by line, before anything is sent',
  async (directory) => {
    await applyText(directory, before)
    const events = (await eventsIn(directory.sql)).length
    for (const [text, ...lines] of [
      [
        'groups:\n  - name: Oslo\n    policy: Stric\n  - { name: Rome, policy: None }',
        'f:3:13: there is no policy "Stric", neither in this file nor in the directory',
        'f:4:27: there is no policy "None", neither in this file nor in the directory',
      ],
      [
        'users: [{ username: cy, manager: dee }]',
        'f:1:34: there is no user "dee", neither in this file nor in the directory',
      ],
      [
        'users:\n  - { username: ada, email: bo@example.com }',
        'f:2:5: 2 things of the directory have a name of this user: #1, #2',
      ],
      [
        'users:\n  - username: ada\n  - email: ada@example.com',
        'f:3:5: this is the same user as in line 2: "ada"',
      ],
      [
        `users: [{ username: cy, password: "\${NONE}" }, { username: ada, password: "\${NONE}" }]`,
        'f:1:35: the variable NONE, which password is taken from, is not set',
      ],
    ] as const)
      assert.deepEqual(await complaintsOf(directory, text), lines)
    assert.deepEqual(
      await complaintsOf(directory, 'policies: []\ngroups: [{ name: Berlin, policy: Strict }]', true),
      ['f:2:34: the policy "Strict" is not in this file, so --prune would delete it'],
    )
    assert.equal((await eventsIn(directory.sql)).length, events)
  },
)

onEveryDatabase(
  'what the server refuses is told with its line and what was done; the rest goes on later',
  async (directory) => {
    const text = (email: string) => `
groups: [{ name: Berlin }]
users:
  - username: ada
    email: ${email}
    password: short
    group: Berlin
`
    const failure = (error: Error) =>
      /^f:4:5: user "ada" could not be created: 422 Unprocessable Entity: .*(Email|password)/i.test(
        error.message,
      )
    await assert.rejects(applyText(directory, text('no address')), failure)
    await assert.rejects(applyText(directory, text('ada@example.com')), failure)
    assert.deepEqual(await directory.sql('SELECT name FROM groups'), [{ name: 'Berlin' }])
    assert.deepEqual(await directory.sql('SELECT id FROM users'), [])
    const { sum } = await applyText(
      directory,
      text('ada@example.com').replace('short', 'a Long enough Passw0rd'),
    )
    assert.equal(sum, '1 created, 0 changed, 0 deleted')
  },
)

onEveryDatabase(
  'a scope that is too small cannot apply, and one that reads can compare',
  async (directory) => {
    const accessToken = await directory.token('Read All')
    const text = 'groups: [{ name: Berlin }]'
    const { plan } = await applyText(directory, text, { accessToken, mayApply: () => false })
    assert.deepEqual(plan, ['+ group "Berlin"'])
    await assert.rejects(
      applyText(directory, text, { accessToken }),
      /^StepError: f:1:10: group "Berlin" could not be created: 401/,
    )
  },
)
