import type { User } from '@rollcall/contract'
import { fold } from '../../store/fold.ts'
import type { MappingCondition } from '../../store/mappings.ts'

/** What exists: ids of roles and groups, shortnames of custom attributes. */
export interface Known {
  readonly roles: ReadonlySet<number>
  readonly groups: ReadonlySet<number>
  readonly attributes: ReadonlySet<string>
}

/** Somebody whom a rule looks at. */
export interface Person {
  readonly user: User
  readonly roles: ReadonlySet<number>
}

export type Test = (person: Person, now: number) => boolean

export interface Choice {
  readonly name: string
  readonly value: string
}

export const texts = {
  username: 'Username',
  email: 'Email',
  firstname: 'First name',
  lastname: 'Last name',
  title: 'Title',
  department: 'Department',
  company: 'Company',
  comment: 'Comment',
  phone: 'Phone',
  samaccountname: 'sAMAccountName',
  userprincipalname: 'User principal name',
  distinguished_name: 'Distinguished name',
  member_of: 'MemberOf',
  external_id: 'External id',
  manager_ad_id: 'Manager in Active Directory',
  manager_user_id: 'Manager',
  preferred_locale_code: 'Language',
} as const satisfies Partial<Record<keyof User, string>>

const times = {
  last_login: 'Last login',
  created_at: 'Created',
  activated_at: 'Activated',
  password_changed_at: 'Password changed',
  invitation_sent_at: 'Invited',
} as const satisfies Partial<Record<keyof User, string>>

const numbers = {
  status: 'Status',
  state: 'State',
  group_id: 'Group',
  directory_id: 'Directory',
  trusted_idp_id: 'Trusted identity provider',
} as const satisfies Partial<Record<keyof User, string>>

/** What conditions can look at, beside custom attributes. */
export const sources: Readonly<Record<string, string>> = { ...texts, ...times, ...numbers, has_role: 'Role' }

export const statuses: readonly Choice[] = [
  { name: 'Unactivated', value: '0' },
  { name: 'Active', value: '1' },
  { name: 'Suspended', value: '2' },
  { name: 'Locked', value: '3' },
  { name: 'Password expired', value: '4' },
  { name: 'Awaiting password reset', value: '5' },
  { name: 'Password pending', value: '7' },
  { name: 'Security questions required', value: '8' },
]

export const states: readonly Choice[] = [
  { name: 'Unapproved', value: '0' },
  { name: 'Approved', value: '1' },
  { name: 'Rejected', value: '2' },
  { name: 'Unlicensed', value: '3' },
]

/** The value that stands for no group, and for no number at all. */
export const none = 'none'

export const attributePrefix = 'custom_attribute_'

export const attributeOf = (source: string): string | undefined =>
  source.startsWith(attributePrefix) ? source.slice(attributePrefix.length) : undefined

const has = (table: object, name: string): boolean => Object.hasOwn(table, name)

type Kind = 'text' | 'time' | 'number' | 'role'

/** What kind of thing a source is; nothing when there is no such source. */
export function kindOf(source: string): Kind | undefined {
  if (has(texts, source) || attributeOf(source)) return 'text'
  if (has(times, source)) return 'time'
  if (has(numbers, source)) return 'number'
  return source === 'has_role' ? 'role' : undefined
}

const operators: Readonly<Record<Kind, readonly Choice[]>> = {
  text: [
    { name: 'equals', value: '=' },
    { name: 'does not equal', value: '!=' },
    { name: 'contains', value: '~' },
    { name: 'does not contain', value: '!~' },
    { name: 'begins with', value: 'bw' },
    { name: 'ends with', value: 'ew' },
  ],
  time: [
    { name: 'is more days ago, or after a date', value: '>' },
    { name: 'is fewer days ago, or before a date', value: '<' },
  ],
  number: [
    { name: 'equals', value: '=' },
    { name: 'does not equal', value: '!=' },
  ],
  role: [
    { name: 'has', value: '=' },
    { name: 'does not have', value: '!=' },
    { name: 'includes', value: 'ri' },
    { name: 'does not include', value: '!ri' },
  ],
}

/** How a source can be compared; nothing when there is no such source. */
export function operatorsOf(source: string): readonly Choice[] | undefined {
  const kind = kindOf(source)
  return kind && operators[kind]
}

