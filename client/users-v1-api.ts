import type { Answer } from './answer.ts'
import type { ApiClient, CallOptions } from './api-client.ts'
import { type Call, toCall } from './call.ts'
import { checkFields, checkUserId } from './check.ts'
import { operations, type UserOperations } from './generated/operations.ts'
import type { OperationId, RemoveUserRoleRequest } from './generated/types.ts'
import { toBody, toList, toOutcome, toUser, toWrittenUser } from './results.ts'
import { UserList } from './user-list.ts'

/**
 * The fifteen operations on users. Every method rejects with `ApiError` when the server says no, with
 * `ConnectionError` when no answer comes, and with a `TypeError` that names the field before anything is
 * sent when its input is wrong.
 */
export type UsersV1Api = UserOperations

/** `api` may be shared with other uses; its token is too. */
export const UsersV1Api = class {
  constructor(api: ApiClient) {
    // One loop, as on the server: what an operation takes and answers stands in the contract.
    for (const id of Object.keys(operations) as OperationId[])
      (this as Record<string, unknown>)[id] = toMethod(api, id)
  }
} as unknown as new (
  api: ApiClient,
) => UsersV1Api

const results: { [Id in OperationId]?: (answer: Answer) => unknown } = {
  createUser: toWrittenUser,
  deleteUser: () => undefined,
  getCustomAttributes: toBody(0),
  getUserApps: toList,
  getUserById: toUser,
  getUserRoles: toBody(1),
  updateUser: toWrittenUser,
}

/** The method of an operation: it takes what the operation takes, in the order id, body, query, options. */
function toMethod(api: ApiClient, id: OperationId): (...input: unknown[]) => Call<unknown> | UserList {
  const [head, takesBody] = operations[id].split(' body') as [string, string?]
  const [method, path, ...words] = head.split(' ') as [string, string, ...string[]]
  const needed = takesBody?.split(' ').slice(1)
  const repeatable = !words.includes('once')

  return (...input) => {
    const userId = path.includes('{') && input.shift()
    let body = needed && input.shift()
    const query = words.includes('query') ? (input.shift() as object | undefined) : undefined
    const [options] = input as [CallOptions?]

    const ask = async (query: object = {}) => {
      // Whether an id is needed shows in the path: a missing one must not be left standing there.
      const wirePath = path.replace('{user_id}', () => checkUserId(userId))
      if (needed && !(takesBody === '?' && (body === undefined || body === null)))
        checkFields('body', body, needed)
      checkFields('query', query)
      if (id === 'removeUserRole') body = toRoleObjects(body as RemoveUserRoleRequest)
      return await api.request({ method, path: wirePath, query, body, repeatable }, options)
    }
    return id === 'listUsers' ? new UserList(ask, query) : toCall(ask(query), results[id] ?? toOutcome)
  }
}

/** The contract wants objects; plain ids are taken for what they mean. */
const toRoleObjects = ({ role_id_array, ...rest }: RemoveUserRoleRequest): RemoveUserRoleRequest => ({
  ...rest,
  role_id_array: role_id_array.map((role) => (typeof role === 'number' ? { role_id: role } : role)),
})
