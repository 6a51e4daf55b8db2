import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleDirectory } from './sample.ts'

const peopleOf = (count: number) => [...sampleDirectory(count).people]

const directory = sampleDirectory(20_000)
const { roles, groups, apps, customAttributes } = directory
const people = [...directory.people]
const users = people.map(({ user }) => user)
const early = users.slice(0, 200)
const heads = users.slice(0, 13)

const occur = <T>(wanted: readonly T[], values: readonly T[]) => {
  const found = new Set(values)
  return wanted.every((value) => found.has(value))
}
const both = [true, false]
const idsOf = (list: readonly { id: number }[]) => list.map(({ id }) => id)

const nullable = [
  'title',
  'company',
  'comment',
  'group_id',
  'phone',
  'directory_id',
  'trusted_idp_id',
  'manager_ad_id',
  'external_id',
  'last_login',
  'invitation_sent_at',
  'preferred_locale_code',
] as const
const sometimesUnset = ['employee_number', 'start_date', 'team', 'badge_color', 'desk']
const scripts =
  `Latin Cyrillic Greek Arabic Hebrew Devanagari Tamil Han Hiragana Katakana Hangul Thai Ethiopic
  Georgian`.split(/\s+/)

const sentences: readonly (readonly [sentence: string, holds: () => boolean])[] = [
  [
    'every state occurs among the first 200',
    () =>
      occur(
        [0, 1, 2, 3],
        early.map(({ state }) => state),
      ),
  ],
  [
    'every status occurs among the first 200',
    () =>
      occur(
        [0, 1, 2, 3, 4, 5, 7, 8],
        early.map(({ status }) => status),
      ),
  ],
  [
    'most of the first 200 are approved and active',
    () => early.filter(({ state, status }) => state === 1 && status === 1).length > 120,
  ],
  [
    'several of the first 200 are locked, with an end and without',
    () => {
      const locked = early.filter(({ status }) => status === 3)
      const hasEnd = locked.map(({ locked_until }) => locked_until !== null)
      return locked.length > 4 && occur(both, hasEnd)
    },
  ],
  [
    'locked people return to more than one status',
    () =>
      occur(
        [1, 4, 5],
        people.map(({ statusBeforeLock }) => statusBeforeLock),
      ),
  ],
  ['the heads can log in', () => heads.every(({ state, status }) => state === 1 && status === 1)],
  ['every department has a head', () => new Set(heads.map(({ department }) => department)).size === 13],
  [
    'every group is used',
    () =>
      occur(
        idsOf(groups),
        users.map(({ group_id }) => group_id ?? 0),
      ),
  ],
  [
    'every role is used',
    () =>
      occur(
        idsOf(roles),
        users.flatMap(({ role_ids }) => role_ids),
      ),
  ],
  [
    'every directory is used',
    () =>
      occur(
        [1, 2, 3],
        users.map(({ directory_id }) => directory_id),
      ),
  ],
  [
    'what may be null is so for some and not for others',
    () =>
      nullable.every((member) =>
        occur(
          both,
          users.map((user) => user[member] === null),
        ),
      ),
  ],
  [
    'custom attributes are left out for some and not for others',
    () =>
      sometimesUnset.every((name) =>
        occur(
          both,
          users.map((user) => name in user.custom_attributes),
        ),
      ),
  ],
  [
    'names are written in fourteen scripts',
    () =>
      scripts.every((script) => {
        const letter = new RegExp(`\\p{Script=${script}}`, 'u')
        return users.some(({ firstname }) => letter.test(firstname))
      }),
  ],
  [
    'names hold the letters that programs get wrong',
    () =>
      occur(
        [...'İıßØŁşñĐÞÆçőřṢ'],
        users.flatMap(({ firstname, lastname }) => [...firstname, ...lastname]),
      ),
  ],
  [
    'a title belongs to one department',
    () => {
      const titled = users.filter(({ title }) => title !== null)
      const departments = new Map(titled.map(({ title, department }) => [title, department]))
      return titled.every(({ title, department }) => departments.get(title) === department)
    },
  ],
  ['roles open known apps', () => roles.every(({ app_ids }) => occur(app_ids, idsOf(apps)))],
  [
    'every app is opened by a role',
    () =>
      occur(
        idsOf(apps),
        roles.flatMap(({ app_ids }) => app_ids),
      ),
  ],
  [
    'a quarter of the apps is hidden',
    () => Math.round((4 * apps.filter(({ visible }) => !visible).length) / apps.length) === 1,
  ],
  [
    'managers have eight reports or so, and nobody more than thirty',
    () => {
      const teams = Object.groupBy(users, ({ manager_user_id }) => manager_user_id ?? '')
      const sizes = Object.values(teams).map((team = []) => team.length)
      const mean = users.length / sizes.length
      return mean > 6 && mean < 10 && Math.max(...sizes) <= 30
    },
  ],
]

for (const [sentence, holds] of sentences) test(sentence, () => assert.ok(holds()))

for (const [what, names] of [
  ['role', roles.map(({ name }) => name)],
  ['group', groups.map(({ name }) => name)],
  ['app', apps.map(({ name }) => name)],
  ['custom attribute', customAttributes.map(({ shortname }) => shortname)],
] as const) {
  test(`no two ${what}s share a name`, () => assert.deepEqual([...new Set(names)], names))
}

test('a sample is the same every time', () => {
  assert.deepEqual(peopleOf(1000), peopleOf(1000))
  assert.deepEqual({ ...sampleDirectory(5), people: [] }, { ...directory, people: [] })
})

test('the people of a sample can be asked for twice', () => {
  const sample = sampleDirectory(50)
  assert.deepEqual([...sample.people], [...sample.people])
})

for (const count of [0, 1, 13, 100, 1000, 1500]) {
  test(`a sample of ${count} is the beginning of a larger one`, () => {
    assert.deepEqual(peopleOf(count), people.slice(0, count))
  })
}

for (const count of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
  test(`a sample of ${count} is refused`, () => {
    assert.throws(() => sampleDirectory(count), {
      name: 'RangeError',
      message: `${count} is no number of people`,
    })
  })
}

test('what one caller does to a sample does not reach the next', () => {
  for (const role of sampleDirectory(1).roles) role.app_ids.length = 0
  assert.deepEqual(sampleDirectory(1).roles, roles)
})

test('200,000 people share no username, email or directory name, in capitals or not', () => {
  const owners = new Map<string, number>()
  for (const { user } of sampleDirectory(200_000).people) {
    for (const name of [user.username, user.email, user.samaccountname, user.distinguished_name]) {
      if (name === null) continue
      const key = name.toLowerCase()
      assert.equal(owners.get(key) ?? user.id, user.id, name)
      owners.set(key, user.id)
    }
  }
})
