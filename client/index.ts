export { ApiClient, type CallOptions } from './api-client.ts'
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
} from './generated.ts'
export type { ApiRequest } from './request.ts'
export type { Answer } from './send.ts'
export type { ApiClientOptions } from './settings.ts'
export type { Page, UserList } from './user-list.ts'
export { UsersV1Api } from './users-v1-api.ts'
