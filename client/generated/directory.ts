// Printed from contract/openapi.yaml by `npm run print`. Change it there.

import type { CallOptions } from '../api-client.ts'
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { App, AppIdsRequest, AppInput, CreateCredentialRequest, CreateCustomAttributeRequest, CreateSessionLoginToken200Response, CreateSessionLoginTokenRequest, Credential, CredentialWithSecret, CustomAttribute, DryRunMappingQuery, DryRunMappingRequest, ErrorBody, Event, EventType, ExplainUserQuery, Group, GroupInput, IdOnly, ListAppUsersQuery, ListAppsQuery, ListCredentialsQuery, ListCustomAttributesQuery, ListEventsQuery, ListGroupsQuery, ListMappingsQuery, ListPoliciesQuery, ListRoleAppsQuery, ListRoleUsersQuery, ListRolesQuery, ListUserSessionsQuery, Mapping, MappingChoice, MappingDryRun, MappingInput, MappingRun, Policy, PolicyInput, Role, RoleApp, RoleInput, Session, SetCustomAttributesRequest, SortMappingsRequest, UnlockUser200Response, UpdateAppRequest, UpdateCredentialRequest, UpdateCustomAttributeRequest, UpdateGroupRequest, UpdateMappingRequest, UpdatePolicyRequest, UpdateRoleRequest, UpdateUserAppRequest, User, UserApp, UserExplanation, UserIdsRequest, VerifiedSession, VerifySessionRequest } from './types.ts'

/** What people are given together. Whoever has a role has its apps. */
export interface RolesOperations {
  /**
   * Gives a role to up to a thousand users, and with it its apps. All or nothing: with one unknown user
   * nobody gets it. A user who has the role already is no change.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or the body is no list of ids, or an empty
   * one.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such role.
   * - `UnprocessableEntityError` (422): A user does not exist, or there are more than a thousand.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param roleId The id of the role.
   * @param body The ids of the users to give it to.
   */
  addRoleUsers(roleId: number, body: UserIdsRequest, options?: CallOptions): Call<IdOnly[]>

  /**
   * Makes a role and answers the whole of it; OneLogin answers its id alone, in a list. Who shall have the
   * role is said by `addRoleUsers` afterwards: `users` and `admins` are not taken here. Sending the same
   * role twice makes one role and one 422.
   * Sent again only when it is sure that nothing was done.
   * Rejects with:
   * - `BadRequestError` (400): No JSON object, or a name that is missing or of the wrong type.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `UnprocessableEntityError` (422): The name is taken, empty or too long, or an app does not exist.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param body The role to create.
   */
  createRole(body: RoleInput, options?: CallOptions): Call<Role>

  /**
   * Takes the role from everybody who has it, with the apps that no other of their roles gives, and
   * removes it. A role of many people is emptied in steps; a call that was cut off is simply repeated.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such role.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param roleId The id of the role.
   */
  deleteRole(roleId: number, options?: CallOptions): Call<undefined>

  /**
   * Answers one role. Older clients find it at `/api/1/roles/{role_id}` too.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such role.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param roleId The id of the role.
   */
  getRole(roleId: number, options?: CallOptions): Call<Role>

  /**
   * Answers a page of the apps that a role gives, ordered by id.
   * Nothing is sent until the result is awaited, for one page, or gone through with `for await`, for all
   * items on all pages.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number. A parameter that does not exist, a number
   * that is none, or a cursor that is not of this list.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such role.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param roleId The id of the role.
   */
  listRoleApps(roleId: number, query?: ListRoleAppsQuery, options?: CallOptions): List<RoleApp>

  /**
   * Answers a page of the people who have a role, ordered by id.
   * Nothing is sent until the result is awaited, for one page, or gone through with `for await`, for all
   * items on all pages.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number. A parameter that does not exist, a number
   * that is none, or a cursor that is not of this list.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such role.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param roleId The id of the role.
   */
  listRoleUsers(roleId: number, query?: ListRoleUsersQuery, options?: CallOptions): List<User>

