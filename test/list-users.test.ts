import assert from 'node:assert/strict'
import type { User } from '@rollcall/client'
import { operations, userFields } from '@rollcall/contract'
import fc from 'fast-check'
import { type Directory, onEveryDatabase } from './harness.ts'
import { type AppsOfRole, type Query, wantedUsers } from './wanted-users.ts'

/** One filter of each kind; each finds some of a hundred sample people, and user 40 is among them. */
const filters: Query = {
  created_since: '2016-01-01',
  created_until: '2020-01-01T00:00:00Z',
  updated_since: '2025-06-01',
  updated_until: '2025-12-24',
  last_login_since: '2025-12-01T12:00:00+01:00',
  last_login_until: '2025-12-31',
  firstname: 'im*',
  lastname: '*Jones',
  email: '*@LABS.example.org',
  username: '*e*',
  samaccountname: '*jon*',
  directory_id: '2',
  external_id: '!E10005*',
  user_ids: '3, 40,,7, 40,4711',
  'custom_attributes.contract_type': 'permanent',
  'custom_attributes.team': '!Pay*',
}

/** What older clients send. `sort` and the two cursors are no filters and have tests of their own. */
const olderFilters: Query = {
  id: '40',
  manager_ad_id: 'S-1-5-21-110-*',
  role_id: '209',
  group_id: '18',
  app_id: '527',
  since: '2016-11-10T09:45:09.886Z',
  until: '2016-11-10T09:45:09.888Z',
  userprincipalname: 'imogen.*@labs.example.org',
}

const sample = { sample: 100 }

const listed = async ({ call }: Directory, query: Query): Promise<User[]> => {
  const answer = await call('GET', `/api/1/users?${new URLSearchParams({ limit: '100', ...query })}`)
  assert.equal(answer.status, 200, answer.text)
  assert.equal(answer.headers.get('total-count'), String(answer.body.length))
  return answer.body
}

async function stored({ sql }: Directory): Promise<User[]> {
  const rows = await sql<{ body: string }>('SELECT body FROM users ORDER BY id')
  return rows.map(({ body }) => JSON.parse(body))
}

async function appsOfRole({ sql }: Directory): Promise<AppsOfRole> {
  const pairs = await sql<{ role_id: number; app_id: number }>('SELECT role_id, app_id FROM role_apps')
  const apps = new Map<number, number[]>()
  for (const { role_id, app_id } of pairs) apps.set(role_id, [...(apps.get(role_id) ?? []), app_id])
  return apps
}

onEveryDatabase(
  'listUsers without parameters answers the first fifty users in full, ordered by id',
  async (directory) => {
    const { users } = await directory.users.listUsers()
    assert.deepEqual(users, (await stored(directory)).slice(0, 50))
  },
  sample,
)

onEveryDatabase('listUsers of an empty directory answers an empty list', async ({ users }) => {
  const page = await users.listUsers()
  assert.deepEqual([page.users, page.totalCount, page.totalPages, page.currentPage], [[], 0, 0, 1])
})

