import assert from 'node:assert/strict'
import { type User, type UserInput, userFields } from '@rollcall/contract'
import { beginning, type Directory, onEveryDatabase } from './harness.ts'
import { addRoles } from './roles.ts'
import { eventsOf, storedUser } from './stored.ts'

type Fields = typeof userFields
type Writable = { [K in keyof Fields]: Fields[K] extends 'writable' ? K : never }[keyof Fields]

/** For every field that can be written a value, and what is left after writing `null`. */
const values: { [K in Writable]: readonly [value: UserInput[K], emptied: User[K & keyof User]] } = {
  username: ['ada.l', null],
  email: ['ada.l@example.com', null],
  firstname: ['Ada', null],
  lastname: ["O'Lovelace; DROP TABLE users --", null],
  title: ['Countess 🦆', null],
  department: ['Analyse & Forschung', null],
  company: ['"Example" \\ AG', null],
  comment: ['two\nlines\tand a tab', null],
  group_id: [5, null],
  role_ids: [[11, 12], []],
  phone: ['+4930123456', null],
  state: [2, 1],
  directory_id: [77, null],
  trusted_idp_id: [88, null],
  manager_ad_id: ['S-1-5-21', null],
  manager_user_id: ['3', null],
  samaccountname: ['alovelace', null],
  userprincipalname: ['ada@ad.example.com', null],
  distinguished_name: ['CN=Ada,DC=example,DC=com', null],
  member_of: ['CN=Staff', null],
  external_id: ['P-0007', null],
  preferred_locale_code: ['de-CH', null],
  custom_attributes: [{ team: 'red' }, {}],
}
const writable = Object.keys(values) as Writable[]

/** A group, two roles and a custom attribute, so that every field can have a value. */
async function prepare({ sql }: Directory): Promise<void> {
  await sql("INSERT INTO groups (id, name) VALUES (5, 'Staff')")
  await addRoles(sql, 11, 12)
  await sql("INSERT INTO custom_attributes (id, name, shortname) VALUES (1, 'Team', 'team')")
}

/** The names that every user here has, so that `username` and `email` can be emptied too. */
const names = { username: 'eve', email: 'eve@example.com' }

for (const name of writable) {
  const [value, emptied] = values[name]

  onEveryDatabase(`createUser and getUserById answer ${name} as it was written`, async (directory) => {
    await prepare(directory)
    const plain = await directory.users.createUser({ username: 'other' })
    const user = await directory.users.createUser({ ...names, [name]: value })
    assert.deepEqual(user, { ...plain, ...names, id: 2, [name]: value })
    assert.deepEqual(await directory.users.getUserById(2), user)
    assert.deepEqual(await storedUser(directory.sql, 2), user)
  })

  onEveryDatabase(`updateUser writes ${name}, empties it with null, and nothing else`, async (directory) => {
    await prepare(directory)
    const { users, sql, clock } = directory
    const plain = await users.createUser(names)
    const event = async (at: number) => (await eventsOf(sql, 1))[at]?.changes[name]

    clock.now += 1000
    const written = await users.updateUser(1, { [name]: value })
    const updated_at = new Date(beginning + 1000).toISOString()
    assert.deepEqual(written, { ...plain, updated_at, [name]: value })
    assert.deepEqual(await storedUser(sql, 1), written)
    assert.deepEqual(await event(1), { before: plain[name] ?? null, after: value })

    const cleared = await users.updateUser(1, { [name]: null })
    // null says nothing about a state: there is no user without one.
    const rest = name === 'state' ? value : emptied
    assert.deepEqual(cleared, { ...written, [name]: rest })
    assert.deepEqual(await storedUser(sql, 1), cleared)
    assert.deepEqual(await event(2), name === 'state' ? undefined : { before: value, after: rest })
  })
}

onEveryDatabase(
  'a user with every field at once is answered and stored with all of them',
  async (directory) => {
    await prepare(directory)
    const { users, sql } = directory
    const all = Object.fromEntries(writable.map((name) => [name, values[name][0]]))
    assert.deepEqual(
      Object.keys(all).sort(),
      Object.entries(userFields)
        .filter(([, use]) => use === 'writable')
        .map(([name]) => name)
        .sort(),
    )
    const user = await users.createUser(all)
    for (const name of writable) assert.deepEqual(user[name], values[name][0], name)
    assert.deepEqual(await storedUser(sql, 1), user)
  },
)

const readOnly = Object.entries(userFields)
  .filter(([, use]) => use === 'read-only')
  .map(([name]) => name)

