/**
 * Everything that can be refused, with the answer it gets. Code throws a name; `http/answers.ts` turns it into the
 * contract's `Error` body. Texts that clients compare with are those of the service (docs/compatibility.md).
 */
export const errors = {
  parameterUnknown: [
    400,
    (names: readonly string[]) => `query parameter(s) not allowed: ${names.join(', ')}`,
  ],
  parameterRepeated: [400, (name: string) => `query parameter ${name} is given more than once`],
  parameterType: [
    400,
    (name: string, type: string) => `${name} has incorrect data type. It should be -> ${type}`,
  ],
  parameterValue: [400, (name: string, valid: string) => `${name} is invalid. It should be ${valid}`],
  cursorInvalid: [400, () => 'Invalid pagination cursor'],
  filtersTooLong: [
    400,
    () => 'The filters are too long: the links and cursors of this list would not fit into the headers',
  ],
  idInvalid: [400, () => 'ID is incorrect'],

  contentType: [
    400,
    () =>
      'Content Type is not specified or specified incorrectly. Content-Type header must be set to application/json',
  ],
  bodyNotJson: [400, () => 'Input JSON is not valid'],
  bodyEmpty: [400, () => 'input parameters is empty'],
  memberType: [
    400,
    (name: string, type: string) => `${name} has incorrect data type. It should be -> ${type}`,
  ],
  memberMissing: [400, (name: string) => `${name} is missing`],
  memberInvalid: [400, (name: string, rule: string) => `${name} is invalid: ${rule}`],

  rolesEmpty: [400, () => 'role_id_array is empty'],
  rolesUnknown: [
    400,
    (ids: readonly number[]) => `role_id_array should be a subset of -> [${listed(ids, ', ')}]`,
  ],
  rolesNotHeld: [400, () => 'input role_id_array is not included as user roles'],
  roleByMapping: [
    400,
    (id: number, mapping: string) =>
      `role ${id} is given by the mapping ${mapping}: change the mapping, or what makes it hold`,
  ],
  stateSame: [400, () => 'user is already in this state'],
  stateInvalid: [400, () => 'state is invalid'],
  lockType: [400, () => 'locked_until should be -> integer'],
  lockTooShort: [
    400,
    (minutes: number) => `locked_until is below the lock period of the policy, ${minutes} minutes`,
  ],
  notLocked: [400, () => 'User cannot be unlocked'],
  passwordMismatch: [400, () => "Password doesn't match confirmation, The two passwords don't match"],
  passwordRefused: [400, (rules: readonly string[]) => `Password refused by policy: ${rules.join('; ')}`],
  attributesEmpty: [400, () => 'custom_attributes is empty'],
  attributesUnknown: [
    400,
    (names: readonly string[]) =>
      `input custom_attributes is not valid. Valid custom_attributes -> [${listed(names, ' ')}]`,
  ],

  grantTypeInvalid: [
    400,
    () => 'grant_type is incorrect/absent. It should be client_credentials or refresh_token',
  ],
  credentialsMissing: [400, () => 'The authorization information is missing'],
  accessTokenMissing: [400, () => 'Access Token Missing'],
  authenticationFailed: [401, () => 'Authentication Failure'],
  loginRefused: [401, (why: string) => `Authentication Failed: ${why}`],
  scopeTooSmall: [401, () => 'Insufficient Permission'],
  notAllowed: [403, () => 'not allowed'],

  notFound: [404, (kind: string, id: number | string) => `${kind} for id ${id} was not found`],
  routeNotFound: [404, () => 'No Route Exists'],
  requestTimeout: [408, () => 'The request did not arrive in time'],
  bodyTooLarge: [413, (limit: number) => `The request body is larger than ${limit} bytes`],
  headersTooLarge: [431, () => 'The request line and headers are too large'],
  requestMalformed: [400, () => 'The request is not valid HTTP'],

  validationFailed: [422, (problems: readonly string[]) => `Validation failed: ${problems.join(', ')}`],
  fieldsUnknown: [422, (names: readonly string[]) => `Invalid field(s): ${names.join(', ')}`],
  sortInvalid: [422, (sort: string) => `Invalid sort field: ${sort}`],

  rateLimited: [
    429,
    (seconds: number) => `rate_limit_exceeded: the next call is possible in ${seconds} seconds`,
  ],
  internal: [500, () => 'Internal Server Error'],
  busy: [503, () => 'The directory is busy; try again shortly'],
  unavailable: [503, () => 'The directory cannot be reached; try again shortly'],
} as const satisfies Record<string, readonly [code: number, message: (...details: never[]) => string]>

export type ErrorName = keyof typeof errors
type Details<N extends ErrorName> = Parameters<(typeof errors)[N][1]>

/** The words that the service uses for each status. */
const types: Readonly<Record<number, string>> = {
  400: 'bad request',
  401: 'Unauthorized',
  403: 'ForbiddenError',
  404: 'Not Found',
  408: 'Request Timeout',
  413: 'Payload Too Large',
  422: 'UnprocessableEntityError',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** A refusal that the caller is told about. */
export class ApiError<N extends ErrorName = ErrorName> extends Error {
  override readonly name = 'ApiError'
  readonly reason: N
  readonly code: number
  readonly type: string
  /** Seconds after which it is worth trying again. */
  readonly retryAfter: number | undefined

  constructor(reason: N, ...details: Details<N>) {
    const [code, message] = errors[reason] as readonly [number, (...details: unknown[]) => string]
    super(message(...details))
    this.reason = reason
    this.code = code
    this.type = types[code] as string
    this.retryAfter = code === 429 ? (details[0] as number) : code === 503 ? 1 : undefined
  }
}

/** Many valid values would make an answer of megabytes: the first hundred are enough to see what is meant. */
function listed(values: readonly (string | number)[], separator: string): string {
  const shown = values.slice(0, 100).join(separator)
  return values.length > 100 ? `${shown}${separator}and ${values.length - 100} more` : shown
}