/** What a condition says that cannot be, in words that go on after its place. */
export function problemOf({ source, operator, value }: MappingCondition, known: Known): string | undefined {
  const kind = kindOf(source)
  const shortname = attributeOf(source)
  if (kind === undefined || (shortname !== undefined && !known.attributes.has(shortname)))
    return `source ${source} does not exist`
  const possible = operators[kind].map((choice) => choice.value)
  if (!possible.includes(operator))
    return `operator ${operator} does not fit ${source}: it must be one of ${possible.join(', ')}`
  if (kind === 'text')
    return value === '' && !['=', '!='].includes(operator) ? 'value must not be empty' : undefined
  if (kind === 'time') return readTime(value) ? undefined : `value ${value} is neither days nor a date`
  if (kind === 'role')
    return known.roles.has(toId(value)) ? undefined : `value ${value} is not the id of a role`
  if (source === 'status') return choiceProblem(value, statuses)
  if (source === 'state') return choiceProblem(value, states)
  if (value === none) return undefined
  if (source === 'group_id')
    return known.groups.has(toId(value)) ? undefined : `value ${value} is not the id of a group`
  return Number.isSafeInteger(toId(value)) ? undefined : `value ${value} is not a whole number`
}

export function choiceProblem(value: string, choices: readonly Choice[]): string | undefined {
  const values = choices.map((choice) => choice.value)
  return values.includes(value) ? undefined : `value ${value} must be one of ${values.join(', ')}`
}

/** The number that a text is; `NaN` when it is none. */
export const toId = (value: string): number => (/^\d{1,16}$/.test(value) ? Number(value) : Number.NaN)

/**
 * Makes a condition a test. One on a role, a group or an attribute that is gone is never met, whatever its operator: a
 * rule that has lost a part must not hold for everybody.
 */
export function toTest(condition: MappingCondition, known: Known): Test {
  if (problemOf(condition, known) !== undefined) return () => false
  const { source, operator, value } = condition
  const negate = operator.startsWith('!')
  switch (kindOf(source)) {
    case 'role': {
      const id = toId(value)
      return ({ roles }) => roles.has(id) !== negate
    }
    case 'number': {
      const wanted = value === none ? null : toId(value)
      const field = source as keyof typeof numbers
      return ({ user }) => ((user[field] ?? null) === wanted) !== negate
    }
    case 'time':
      return timeTest(source as keyof typeof times, operator, value)
    default:
      return textTest(source, operator, value)
  }
}

/** Alternatives stand between bars, `Sales|Marketing`; `\|` is a bar itself. Letters are compared without their case. */
function textTest(source: string, operator: string, value: string): Test {
  const alternatives = value
    .split(/(?<!\\)\|/)
    .map((text) => fold(text.replaceAll('\\|', '|')))
    .filter((text, _, all) => text !== '' || all.length === 1)
  const meets = comparisons[operator.replace('!', '')] as (text: string, wanted: string) => boolean
  const negate = operator.startsWith('!')
  const shortname = attributeOf(source)
  const read = ({ user }: Person) =>
    shortname === undefined ? user[source as keyof typeof texts] : user.custom_attributes?.[shortname]
  return (person) => {
    const text = fold(read(person) ?? '')
    return alternatives.some((wanted) => meets(text, wanted)) !== negate
  }
}

const comparisons: Readonly<Record<string, (text: string, wanted: string) => boolean>> = {
  '=': (text, wanted) => text === wanted,
  '~': (text, wanted) => text.includes(wanted),
  bw: (text, wanted) => text.startsWith(wanted),
  ew: (text, wanted) => text.endsWith(wanted),
}

const dayMs = 86_400_000

/** A number is days before now; else it is a date, or a date and a time. Nothing when it is neither. */
function readTime(value: string): { days: number } | { moment: number } | undefined {
  if (/^\d{1,6}$/.test(value)) return { days: Number(value) }
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z)?$/.test(value)) return undefined
  const moment = Date.parse(value)
  // The thirtieth of February would be a day in March.
  return Number.isNaN(moment) || !new Date(moment).toISOString().startsWith(value.slice(0, 10))
    ? undefined
    : { moment }
}

/** `> 90` is more than ninety days ago, `> 2026-01-31` after that midnight in UTC. What never was is neither. */
function timeTest(field: keyof typeof times, operator: string, value: string): Test {
  const wanted = readTime(value) as { days: number } | { moment: number }
  return ({ user }, now) => {
    const text = user[field]
    if (text == null) return false
    const [from, to] =
      'days' in wanted ? [Date.parse(text), now - wanted.days * dayMs] : [wanted.moment, Date.parse(text)]
    return operator === '>' ? from < to : from > to
  }
}
