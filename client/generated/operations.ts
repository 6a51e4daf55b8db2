// Printed from contract/openapi.yaml by `npm run print`. Change it there.

import type { CallOptions } from '../api-client.ts'
import type { Call } from '../call.ts'
import type { UserList } from '../users-v1-api.ts'
import type { AddRolesToUserRequest, CreateUserQuery, ErrorBody, GetCustomAttributes200Response, GetUserAppsQuery, GetUserRoles200Response, ListUsersQuery, LockAccountUserRequest, LogOutUserRequest, RemoveUserRoleRequest, SetUserStateRequest, UpdatePasswordInsecureRequest, UpdatePasswordSecureRequest, UpdateUserQuery, User, UserApp, UserInput } from './types.ts'

/** The fifteen operations on users, one method each. Comments and types come from the contract. */
export interface UserOperations {
  /**
   * Gives a user roles, and with them the apps of those roles. All or nothing: with one unknown role none
   * is given. A role the user has already is no change.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, `role_id_array` is missing, empty or not a
   * list of ids, or a role does not exist (the message lists those that do).
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked.
   * - `ForbiddenError` (403): The token is valid, but its scope does not allow this call.
   * - `NotFoundError` (404): There is no such user.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param userId The id of the user.
   * @param body The roles to give.
   */
  addRolesToUser(userId: number, body: AddRolesToUserRequest, options?: CallOptions): Call<ErrorBody>

  /**
   * Makes a user and answers it in full. A user needs a `username` or an `email`; what is left out is
   * empty. With a password the user can log in at once (status 1), without one the password is pending
   * (status 7). No invitation is sent. Sending the same user twice makes one user and one 422.
   * Sent again only when it is sure that nothing was done.
   * Rejects with:
   * - `BadRequestError` (400): No JSON object, a field of the wrong type or too long, or a custom
   * attribute that is not defined.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `UnprocessableEntityError` (422): Neither `username` nor `email`; one of them taken; an email of the
   * wrong shape; or a password that its confirmation or the policy refuses.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param body The user to create.
   */
  createUser(body: UserInput, query?: CreateUserQuery, options?: CallOptions): Call<User>

  /**
   * Removes a user for good, with roles, sessions, password and custom attributes. A second time is a 404.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a query parameter was sent. An addition to
   * the contract.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such user.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param userId The id of the user.
   */
  deleteUser(userId: number, options?: CallOptions): Call<undefined>

  /**
   * Answers the shortnames of all custom attributes that are defined in this directory, not their values.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): A query parameter was sent; this call has none.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   */
  getCustomAttributes(options?: CallOptions): Call<GetCustomAttributes200Response>

  /**
   * Answers the apps that the roles of a user give. Apps that are hidden from the portal are left out
   * unless they are asked for.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, `ignore_visibility` is neither `true` nor
   * `false`, or there is a query parameter that does not exist. An addition to the contract.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such user.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param userId The id of the user.
   */
  getUserApps(userId: number, query?: GetUserAppsQuery, options?: CallOptions): Call<UserApp[]>

  /**
   * Answers one user in full.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call. An addition to the contract.
   * - `NotFoundError` (404): There is no such user.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param userId The id of the user.
   */
  getUserById(userId: number, options?: CallOptions): Call<User>

  /**
   * Answers the ids of the roles a user has, in one flat list.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked.
   * - `ForbiddenError` (403): The token is valid, but its scope does not allow this call.
   * - `NotFoundError` (404): There is no such user.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param userId The id of the user.
   */
  getUserRoles(userId: number, options?: CallOptions): Call<GetUserRoles200Response>

  /**
   * Answers a page of the users who match every filter given, ordered by id. A filter is compared without
   * regard to case (after Unicode folding) and with the whole value; in a pattern `*` stands for any run
   * of characters, a leading `!` turns the filter round, and a backslash before `*`, `!` or a backslash
   * takes away its meaning. An empty value is no filter. A query parameter that does not exist is a 400,
   * so that a misspelt filter never answers everybody. Where the list goes on is told by the headers: go
   * on with `After-Cursor` until it is absent, and no user who was there throughout is missed or seen
   * twice, whatever is written meanwhile. `page` jumps to any page.
   * Nothing is sent until the result is awaited, for one page, or gone through with `for await`, for all
   * users on all pages.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): A parameter that does not exist, a number or date that is none, filters
   * that are too long, or a cursor that is not of this list.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `UnprocessableEntityError` (422): A name in `fields` or `sort` that users do not have.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   */
  listUsers(query?: ListUsersQuery, options?: CallOptions): UserList

  /**
   * Keeps a user from logging in for some minutes; status becomes 3 and `locked_until` tells the end. The
   * lock lifts itself when that moment comes.
   * Sent again only when it is sure that nothing was done.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, `locked_until` is missing, negative or not a
   * whole number, or it is shorter than the lock period of the policy (the message names it).
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked.
   * - `ForbiddenError` (403): The token is valid, but its scope does not allow this call.
   * - `NotFoundError` (404): There is no such user.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param userId The id of the user.
   * @param body For how long.
   */
  lockAccountUser(userId: number, body: LockAccountUserRequest, options?: CallOptions): Call<ErrorBody>

  /**
   * Ends all sessions of a user here; the next use of any app asks for a login. Sessions that apps keep
   * for themselves go on. A user without a session is no error.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or the body is not JSON.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked.
   * - `ForbiddenError` (403): The token is valid, but its scope does not allow this call.
   * - `NotFoundError` (404): There is no such user.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param userId The id of the user.
   * @param body None is needed; what is sent is not read.
   */
  logOutUser(userId: number, body?: LogOutUserRequest, options?: CallOptions): Call<ErrorBody>

