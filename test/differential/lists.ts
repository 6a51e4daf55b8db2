import { textFields } from '../../server/store/conditions.ts'
import { aUserId } from './ids.ts'
import type { Random } from './random.ts'
import { aLongText, aText, inAnotherForm } from './texts.ts'
import { aPerson, keep, type World } from './world.ts'

/** The query of a list: new, asked before, or going on where another one ended. */
export function aListQuery(random: Random, world: World): string {
  if (world.cursors.length > 0 && random.chance(0.25)) return resumed(random, world)
  const filters = random.chance(0.25) ? random.of(world.queries) : someFilters(random, world)
  keep(world.queries, filters)
  return [filters, ...somePlace(random)].filter(Boolean).join('&')
}

function someFilters(random: Random, world: World): string {
  const filters = new Map<string, string>()
  for (let at = random.of([0, 1, 1, 1, 2, 2, 3]); at > 0; at--) {
    const [name, value] = random.of(filterKinds)(random, world)
    filters.set(name, value)
  }
  if (random.chance(0.15)) filters.set('sort', random.of(['id', '+id', '-id', '-id', ' id', 'email']))
  if (random.chance(0.12)) filters.set('fields', random.of(fields))
  const query = [...filters].map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
  if (random.chance(0.05)) query.push(random.of(oddities))
  return query.join('&')
}

const fields = [
  ...['id', 'username,email', 'email,username,username', 'custom_attributes', ' id , role_ids ', ','],
  ...['status,locked_until,updated_at', 'password', 'id,shoe_size', '__proto__', 'firstname,lastname,state'],
]

/** What is refused, ignored, or not even text. */
const oddities = [
  ...[
    'first_name=a',
    'limit=1&limit=2',
    'username=%00',
    'username=a%00',
    'username=%ED%A0%80',
    'username=%',
    'a=%zz',
  ],
  ...[
    'username=%FF',
    'custom_attributes.{attribute_name}=x',
    'custom_attributes.shoe=x',
    'custom_attributes.=x',
  ],
  ...[
    '__proto__=x',
    'search=ada',
    'username',
    '=x',
    `email=${'x'.repeat(3000)}`,
    '&&',
    'page=1&page=1',
    'Username=ada',
    'username[]=a',
  ],
]

function somePlace(random: Random): string[] {
  const place: string[] = []
  if (random.chance(0.6))
    place.push(
      `limit=${random.weighted([
        [random.of([1, 2, 3, 5, 10, 20, 100, 101, 2 ** 53 - 1]), 20],
        [random.of([0, -1, 'x', '1.5', '', '1e1', 2 ** 53]), 1],
      ])}`,
    )
  if (random.chance(0.3))
    place.push(
      `page=${random.weighted([
        [1 + random.below(5), 15],
        [random.of([50, 1e6, 2 ** 53 - 1]), 2],
        [random.of([0, -1, 'x', '', 2 ** 53]), 1],
      ])}`,
    )
  return place
}

/** With a cursor that was given, alone or among other parameters; or with one that was made up. */
function resumed(random: Random, { cursors, queries }: World): string {
  const { name, filters } = random.of(random.chance(0.6) ? cursors.slice(-5) : cursors)
  return random.weighted<() => string>([
    [() => `cursor=${name}`, 12],
    [() => `${random.of(['after', 'before'])}_cursor=${name}`, 3],
    [() => `cursor=${name}&${filters}`, 4],
    [() => `cursor=${name}&fields=${random.of(['id', 'username', 'shoe_size'])}`, 1],
    [() => `cursor=${name}&${random.of(queries)}`, 2],
    [() => `cursor=${name}&limit=${1 + random.below(5)}&page=3`, 1],
    [() => `cursor=${name}&sort=${random.of(['id', '-id'])}`, 1],
    [() => `cursor=${random.of(['x', 'AAAA'])}${name}`, 0.5],
    [() => `cursor=${name}${random.of(['x', 'AAAA'])}`, 0.5],
    [() => `cursor=${forged('after=1&page=1&query={"limit":5}&signature=x')}`, 0.5],
    [() => `cursor=${random.of(['x', '%00', '', '%F0%9F%91%8D', 'A'.repeat(5000)])}`, 0.5],
  ])()
}

const forged = (text: string): string => Buffer.from(text).toString('base64url')

type Make = (random: Random, world: World) => readonly [name: string, value: string]

