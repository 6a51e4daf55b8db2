import { fieldsOf } from './fields.ts'
import { readRetryAfterMs } from './retry-after.ts'
import type { Answer } from './send.ts'

/**
 * The server answered, and the answer was no, or cannot be used. The subclasses tell the usual cases apart.
 * It never holds the token or what was sent.
 */
export class ApiError extends Error {
  /** The HTTP status. Below 300 when only the body says no, or the body cannot be read. */
  readonly status: number
  /** The code in the body, which repeats the status; the status when the body has none. */
  readonly code: number
  /** The kind of error in a word or two, such as `bad request`; undefined when the body does not say. */
  readonly type: string | undefined
  /** The name of the request in the logs of the server, from `X-Request-Id`. */
  readonly requestId: string | undefined
  /** Milliseconds that the server asks to wait before the next try; undefined when it does not say. */
  readonly retryAfterMs: number | undefined
  /** The whole body: parsed if it is JSON, otherwise its text. */
  readonly body: unknown
  readonly #headers: Headers

  /** `message` takes the place of what the body says. */
  constructor(answer: Answer, message?: string) {
    super(message ?? readMessage(answer))
    const { outer, inner } = parts(answer.data)
    this.status = answer.status
    this.code = [outer.code, inner.code].find(isNumber) ?? answer.status
    this.type = [outer.type, inner.type, outer.name, outer.error].find(isText)
    this.requestId = answer.headers.get('x-request-id') ?? undefined
    this.retryAfterMs = readRetryAfterMs(answer.headers, isRateLimited(answer))
    this.body = answer.data
    this.#headers = answer.headers
  }

  /** The headers of the answer. */
  get headers(): Headers {
    return this.#headers
  }
}

/** 400: something in the call is wrong; the message says what. */
export class BadRequestError extends ApiError {}

/** 401: the credentials are wrong, the token has ended, or its scope is too small for this call. */
export class UnauthorizedError extends ApiError {}

/** 403: the credential may not do this. */
export class ForbiddenError extends ApiError {}

/** 404: there is no such user, or no such address. */
export class NotFoundError extends ApiError {}

/** 422: a value is refused, such as an email that another user has, or a password that the policy forbids. */
export class UnprocessableEntityError extends ApiError {}

/**
 * 429 (or 400 `rate_limit_exceeded`): too many calls. `retryAfterMs` tells when to come back, if the server
 * says so.
 */
export class RateLimitError extends ApiError {
  constructor(answer: Answer) {
    const ms = readRetryAfterMs(answer.headers, true)
    super(answer, readMessage(answer) + (ms === undefined ? '' : ` (try again in ${Math.ceil(ms / 1000)} s)`))
  }
}

/** 500 and above: the server failed. */
export class ServerError extends ApiError {}

/** No complete answer came: no connection, or it broke. `cause` is the error of `fetch`. */
export class ConnectionError extends Error {}

/** No complete answer came within `timeoutMs`. */
export class TimeoutError extends ConnectionError {
  /** The limit that was passed, in milliseconds. */
  readonly timeoutMs: number

  constructor(what: string, timeoutMs: number) {
    super(`${what}: no answer within ${timeoutMs} ms`)
    this.timeoutMs = timeoutMs
  }
}

const types = {
  ApiError,
  BadRequestError,
  UnauthorizedError,
  ForbiddenError,
  NotFoundError,
  UnprocessableEntityError,
  RateLimitError,
  ServerError,
  ConnectionError,
  TimeoutError,
}
// As text, so that it survives minifying; on the prototype, so that it is not listed among the fields of an
// error.
for (const [name, type] of Object.entries(types)) type.prototype.name = name

/** Whether the body says no, whatever the HTTP status says. */
export function saysError({ data }: Answer): boolean {
  const { outer, inner } = parts(data)
  return outer.error === true || inner.error === true
}

/** The error for an answer that says no. */
export function toApiError(answer: Answer): ApiError {
  const { status } = answer
  if (isRateLimited(answer)) return new RateLimitError(answer)
  if (status >= 500) return new ServerError(answer)
  return new (errorOf[status] ?? ApiError)(answer)
}

const errorOf: Record<number, typeof ApiError> = {
  400: BadRequestError,
  401: UnauthorizedError,
  403: ForbiddenError,
  404: NotFoundError,
  422: UnprocessableEntityError,
}

// OneLogin has been seen to refuse with a 400 when the allowance is used up.
const isRateLimited = (answer: Answer): boolean =>
  answer.status === 429 || (answer.status === 400 && readMessage(answer) === 'rate_limit_exceeded')

function readMessage({ status, headers, data }: Answer): string {
  const { outer, inner } = parts(data)
  const location = headers.get('location')
  return (
    readText(outer.message) ??
    readText(inner.message) ??
    readText(outer.description) ??
    `The server answered ${status}${location ? ` and points to ${location}` : ''}`
  )
}

/** The fields of a body, and those of its `status` in the older answers. */
function parts(body: unknown): { outer: Record<string, unknown>; inner: Record<string, unknown> } {
  const outer = fieldsOf(body)
  return { outer, inner: fieldsOf(outer.status) }
}

const readText = (value: unknown): string | undefined =>
  isText(value) ? value : [fieldsOf(value).description].find(isText)

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isNumber = (value: unknown): value is number => typeof value === 'number'