for (const [what, makeValue] of [
  ['values that would be valid', (name: string) => (name.endsWith('_at') ? '2001-01-01T00:00:00.000Z' : 2)],
  [
    'the empty values of the Go client',
    (name: string) => (/_at|_until|_login$/.test(name) ? '0001-01-01T00:00:00Z' : 0),
  ],
  ['values of wrong types', () => ({ a: ['b'] })],
  ['null', () => null],
] as const)
  onEveryDatabase(`fields that are read-only are ignored: ${what}`, async ({ call, sql }) => {
    const sent = Object.fromEntries(readOnly.map((name) => [name, makeValue(name)]))
    assert.ok('status' in sent && 'id' in sent && 'locked_until' in sent)
    const plain = (await call('POST', '/api/1/users', { body: { username: 'other' } })).body
    const created = await call('POST', '/api/1/users', { body: { ...sent, username: 'ada' } })
    assert.deepEqual(created.body, { ...plain, id: 2, username: 'ada' })
    const updated = await call('PUT', '/api/1/users/2', { body: { ...sent, title: 'Countess' } })
    assert.deepEqual(updated.body, { ...created.body, title: 'Countess' })
    assert.deepEqual(await storedUser(sql, 2), updated.body)
  })

/** Written out, because `__proto__` in an object literal would not be a name. */
const unknown = `"__proto__": {"title": "x", "state": 0, "isAdmin": true}, "constructor": {"prototype": {"id": 9}},
  "toString": "x", "hasOwnProperty": 1, "nickname": "x", "Title": "x", "body": "{}", "hash": "x",
  "status_before_lock": 1, "unlock_at": 5, "username_key": "eve", "": 1, "title ": "x"`

onEveryDatabase('names that the contract does not know are ignored', async ({ call, sql }) => {
  const plain = (await call('POST', '/api/1/users', { body: { username: 'other' } })).body
  const created = await call('POST', '/api/1/users', { body: `{"username": "ada", ${unknown}}` })
  assert.equal(created.status, 201)
  assert.deepEqual(created.body, { ...plain, id: 2, username: 'ada' })
  const updated = await call('PUT', '/api/1/users/2', { body: `{${unknown}}` })
  assert.equal(updated.status, 200)
  assert.deepEqual(updated.body, created.body)
  assert.deepEqual(await sql("SELECT id FROM users WHERE username_key = 'eve' OR unlock_at IS NOT NULL"), [])
  assert.deepEqual(await storedUser(sql, 2), created.body)
  assert.equal(({} as { isAdmin?: boolean }).isAdmin, undefined)
})

for (const [what, sent, field, value] of [
  ['notes for comment', { notes: 'x' }, 'comment', 'x'],
  ['notes for comment, emptied', { notes: null }, 'comment', null],
  ['comment before notes', { notes: 'old', comment: 'new' }, 'comment', 'new'],
  ['role_id as one number', { role_id: 12 }, 'role_ids', [12]],
  ['role_id as a list', { role_id: [12, 11] }, 'role_ids', [11, 12]],
  ['role_id as null', { role_id: null }, 'role_ids', []],
  ['role_ids before role_id', { role_id: 12, role_ids: [11] }, 'role_ids', [11]],
  ['locale_code', { locale_code: 'fr' }, 'preferred_locale_code', 'fr'],
  ['member_of as a list', { member_of: ['CN=a', 'CN=b'] }, 'member_of', 'CN=a;CN=b'],
  ['member_of as a list of one', { member_of: ['CN=a'] }, 'member_of', 'CN=a'],
  ['a manager as a number', { manager_user_id: 7 }, 'manager_user_id', '7'],
  ['a manager as the number 0', { manager_user_id: 0 }, 'manager_user_id', '0'],
  [
    'a manager as the largest exact number',
    { manager_ad_id: 2 ** 53 - 1 },
    'manager_ad_id',
    '9007199254740991',
  ],
  ['a manager as text', { manager_ad_id: 'S-1' }, 'manager_ad_id', 'S-1'],
  ['a trusted provider that is cleared with 0', { trusted_idp_id: 0 }, 'trusted_idp_id', null],
  ['a directory 0', { directory_id: 0 }, 'directory_id', 0],
  ['roles named twice and out of order', { role_ids: [12, 11, 12] }, 'role_ids', [11, 12]],
] as const)
  onEveryDatabase(`createUser and updateUser take ${what}`, async (directory) => {
    await prepare(directory)
    const { call, sql } = directory
    const created = await call('POST', '/api/1/users', { body: { ...sent, username: 'ada' } })
    assert.deepEqual(created.body[field], value)
    await call('POST', '/api/1/users', {
      body: { username: 'eve', comment: 'old', role_ids: [11], trusted_idp_id: 3 },
    })
    const updated = await call('PUT', '/api/1/users/2', { body: sent })
    assert.deepEqual(updated.body[field], value)
    for (const { body } of [created, updated]) {
      assert.deepEqual(await storedUser(sql, body.id), body)
      for (const legacy of ['notes', 'role_id', 'locale_code']) assert.ok(!(legacy in body), legacy)
    }
  })