  /**
   * Answers a page of the roles, ordered by id. The list goes on with `After-Cursor` until it is absent;
   * `page` jumps to any page. Who has a role stands in `listRoleUsers`: a role may have a million people,
   * so a role itself does not name them, as OneLogin's does when `fields` asks for it. Older clients find
   * the list at `/api/1/roles` too.
   * Nothing is sent until the result is awaited, for one page, or gone through with `for await`, for all
   * items on all pages.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): A parameter that does not exist, a number that is none, or a cursor that is
   * not of this list.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `UnprocessableEntityError` (422): `sort` names another field than `id`. Only older clients send it.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   */
  listRoles(query?: ListRolesQuery, options?: CallOptions): List<Role>

  /**
   * Takes a role from up to a thousand users. Nobody of them has it afterwards; whoever had it not, or
   * does not exist, is no error. All or nothing: what may not be taken from one of them is taken from
   * none.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, the body is no list of ids, or an empty one,
   * or a mapping gives the role to one of the users.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such role.
   * - `UnprocessableEntityError` (422): There are more than a thousand.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param roleId The id of the role.
   * @param body The ids of the users to take it from.
   */
  removeRoleUsers(roleId: number, body: UserIdsRequest, options?: CallOptions): Call<undefined>

  /**
   * Makes these apps, and no others, those that the role gives. Whoever has the role gets the new ones at
   * once and loses the others, unless another role gives them. An empty list takes all.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or the body is no list of ids.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such role.
   * - `UnprocessableEntityError` (422): An app does not exist, or there are more than a thousand.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param roleId The id of the role.
   * @param body The ids of the apps.
   */
  setRoleApps(roleId: number, body: AppIdsRequest, options?: CallOptions): Call<IdOnly[]>

  /**
   * Changes the fields that are sent, leaves the others and answers the whole role. `apps` is the full
   * set: whoever has the role gets the new ones and loses the others, unless another role gives them.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, no JSON object, or a field of the wrong type.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such role.
   * - `UnprocessableEntityError` (422): The name is taken, empty or too long, or an app does not exist.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param roleId The id of the role.
   * @param body The fields to change.
   */
  updateRole(roleId: number, body: UpdateRoleRequest, options?: CallOptions): Call<Role>
}

export const rolesOperations = {
  addRoleUsers: 'POST /api/2/roles/{role_id}/users body []',
  createRole: 'POST /api/2/roles once body name',
  deleteRole: 'DELETE /api/2/roles/{role_id}',
  getRole: 'GET /api/2/roles/{role_id}',
  listRoleApps: 'GET /api/2/roles/{role_id}/apps list query',
  listRoleUsers: 'GET /api/2/roles/{role_id}/users list query',
  listRoles: 'GET /api/2/roles list query',
  removeRoleUsers: 'DELETE /api/2/roles/{role_id}/users body []',
  setRoleApps: 'PUT /api/2/roles/{role_id}/apps body []',
  updateRole: 'PUT /api/2/roles/{role_id} body',
} as const satisfies Record<keyof RolesOperations, string>

/** The apps that people log in to, and how far their accounts in them have come. */
export interface AppsOperations {
  /**
   * Makes an app and answers it. Nobody has it until a role gives it. Two apps may have the same name, so
   * sending the same app twice makes two.
   * Sent again only when it is sure that nothing was done.
   * Rejects with:
   * - `BadRequestError` (400): No JSON object, or a field that is missing or of the wrong type.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `UnprocessableEntityError` (422): A field is empty, too long or out of its range.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param body The app to create.
   */
  createApp(body: AppInput, options?: CallOptions): Call<App>

  /**
   * Removes an app. No role gives it and nobody has it afterwards. What is kept of the accounts of many
   * people goes in steps of a thousand; a call that was cut off is simply repeated.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such app.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param appId The id of the app.
   */
  deleteApp(appId: number, options?: CallOptions): Call<undefined>

  /**
   * Answers one app.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such app.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param appId The id of the app.
   */
  getApp(appId: number, options?: CallOptions): Call<App>

  /**
   * Answers how far the account of a user in an app has come, also when the app is hidden from the portal.
   * An addition to the API.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): An id is not a whole number, or a query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such user, or no role of the user gives such an app.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param userId The id of the user.
   * @param appId The id of the app.
   */
  getUserApp(userId: number, appId: number, options?: CallOptions): Call<UserApp>

  /**
   * Answers a page of the people who have an app by one of their roles, ordered by id. OneLogin answers
   * all of them at once.
   * Nothing is sent until the result is awaited, for one page, or gone through with `for await`, for all
   * items on all pages.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number. A parameter that does not exist, a number
   * that is none, or a cursor that is not of this list.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such app.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param appId The id of the app.
   */
  listAppUsers(appId: number, query?: ListAppUsersQuery, options?: CallOptions): List<User>

