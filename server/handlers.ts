import type { OperationId } from '@rollcall/contract'
import type { Handler } from './context.ts'
import { createApp, deleteApp, getApp, listApps, listAppUsers, updateApp } from './directory/apps.ts'
import {
  createCredential,
  deleteCredential,
  getCredential,
  listCredentials,
  rotateCredentialSecret,
  updateCredential,
} from './directory/credentials.ts'
import {
  createCustomAttribute,
  deleteCustomAttribute,
  getCustomAttribute,
  listCustomAttributes,
  updateCustomAttribute,
} from './directory/custom-attributes.ts'
import { getEvent, listEvents, listEventTypes } from './directory/events.ts'
import { explainUser } from './directory/explain.ts'
import { createGroup, deleteGroup, getGroup, listGroups, updateGroup } from './directory/groups.ts'
import { createSessionLoginToken } from './directory/login.ts'
import {
  listMappingActions,
  listMappingActionValues,
  listMappingConditionOperators,
  listMappingConditions,
  listMappingConditionValues,
} from './directory/mappings/choices.ts'
import { dryRunMapping } from './directory/mappings/dry-run.ts'
import {
  createMapping,
  deleteMapping,
  getMapping,
  listMappings,
  sortMappings,
  updateMapping,
} from './directory/mappings/mappings.ts'
import { getMappingRun, reapplyMappings } from './directory/mappings/reapply.ts'
import { createPolicy, deletePolicy, getPolicy, listPolicies, updatePolicy } from './directory/policies.ts'
import {
  createRole,
  deleteRole,
  getRole,
  listRoleApps,
  listRoles,
  setRoleApps,
  updateRole,
} from './directory/roles.ts'
import { listUserSessions, verifySession } from './directory/sessions.ts'
import { lockAccountUser, logOutUser, setUserState } from './users/account.ts'
import { getUserApp, getUserApps, updateUserApp } from './users/apps.ts'
import { getCustomAttributes, setCustomAttributes } from './users/custom-attributes.ts'
import { listUsers } from './users/list.ts'
import { updatePasswordInsecure, updatePasswordSecure } from './users/password.ts'
import { createUser, deleteUser, getUserById, updateUser } from './users/profile.ts'
import { addRoleUsers, listRoleUsers, removeRoleUsers } from './users/role-users.ts'
import { addRolesToUser, getUserRoles, removeUserRole } from './users/roles.ts'
import { unlockUser } from './users/unlock.ts'

/** One function for each operation of the contract: a new operation is a compile error here until it is answered. */
export const handlers: { readonly [N in OperationId]: Handler<N> } = {
  addRoleUsers,
  addRolesToUser,
  createApp,
  createCredential,
  createCustomAttribute,
  createGroup,
  createMapping,
  createPolicy,
  createRole,
  createSessionLoginToken,
  createUser,
  deleteApp,
  deleteCredential,
  deleteCustomAttribute,
  deleteGroup,
  deleteMapping,
  deletePolicy,
  deleteRole,
  deleteUser,
  dryRunMapping,
  explainUser,
  getApp,
  getCredential,
  getCustomAttribute,
  getCustomAttributes,
  getEvent,
  getGroup,
  getMapping,
  getMappingRun,
  getPolicy,
  getRole,
  getUserApp,
  getUserApps,
  getUserById,
  getUserRoles,
  listAppUsers,
  listApps,
  listCredentials,
  listCustomAttributes,
  listEventTypes,
  listEvents,
  listGroups,
  listMappingActionValues,
  listMappingActions,
  listMappingConditionOperators,
  listMappingConditionValues,
  listMappingConditions,
  listMappings,
  listPolicies,
  listRoleApps,
  listRoleUsers,
  listRoles,
  listUserSessions,
  listUsers,
  lockAccountUser,
  logOutUser,
  reapplyMappings,
  removeRoleUsers,
  removeUserRole,
  rotateCredentialSecret,
  setCustomAttributes,
  setRoleApps,
  setUserState,
  sortMappings,
  unlockUser,
  updateApp,
  updateCredential,
  updateCustomAttribute,
  updateGroup,
  updateMapping,
  updatePasswordInsecure,
  updatePasswordSecure,
  updatePolicy,
  updateRole,
  updateUser,
  updateUserApp,
  verifySession,
}
