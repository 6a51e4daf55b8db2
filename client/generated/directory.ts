// Printed from contract/openapi.yaml by `npm run print`. Change it there.

import type { CallOptions } from '../api-client.ts'
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { Group, GroupInput, ListGroupsQuery, ListPoliciesQuery, Policy, PolicyInput, UpdateGroupRequest, UpdatePolicyRequest } from './types.ts'

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

/**
 * What passwords must be and how long they last, and how many wrong ones lock an account. One is the
 * default; a group may name another for its people.
 */
export interface PoliciesOperations {
  /**
   * Makes a policy and answers it. What is not sent is as it is in a new directory. It holds for nobody
   * until a policy names it. Sending the same policy twice makes one policy and one 422. An addition to
   * the API.
   * Sent again only when it is sure that nothing was done.
   * Rejects with:
   * - `BadRequestError` (400): No JSON object, no name, or a field of the wrong type.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `UnprocessableEntityError` (422): The name is taken, empty or too long, or a number is out of its
   * bounds.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param body The policy to create.
   */
  createPolicy(body: PolicyInput, options?: CallOptions): Call<Policy>

  /**
   * Removes a policy. The groups that named it fall under the default one, which itself cannot be deleted.
   * An addition to the API.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such policy.
   * - `UnprocessableEntityError` (422): It is the default policy, which cannot be deleted.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param policyId The id of the policy.
   */
  deletePolicy(policyId: number, options?: CallOptions): Call<undefined>

  /**
   * Answers one policy. An addition to the API.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such policy.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param policyId The id of the policy.
   */
  getPolicy(policyId: number, options?: CallOptions): Call<Policy>

  /**
   * Answers a page of the policies, ordered by id. The list goes on with `After-Cursor` until it is
   * absent; `page` jumps to any page. An addition to the API.
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
  listPolicies(query?: ListPoliciesQuery, options?: CallOptions): List<Policy>

  /**
   * Changes the fields that are sent, leaves the others and answers the policy. It holds from the next
   * login and the next password on; passwords that there are already stay good. An addition to the API.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, no JSON object, or a field of the wrong type.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such policy.
   * - `UnprocessableEntityError` (422): The name is taken, empty or too long, or a number is out of its
   * bounds.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param policyId The id of the policy.
   * @param body The fields to change.
   */
  updatePolicy(policyId: number, body: UpdatePolicyRequest, options?: CallOptions): Call<Policy>
}

export const policiesOperations = {
  createPolicy: 'POST /api/1/policies once body name',
  deletePolicy: 'DELETE /api/1/policies/{policy_id}',
  getPolicy: 'GET /api/1/policies/{policy_id}',
  listPolicies: 'GET /api/1/policies list query',
  updatePolicy: 'PUT /api/1/policies/{policy_id} body',
} as const satisfies Record<keyof PoliciesOperations, string>

/** The fields of bodies and queries by the kind of value they take. */
export const kinds = {
  string:
    'name',
  integer:
    'policy_id password_minimum_length password_character_classes password_history password_expires_after_days maximum_invalid_attempts lock_minutes limit page',
  boolean:
    'password_excludes_names password_excludes_common',
  array:
    '',
  object:
    '',
} as const