  /**
   * Answers a page of the apps, ordered by id, also of those that are hidden from the portal. The list
   * goes on with `After-Cursor` until it is absent; `page` jumps to any page. Older clients find the list
   * at `/api/1/apps` too.
   * Nothing is sent until the result is awaited, for one page, or gone through with `for await`, for all
   * items on all pages.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): A parameter that does not exist, a number that is none, or a cursor that is
   * not of this list.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `UnprocessableEntityError` (422): `sort` names another field than `id`. Only older clients send it.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   */
  listApps(query?: ListAppsQuery, options?: CallOptions): List<App>

  /**
   * Changes the fields that are sent, leaves the others and answers the app. `null` empties one that may
   * be empty.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, no JSON object, or a field of the wrong type.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such app.
   * - `UnprocessableEntityError` (422): A field is empty, too long or out of its range.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param appId The id of the app.
   * @param body The fields to change.
   */
  updateApp(appId: number, body: UpdateAppRequest, options?: CallOptions): Call<App>

  /**
   * Says how far the account of a user in an app has come, for whoever makes these accounts. `null` goes
   * back to what the app has for everybody. What is said is forgotten when the user loses the app: who
   * gets it again begins anew. An addition to the API.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): An id is not a whole number, no JSON object, or a field of the wrong type.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such user, or no role of the user gives such an app.
   * - `UnprocessableEntityError` (422): A status or a state that does not exist.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param userId The id of the user.
   * @param appId The id of the app.
   * @param body The fields to change.
   */
  updateUserApp(userId: number, appId: number, body: UpdateUserAppRequest, options?: CallOptions): Call<UserApp>
}

export const appsOperations = {
  createApp: 'POST /api/2/apps once body name',
  deleteApp: 'DELETE /api/2/apps/{app_id}',
  getApp: 'GET /api/2/apps/{app_id}',
  getUserApp: 'GET /api/1/users/{user_id}/apps/{app_id}',
  listAppUsers: 'GET /api/2/apps/{app_id}/users list query',
  listApps: 'GET /api/2/apps list query',
  updateApp: 'PUT /api/2/apps/{app_id} body',
  updateUserApp: 'PUT /api/1/users/{user_id}/apps/{app_id} body',
} as const satisfies Record<keyof AppsOperations, string>

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

/** Who may call the API. Each credential has one scope, and a secret that it gets its tokens with. */
export interface CredentialsOperations {
  /**
   * Makes a credential, with a client id and a client secret of 64 lower-case letters and digits each. The
   * secret is in this answer and in no other: whoever loses it needs a new one. An addition to the API.
   * Sent again only when it is sure that nothing was done.
   * Rejects with:
   * - `BadRequestError` (400): No JSON object, a name or scope that is missing, or one of the wrong type.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `UnprocessableEntityError` (422): The name is taken, empty or too long, or the scope does not exist.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param body The credential to create.
   */
  createCredential(body: CreateCredentialRequest, options?: CallOptions): Call<CredentialWithSecret>

  /**
   * Removes a credential. Its tokens are refused from the next call on, on every server of the directory.
   * A credential may delete itself, but not the last one with the scope `Manage All`. An addition to the
   * API.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such credential.
   * - `UnprocessableEntityError` (422): It is the last credential with the scope `Manage All`.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param credentialId The id of the credential.
   */
  deleteCredential(credentialId: number, options?: CallOptions): Call<undefined>

  /**
   * Answers one credential, without its secret. An addition to the API.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such credential.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param credentialId The id of the credential.
   */
  getCredential(credentialId: number, options?: CallOptions): Call<Credential>

  /**
   * Answers a page of the API credentials, ordered by id, without their secrets. The list goes on with
   * `After-Cursor` until it is absent; `page` jumps to any page. An addition to the API.
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
  listCredentials(query?: ListCredentialsQuery, options?: CallOptions): List<Credential>

  /**
   * Gives a credential a new client secret, which is in this answer and in no other. The old secret and
   * all tokens end with it, on every server of the directory. An addition to the API.
   * Sent again only when it is sure that nothing was done.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such credential.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param credentialId The id of the credential.
   */
  rotateCredentialSecret(credentialId: number, options?: CallOptions): Call<CredentialWithSecret>