const filterKinds: readonly Make[] = [
  ...[...textFields, ...textFields].map(
    (name): Make =>
      (random, world) => [name, aPattern(random, aPerson(random, world)[name])],
  ),
  ...(['created', 'updated', 'last_login'] as const).flatMap((when) =>
    ['since', 'until'].map(
      (end): Make =>
        (random, world) => [`${when}_${end}`, aTime(random, world, when)],
    ),
  ),
  (random, world) => [random.of(['since', 'until']), aTime(random, world, 'created')],
  (random, world) => ['directory_id', aNumber(random, aPerson(random, world).directory_id)],
  (random, world) => ['group_id', aNumber(random, random.of(world.groups))],
  (random, world) => ['role_id', aNumber(random, random.of(world.roles))],
  (random, world) => ['role_id', aNumber(random, random.of(world.roles))],
  (random, world) => ['app_id', aNumber(random, random.of(world.apps))],
  (random, world) => ['app_id', aNumber(random, random.of(world.apps))],
  (random, world) => ['id', aNumber(random, aPerson(random, world).id)],
  (random, world) => ['user_ids', someIds(random, world)],
  (random, world) => ['user_ids', someIds(random, world)],
  attribute,
  attribute,
  attribute,
]

function attribute(random: Random, world: World): readonly [name: string, value: string] {
  const values = Object.entries(aPerson(random, world).custom_attributes ?? {})
  const [name, value] = random.of(values) ?? [random.of(world.attributes), 'x']
  return [`custom_attributes.${name}`, aPattern(random, value)]
}

const wildcards = ['?', '_', '%', '.', '[a-z]']

/** A pattern that somebody's value matches, or nearly. */
function aPattern(random: Random, value: string | null | undefined): string {
  if (!value || random.chance(0.1))
    return random.chance(0.15)
      ? aLongText(random, random.of([255, 255, 1000, 4096]))
      : starred(random, aText(random))
  const characters = Array.from(value)
  const start = random.below(characters.length)
  const piece = characters.slice(start, start + 1 + random.below(6)).join('')
  const pattern = random.weighted<() => string>([
    [() => value.replaceAll(/[*!\\]/g, '\\$&'), 3],
    [() => value, 1],
    [() => inAnotherForm(random, value), 2],
    [() => `${characters.slice(0, start + 1).join('')}*`, 3],
    [() => `*${characters.slice(start).join('')}`, 3],
    [() => `*${inAnotherForm(random, piece)}*`, 4],
    [
      () =>
        `${characters.slice(0, random.below(3)).join('')}*${piece}*${characters.slice(-random.below(3)).join('')}`,
      3,
    ],
    [() => starred(random, value), 2],
    // What is a wildcard elsewhere must not be one here.
    [() => `${characters.with(start, random.of(wildcards)).join('')}*`, 2],
    [() => `*${random.of([characters[start] ?? '', ''])}${random.of(wildcards)}*`, 2],
    [() => '*', 0.5],
  ])()
  return random.chance(0.15) ? `!${pattern}` : pattern
}

const starred = (random: Random, text: string): string =>
  Array.from(text, (character) =>
    random.chance(0.2) ? random.of(['*', `*${character}`, `\\${character}`]) : character,
  ).join('')

/** A moment at which something happened, or just beside it, in one of the ways to write it. */
function aTime(random: Random, world: World, when: 'created' | 'updated' | 'last_login'): string {
  const user = aPerson(random, world)
  const moment = when === 'last_login' ? user.last_login : user[`${when}_at`]
  const time = Date.parse(moment ?? '') || world.now
  const iso = new Date(time + random.of([0, 0, 0, 1, -1, 1000, -86_400_000])).toISOString()
  return random.weighted<() => string>([
    [() => iso, 6],
    [() => iso.slice(0, 10), 2],
    [() => `${iso.slice(0, -1)}${random.of(['', '5Z', '499999Z', '+00:00', '-0000'])}`, 2],
    [() => `${iso.slice(0, 19).replace('T', ' ')}+02:00`, 1],
    [() => iso.slice(0, 16), 1],
    [() => random.of(['0001-01-01', '9999-12-31T23:59:59.999Z', '1970-01-01', '0000-01-01']), 0.5],
    [
      () => random.of(['yesterday', '2026-02-30', '2026-W01', '24:00', '2026-06-01T24:00', '1780000000', '']),
      0.5,
    ],
  ])()
}

const aNumber = (random: Random, known: number | null | undefined): string =>
  random.weighted([
    [String(known ?? 1), 12],
    [random.of(['0', '-1', '999', '2147483648', '9007199254740991', '-9007199254740991', '007']), 2],
    [random.of(['x', '1.5', '9007199254740992', '1,2', ' 1', '', '１']), 1],
  ])

function someIds(random: Random, world: World): string {
  const count = random.of([1, 2, 5, 20, 200, 200, 201])
  const ids: unknown[] = Array.from({ length: count }, () => aPerson(random, world).id)
  if (random.chance(0.2)) ids[0] = aUserId(random, world)
  return ids.join(
    random.weighted([
      [',', 10],
      [' , ', 1],
      [',,', 1],
      [';', 0.5],
    ]),
  )
}
