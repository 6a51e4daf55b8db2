import type { OperationId, OperationResult, User, UserOperationId } from '@rollcall/contract'
import { withName } from './contract-words.ts'
import { toExplanation } from './explanation.ts'
import { plain } from './plain.ts'
import { createTable, type Row, toPairs } from './table.ts'

type Answered = Omit<OperationResult, 'listUsers'>

/** How the answer of an operation looks to a person: as it is made for it, or else by its shape. */
export function toText(id: OperationId, result: unknown): string {
  const special = answers[id as keyof typeof answers] as ((result: unknown) => string) | undefined
  if (special) return special(result)
  if (result === undefined) return 'Success\n'
  if (Array.isArray(result)) return toTable(result)
  return `${toPairs(Object.entries(result as object))}\n`
}

function toTable(items: readonly unknown[]): string {
  if (!items.every((item) => typeof item === 'object' && item !== null)) return toList('value', items)
  const columns = columnsOf(items as object[])
  return createTable(columns)((items as object[]).map((item) => toRow(item, columns)))
}

/** The columns that a list of things has: their plain members. */
export const columnsOf = (items: readonly object[]): string[] => [
  ...new Set(
    items.flatMap((item) =>
      Object.entries(item)
        .filter(([, value]) => typeof value !== 'object' || value === null)
        .map(([name]) => name),
    ),
  ),
]

const answers: {
  readonly [N in keyof Answered & (UserOperationId | 'explainUser')]: (result: Answered[N]) => string
} = {
  addRolesToUser: toOutcome,
  createUser: toUser,
  deleteUser: () => 'Success\n',
  explainUser: toExplanation,
  getCustomAttributes: ({ data }) => toList('shortname', data.flat()),
  getUserApps: (apps) =>
    createTable(appColumns)(
      apps.map((app) => appColumns.map((name) => (app as unknown as Record<string, unknown>)[name])),
    ),
  getUserById: toUser,
  getUserRoles: ({ data }) => toList('role_id', data),
  lockAccountUser: toOutcome,
  logOutUser: toOutcome,
  removeUserRole: toOutcome,
  setUserState: toOutcome,
  updatePasswordInsecure: toOutcome,
  updatePasswordSecure: toOutcome,
  updateUser: toUser,
}

const appColumns = ['id', 'name', 'login_id', 'provisioning_status', 'provisioning_state', 'extension']

/** What a list of users shows when no fields are asked for. */
export const userColumns = ['id', 'username', 'email', 'firstname', 'lastname', 'state', 'status']

export const toRow = (item: object, columns: readonly string[]): Row =>
  columns.map((name) => toCell(name, (item as Record<string, unknown>)[name], shortName))

function toUser(user: User): string {
  return `${toPairs(Object.entries(user).map(([name, value]) => [name, toCell(name, value, withName)]))}\n`
}

function toCell(name: string, value: unknown, toWords: typeof withName): unknown {
  return (name === 'state' || name === 'status') && typeof value === 'number' ? toWords(name, value) : value
}

/** In a list the name alone; a number that has none stays. */
const shortName: typeof withName = (field, value) => withName(field, value).replace(/^\d+ /, '')

const toList = (heading: string, values: readonly unknown[]): string =>
  createTable([heading])(values.map((value) => [value]))

function toOutcome({ message }: { readonly message: string }): string {
  return `${plain(message)}\n`
}
