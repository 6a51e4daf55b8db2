import assert from 'node:assert/strict'
import { hash as digest } from 'node:crypto'
import { GroupsApi, PoliciesApi } from '@rollcall/client/directory'
import { type Answer, type Directory, onEveryDatabase } from './harness.ts'
import { storedPassword } from './stored.ts'

/** Whoever gets the password. `group_id` is 1, whose policy is 2, unless a test says otherwise. */
const zelie = {
  username: 'z.marchand',
  email: 'zelie.marchand+news@example.com',
  firstname: 'Zélie-Rose',
  lastname: "d'Aubigné Marchand",
}

type Send = (directory: Directory, password: string, validate: boolean, more?: object) => Promise<Answer>
const twice = (password: string) => ({ password, password_confirmation: password })
const sha256 = (text: string) => digest('sha256', text, 'hex')

/** The calls that set a typed password. The user is 1; `createUser` makes it. */
const calls = {
  createUser: ({ call }: Directory, password: string, validate: boolean, more: object = {}) =>
    call('POST', `/api/1/users?validate_policy=${validate}`, {
      body: { ...zelie, group_id: 1, ...twice(password), ...more },
    }),
  updateUser: ({ call }: Directory, password: string, validate: boolean, more: object = {}) =>
    call('PUT', `/api/1/users/1?validate_policy=${validate}`, { body: { ...twice(password), ...more } }),
  updatePasswordInsecure: ({ call }: Directory, password: string, validate: boolean) =>
    call('PUT', '/api/1/users/set_password_clear_text/1', {
      body: { ...twice(password), validate_policy: validate },
    }),
} satisfies Record<string, Send>

/** A directory with a group 1, whose policy is 2. */
async function prepare(name: string, directory: Directory, policy: object, user: object = {}) {
  const policies = new PoliciesApi(await directory.client())
  const groups = new GroupsApi(await directory.client())
  await policies.createPolicy({ name: 'Of the group', ...policy })
  await groups.createGroup({ name: 'Group', policy_id: 2 })
  if (name !== 'createUser') await directory.users.createUser({ ...zelie, group_id: 1, ...user })
  return { policies, groups }
}

const messageOf = (name: string, rules: readonly string[]): [number, string] =>
  name === 'updatePasswordInsecure'
    ? [400, `Password refused by policy: ${rules.join('; ')}`]
    : [422, `Validation failed: ${rules.map((rule) => `password: ${rule}`).join(', ')}`]

const short = 'it must have at least 12 characters'
const plain = 'it must mix at least 3 of lower case, upper case, digits and other characters'
const named = "it must not contain the user's name or email"
const common = 'it must not be a password that many people use'
const loose = {
  password_minimum_length: 1,
  password_character_classes: 0,
  password_excludes_names: false,
  password_excludes_common: false,
}

for (const [what, policy, password, rules] of [
  ['short', { ...loose, password_minimum_length: 12 }, 'Heron-Heron', [short]],
  [
    'short when its marks are composed',
    { ...loose, password_minimum_length: 12 },
    'e\u0301'.repeat(11),
    [short],
  ],
  ['long enough', { ...loose, password_minimum_length: 12 }, 'Heron-Herons', []],
  ['plain', { ...loose, password_character_classes: 3 }, 'heron-heron', [plain]],
  ['of three kinds', { ...loose, password_character_classes: 3 }, 'Heron-heron', []],
  ['with the username', { ...loose, password_excludes_names: true }, 'xx-Z.MARCHAND', [named]],
  ['with a part of the first name', { ...loose, password_excludes_names: true }, 'xx-rose', [named]],
  ['with a part of the last name', { ...loose, password_excludes_names: true }, 'xx-AUBIGNE\u0301', [named]],
  ['with a part of the email', { ...loose, password_excludes_names: true }, 'xx-news-xx', [named]],
  ['with the domain of the email', { ...loose, password_excludes_names: true }, 'example.com', []],
  ['common', { ...loose, password_excludes_common: true }, 'PassWord123', [common]],
  ['common in wide letters', { ...loose, password_excludes_common: true }, 'ｐａｓｓｗｏｒｄ', [common]],
  ['common and named where that is allowed', loose, 'rose', []],
  [
    'all of that',
    { password_minimum_length: 12, password_character_classes: 3 },
    'rose',
    [short, plain, named, common],
  ],
] as const)
  for (const [name, send] of Object.entries<Send>(calls))
    onEveryDatabase(
      `${name} ${rules.length > 0 ? 'refuses' : 'takes'} a password that is ${what}`,
      async (directory) => {
        await prepare(name, directory, policy)
        const answer = await send(directory, password, true)
        if (rules.length === 0) assert.ok(answer.status < 300, answer.text)
        else {
          assert.deepEqual([answer.status, answer.body.message], messageOf(name, rules))
          assert.equal(await storedPassword(directory.sql, 1), undefined)
        }
        const anyway = await send(directory, password, false, { username: 'anyway', email: null })
        assert.ok(anyway.status < 300, `the policy is off: ${anyway.text}`)
      },
    )

