// Printed from contract/openapi.yaml by `npm run print`. Change it there.

import type { CallOptions } from '../api-client.ts'
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { Group, GroupInput, ListGroupsQuery, UpdateGroupRequest } from './types.ts'

/** Groups of people. A person is in one group at most, and the group decides which policy holds for them. */
export interface GroupsOperations {
  /**
   * Makes a group and answers it. Sending the same group twice makes one group and one 422. An addition to
   * the API.
   * Sent again only when it is sure that nothing was done.
   * Rejects with:
   * - `BadRequestError` (400): No JSON object, or a name that is missing or of the wrong type.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `UnprocessableEntityError` (422): The name is taken, empty or too long, or the policy does not
   * exist.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param body The group to create.
   */
  createGroup(body: GroupInput, options?: CallOptions): Call<Group>

  /**
   * Removes a group. Whoever was in it is in none afterwards, and falls under the default policy. A large
   * group is emptied in steps of a thousand people; a call that was cut off is simply repeated. An
   * addition to the API.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such group.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param groupId The id of the group.
   */
  deleteGroup(groupId: number, options?: CallOptions): Call<undefined>

  /**
   * Answers one group.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such group.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param groupId The id of the group.
   */
  getGroup(groupId: number, options?: CallOptions): Call<Group>

  /**
   * Answers a page of the groups, ordered by id. The list goes on with `After-Cursor` until it is absent;
   * `page` jumps to any page.
   * Nothing is sent until the result is awaited, for one page, or gone through with `for await`, for all
   * items on all pages.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): A parameter that does not exist, a number that is none, or a cursor that is
   * not of this list.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   */
  listGroups(query?: ListGroupsQuery, options?: CallOptions): List<Group>

  /**
   * Changes the fields that are sent, leaves the others and answers the group. Another policy holds from
   * the next login and the next password on. An addition to the API.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, no JSON object, or a field of the wrong type.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such group.
   * - `UnprocessableEntityError` (422): The name is taken, empty or too long, or the policy does not
   * exist.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param groupId The id of the group.
   * @param body The fields to change.
   */
  updateGroup(groupId: number, body: UpdateGroupRequest, options?: CallOptions): Call<Group>
}

export const groupsOperations = {
  createGroup: 'POST /api/1/groups once body name',
  deleteGroup: 'DELETE /api/1/groups/{group_id}',
  getGroup: 'GET /api/1/groups/{group_id}',
  listGroups: 'GET /api/1/groups list query',
  updateGroup: 'PUT /api/1/groups/{group_id} body',
} as const satisfies Record<keyof GroupsOperations, string>

/** The fields of bodies and queries by the kind of value they take. */
export const kinds = {
  string:
    'name',
  integer:
    'policy_id limit page',
  boolean:
    '',
  array:
    '',
  object:
    '',
} as const
