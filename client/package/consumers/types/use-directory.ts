// Every class of the second entry, used as a consumer would. It is compiled, never run.
import { type Answer, ApiClient } from '@rollcall/client'
import {
  AccountsApi,
  AppsApi,
  type Credential,
  CredentialsApi,
  type CredentialWithSecret,
  CustomAttributesApi,
  type Event,
  EventsApi,
  type Group,
  type GroupInput,
  GroupsApi,
  type List,
  type ListGroupsQuery,
  LoginApi,
  MappingsApi,
  type PageOf,
  PoliciesApi,
  type Policy,
  RolesApi,
} from '@rollcall/client/directory'

/** Holds when the two types are the same; `any` is the same as no other. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const holds = <Fact extends true>(fact?: Fact): Fact | undefined => fact

const api = new ApiClient({ host: 'http://127.0.0.1:4000', accessToken: 'x' })
const groups = new GroupsApi(api)
const same: GroupsApi = groups

export async function useDirectory(id: number): Promise<void> {
  const query: ListGroupsQuery = { name: 'B*', limit: 10 }
  const list: List<Group> = same.listGroups(query)
  const page: PageOf<Group> = await list
  holds<Same<typeof page.items, Group[]>>()
  for await (const group of list) holds<Same<typeof group, Group>>()
  const input: GroupInput = { name: 'Berlin' }
  const whole = await groups.createGroup(input, { timeoutMs: 1000 }).withResponse()
  holds<Same<typeof whole, Answer<Group>>>()

  const policies = new PoliciesApi(api)
  const policy = await policies.getPolicy(id)
  holds<Same<typeof policy, Policy>>()

  const credentials = new CredentialsApi(api)
  const made = await credentials.createCredential({ name: 'HR', scope: 'Manage users' })
  holds<Same<typeof made, CredentialWithSecret>>()
  const read = await credentials.getCredential(made.id)
  holds<Same<typeof read, Credential>>()

  const mappings = new MappingsApi(api)
  const sorted = await mappings.sortMappings([2, 1])
  holds<Same<typeof sorted, number[]>>()
  const field: Same<Parameters<typeof mappings.listMappingConditionValues>[0], string> = true
  const events = new EventsApi(api)
  for await (const event of events.listEvents({ limit: 10 })) holds<Same<typeof event, Event>>()
  const roles = new RolesApi(api)
  const apps = new AppsApi(api)
  console.log(roles, apps)
  const login = new LoginApi(api)
  const accounts = new AccountsApi(api)
  const attributes = new CustomAttributesApi(api)
  console.log(sorted, field, login, accounts, attributes)
}

// @ts-expect-error a scope that does not exist
new CredentialsApi(api).createCredential({ name: 'HR', scope: 'Everything' })
// @ts-expect-error the body is missing
groups.createGroup()
// @ts-expect-error a misspelt field
groups.createGroup({ title: 'Berlin' })

// @ts-expect-error not everything is exported
export type { GroupsOperations } from '@rollcall/client/directory'
