import {
  type Operation,
  type OperationId,
  type ValidationError,
  type ValidatorName,
  validators,
} from '@rollcall/contract'
import { ApiError } from '../errors.ts'

/** Makes the function that reads an operation's body: older forms are brought into the contract's, then checked. */
export function createBodyParser(id: OperationId, operation: Operation): (body: unknown) => unknown {
  if (operation.body === undefined) return () => undefined
  const { schema, required } = operation.body
  const isValid = validators[schema as ValidatorName]
  const modern = olderForms[id] ?? ((body: unknown) => body)
  const code = operation.statuses.includes(422) ? 422 : 400
  // A list of nothing says something where the contract allows it: that nothing is to be left.
  const mayBeNothing = isValid([])
  return (sent) => {
    const body = modern(sent)
    const isNothing = typeof body === 'object' && body !== null && Object.keys(body).length === 0
    if (body == null || (isNothing && !(mayBeNothing && Array.isArray(body)))) {
      if (required) throw new ApiError('bodyEmpty')
      return body
    }
    checkText(body, '')
    if (!isValid(body))
      throw toApiError((isValid.errors as ValidationError[])[0] as ValidationError, id, code)
    return body
  }
}

/** What clients of older versions send. */
const olderForms: { readonly [N in OperationId]?: (body: unknown) => unknown } = {
  addRolesToUser: fromBareRoles,
  removeUserRole: fromBareRoles,
  createUser: fromLegacyUser,
  updateUser: fromLegacyUser,
  createCustomAttribute: intoUserField,
  updateCustomAttribute: fromUserField,
  addRoleUsers: fromUserIds,
  removeRoleUsers: fromUserIds,
}

function fromBareRoles(body: unknown): unknown {
  return Array.isArray(body) ? { role_id_array: body } : body
}

/** Older SDKs put the ids into an object, as documents of the service had it for some time. */
function fromUserIds(body: unknown): unknown {
  return Array.isArray(body) ? body : ((body as { user_id?: unknown } | null)?.user_id ?? body)
}

/** Legacy names are taken where the contract's name is not there; a list of directory groups becomes one text. */
function fromLegacyUser(body: unknown): unknown {
  if (!isMembers(body)) return body
  const { notes, role_id, locale_code, member_of, ...user } = body
  return {
    ...(notes !== undefined && { comment: notes }),
    ...(role_id !== undefined && { role_ids: typeof role_id === 'number' ? [role_id] : role_id }),
    ...(locale_code !== undefined && { preferred_locale_code: locale_code }),
    ...(member_of !== undefined && { member_of: isTexts(member_of) ? member_of.join(';') : member_of }),
    ...user,
  }
}

/** Clients agree on `user_field` neither for the one call nor for the other. */
function intoUserField(body: unknown): unknown {
  if (!isMembers(body) || Object.keys(body).length === 0 || isMembers(body.user_field)) return body
  return { user_field: body }
}

function fromUserField(body: unknown): unknown {
  return isMembers(body) && isMembers(body.user_field) ? body.user_field : body
}

const isMembers = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

/** No body of the contract comes near this, and what goes deeper would exhaust the stack. */
const deepest = 32

/** Databases keep text, and neither the character NUL nor half a character is text. */
function checkText(value: unknown, name: string, depth = 0): void {
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed()))
    throw new ApiError('memberInvalid', name.slice(0, 100), 'it holds a character that is no text')
  if (typeof value !== 'object' || value === null) return
  if (depth === deepest) throw new ApiError('memberInvalid', name.slice(0, 100), 'it is nested too deeply')
  for (const [key, member] of Object.entries(value)) {
    const path = name === '' ? key : `${name}.${key}`
    checkText(key, path)
    checkText(member, path, depth + 1)
  }
}

function toApiError(
  { instancePath, keyword, params }: ValidationError,
  id: OperationId,
  code: 400 | 422,
): ApiError {
  const path = instancePath.split('/').slice(1).map(unescapePointer)
  const name = nameOf(path, keyword).slice(0, 100)
  if (keyword === 'required') return new ApiError('memberMissing', String(params.missingProperty))
  if (name === 'role_id_array')
    return keyword === 'minItems'
      ? new ApiError('rolesEmpty')
      : new ApiError('memberType', name, 'array of integers')
  if (keyword === 'type' && id === 'lockAccountUser' && path.length > 0) return new ApiError('lockType')
  if (keyword === 'type') return new ApiError('memberType', name, typeName(params.type, path))
  if (id === 'setUserState') return new ApiError('stateInvalid')
  const rule = ruleOf(keyword, params)
  return code === 422
    ? new ApiError('validationFailed', [`${name} ${rule}`])
    : new ApiError('memberInvalid', name, `it ${rule}`)
}

/** Members of which it must be said where in them something is wrong. */
const nested: ReadonlySet<string> = new Set(['custom_attributes', 'user_field', 'conditions', 'actions'])

/** A body that is a list as a whole is the input, and so is each of its items. */
function nameOf(path: readonly string[], keyword: string): string {
  const [first = 'input'] = path
  if (nested.has(first)) return path.join('.')
  return /^\d+$/.test(first) ? (keyword === 'type' ? 'input' : `input ${first}`) : first
}

const unescapePointer = (name: string): string => name.replaceAll('~1', '/').replaceAll('~0', '~')

/** `role_ids/0` is a matter of the list; `["string","null"]` is a text. */
function typeName(type: unknown, path: readonly string[]): string {
  const first = String(Array.isArray(type) ? type[0] : type).split(',')[0] as string
  const isItem = /^\d+$/.test(path[0] ?? '')
  return isItem || path[0] === 'role_ids' || path[0] === 'apps' ? 'array of integers' : first
}

function ruleOf(keyword: string, params: Readonly<Record<string, unknown>>): string {
  switch (keyword) {
    case 'maxLength':
      return `is too long (maximum is ${params.limit} characters)`
    case 'minLength':
      return `is too short (minimum is ${params.limit} characters)`
    case 'maxItems':
      return `has too many items (maximum is ${params.limit})`
    case 'maximum':
      return `must be at most ${params.limit}`
    case 'minimum':
      return `must be at least ${params.limit}`
    case 'enum':
      return `must be one of ${(params.allowedValues as unknown[]).filter((value) => value !== null).join(', ')}`
    case 'pattern':
      return `must match ${params.pattern}`
    default:
      return 'is not what the contract says'
  }
}