  /**
   * Takes roles away from a user, and with them the apps that came from these roles alone. All or nothing:
   * a role the user does not have is a 400, so a second time is one too. A role that a mapping gives
   * cannot be taken by hand: that is a 400 which names the mapping.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, `role_id_array` is missing, empty or not a
   * list of roles, a role does not exist, the user does not have it, or a mapping gives it.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked.
   * - `ForbiddenError` (403): The token is valid, but its scope does not allow this call.
   * - `NotFoundError` (404): There is no such user.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param userId The id of the user.
   * @param body The roles to take away, as objects or as ids.
   */
  removeUserRole(userId: number, body: RemoveUserRoleRequest, options?: CallOptions): Call<ErrorBody>

  /**
   * Moves a user to another state of approval. From Unlicensed the only way is to Approved; otherwise any
   * state leads to any other. The present state again is a 400.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, `state` is missing or none of the four
   * numbers, the user is in this state already, or the step is not allowed.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked.
   * - `ForbiddenError` (403): The token is valid, but its scope does not allow this call.
   * - `NotFoundError` (404): There is no such user.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param userId The id of the user.
   * @param body The new state.
   */
  setUserState(userId: number, body: SetUserStateRequest, options?: CallOptions): Call<ErrorBody>

  /**
   * Gives a user a new password, sent as it is typed: only the encryption of the connection protects it on
   * its way. What is stored is a slow hash. A pending or expired password becomes a good one.
   * Sent again only when it is sure that nothing was done.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, a field is missing or of the wrong type, the
   * two passwords differ, or the policy refuses the password (the message names every rule that failed).
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked.
   * - `ForbiddenError` (403): The token is valid, but its scope does not allow this call.
   * - `NotFoundError` (404): There is no such user.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param userId The id of the user.
   * @param body The new password, twice.
   */
  updatePasswordInsecure(userId: number, body: UpdatePasswordInsecureRequest, options?: CallOptions): Call<ErrorBody>

  /**
   * Gives a user a new password, of which only the SHA-256 digest is sent. Nothing can look at the
   * password itself, so the policy is not applied. The digest is wrapped in a slow hash before it is
   * stored.
   * Sent again only when it is sure that nothing was done.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, a field is missing or of the wrong type, the
   * two digests differ, or the algorithm is not known.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked.
   * - `ForbiddenError` (403): The token is valid, but its scope does not allow this call.
   * - `NotFoundError` (404): There is no such user.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param userId The id of the user.
   * @param body The digest, twice, and how it was made.
   */
  updatePasswordSecure(userId: number, body: UpdatePasswordSecureRequest, options?: CallOptions): Call<ErrorBody>

  /**
   * Changes the fields that are sent and leaves all others, then answers the user in full. `null` empties
   * a field. Custom attributes are merged by name. Only a user who is not Unlicensed can get another
   * `state` here; for the others there is `setUserState`. The same update twice has the effect of one.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, no JSON object with fields, a field of the
   * wrong type or too long, or a custom attribute that is not defined.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such user.
   * - `UnprocessableEntityError` (422): A `username` or `email` that is taken or of the wrong shape; a
   * `state` the user cannot be given here; or a password that its confirmation or the policy refuses.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param userId The id of the user.
   * @param body The fields to change.
   */
  updateUser(userId: number, body: UserInput, query?: UpdateUserQuery, options?: CallOptions): Call<User>
}

/**
 * Method and path of each operation, then what it takes: a query, a body (`body?` where it may be
 * missing), the fields that a body needs, or `[]` where it is a list itself. `list` marks what comes in
 * pages, `once` what must not be done twice.
 */
export const operations = {
  addRolesToUser: 'PUT /api/1/users/{user_id}/add_roles body role_id_array',
  createUser: 'POST /api/1/users query once body',
  deleteUser: 'DELETE /api/1/users/{user_id}',
  getCustomAttributes: 'GET /api/1/users/custom_attributes',
  getUserApps: 'GET /api/1/users/{user_id}/apps query',
  getUserById: 'GET /api/1/users/{user_id}',
  getUserRoles: 'GET /api/1/users/{user_id}/roles',
  listUsers: 'GET /api/1/users list query',
  lockAccountUser: 'PUT /api/1/users/{user_id}/lock_user once body locked_until',
  logOutUser: 'PUT /api/1/users/{user_id}/logout body?',
  removeUserRole: 'PUT /api/1/users/{user_id}/remove_roles body role_id_array',
  setUserState: 'PUT /api/1/users/{user_id}/set_state body state',
  updatePasswordInsecure: 'PUT /api/1/users/set_password_clear_text/{user_id} once body password password_confirmation',
  updatePasswordSecure: 'PUT /api/1/users/set_password_using_salt/{user_id} once body password password_confirmation password_algorithm',
  updateUser: 'PUT /api/1/users/{user_id} query body',
} as const satisfies Record<keyof UserOperations, string>

/** The fields of bodies and queries by the kind of value they take. */
export const kinds = {
  string:
    'username email firstname lastname title department company comment phone samaccountname userprincipalname distinguished_name member_of external_id preferred_locale_code password password_confirmation password_algorithm salt password_salt',
  integer:
    'group_id state directory_id trusted_idp_id limit page',
  boolean:
    'validate_policy ignore_visibility',
  array:
    'role_id_array role_ids',
  object:
    'custom_attributes',
} as const
