import type { OperationResult, User } from '@rollcall/contract'
import { withName } from './contract-words.ts'
import { plain } from './plain.ts'
import { createTable, type Row, toPairs } from './table.ts'

type Answered = Omit<OperationResult, 'listUsers'>

/** How the answer of each operation looks to a person. */
export const answers: { readonly [N in keyof Answered]: (result: Answered[N]) => string } = {
  addRolesToUser: toOutcome,
  createUser: toUser,
  deleteUser: () => 'Success\n',
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

export const toUserRow = (user: User, columns: readonly string[]): Row =>
  columns.map((name) => toCell(name, (user as unknown as Record<string, unknown>)[name], shortName))

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
