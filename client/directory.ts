import type { ApiClient } from './api-client.ts'
import {
  type AccountsOperations,
  type AppsOperations,
  accountsOperations,
  appsOperations,
  type CredentialsOperations,
  type CustomAttributesOperations,
  credentialsOperations,
  customAttributesOperations,
  type EventsOperations,
  eventsOperations,
  type GroupsOperations,
  groupsOperations,
  kinds,
  type LoginOperations,
  loginOperations,
  type MappingsOperations,
  mappingsOperations,
  type PoliciesOperations,
  policiesOperations,
  type RolesOperations,
  rolesOperations,
} from './generated/directory.ts'
import { toMethod } from './operation.ts'

export type * from './generated/directory.ts'
export type * from './generated/types.ts'
export type { List, PageOf } from './list.ts'

// What stands around the users, a class for each kind of thing. The methods reject as those of `UsersV1Api` do. It is an
// entry of its own, so that a program that needs the fifteen alone stays as small as it is.

/** Roles: list, get, create, update, delete; who has one, and which apps it gives. */
export type RolesApi = RolesOperations
export const RolesApi = toApi<RolesApi>(rolesOperations)

/** Apps: list, get, create, update, delete; who has one, and how far their accounts have come. */
export type AppsApi = AppsOperations
export const AppsApi = toApi<AppsApi>(appsOperations)

/** Groups of people: list, get, create, update, delete. */
export type GroupsApi = GroupsOperations
export const GroupsApi = toApi<GroupsApi>(groupsOperations)

/** Rules that give roles and values because of who somebody is: list, get, create, update, sort, try, reapply, delete. */
export type MappingsApi = MappingsOperations
export const MappingsApi = toApi<MappingsApi>(mappingsOperations)

/** Policies for passwords and locks: list, get, create, update, delete. */
export type PoliciesApi = PoliciesOperations
export const PoliciesApi = toApi<PoliciesApi>(policiesOperations)

/** API credentials: list, get, create, update, delete, and a new secret. */
export type CredentialsApi = CredentialsOperations
export const CredentialsApi = toApi<CredentialsApi>(credentialsOperations)

/** The log of all that happened: list it, get an event, list the types. */
export type EventsApi = EventsOperations
export const EventsApi = toApi<EventsApi>(eventsOperations)

/** Calls on one person beside the fifteen. */
/** Logging people in, and their sessions: create a session, verify one, list those of a user. */
export type LoginApi = LoginOperations
export const LoginApi = toApi<LoginApi>(loginOperations)

/** What else can be done to an account: unlock it. */
export type AccountsApi = AccountsOperations
export const AccountsApi = toApi<AccountsApi>(accountsOperations)

/** Definitions of custom attributes: list, get, create, update, delete. */
export type CustomAttributesApi = CustomAttributesOperations
export const CustomAttributesApi = toApi<CustomAttributesApi>(customAttributesOperations)

/** The class of some operations. `api` may be shared with other uses; its token is too. */
function toApi<Api>(lines: Readonly<Record<string, string>>): new (api: ApiClient) => Api {
  return class {
    constructor(api: ApiClient) {
      for (const [id, line] of Object.entries(lines))
        (this as Record<string, unknown>)[id] = toMethod(api, line, { kinds, read: ({ data }) => data })
    }
  } as unknown as new (
    api: ApiClient,
  ) => Api
}