  /**
   * Changes the fields that are sent, leaves the others and answers the credential. Another scope ends the
   * tokens that the credential has; its owner asks for new ones with the same secret. The last credential
   * with the scope `Manage All` keeps it. An addition to the API.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, no JSON object, or a field of the wrong type.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such credential.
   * - `UnprocessableEntityError` (422): The name is taken, empty or too long, the scope does not exist, or
   * it is the last credential with the scope `Manage All` and would lose it.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param credentialId The id of the credential.
   * @param body The fields to change.
   */
  updateCredential(credentialId: number, body: UpdateCredentialRequest, options?: CallOptions): Call<Credential>
}

export const credentialsOperations = {
  createCredential: 'POST /api/1/credentials once body name scope',
  deleteCredential: 'DELETE /api/1/credentials/{credential_id}',
  getCredential: 'GET /api/1/credentials/{credential_id}',
  listCredentials: 'GET /api/1/credentials list query',
  rotateCredentialSecret: 'POST /api/1/credentials/{credential_id}/rotate once',
  updateCredential: 'PUT /api/1/credentials/{credential_id} body',
} as const satisfies Record<keyof CredentialsOperations, string>

/** Calls on one person that stand beside the fifteen. */
export interface AccountsOperations {
  /**
   * Tells for each role that a user has, and for each value of a field, what gave it: the latest event
   * that did, a call or a mapping, and when. With `role_id` or `field` only that is explained, also when
   * the user has no such role or value. The user's events are read from the latest back until all is
   * explained; a call reads 10,000 of them at most. An addition to the API.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a parameter does not exist or is none.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such user, or no such role.
   * - `UnprocessableEntityError` (422): There is no such field.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param userId The id of the user.
   */
  explainUser(userId: number, query?: ExplainUserQuery, options?: CallOptions): Call<UserExplanation>

  /**
   * Sets the values that are sent and leaves the others. An empty text removes a value. OneLogin has this
   * call beside those of its Users API.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, no JSON object, no values, a value of the
   * wrong type or that is too long, or a shortname that is not defined (the message names the valid ones).
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such user.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param userId The id of the user.
   * @param body The values to set.
   */
  setCustomAttributes(userId: number, body: SetCustomAttributesRequest, options?: CallOptions): Call<ErrorBody>

  /**
   * Ends a lock before its time, or one that has none. The user has the status from before the lock again.
   * Sent again only when it is sure that nothing was done.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, a query parameter was sent, or the user is
   * not locked (`User cannot be unlocked`).
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such user.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param userId The id of the user.
   */
  unlockUser(userId: number, options?: CallOptions): Call<UnlockUser200Response>
}

export const accountsOperations = {
  explainUser: 'GET /api/1/users/{user_id}/explain query',
  setCustomAttributes: 'PUT /api/1/users/{user_id}/set_custom_attributes body custom_attributes',
  unlockUser: 'POST /api/2/users/{user_id}/unlock once',
} as const satisfies Record<keyof AccountsOperations, string>

/**
 * The log of all that happened: who changed what, when and by which request. It is a chain, so that
 * nothing can be taken out unseen.
 */
export interface EventsOperations {
  /**
   * Answers one event.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such event.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param eventId The id of the event.
   */
  getEvent(eventId: number, options?: CallOptions): Call<Event>

  /**
   * Answers all types that events can have here, ordered by id. Below 9001 they are OneLogin's; from there
   * on they are additions. Every token will do, whatever its scope.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): A query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   */
  listEventTypes(options?: CallOptions): Call<EventType[]>

  /**
   * Answers a page of the log, ordered by id, the oldest first. Several filters all apply. The list goes
   * on with `After-Cursor` until it is absent; `page` jumps to any page. Events are never changed nor
   * taken away, so a page that was full stays as it is.
   * Nothing is sent until the result is awaited, for one page, or gone through with `for await`, for all
   * items on all pages.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): A parameter that does not exist, a number or time that is none, or a cursor
   * that is not of this list.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `UnprocessableEntityError` (422): The order is not `+id` or `-id`.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   */
  listEvents(query?: ListEventsQuery, options?: CallOptions): List<Event>
}

export const eventsOperations = {
  getEvent: 'GET /api/1/events/{event_id}',
  listEventTypes: 'GET /api/1/events/types',
  listEvents: 'GET /api/1/events list query',
} as const satisfies Record<keyof EventsOperations, string>

