/**
 * What can happen, by OneLogin's ids. Where its lists disagree, the older list counts (the facts' section 13).
 */
export const eventTypes = {
  roleAssigned: [4, 'USER_ASSIGNED_ROLE', '%user% was assigned the role %role%'],
  loggedIn: [5, 'USER_LOGGED_INTO_ONELOGIN', '%user% logged in'],
  loginFailed: [6, 'USER_FAILED_ONELOGIN_LOGIN', 'A login failed: %user%'],
  userUnlocked: [12, 'UNLOCKED_USER', '%user% was unlocked'],
  userLockedByFailures: [19, 'USER_LOCKED', '%user% was locked after too many failed logins'],
  userLocked: [531, 'USER_LOCKED_THROUGH_API', '%user% was locked through the API'],
  rolesAddedByMapping: [149, 'ROLE_ADDED_BY_MAPPING', 'A mapping gave %user% roles'],
  rolesRemovedByMapping: [150, 'ROLE_REMOVED_BY_MAPPING', 'A mapping took roles from %user%'],
  mappingAdded: [189, 'MAPPING_ADDED', 'The mapping %mapping% was added'],
  mappingDeleted: [190, 'MAPPING_DELETED', 'The mapping %mapping% was deleted'],
  mappingDisabled: [191, 'MAPPING_DISABLED', 'The mapping %mapping% was disabled'],
  mappingEnabled: [192, 'MAPPING_ENABLED', 'The mapping %mapping% was enabled'],
  mappingUpdated: [193, 'MAPPING_UPDATED', 'The mapping %mapping% was updated'],
  customAttributeAdded: [194, 'USER_FIELD_ADDED', 'The custom attribute %attribute% was added'],
  customAttributeDeleted: [195, 'USER_FIELD_DELETED', 'The custom attribute %attribute% was deleted'],
  mappingsReapplied: [202, 'MAPPINGS_REAPPLIED', 'All mappings were applied again'],
  saltedPasswordSet: [510, 'PASSWORD_SET_SALTED_THROUGH_API', '%user% got a password as a salted digest'],
  clearTextPasswordSet: [511, 'PASSWORD_SET_THROUGH_API', '%user% got a password'],
  customAttributesSet: [512, 'CUSTOM_ATTRIBUTES_SET_THROUGH_API', '%user% got values of custom attributes'],
  rolesAdded: [513, 'ROLE_ADDED_THROUGH_API', '%user% was given roles'],
  rolesRemoved: [514, 'ROLE_REMOVED_THROUGH_API', 'Roles were taken from %user%'],
  loggedOut: [516, 'USER_LOGGED_OUT_THROUGH_API', '%user% was logged out of all sessions'],
  userUpdated: [529, 'USER_UPDATED_THROUGH_API', '%user% was updated'],
  userDeleted: [530, 'USER_DELETED_THROUGH_API', '%user% was deleted'],
  userCreated: [533, 'USER_CREATED_THROUGH_API', '%user% was created'],
  // What OneLogin has no event for, or none that is known, from 9001 on.
  groupCreated: [9001, 'GROUP_CREATED', 'The group %group% was created'],
  groupUpdated: [9002, 'GROUP_UPDATED', 'The group %group% was updated'],
  groupDeleted: [9003, 'GROUP_DELETED', 'The group %group% was deleted'],
  policyCreated: [9201, 'POLICY_CREATED', 'The policy %policy% was created'],
  policyUpdated: [9202, 'POLICY_UPDATED', 'The policy %policy% was updated'],
  policyDeleted: [9203, 'POLICY_DELETED', 'The policy %policy% was deleted'],
  customAttributeUpdated: [9211, 'USER_FIELD_UPDATED', 'The custom attribute %attribute% was updated'],
  credentialCreated: [9401, 'CREDENTIAL_CREATED', 'The API credential %notes% was created'],
  credentialUpdated: [9402, 'CREDENTIAL_UPDATED', 'The API credential %notes% was updated'],
  credentialDeleted: [9403, 'CREDENTIAL_DELETED', 'The API credential %notes% was deleted'],
  credentialSecretRotated: [9404, 'CREDENTIAL_SECRET_ROTATED', 'The API credential %notes% got a new secret'],
} as const satisfies Record<string, readonly [id: number, name: string, description: string]>

export type EventType = keyof typeof eventTypes
