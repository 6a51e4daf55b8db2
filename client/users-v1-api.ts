import type { Answer } from './answer.ts'
import type { ApiClient } from './api-client.ts'
import { checkFields, checkWhole } from './check.ts'
import { kinds, operations, type UserOperations } from './generated/operations.ts'
import type { RemoveUserRoleRequest, User } from './generated/types.ts'
import type { List, PageOf } from './list.ts'
import { toMethod } from './operation.ts'
import { toBody, toList, toOutcome, toUser, toWrittenUser } from './results.ts'

/**
 * The fifteen operations on users. Every method rejects with `ApiError` when the server says no, with
 * `ConnectionError` when no answer comes, and with a `TypeError` that names the field before anything is
 * sent when its input is wrong.
 */
export type UsersV1Api = UserOperations

/** A list of users: await it for one page, go through it with `for await` for everybody. */
export type UserList = List<User, 'users'>

/** One page of users, ordered by id, with what the server tells about the whole list. */
export type Page = PageOf<User, 'users'>

type Id = keyof UserOperations

/** `api` may be shared with other uses; its token is too. */
export const UsersV1Api = class {
  constructor(api: ApiClient) {
    // One loop, as on the server: what an operation takes and answers stands in the contract.
    for (const [id, line] of Object.entries(operations) as [Id, string][])
      (this as Record<string, unknown>)[id] = toMethod(
        api,
        line,
        (what, fields, needed) => checkFields(what, fields, kinds, needed),
        (_, userId) => String(checkWhole('userId', userId)),
        results[id] ?? toOutcome,
        'users',
        writes[id],
      )
  }
} as unknown as new (
  api: ApiClient,
) => UsersV1Api

const results: { [N in Id]?: (answer: Answer) => unknown } = {
  createUser: toWrittenUser,
  deleteUser: () => undefined,
  getCustomAttributes: toBody(0),
  getUserApps: toList,
  getUserById: toUser,
  getUserRoles: toBody(1),
  updateUser: toWrittenUser,
}

const writes: { [N in Id]?: (body: unknown) => unknown } = { removeUserRole: toRoleObjects }

/** The contract wants objects; plain ids are taken for what they mean. */
function toRoleObjects(body: unknown): RemoveUserRoleRequest {
  const { role_id_array, ...rest } = body as RemoveUserRoleRequest
  return {
    ...rest,
    role_id_array: role_id_array.map((role) => (typeof role === 'number' ? { role_id: role } : role)),
  }
}