/**
 * Rules that give roles and values because of who somebody is. They run in their order whenever a user is
 * written, each once, and each sees what those before it have made.
 */
export interface MappingsOperations {
  /**
   * Makes a mapping and answers it. It runs for every user who is written from then on; those who are
   * there already are looked at with `reapplyMappings`. What it names must exist. When a role, a group or
   * a custom attribute is deleted later, the mapping stays as it is: a condition on it is never met, and
   * an action with it does nothing. OneLogin answers the id alone.
   * Sent again only when it is sure that nothing was done.
   * Rejects with:
   * - `BadRequestError` (400): No JSON object, or a field that is missing or of the wrong type.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `UnprocessableEntityError` (422): A field is too long, or a condition or an action names what does
   * not exist. All problems are named. Or there are 500 mappings already.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param body The mapping to create.
   */
  createMapping(body: MappingInput, options?: CallOptions): Call<Mapping>

  /**
   * Removes a mapping. The roles that it gave stay until mappings run for their holders again, and are
   * then gone unless another mapping gives them; nothing hinders from taking them away by hand. A call
   * that was cut off is simply repeated.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such mapping.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param mappingId The id of the mapping.
   */
  deleteMapping(mappingId: number, options?: CallOptions): Call<undefined>

  /**
   * Says what a mapping would do to users, and changes nothing. All enabled mappings are thought to run,
   * with this one in its place, or at the end when it is disabled; of what they would do, that of this
   * mapping is answered. Without ids the users after `after_user_id` are looked at, `limit` of them: call
   * again with the id of the last one until fewer come.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, no list of whole numbers, or a parameter that
   * is none.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such mapping, or no such user.
   * - `UnprocessableEntityError` (422): Too many ids.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param mappingId The id of the mapping.
   * @param body The ids of the users to look at, up to 1000.
   */
  dryRunMapping(mappingId: number, body?: DryRunMappingRequest, query?: DryRunMappingQuery, options?: CallOptions): Call<MappingDryRun[]>

  /**
   * Answers one mapping as it was written, also where it names what is gone.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such mapping.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param mappingId The id of the mapping.
   */
  getMapping(mappingId: number, options?: CallOptions): Call<Mapping>

  /**
   * Answers how far a run has come. An addition to the API.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such run.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param runId The id of the run.
   */
  getMappingRun(runId: number, options?: CallOptions): Call<MappingRun>

  /**
   * Answers the values that an action takes. Nothing means any text. Of roles and groups the first 1000.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): A query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such action.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param mappingActionValue The value of an action, from `listMappingActions`.
   */
  listMappingActionValues(mappingActionValue: string, options?: CallOptions): Call<MappingChoice[]>

  /**
   * Answers what mappings can do, with the custom attributes that there are.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): A query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   */
  listMappingActions(options?: CallOptions): Call<MappingChoice[]>

  /**
   * Answers how the source of a condition can be compared.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): A query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such condition.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param mappingConditionValue The value of a condition, from `listMappingConditions`.
   */
  listMappingConditionOperators(mappingConditionValue: string, options?: CallOptions): Call<MappingChoice[]>

  /**
   * Answers what the source of a condition can be compared with. Nothing means any text. Of roles and
   * groups the first 1000.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): A query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such condition.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param mappingConditionValue The value of a condition, from `listMappingConditions`.
   */
  listMappingConditionValues(mappingConditionValue: string, options?: CallOptions): Call<MappingChoice[]>

  /**
   * Answers what conditions of mappings can look at: fields of users, roles, and the custom attributes
   * that there are.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): A query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   */
  listMappingConditions(options?: CallOptions): Call<MappingChoice[]>

  /**
   * Answers the mappings that are enabled, in the order in which they run; with `enabled=false` those that
   * are not, by id. The list has no pages: there are at most 500 mappings.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): A parameter that does not exist, or a value that is none.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   */
  listMappings(query?: ListMappingsQuery, options?: CallOptions): Call<Mapping[]>

  /**
   * Begins to run all mappings over all users, and answers the run before it is over; `getMappingRun`
   * tells how far it is. It goes on in steps, others write in between, and it survives a restart. While
   * one is under way, a second call answers that one: for a mapping that was changed meanwhile, call again
   * when it is over. An addition to the API.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): A query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   */
  reapplyMappings(options?: CallOptions): Call<MappingRun>