onEveryDatabase(
  'listUsers: every filter of the contract, and every older one, has its row here',
  async () => {
    const { parameters, alsoAccepted } = operations.listUsers
    const ownTests = ['limit', 'page', 'cursor', 'fields', 'sort', 'after_cursor', 'before_cursor']
    const named = [...parameters, ...alsoAccepted].map(({ name }) => name.replace(/\{.*/, ''))
    const rows = Object.keys({ ...filters, ...olderFilters }).map((name) => name.replace(/\..*/, '.'))
    assert.deepEqual(new Set(rows), new Set(named.filter((name) => !ownTests.includes(name))))
  },
)

for (const [name, value] of Object.entries({ ...filters, ...olderFilters }))
  onEveryDatabase(
    `listUsers filters by ${name}`,
    async (directory) => {
      const everyone = await stored(directory)
      const found = await listed(directory, { [name]: value })
      assert.deepEqual(found, wantedUsers(everyone, { [name]: value }, await appsOfRole(directory)))
      assert.ok(found.some((user) => user.id === 40))
      assert.ok(found.length < everyone.length)
      assert.deepEqual(await listed(directory, { [name]: '' }), everyone, 'an empty value is no filter')
    },
    sample,
  )

onEveryDatabase(
  'listUsers with any two filters answers those who meet both',
  async (directory) => {
    const everyone = await stored(directory)
    const apps = await appsOfRole(directory)
    const all = Object.entries({ ...filters, ...olderFilters })
    for (const [at, [name, value]] of all.entries())
      for (const [other, otherValue] of all.slice(at + 1)) {
        const query = { [name]: value, [other]: otherValue, fields: 'id' }
        const wanted = wantedUsers(everyone, { [name]: value, [other]: otherValue }, apps)
        assert.deepEqual(
          await listed(directory, query),
          wanted.map(({ id }) => ({ id })),
          `${name} and ${other}`,
        )
      }
  },
  sample,
)

onEveryDatabase(
  'listUsers with any number of filters answers those who meet all of them',
  async (directory) => {
    const everyone = await stored(directory)
    const apps = await appsOfRole(directory)
    const rows = fc.subarray(Object.entries({ ...filters, ...olderFilters }), { minLength: 3 })
    const person = fc.constantFrom(...everyone)
    await fc.assert(
      fc.asyncProperty(rows, person, async (chosen, { firstname, lastname, external_id }) => {
        const own = {
          firstname: `!${firstname}`,
          lastname: `${lastname?.[0]}*`,
          external_id: external_id ?? '',
        }
        for (const query of [Object.fromEntries(chosen), { ...Object.fromEntries(chosen.slice(2)), ...own }])
          assert.deepEqual(await listed(directory, query), wantedUsers(everyone, query, apps))
      }),
      { numRuns: 50 },
    )
  },
  sample,
)

onEveryDatabase(
  'listUsers meets both since and created_since, and both id and user_ids',
  async (directory) => {
    const times = { since: '2016-11-10T09:45:09.886Z', created_since: '2016-11-10T09:45:09.887Z' }
    assert.ok(!(await listed(directory, times)).some((user) => user.id === 40))
    assert.deepEqual(await listed(directory, { id: '7', user_ids: '8,9' }), [])
    assert.equal((await listed(directory, { id: '8', user_ids: '8,9' })).length, 1)
  },
  sample,
)

for (const [what, user_ids, ids] of [
  ['in any order, each once', '9,3,9,3', [3, 9]],
  ['with blanks after the commas', '3, 9 ,\t12', [3, 9, 12]],
  ['with commas too many', ',3,,9,', [3, 9]],
  ['with ids that nobody has', '3,0,4711', [3]],
  ['with numbers beyond all exact ones', '3,9007199254740993,99999999999999999999', [3]],
  ['that nobody has', '4711', []],
  ['with leading zeros', '003', [3]],
  [
    'all two hundred of them',
    Array.from({ length: 200 }, (_, at) => at + 90).join(),
    [90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100],
  ],
] as const)
  onEveryDatabase(
    `listUsers takes user_ids ${what}`,
    async (directory) =>
      assert.deepEqual(
        await listed(directory, { user_ids, fields: 'id' }),
        ids.map((id) => ({ id })),
      ),
    sample,
  )

const answered = Object.entries(userFields).flatMap(([name, use]) => (use === 'write-only' ? [] : [name]))

for (const [what, fields, names] of [
  ['one', 'email', ['id', 'email']],
  ['with blanks after the commas', 'email, username ,  status', ['id', 'email', 'username', 'status']],
  ['with commas too many', ',email,,', ['id', 'email']],
  ['named twice', 'email,email,id', ['id', 'email']],
  ['id alone', 'id', ['id']],
  ['custom attributes among them', 'custom_attributes', ['id', 'custom_attributes']],
  ['an empty text, which means all', '', answered],
  ['only commas and blanks, which means all', ' , ', answered],
] as const)
  onEveryDatabase(
    `listUsers answers the fields asked for: ${what}`,
    async (directory) => {
      const everyone = await stored(directory)
      const expected = everyone
        .slice(0, 3)
        .map((user) => Object.fromEntries(names.map((name) => [name, user[name as keyof User]])))
      assert.deepEqual(await listed(directory, { fields, user_ids: '1,2,3' }), expected)
    },
    sample,
  )

for (const [sort, first] of [
  ['id', 1],
  ['+id', 1],
  [' id', 1],
  ['-id', 100],
  ['', 1],
] as const)
  onEveryDatabase(
    `listUsers with sort "${sort}" begins with user ${first}, with and without a filter`,
    async (directory) => {
      const everyone = await stored(directory)
      if (first === 100) everyone.reverse()
      assert.deepEqual(await listed(directory, { sort }), everyone)
      const filtered = await listed(directory, { sort, firstname: '*a*' })
      assert.deepEqual(filtered, wantedUsers(everyone, { firstname: '*a*' }))
    },
    sample,
  )

onEveryDatabase(
  'listUsers takes no notice of the name without an attribute that the python client sends',
  async (directory) => {
    const { call } = directory
    for (const name of ['custom_attributes.{attribute_name}', 'custom_attributes.%7Battribute_name%7D'])
      assert.equal((await call('GET', `/api/1/users?${name}=x&limit=100`)).body.length, 100)
  },
  sample,
)

onEveryDatabase(
  'listUsers shows no password and no hash, whatever is asked for',
  async ({ users, call, sql }) => {
    await users.createUser({
      email: 'a@x',
      password: 'Three-Blue-Herons',
      password_confirmation: 'Three-Blue-Herons',
    })
    const [secret] = await sql<{ hash: string }>('SELECT hash FROM user_passwords')
    const { text } = await call('GET', '/api/1/users')
    assert.ok(secret?.hash && !text.includes(secret.hash))
    assert.doesNotMatch(text, /argon2|Herons|"password"|"salt"/)
  },
)
