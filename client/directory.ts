import type { ApiClient } from './api-client.ts'
import { checkFields, checkWhole } from './check.ts'
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

export type * from './generated/types.ts'
export type { List, PageOf } from './list.ts'

// What stands around the users, a class for each kind of thing. The methods reject as those of `UsersV1Api` do. It is an
// entry of its own, so that a program that needs the fifteen alone stays as small as it is. That a class is made by a call
// without effects is said to bundlers, which leave out those that nobody uses.

/** Roles: list, get, create, update, delete; who has one, and which apps it gives. */
export type RolesApi = RolesOperations
export const RolesApi = /* @__PURE__ */ toApi<RolesApi>(rolesOperations)

/** Apps: list, get, create, update, delete; who has one, and how far their accounts have come. */
export type AppsApi = AppsOperations
export const AppsApi = /* @__PURE__ */ toApi<AppsApi>(appsOperations)

/** Groups of people: list, get, create, update, delete. */
export type GroupsApi = GroupsOperations
export const GroupsApi = /* @__PURE__ */ toApi<GroupsApi>(groupsOperations)

/** Rules that give roles and values because of who somebody is: list, get, create, update, sort, try, reapply, delete. */
export type MappingsApi = MappingsOperations
export const MappingsApi = /* @__PURE__ */ toApi<MappingsApi>(mappingsOperations)

/** Policies for passwords and locks: list, get, create, update, delete. */
export type PoliciesApi = PoliciesOperations
export const PoliciesApi = /* @__PURE__ */ toApi<PoliciesApi>(policiesOperations)

/** API credentials: list, get, create, update, delete, and a new secret. */
export type CredentialsApi = CredentialsOperations
export const CredentialsApi = /* @__PURE__ */ toApi<CredentialsApi>(credentialsOperations)

/** The log of all that happened: list it, get an event, list the types. */
export type EventsApi = EventsOperations
export const EventsApi = /* @__PURE__ */ toApi<EventsApi>(eventsOperations)

/** Logging people in, and their sessions: create a session, verify one, list those of a user. */
export type LoginApi = LoginOperations
export const LoginApi = /* @__PURE__ */ toApi<LoginApi>(loginOperations)

/** What else can be done to an account: unlock it. */
export type AccountsApi = AccountsOperations
export const AccountsApi = /* @__PURE__ */ toApi<AccountsApi>(accountsOperations)

/** Definitions of custom attributes: list, get, create, update, delete. */
export type CustomAttributesApi = CustomAttributesOperations
export const CustomAttributesApi = /* @__PURE__ */ toApi<CustomAttributesApi>(customAttributesOperations)

/** The class of some operations. `api` may be shared with other uses; its token is too. */
function toApi<Api>(lines: Readonly<Record<string, string>>): new (api: ApiClient) => Api {
  return class {
    constructor(api: ApiClient) {
      for (const [id, line] of Object.entries(lines))
        (this as Record<string, unknown>)[id] = toMethod(api, line, check, toText, ({ data }) => data)
    }
  } as unknown as new (
    api: ApiClient,
  ) => Api
}

/** Some operations take a list as their body. */
function check(what: 'body' | 'query', fields: unknown, needed?: readonly string[]): void {
  if (needed?.[0] !== '[]') checkFields(what, fields, kinds, needed)
  else if (!Array.isArray(fields)) throw new TypeError(`${what} must be a list`)
}

/** A part of a path as text: an id, or what is text already, such as a value. */
function toText(placeholder: string, part: unknown): string {
  const name = placeholder.replace(/_(.)|\W/g, (_, letter = '') => letter.toUpperCase())
  if (name.endsWith('Id')) return String(checkWhole(name, part))
  if (typeof part === 'string' && part) return encodeURIComponent(part)
  throw new TypeError(`${name} must be text`)
}
