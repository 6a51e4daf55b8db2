import type { Random } from './random.ts'
import { aLongText, aText, aWord, inAnotherForm } from './texts.ts'
import { aPerson, type World } from './world.ts'

type Members = Record<string, unknown>

/** A password is a fiftieth of a second on a core for each directory: most calls are without one. */
const passwordShare = 0.02

/** What a user is made from, or changed to. */
export function aUser(random: Random, world: World, isNew: boolean): Members {
  const user: Members = {}
  if (isNew || random.chance(0.3)) Object.assign(user, someNames(random, world))
  const members = random.of([0, 1, 1, 2, 3, 6])
  for (let at = 0; at < (isNew ? members : members + 1); at++) {
    const [name, make] = random.of(otherMembers)
    user[name] = random.chance(0.08) ? null : make(random, world)
  }
  if (random.chance(0.04)) user[random.of(otherMembers)[0]] = random.of(wrongTypes)
  if (random.chance(passwordShare)) Object.assign(user, aPassword(random))
  return user
}

/** Names of which some are somebody's already, in the same form or in another one. */
function someNames(random: Random, world: World): Members {
  const { username, email } = aPerson(random, world)
  const name = random.weighted<() => string>([
    [() => `${aWord(random)}${random.below(1000)}`, 8],
    [() => `${aText(random)}${random.chance(0.5) ? aWord(random) : ''}`, 4],
    [() => inAnotherForm(random, username ?? email ?? 'ada'), 1],
    [() => email ?? 'ada', 1],
    [() => aLongText(random, 255), 0.5],
  ])()
  const address = random.weighted<() => string>([
    [() => `${aWord(random)}${random.below(1000)}@${random.of(['a.b', 'ß.example', 'EXAMPLE.com'])}`, 8],
    [() => `${aText(random)}@${aText(random)}`, 2],
    [() => inAnotherForm(random, email ?? 'ada@b'), 1],
    [() => username ?? 'ada@b', 1],
    [() => `${aLongText(random, 253)}@b`, 0.3],
  ])()
  return random.of<Members>([
    { username: name },
    { email: address },
    { username: name, email: address },
    { username: name, email: address },
    { username: address, email: address },
    { username: name, email: random.of(['', null]) },
  ])
}

type Make = (random: Random, world: World) => unknown

const text: Make = (random) => (random.chance(0.03) ? aLongText(random, 255) : aText(random))
const longText: Make = (random) => (random.chance(0.1) ? aLongText(random, 65_535) : aText(random))
const number: Make = (random) =>
  random.weighted<number>([
    [random.below(5), 8],
    [random.of([2 ** 31, 2 ** 31 - 1, 2 ** 32, Number.MAX_SAFE_INTEGER]), 2],
    [random.of([Number.MAX_SAFE_INTEGER + 1, 1e30, -1, 1.5, -0]), 0.5],
  ])
const manager: Make = (random, world) =>
  random.of([
    aPerson(random, world).id,
    String(aPerson(random, world).id),
    number(random, world),
    text(random, world),
  ])

const otherMembers: readonly (readonly [name: string, make: Make])[] = [
  ...[
    'firstname',
    'lastname',
    'firstname',
    'lastname',
    'samaccountname',
    'external_id',
    'userprincipalname',
  ].map((name) => [name, text] as const),
  ...['title', 'department', 'company', 'preferred_locale_code', 'locale_code'].map(
    (name) => [name, text] as const,
  ),
  ...['comment', 'notes', 'distinguished_name', 'member_of'].map((name) => [name, longText] as const),
  ['phone', (random) => (random.chance(0.1) ? aLongText(random, 64) : aText(random))],
  ['directory_id', number],
  ['trusted_idp_id', number],
  ['manager_ad_id', manager],
  ['manager_user_id', manager],
  ['group_id', (random, world) => (random.chance(0.9) ? random.of(world.groups) : number(random, world))],
  ['role_ids', (random, world) => someRoles(random, world)],
  ['role_id', (random, world) => random.of(world.roles)],
  ['state', (random) => random.of([0, 1, 1, 2, 3, 4])],
  ['custom_attributes', someAttributes],
  ['custom_attributes', someAttributes],
  ['member_of', (random) => [aText(random), aText(random)]],
  // Not known, or not to be written: ignored.
  ['status', () => 1],
  ['id', () => 1],
  ['updated_at', () => '2001-01-01T00:00:00Z'],
  ['shoe_size', text],
  ['__proto__', () => ({ id: 1 })],
]

const wrongTypes = [true, 1, 1.5, 'text', [], ['x'], [null], {}, { a: {} }, [[1]]]

function someAttributes(random: Random, world: World): Members {
  const attributes: Members = {}
  for (let at = random.below(4); at > 0; at--)
    attributes[random.of(world.attributes)] = random.weighted<() => unknown>([
      [() => aText(random), 6],
      [() => random.of([null, '']), 1],
      [() => aLongText(random, 4096), 0.5],
      [() => random.of(wrongTypes), 0.2],
    ])()
  if (random.chance(0.12)) attributes[random.of(['', 'unknown', 'Team', '__proto__', 'a\0'])] = 'x'
  return attributes
}

/** Roles that exist, but for a few; some of them twice. */
export function someRoles(random: Random, { roles }: World): unknown[] {
  const some: unknown[] = Array.from({ length: random.below(4) }, () => random.of(roles))
  if (random.chance(0.12)) some.push(random.of([1, 0, -1, 999, 2 ** 31, 2 ** 53, 1.5, '201', null]))
  return some
}

/** A password in one of its forms, and sometimes not as it should be. */
export function aPassword(random: Random): Members {
  const password = random.of([
    'Three-Blue-Herons-9',
    'x',
    'ﷺ'.repeat(8),
    'Ada-Lovelace-1',
    '',
    'Пароль-👍-2026',
  ])
  const digest = random.of(['ab', 'AB', '0f']).repeat(32)
  return random.of<Members>([
    { password, password_confirmation: password },
    { password, password_confirmation: 'another' },
    { password, password_confirmation: password, salt: 'salt' },
    {
      password: digest,
      password_confirmation: digest,
      password_algorithm: 'salt+sha256',
      salt: aText(random),
    },
    { password: digest, password_confirmation: digest, password_algorithm: 'sha256+salt' },
    { password, password_confirmation: password, password_algorithm: 'md5' },
    { password: null },
    { password_confirmation: password },
  ])
}

const half = (json: string): string => json.slice(0, Math.ceil(json.length / 2))

/** The body as it travels, and in some calls something else. */
export function asBody(random: Random, members: unknown): string | Buffer {
  const json = JSON.stringify(members)
  return random.chance(0.95)
    ? json
    : random.of<() => string | Buffer>([
        () => '',
        () => random.of(['null', '[]', '{}', '[{}]', '"text"', '7', ' ', '{"a":1}{', '\ufeff{}', "{'a':1}"]),
        () => JSON.stringify({ title: 'x'.repeat(1_048_576) }),
        () => half(json),
        () => Buffer.from([0x7b, 0xff, 0x7d]),
        () => `${json.slice(0, -1)},"title":"a","title":"b"}`,
        () => `{"custom_attributes":${'{"team":'.repeat(40)}1${'}'.repeat(40)}}`,
        () => JSON.stringify({ title: 'x'.repeat(1_048_576 - random.of([12, 11])) }),
        () => JSON.stringify({ [aText(random)]: aText(random) }),
      ])()
}