onEveryDatabase('updatePasswordSecure takes the digest of any password', async (directory) => {
  await prepare('updatePasswordSecure', directory, { password_minimum_length: 200, password_history: 24 })
  for (const password of ['rose', 'rose', 'password'])
    await directory.users.updatePasswordSecure(1, {
      ...twice(sha256(password)),
      password_algorithm: 'salt+sha256',
    })
})

for (const [name, send] of Object.entries<Send>(calls)) {
  onEveryDatabase(`${name} follows the default policy without a policy of the group`, async (directory) => {
    const { groups } = await prepare(name, directory, { password_minimum_length: 30 })
    await groups.updateGroup(1, { policy_id: null })
    const [status, message] = messageOf(name, ['it must have at least 8 characters'])
    const refused = await send(directory, 'Qz!7', true)
    assert.deepEqual([refused.status, refused.body.message], [status, message])
    assert.ok((await send(directory, 'Three-Blue-9', true)).status < 300)
  })

  onEveryDatabase(`${name} follows the policy as it is by then, not as it was`, async (directory) => {
    const { policies } = await prepare(name, directory, loose)
    const [answer] = await Promise.all([
      send(directory, 'Three-Blue-9', true),
      policies.updatePolicy(2, { password_minimum_length: 13 }),
    ])
    const [status, message] = messageOf(name, ['it must have at least 13 characters'])
    assert.deepEqual([answer.status, answer.body.message], [status, message])
    assert.equal(await storedPassword(directory.sql, 1), undefined)
  })
}

for (const name of ['createUser', 'updateUser'] as const) {
  const send: Send = calls[name]
  for (const [what, had, given, length] of [
    ['a group with a policy', null, 1, 30],
    ['a group without a policy', 1, 2, 8],
    ['no group', 1, null, 8],
  ] as const)
    onEveryDatabase(
      `${name} follows the policy of what the body puts the user in: ${what}`,
      async (directory) => {
        const { groups } = await prepare(name, directory, { password_minimum_length: 30 }, { group_id: had })
        await groups.createGroup({ name: 'Without a policy' })
        const refused = await send(directory, 'Qz!7', true, { group_id: given })
        const [status, message] = messageOf(name, [`it must have at least ${length} characters`])
        assert.deepEqual([refused.status, refused.body.message], [status, message])
        const good = 'Three-Blue-Herons-9'.padEnd(length, '9')
        assert.ok((await send(directory, good, true, { group_id: given })).status < 300)
      },
    )
}

onEveryDatabase('updateUser judges by the names that another call has given meanwhile', async (directory) => {
  await prepare('updateUser', directory, { ...loose, password_excludes_names: true })
  const [answer] = await Promise.all([
    calls.updatePasswordInsecure(directory, 'xx-heron-xx', true),
    directory.users.updateUser(1, { lastname: 'Heron' }),
  ])
  assert.deepEqual([answer.status, answer.body.message], messageOf('updatePasswordInsecure', [named]))
})

onEveryDatabase('lockAccountUser follows the policy of the group', async (directory) => {
  const { users, clock } = directory
  const { policies, groups } = await prepare('lockAccountUser', directory, { lock_minutes: 60 })
  const until = async (userId: number) => (await users.getUserById(userId)).locked_until
  const after = (minutes: number) => new Date(clock.now + minutes * 60_000).toISOString()

  await users.createUser({ username: 'bob' })
  for (const userId of [1, 2]) await users.lockAccountUser(userId, { locked_until: 0 })
  assert.deepEqual([await until(1), await until(2)], [after(60), after(15)])
  const tooShort = await directory.call('PUT', '/api/1/users/1/lock_user', { body: { locked_until: 59 } })
  assert.deepEqual(
    [tooShort.status, tooShort.body.message],
    [400, 'locked_until is below the lock period of the policy, 60 minutes'],
  )
  await users.lockAccountUser(2, { locked_until: 59 })

  await policies.updatePolicy(2, { lock_minutes: null })
  await users.lockAccountUser(1, { locked_until: 0 })
  assert.equal(await until(1), null)
  await users.lockAccountUser(1, { locked_until: 1 })
  await groups.updateGroup(1, { policy_id: null })
  await users.lockAccountUser(1, { locked_until: 0 })
  assert.equal(await until(1), after(15))
})
