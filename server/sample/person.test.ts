import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SampleUser } from './person.ts'
import { type SamplePerson, sampleDirectory } from './sample.ts'

const directory = sampleDirectory(20_000)
const people = [...directory.people]
const users = new Map(people.map(({ user }) => [String(user.id), user]))

const roleIds = new Set(directory.roles.map(({ id }) => id))
const groupIds = new Set(directory.groups.map(({ id }) => id))
const shortnames = new Set(directory.customAttributes.map(({ shortname }) => shortname))

const members =
  `id username email firstname lastname title department company comment group_id role_ids phone state
  status directory_id trusted_idp_id manager_ad_id manager_user_id samaccountname member_of userprincipalname
  distinguished_name external_id activated_at last_login invitation_sent_at created_at updated_at
  preferred_locale_code invalid_login_attempts locked_until password_changed_at custom_attributes`.split(
    /\s+/,
  )

const mailAddress = /^[a-z.-]+\d*@([a-z]+\.)?example\.(com|org|net)$/
const plainLogin = /^[a-z-]+\.[a-z-]+\d*$/
const e164 = /^\+[1-9]\d{7,14}$/
const fiction = [
  /^\+1\d{3}55501\d\d$/,
  /^\+44(7700900|2079460|1632960)\d{3}$/,
  /^\+49(3023125\d{3}|17139200\d\d)$/,
  /^\+33(19900|63998)\d{4}$/,
  /^\+468465004\d\d$/,
  /^\+612(5550|7010)\d{4}$/,
]
const oldAccountName = /^(?=.{1,20}$)[a-z-]+\d+$/

const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}
const timesOf = (user: SampleUser) =>
  [
    user.created_at,
    user.updated_at,
    user.activated_at,
    user.last_login,
    user.invitation_sent_at,
    user.password_changed_at,
  ].filter((time) => time !== null)

type Rule = readonly [sentence: string, holds: (user: SampleUser, person: SamplePerson) => boolean]

const shape: Rule[] = [
  ['has the members of a user, in order', (user) => Object.keys(user).join() === members.join()],
  ['has no text of more than 255 characters', (user) => textsOf(user).every((text) => text.length <= 255)],
  ['has no empty text', (user) => textsOf(user).every((text) => text.trim() !== '')],
  ['has an address at an example domain', (user) => mailAddress.test(user.email)],
  [
    'has a username in ASCII, or the own email address',
    (user) => plainLogin.test(user.username) || user.username === user.email,
  ],
  ['has a phone as E.164 writes it, or none', (user) => user.phone === null || e164.test(user.phone)],
  [
    'has a phone that is set aside for fiction',
    ({ phone }) => phone === null || fiction.some((range) => range.test(phone)),
  ],
  [
    'writes times in UTC with milliseconds',
    (user) => timesOf(user).every((time) => new Date(time).toISOString() === time),
  ],
]

const belonging: Rule[] = [
  ['is in a known group, or in none', (user) => user.group_id === null || groupIds.has(user.group_id)],
  ['has known roles', (user) => user.role_ids.every((id) => roleIds.has(id))],
  [
    'has roles in ascending order, each once',
    ({ role_ids }) => [...new Set(role_ids)].sort((a, b) => a - b).join() === role_ids.join(),
  ],
  ['has roles only when approved', (user) => user.state === 1 || user.role_ids.length === 0],
  ['but the first has a manager', (user) => (user.manager_user_id === null) === (user.id === 1)],
  [
    'has a manager with a smaller id',
    ({ id, manager_user_id }) => manager_user_id === null || (users.get(manager_user_id)?.id ?? id) < id,
  ],
  [
    'has a manager of the same department, or the first person',
    ({ manager_user_id, department }) =>
      manager_user_id === null ||
      manager_user_id === '1' ||
      users.get(manager_user_id)?.department === department,
  ],
  [
    'is in a directory with all that belongs to it, or in none',
    (user) =>
      [user.samaccountname, user.userprincipalname, user.distinguished_name, user.member_of].every(
        (value) => (value === null) === (user.directory_id === null),
      ),
  ],
  [
    'has an account name that old directories accept',
    ({ samaccountname }) => samaccountname === null || oldAccountName.test(samaccountname),
  ],
  [
    'has custom attributes that are defined',
    (user) => Object.keys(user.custom_attributes).every((name) => shortnames.has(name)),
  ],
]

const life: Rule[] = [
  [
    'has no date after the sample was taken',
    (user) => timesOf(user).every((time) => time <= '2026-01-01T00:00:00.000Z'),
  ],
  ['has no date before the creation', (user) => timesOf(user).every((time) => time >= user.created_at)],
  ['has no date after the last update', (user) => timesOf(user).every((time) => time <= user.updated_at)],
  [
    'logs in and sets a password after the activation only',
    ({ activated_at, last_login, password_changed_at }) =>
      [last_login, password_changed_at].every(
        (time) => time === null || (activated_at !== null && time >= activated_at),
      ),
  ],
  [
    'was activated and has a password, but the unactivated and the pending',
    ({ status, activated_at, password_changed_at }) =>
      [activated_at, password_changed_at].every((time) => (time === null) === (status === 0 || status === 7)),
  ],
  [
    'has an expired password, or one of the last 180 days, or was suspended',
    ({ status, password_changed_at: changed }, { statusBeforeLock }) =>
      changed === null || status === 2 || changed < '2025-07-05' === (status === 4 || statusBeforeLock === 4),
  ],
  [
    'is unactivated or pending when unapproved',
    ({ state, status }) => state !== 0 || [0, 7].includes(status),
  ],
  [
    'is unactivated or suspended when rejected or unlicensed',
    ({ state, status }) => state < 2 || [0, 2].includes(status),
  ],
  [
    'is locked until 2099 or without an end, or not at all',
    (user) => user.locked_until === null || (user.status === 3 && user.locked_until.startsWith('2099-')),
  ],
  [
    'returns from a lock to a status with a password',
    ({ status }, { statusBeforeLock }) =>
      status === 3 ? [1, 4, 5].includes(statusBeforeLock ?? 0) : statusBeforeLock === null,
  ],
]

for (const [sentence, holds] of [...shape, ...belonging, ...life]) {
  test(`everybody ${sentence}`, () => {
    for (const person of people) assert.ok(holds(person.user, person), JSON.stringify(person))
  })
}
