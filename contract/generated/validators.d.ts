// Printed from contract/openapi.yaml by `npm run print`. Change it there.

/** Why a value was refused: where, by which keyword of JSON Schema, and what that keyword asks for. */
export interface ValidationError {
  readonly instancePath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}

/** Says whether a value is good. When it is not, `errors` says why until the next call. */
export interface Validator {
  (data: unknown): boolean
  errors?: readonly ValidationError[] | null
}

/** The validators by the name of their schema, which is the name in `operations.….body.schema`. */
export const validators: {
  readonly AddRolesToUserRequest: Validator
  readonly UserInput: Validator
  readonly LockAccountUserRequest: Validator
  readonly LogOutUserRequest: Validator
  readonly RemoveUserRoleRequest: Validator
  readonly SetUserStateRequest: Validator
  readonly UpdatePasswordInsecureRequest: Validator
  readonly UpdatePasswordSecureRequest: Validator
  readonly UserIdsRequest: Validator
  readonly RoleInput: Validator
  readonly AppIdsRequest: Validator
  readonly UpdateRoleRequest: Validator
  readonly AppInput: Validator
  readonly UpdateAppRequest: Validator
  readonly UpdateUserAppRequest: Validator
  readonly GroupInput: Validator
  readonly UpdateGroupRequest: Validator
  readonly PolicyInput: Validator
  readonly UpdatePolicyRequest: Validator
  readonly CreateCredentialRequest: Validator
  readonly UpdateCredentialRequest: Validator
  readonly SetCustomAttributesRequest: Validator
  readonly MappingInput: Validator
  readonly DryRunMappingRequest: Validator
  readonly SortMappingsRequest: Validator
  readonly UpdateMappingRequest: Validator
  readonly CreateSessionLoginTokenRequest: Validator
  readonly VerifySessionRequest: Validator
  readonly CreateCustomAttributeRequest: Validator
  readonly UpdateCustomAttributeRequest: Validator
  readonly GenerateTokenRequest: Validator
  readonly RevokeTokenRequest: Validator
}

export type ValidatorName = keyof typeof validators