  /**
   * Puts all mappings that are enabled into a new order, and answers it.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): No list of whole numbers.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `UnprocessableEntityError` (422): The list does not hold each mapping that is enabled exactly once.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param body The ids of all mappings that are enabled.
   */
  sortMappings(body: SortMappingsRequest, options?: CallOptions): Call<number[]>

  /**
   * Changes the fields that are sent, leaves the others and answers the mapping. Its effect comes with the
   * next run for each user: with their next write, or with `reapplyMappings`. OneLogin answers the id
   * alone.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, no JSON object, or a field of the wrong type.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such mapping.
   * - `UnprocessableEntityError` (422): A field is too long, or a condition or an action names what does
   * not exist. All problems are named.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param mappingId The id of the mapping.
   * @param body The fields to change.
   */
  updateMapping(mappingId: number, body: UpdateMappingRequest, options?: CallOptions): Call<Mapping>
}

export const mappingsOperations = {
  createMapping: 'POST /api/2/mappings once body name conditions actions',
  deleteMapping: 'DELETE /api/2/mappings/{mapping_id}',
  dryRunMapping: 'POST /api/2/mappings/{mapping_id}/dryrun query body? []',
  getMapping: 'GET /api/2/mappings/{mapping_id}',
  getMappingRun: 'GET /api/2/mappings/runs/{run_id}',
  listMappingActionValues: 'GET /api/2/mappings/actions/{mapping_action_value}/values',
  listMappingActions: 'GET /api/2/mappings/actions',
  listMappingConditionOperators: 'GET /api/2/mappings/conditions/{mapping_condition_value}/operators',
  listMappingConditionValues: 'GET /api/2/mappings/conditions/{mapping_condition_value}/values',
  listMappingConditions: 'GET /api/2/mappings/conditions',
  listMappings: 'GET /api/2/mappings query',
  reapplyMappings: 'POST /api/2/mappings/reapply',
  sortMappings: 'PUT /api/2/mappings/sort body []',
  updateMapping: 'PUT /api/2/mappings/{mapping_id} body',
} as const satisfies Record<keyof MappingsOperations, string>

/** Verifying the password of a person, and the sessions that follow from it. */
export interface LoginOperations {
  /**
   * Verifies a password and opens a session, which lives for 8 hours or until the person is logged out. So
   * many wrong passwords in a row as the policy allows lock the person. Guesses at one account that arrive
   * together are counted before they are verified: never more of them are verified than the policy allows,
   * the others wait. A name that nobody has, a wrong password and a person without a password are refused
   * alike, in words and in time.
   * Sent again only when it is sure that nothing was done.
   * Rejects with:
   * - `BadRequestError` (400): No JSON object, a member that is missing, too long or of the wrong type, or
   * an unknown name in `fields`.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, its scope does not
   * allow this call, or the person may not log in. Only then the message begins with `Authentication
   * Failed:`. It goes on with `Invalid user credentials` for an unknown name, a wrong password and a
   * person without one; with `User is locked` whatever the password is; and after the right password with
   * `User is not approved`, `User is rejected`, `User is unlicensed`, `User is not activated`, `User is
   * suspended`, `Password is expired`, `Password must be reset`, `Password is pending` or `Security
   * questions are not answered`.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param body Who logs in.
   */
  createSessionLoginToken(body: CreateSessionLoginTokenRequest, options?: CallOptions): Call<CreateSessionLoginToken200Response>

  /**
   * Answers a page of the sessions that a user has open, the oldest first. Their tokens are not in it. A
   * user has at most 100; with one more the oldest ends. `logOutUser` ends all of them. An addition to the
   * API.
   * Nothing is sent until the result is awaited, for one page, or gone through with `for await`, for all
   * items on all pages.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, a parameter that does not exist, a number
   * that is none, or a cursor that is not of this list.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such user.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param userId The id of the user.
   */
  listUserSessions(userId: number, query?: ListUserSessionsQuery, options?: CallOptions): List<Session>

