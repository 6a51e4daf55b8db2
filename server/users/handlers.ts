import type { OperationId } from '@rollcall/contract'
import { lockAccountUser, logOutUser, setUserState } from './account.ts'
import { getUserApps } from './apps.ts'
import type { Handler } from './context.ts'
import { getCustomAttributes } from './custom-attributes.ts'
import { listUsers } from './list.ts'
import { updatePasswordInsecure, updatePasswordSecure } from './password.ts'
import { createUser, deleteUser, getUserById, updateUser } from './profile.ts'
import { addRolesToUser, getUserRoles, removeUserRole } from './roles.ts'

/** One function for each operation of the contract: a new operation is a compile error here until it is answered. */
export const handlers: { readonly [N in OperationId]: Handler<N> } = {
  addRolesToUser,
  createUser,
  deleteUser,
  getCustomAttributes,
  getUserApps,
  getUserById,
  getUserRoles,
  listUsers,
  lockAccountUser,
  logOutUser,
  removeUserRole,
  setUserState,
  updatePasswordInsecure,
  updatePasswordSecure,
  updateUser,
}
