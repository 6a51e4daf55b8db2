import { type User, userFields } from '@rollcall/contract'
import type { Handler, Json } from '../context.ts'
import { ApiError } from '../errors.ts'
import { openList } from '../paged-list.ts'
import type { UserPage } from '../store/store.ts'
import { conditionsOf, type ListQuery } from './filters.ts'

const largestLimit = 100

export const listUsers: Handler<'listUsers'> = async (input: ListQuery, context) => {
  const list = openList(input, '/api/1/users', largestLimit, context)
  const fields = fieldsOf(list.query)
  const conditions = await conditionsOf(list.query, context.store)

  const page = await context.store.pageOfUsers(conditions, list.window)
  return {
    json: fields === undefined ? page.json : pick(page.json, fields),
    headers: list.headersOf(page),
  }
}

/** Stored bodies are sent as they are. Only a choice of fields needs them parsed. */
function pick(json: UserPage['json'], fields: readonly (keyof User)[]): Json<User[]> {
  const users = JSON.parse(json.toString()) as User[]
  return JSON.stringify(
    users.map((user) =>
      Object.fromEntries(fields.filter((name) => name in user).map((name) => [name, user[name]])),
    ),
  )
}

const answered: ReadonlySet<string> = new Set(
  Object.entries(userFields)
    .filter(([, use]) => use !== 'write-only')
    .map(([name]) => name),
)

/** The members to answer, in the order asked for and `id` first when it was not; `undefined` means all of them. */
function fieldsOf({ fields }: ListQuery): (keyof User)[] | undefined {
  const names = (fields ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  if (names.length === 0) return undefined
  const unknown = names.filter((name) => !answered.has(name))
  if (unknown.length > 0) throw new ApiError('fieldsUnknown', unknown.slice(0, 20))
  return [...new Set(['id', ...names])] as (keyof User)[]
}
