import type { ApiClient, CallOptions } from './api-client.ts'
import {
  type AddRolesToUserRequest,
  type CreateUserQuery,
  type ErrorBody,
  type GetCustomAttributes200Response,
  type GetUserAppsQuery,
  type GetUserRoles200Response,
  type ListUsersQuery,
  type LockAccountUserRequest,
  type LogOutUserRequest,
  type OperationId,
  type RemoveUserRoleRequest,
  routes,
  type SetUserStateRequest,
  type UpdatePasswordInsecureRequest,
  type UpdatePasswordSecureRequest,
  type UpdateUserQuery,
  type User,
  type UserApp,
  type UserInput,
} from './generated.ts'
import { toApps, toCustomAttributes, toOutcome, toRoles, toUser } from './results.ts'
import type { Answer } from './send.ts'
import { UserList } from './user-list.ts'

/**
 * The fifteen operations on users. Every method rejects with `ApiError` when the server says no, with
 * `ConnectionError` when no answer comes, and with a `TypeError` before anything is sent when `userId` is not
 * an id.
 *
 * A call that failed on the way is sent again where doing it twice is the same as doing it once, or shows in
 * the answer. Four calls are sent again only when the rate limit refused them: `createUser`,
 * `lockAccountUser` and both password calls.
 */
export class UsersV1Api {
  readonly #api: ApiClient

  /** `api` may be shared with other uses; its token is too. */
  constructor(api: ApiClient) {
    this.#api = api
  }

  /**
   * Lists the users who match every filter, ordered by id; without a filter all. Nothing is sent until the
   * result is awaited, for one page, or gone through with `for await`, for all users on all pages. In a
   * filter `*` stands for any text and `!` at the start for "not".
   */
  listUsers(query: ListUsersQuery = {}, options?: CallOptions): UserList {
    return new UserList((query) => this.#call('listUsers', { query }, options), query)
  }

  /**
   * Creates a user, who needs a `username` or an `email`, and answers it in full. A name or email that
   * somebody has is an `UnprocessableEntityError`. When the connection breaks the user may exist: look before
   * you try again.
   */
  async createUser(user: UserInput, query?: CreateUserQuery, options?: CallOptions): Promise<User> {
    return toUser(await this.#call('createUser', { query, body: user, repeatable: false }, options))
  }

  /** Changes the fields that are given, and only those; answers the user in full. `null` empties a field. */
  async updateUser(
    userId: number,
    user: UserInput,
    query?: UpdateUserQuery,
    options?: CallOptions,
  ): Promise<User> {
    return toUser(await this.#call('updateUser', { userId, query, body: user }, options))
  }

  /** The apps of a user; with `ignore_visibility` those hidden from the portal too. */
  async getUserApps(userId: number, query?: GetUserAppsQuery, options?: CallOptions): Promise<UserApp[]> {
    return toApps(await this.#call('getUserApps', { userId, query }, options))
  }

  /**
   * Removes a user for good. A user who is not there is a `NotFoundError`, also when the answer to a first
   * try was lost and the second finds the user gone.
   */
  async deleteUser(userId: number, options?: CallOptions): Promise<void> {
    await this.#call('deleteUser', { userId }, options)
  }

  /** One user in full. */
  async getUserById(userId: number, options?: CallOptions): Promise<User> {
    return toUser(await this.#call('getUserById', { userId }, options))
  }

  /** The ids of the roles of a user, in `data`. */
  async getUserRoles(userId: number, options?: CallOptions): Promise<GetUserRoles200Response> {
    return toRoles(await this.#call('getUserRoles', { userId }, options))
  }

  /** The shortnames of all custom attributes, in a list in `data`; not their values. */
  async getCustomAttributes(options?: CallOptions): Promise<GetCustomAttributes200Response> {
    return toCustomAttributes(await this.#call('getCustomAttributes', {}, options))
  }

  /** Gives a user roles: all of them, or with one unknown role none. A role the user has is no change. */
  async addRolesToUser(
    userId: number,
    body: AddRolesToUserRequest,
    options?: CallOptions,
  ): Promise<ErrorBody> {
    return toOutcome(await this.#call('addRolesToUser', { userId, body }, options))
  }

  /** Takes roles away, given as ids or as objects. One that the user does not have is a `BadRequestError`. */
  async removeUserRole(
    userId: number,
    body: RemoveUserRoleRequest,
    options?: CallOptions,
  ): Promise<ErrorBody> {
    const role_id_array = body.role_id_array.map((role) =>
      typeof role === 'number' ? { role_id: role } : role,
    )
    return toOutcome(
      await this.#call('removeUserRole', { userId, body: { ...body, role_id_array } }, options),
    )
  }

  /** Puts a user in another state of approval. The state the user is in already is a `BadRequestError`. */
  async setUserState(userId: number, body: SetUserStateRequest, options?: CallOptions): Promise<ErrorBody> {
    return toOutcome(await this.#call('setUserState', { userId, body }, options))
  }

  /** Locks a user for `locked_until` minutes; 0 for as long as the policy says. */
  async lockAccountUser(
    userId: number,
    body: LockAccountUserRequest,
    options?: CallOptions,
  ): Promise<ErrorBody> {
    return toOutcome(await this.#call('lockAccountUser', { userId, body, repeatable: false }, options))
  }

  /** Ends the sessions of a user. No body is needed. */
  async logOutUser(userId: number, body?: LogOutUserRequest, options?: CallOptions): Promise<ErrorBody> {
    return toOutcome(await this.#call('logOutUser', { userId, body }, options))
  }

  /** Sets a password that is sent as it is typed. The policy is asked only with `validate_policy: true`. */
  async updatePasswordInsecure(
    userId: number,
    body: UpdatePasswordInsecureRequest,
    options?: CallOptions,
  ): Promise<ErrorBody> {
    return toOutcome(await this.#call('updatePasswordInsecure', { userId, body, repeatable: false }, options))
  }

  /**
   * Sets a password that is sent as SHA-256 of the salt directly followed by the password, in hexadecimal.
   */
  async updatePasswordSecure(
    userId: number,
    body: UpdatePasswordSecureRequest,
    options?: CallOptions,
  ): Promise<ErrorBody> {
    return toOutcome(await this.#call('updatePasswordSecure', { userId, body, repeatable: false }, options))
  }

  async #call(operation: OperationId, parts: CallParts, options: CallOptions | undefined): Promise<Answer> {
    const { userId, repeatable = true, ...rest } = parts
    const { method, path } = routes[operation]
    // Whether an id is needed shows in the path: a missing one must not be left standing there.
    const wirePath = path.replace('{user_id}', () => checkUserId(userId))
    return await this.#api.request({ method, path: wirePath, repeatable, ...rest }, options)
  }
}

interface CallParts {
  userId?: number
  query?: object | undefined
  body?: unknown
  repeatable?: boolean
}

function checkUserId(userId: number | undefined): string {
  if (Number.isSafeInteger(userId) && Number(userId) > 0) return String(userId)
  const given = typeof userId === 'number' ? userId : typeof userId
  throw new TypeError(`userId must be a whole number from 1 to ${Number.MAX_SAFE_INTEGER}, not ${given}`)
}