  /**
   * Answers whose session a token is, and until when. A session is good until it expires, the person is
   * logged out, or the person may not log in any more. An addition to the API.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): No JSON object, or a token that is missing, too long or no text.
   * - `UnauthorizedError` (401): The token of the call is missing, unknown, expired or revoked, its scope
   * does not allow this call, or the session is not good. Only then the message begins with
   * `Authentication Failed:`. It goes on with `Session is not valid` for one that is unknown, expired or
   * ended, else with the words by which a login of that person would be refused.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param body The token of the session.
   */
  verifySession(body: VerifySessionRequest, options?: CallOptions): Call<VerifiedSession>
}

export const loginOperations = {
  createSessionLoginToken: 'POST /api/1/login/auth once body username_or_email password',
  listUserSessions: 'GET /api/1/users/{user_id}/sessions list query',
  verifySession: 'POST /api/1/sessions/verify body session_token',
} as const satisfies Record<keyof LoginOperations, string>

/** The fields of its own that an organisation gives its users, and how they are called. */
export interface CustomAttributesOperations {
  /**
   * Defines a custom attribute and answers it. From then on users can have a value for it. Sending the
   * same one twice makes one custom attribute and one 422.
   * Sent again only when it is sure that nothing was done.
   * Rejects with:
   * - `BadRequestError` (400): No JSON object, or a field that is missing or of the wrong type.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `UnprocessableEntityError` (422): The shortname is taken, too long or has other characters, or the
   * name is empty or too long.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param body The custom attribute to define.
   */
  createCustomAttribute(body: CreateCustomAttributeRequest, options?: CallOptions): Call<CustomAttribute>

  /**
   * Removes a custom attribute and the values that users have for it. They are taken away in steps of a
   * hundred people; a call that was cut off is simply repeated.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such custom attribute.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param customAttributeId The id of the custom attribute.
   */
  deleteCustomAttribute(customAttributeId: number, options?: CallOptions): Call<undefined>

  /**
   * Answers one custom attribute.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, or a query parameter was sent.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such custom attribute.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param customAttributeId The id of the custom attribute.
   */
  getCustomAttribute(customAttributeId: number, options?: CallOptions): Call<CustomAttribute>

  /**
   * Answers the custom attributes that are defined in this directory, ordered by id; all of them, unless
   * there are more than a thousand.
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
  listCustomAttributes(query?: ListCustomAttributesQuery, options?: CallOptions): List<CustomAttribute>

  /**
   * Changes the fields that are sent, leaves the others and answers the custom attribute. With another
   * shortname the users have their values under it from then on: their records are changed in steps of a
   * hundred people, and a call that was cut off is simply repeated.
   * Sent again after a lost answer, a 408, a 429 or a 5xx.
   * Rejects with:
   * - `BadRequestError` (400): The id is not a whole number, no JSON object, or a field of the wrong type.
   * - `UnauthorizedError` (401): The token is missing, unknown, expired or revoked, or its scope does not
   * allow this call.
   * - `NotFoundError` (404): There is no such custom attribute.
   * - `UnprocessableEntityError` (422): The shortname is taken, too long or has other characters, or the
   * name is empty or too long.
   * - `RateLimitError` (429): The allowance of this hour is used up. An addition to the contract.
   * @param customAttributeId The id of the custom attribute.
   * @param body The fields to change.
   */
  updateCustomAttribute(customAttributeId: number, body: UpdateCustomAttributeRequest, options?: CallOptions): Call<CustomAttribute>
}

export const customAttributesOperations = {
  createCustomAttribute: 'POST /api/2/users/custom_attributes once body user_field',
  deleteCustomAttribute: 'DELETE /api/2/users/custom_attributes/{custom_attribute_id}',
  getCustomAttribute: 'GET /api/2/users/custom_attributes/{custom_attribute_id}',
  listCustomAttributes: 'GET /api/2/users/custom_attributes list query',
  updateCustomAttribute: 'PUT /api/2/users/custom_attributes/{custom_attribute_id} body',
} as const satisfies Record<keyof CustomAttributesOperations, string>

/** The fields of bodies and queries by the kind of value they take. */
export const kinds = {
  string:
    'name description icon_url provisioning_status provisioning_state match username_or_email password subdomain return_to_url ip_address browser_id fields session_token shortname',
  integer:
    'connector_id policy_id password_minimum_length password_character_classes password_history password_expires_after_days maximum_invalid_attempts lock_minutes position limit page app_id role_id user_id directory_id after_user_id',
  boolean:
    'extension visible password_excludes_names password_excludes_common enabled',
  array:
    'apps',
  object:
    'provisioning custom_attributes user_field',
} as const
