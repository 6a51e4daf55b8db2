import type { OperationId } from '@rollcall/contract'
import type { Handler } from './context.ts'
import {
  createCredential,
  deleteCredential,
  getCredential,
  listCredentials,
  rotateCredentialSecret,
  updateCredential,
} from './directory/credentials.ts'
import { getEvent, listEvents, listEventTypes } from './directory/events.ts'
import { explainUser } from './directory/explain.ts'
import { createGroup, deleteGroup, getGroup, listGroups, updateGroup } from './directory/groups.ts'
import { createPolicy, deletePolicy, getPolicy, listPolicies, updatePolicy } from './directory/policies.ts'
import { lockAccountUser, logOutUser, setUserState } from './users/account.ts'
import { getUserApps } from './users/apps.ts'
import { getCustomAttributes } from './users/custom-attributes.ts'
import { listUsers } from './users/list.ts'
import { updatePasswordInsecure, updatePasswordSecure } from './users/password.ts'
import { createUser, deleteUser, getUserById, updateUser } from './users/profile.ts'
import { addRolesToUser, getUserRoles, removeUserRole } from './users/roles.ts'

/** One function for each operation of the contract: a new operation is a compile error here until it is answered. */
export const handlers: { readonly [N in OperationId]: Handler<N> } = {
  addRolesToUser,
  createCredential,
  createGroup,
  createPolicy,
  createUser,
  deleteCredential,
  deleteGroup,
  deletePolicy,
  deleteUser,
  getCredential,
  explainUser,
  getCustomAttributes,
  getEvent,
  getGroup,
  getPolicy,
  getUserApps,
  getUserById,
  getUserRoles,
  listCredentials,
  listEventTypes,
  listEvents,
  listGroups,
  listPolicies,
  listUsers,
  lockAccountUser,
  logOutUser,
  removeUserRole,
  rotateCredentialSecret,
  setUserState,
  updateCredential,
  updateGroup,
  updatePasswordInsecure,
  updatePasswordSecure,
  updatePolicy,
  updateUser,
}
