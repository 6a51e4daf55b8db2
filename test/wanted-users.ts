import type { User } from '@rollcall/client'

/** The parameters of a list as they stand in its address. */
export type Query = Readonly<Record<string, string>>

/**
 * Which users a list must hold, said the plain way: every user is looked at, without an index and without SQL.
 * `appsOfRole` is needed for `app_id` only.
 */
export function wantedUsers(
  users: readonly User[],
  query: Query,
  appsOfRole: AppsOfRole = new Map(),
): User[] {
  const filters = Object.entries(query).filter(([, value]) => value !== '')
  return users.filter((user) => filters.every(([name, value]) => isWanted(user, name, value, appsOfRole)))
}

export type AppsOfRole = ReadonlyMap<number, readonly number[]>

function isWanted(user: User, name: string, value: string, appsOfRole: AppsOfRole): boolean {
  const attribute = /^custom_attributes\.(.*)$/.exec(name)?.[1]
  if (attribute !== undefined) return matches(user.custom_attributes?.[attribute], value)
  switch (name) {
    case 'user_ids':
    case 'id':
      return value.split(',').some((id) => id.trim() !== '' && Number(id) === user.id)
    case 'directory_id':
    case 'group_id':
      return user[name] === Number(value)
    case 'role_id':
      return (user.role_ids ?? []).includes(Number(value))
    case 'app_id':
      return (user.role_ids ?? []).some((role) => appsOfRole.get(role)?.includes(Number(value)))
    case 'since':
      return isPast(user.created_at, value)
    case 'until':
      return isPast(value, user.created_at)
    case 'created_since':
    case 'updated_since':
    case 'last_login_since':
      return isPast(momentOf(user, name.replace('_since', '')), value)
    case 'created_until':
    case 'updated_until':
    case 'last_login_until':
      return isPast(value, momentOf(user, name.replace('_until', '')))
    default:
      return matches(user[name as 'firstname'], value)
  }
}

const momentOf = (user: User, what: string): string | null | undefined =>
  what === 'last_login' ? user.last_login : what === 'created' ? user.created_at : user.updated_at

/** Whether the first moment is later than the second. A moment that never was is neither. */
const isPast = (first: string | null | undefined, second: string | null | undefined): boolean =>
  first != null && second != null && Date.parse(first) > Date.parse(second)

/** A user without a value matches no pattern, and so every one that is turned round. */
export function matches(text: string | null | undefined, filter: string): boolean {
  const isNegated = filter.startsWith('!')
  const pieces = ['']
  for (const token of filter.slice(isNegated ? 1 : 0).match(/\\[*!\\]|./gsu) ?? [])
    if (token === '*') pieces.push('')
    else pieces.push(`${pieces.pop()}${token.length === 2 ? token.replace('\\', '') : token}`)
  const pattern = new RegExp(`^${pieces.map((piece) => RegExp.escape(folded(piece))).join('.*')}$`, 'su')
  return isNegated !== (Boolean(text) && pattern.test(folded(text as string)))
}

/** One character at a time, so that no letter depends on its neighbours. */
function folded(text: string): string {
  const upper = Array.from(text.normalize('NFKC'), (character) => character.toLowerCase().toUpperCase())
  return Array.from(upper.join(''), (character) => character.toLowerCase())
    .join('')
    .normalize('NFKC')
}
