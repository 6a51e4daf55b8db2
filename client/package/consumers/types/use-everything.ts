// Every name that the package exports, used as a consumer would. It is compiled, never run.
import {
  type AddRolesToUserRequest,
  type Answer,
  ApiClient,
  type ApiClientOptions,
  ApiError,
  type ApiRequest,
  BadRequestError,
  type Call,
  type CallOptions,
  ConnectionError,
  type CreateUserQuery,
  type ErrorBody,
  ForbiddenError,
  type GetCustomAttributes200Response,
  type GetUserAppsQuery,
  type GetUserRoles200Response,
  type Limits,
  type ListUsersQuery,
  type LockAccountUserRequest,
  type LogOutUserRequest,
  NotFoundError,
  type OperationId,
  type Page,
  RateLimitError,
  type RemoveUserRoleRequest,
  type RequestEvent,
  type ResponseEvent,
  type RetryEvent,
  ServerError,
  type SetUserStateRequest,
  type StoredToken,
  saltedPassword,
  TimeoutError,
  type TokenStore,
  UnauthorizedError,
  UnprocessableEntityError,
  type UpdatePasswordInsecureRequest,
  type UpdatePasswordSecureRequest,
  type UpdateUserQuery,
  type User,
  type UserApp,
  type UserInput,
  type UserList,
  UsersV1Api,
  type Watcher,
} from '@rollcall/client'

/** Holds when the two types are the same; `any` is the same as no other. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const holds = <Fact extends true>(fact?: Fact): Fact | undefined => fact

let stored: StoredToken | undefined
const tokenStore: TokenStore = {
  get: () => stored,
  set: (token) => {
    stored = token
  },
}
const watcher: Watcher = {
  onRequest: ({ method, url, tries }: RequestEvent) => console.log(method, url, tries),
  onResponse: ({ status, headers }: ResponseEvent) => console.log(status, headers.get('x-request-id')),
  onRetry: ({ error, delayMs }: RetryEvent) => console.log(error, delayMs),
}
const limits: Limits = { timeoutMs: 1000, deadlineMs: 5000, maxRetries: 1 }
const settings: ApiClientOptions = {
  subdomain: 'acme',
  clientId: 'id',
  clientSecret: 'secret',
  tokenStore,
  fetch,
  ...watcher,
  ...limits,
}
const api = new ApiClient(settings)
const users = new UsersV1Api(api)
const same: UsersV1Api = users
const options: CallOptions = {
  ...limits,
  signal: new AbortController().signal,
  headers: { traceparent: '00' },
}

export async function useEverything(id: number): Promise<void> {
  const request: ApiRequest = { method: 'GET', path: '/api/1/users', query: { limit: 1 } }
  const anything: Answer = await api.request(request, options)
  holds<Same<typeof anything.data, unknown>>()
  holds<Same<typeof api.host, string>>()

  const filters: ListUsersQuery = { lastname: '*son', custom_attributes: { team: 'red' } }
  const list: UserList = same.listUsers(filters, options)
  const page: Page = await list
  holds<Same<typeof page.users, User[]>>()
  for await (const user of list) holds<Same<typeof user, User>>()
  for await (const part of list.pages()) holds<Same<typeof part, Page>>()
  const whole = await list.withResponse()
  holds<Same<typeof whole, Answer<Page>>>()

  const input: UserInput = { username: 'ada', custom_attributes: { team: 'red' } }
  const mappings: CreateUserQuery & UpdateUserQuery = { mappings: 'sync' }
  const call: Call<User> = users.createUser(input, mappings, options)
  const { data, tries, rateLimit } = await call.withResponse()
  holds<Same<typeof data, User>>()
  holds<Same<typeof tries, number>>()
  holds<Same<typeof rateLimit.remaining, number | undefined>>()
  const changed: User = await users.updateUser(id, { title: null }, mappings)
  holds<Same<typeof changed.id, number>>()
  const found = await users.getUserById(id)
  holds<Same<typeof found, User>>()
  holds<Same<Awaited<ReturnType<typeof users.deleteUser>>, undefined>>()

  const visibility: GetUserAppsQuery = { ignore_visibility: true }
  const apps = await users.getUserApps(id, visibility)
  holds<Same<typeof apps, UserApp[]>>()
  const roles: GetUserRoles200Response = await users.getUserRoles(id)
  holds<Same<typeof roles.data, number[]>>()
  const attributes: GetCustomAttributes200Response = await users.getCustomAttributes()
  holds<Same<typeof attributes.data, string[][]>>()

  const more: AddRolesToUserRequest = { role_id_array: [1] }
  const fewer: RemoveUserRoleRequest = { role_id_array: [{ role_id: 1 }] }
  const state: SetUserStateRequest = { state: 1 }
  const lock: LockAccountUserRequest = { locked_until: 5 }
  const nothing: LogOutUserRequest = {}
  const clear: UpdatePasswordInsecureRequest = { password: 'a', password_confirmation: 'a' }
  const salted: UpdatePasswordSecureRequest = await saltedPassword('a')
  const outcomes: ErrorBody[] = [
    await users.addRolesToUser(id, more),
    await users.removeUserRole(id, fewer),
    await users.setUserState(id, state),
    await users.lockAccountUser(id, lock),
    await users.logOutUser(id, nothing),
    await users.updatePasswordInsecure(id, clear),
    await users.updatePasswordSecure(id, salted),
  ]
  const operation: OperationId = 'logOutUser'
  console.log(outcomes, users[operation])
}

export function explain(error: unknown): string | number | undefined {
  const refusals = [
    BadRequestError,
    UnauthorizedError,
    ForbiddenError,
    NotFoundError,
    UnprocessableEntityError,
    RateLimitError,
    ServerError,
  ]
  if (refusals.some((kind) => error instanceof kind)) return 'refused'
  if (error instanceof ApiError) return error.retryAfterMs ?? error.requestId ?? error.cursor ?? error.status
  if (error instanceof TimeoutError) return error.timeoutMs
  if (error instanceof ConnectionError) return error.cursor
  return undefined
}

// @ts-expect-error a misspelt method
users.getUserByID(1)
// @ts-expect-error ids are numbers
users.getUserById('1')
// @ts-expect-error the body is missing
users.addRolesToUser(1)
// @ts-expect-error a misspelt field
users.createUser({ user_name: 'ada' })
// @ts-expect-error a field of the wrong type
users.createUser({ username: 1 })
// @ts-expect-error a state that does not exist
users.setUserState(1, { state: 4 })
// @ts-expect-error a misspelt filter
users.listUsers({ last_name: 'Lovelace' })
// @ts-expect-error a misspelt option
users.getUserById(1, { timeout: 1000 })
// @ts-expect-error a misspelt option of the client
new ApiClient({ host: 'http://127.0.0.1:4000', token: 'x' })

// @ts-expect-error not everything is exported
export type { UserOperations } from '@rollcall/client'
