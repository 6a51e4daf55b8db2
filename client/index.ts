export type { Answer } from './answer.ts'
export { ApiClient, type CallOptions } from './api-client.ts'
export type { Call } from './call.ts'
export {
  ApiError,
  BadRequestError,
  ConnectionError,
  ForbiddenError,
  NotFoundError,
  RateLimitError,
  ServerError,
  TimeoutError,
  UnauthorizedError,
  UnprocessableEntityError,
} from './errors.ts'
export type {
  AddRolesToUserRequest,
  CreateUserQuery,
  ErrorBody,
  GetCustomAttributes200Response,
  GetUserAppsQuery,
  GetUserRoles200Response,
  ListUsersQuery,
  LockAccountUserRequest,
  LogOutUserRequest,
  OperationId,
  RemoveUserRoleRequest,
  SetUserStateRequest,
  UpdatePasswordInsecureRequest,
  UpdatePasswordSecureRequest,
  UpdateUserQuery,
  User,
  UserApp,
  UserInput,
} from './generated/types.ts'
export type { ApiRequest } from './request.ts'
export { saltedPassword } from './salted-password.ts'
export type { ApiClientOptions, Limits } from './settings.ts'
export type { StoredToken, TokenStore } from './token.ts'
export { type Page, type UserList, UsersV1Api } from './users-v1-api.ts'
export type { RequestEvent, ResponseEvent, RetryEvent, Watcher } from './watcher.ts'
