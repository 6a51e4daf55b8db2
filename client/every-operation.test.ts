import type { CallOptions } from './api-client.ts'
import type { UserOperationId } from './generated/types.ts'
import type { UsersV1Api } from './users-v1-api.ts'

// What tests need that call everything: one call of each operation, with as little as it takes.

export interface Operation {
  name: UserOperationId
  /** A read; a write that may be sent again when its answer was lost; or one that is sent once then. */
  kind: 'read' | 'write' | 'once'
  call: (users: UsersV1Api, options?: CallOptions) => PromiseLike<unknown>
  /** What a server answers that did it. */
  answer: unknown
}

const roles = { role_id_array: [1] }
const clear = { password: 'a', password_confirmation: 'a' }
const digest = { ...clear, password_algorithm: 'salt+sha256' } as const
const done = { code: 200, message: 'Success' }
const user = { id: 7 }

type Row = [Operation['name'], Operation['kind'], Operation['call'], answer: unknown]

const rows: Row[] = [
  ['listUsers', 'read', (users, options) => users.listUsers({}, options), [user]],
  ['getUserById', 'read', (users, options) => users.getUserById(7, options), user],
  ['getUserApps', 'read', (users, options) => users.getUserApps(7, {}, options), []],
  ['getUserRoles', 'read', (users, options) => users.getUserRoles(7, options), { data: [1] }],
  ['getCustomAttributes', 'read', (users, options) => users.getCustomAttributes(options), { data: [['a']] }],
  ['updateUser', 'write', (users, options) => users.updateUser(7, {}, {}, options), user],
  ['deleteUser', 'write', (users, options) => users.deleteUser(7, options), undefined],
  ['addRolesToUser', 'write', (users, options) => users.addRolesToUser(7, roles, options), done],
  ['removeUserRole', 'write', (users, options) => users.removeUserRole(7, roles, options), done],
  ['setUserState', 'write', (users, options) => users.setUserState(7, { state: 1 }, options), done],
  ['logOutUser', 'write', (users, options) => users.logOutUser(7, {}, options), done],
  ['createUser', 'once', (users, options) => users.createUser({}, {}, options), user],
  [
    'lockAccountUser',
    'once',
    (users, options) => users.lockAccountUser(7, { locked_until: 1 }, options),
    done,
  ],
  [
    'updatePasswordInsecure',
    'once',
    (users, options) => users.updatePasswordInsecure(7, clear, options),
    done,
  ],
  ['updatePasswordSecure', 'once', (users, options) => users.updatePasswordSecure(7, digest, options), done],
]

export const everyOperation: Operation[] = rows.map(([name, kind, call, answer]) => ({
  name,
  kind,
  call,
  answer,
}))
