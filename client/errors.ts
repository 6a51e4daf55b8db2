import type { Answer } from './answer.ts'
import { fieldsOf } from './fields.ts'
import { readRetryAfterMs } from './headers.ts'

/**
 * The server answered, and the answer was no, or cannot be used. The subclasses tell the usual cases apart.
 * It never holds the token or what was sent.
 */
export class ApiError extends Error {
  /** The HTTP status. Below 300 when only the body says no, or the body cannot be read. */
  declare readonly status: number
  /** The name of the request in the logs of the server, from `X-Request-Id`. */
  declare readonly requestId: string | undefined
  /** Milliseconds that the server asks to wait before the next try; undefined when it does not say. */
  declare readonly retryAfterMs: number | undefined
  /** The whole body: parsed if it is JSON, otherwise its text. */
  declare readonly body: unknown
  /** In a loop over a list: the `cursor` to go on with, so that nobody is missed or seen twice. */
  declare cursor?: string
  readonly #headers: Headers

  /** `message` takes the place of what the body says. */
  constructor(answer: Answer, message: string = readMessage(answer)) {
    const { data, status, headers, requestId } = answer
    const retryAfterMs = readRetryAfterMs(headers, new.target === RateLimitError)
    super(message + (retryAfterMs ? ` (try again in ${Math.ceil(retryAfterMs / 1000)} s)` : ''))
    Object.assign(this, { status, requestId, retryAfterMs, body: data })
    this.#headers = headers
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

/** 429 (or 400 `rate_limit_exceeded`): too many calls. `retryAfterMs` tells when to come back. */
export class RateLimitError extends ApiError {}

/** 500 and above: the server failed. */
export class ServerError extends ApiError {}

/** No complete answer came: no connection, or it broke. `cause` is the error of `fetch`. */
export class ConnectionError extends Error {
  /** In a loop over a list: the `cursor` to go on with, so that nobody is missed or seen twice. */
  declare cursor?: string
}

/** No complete answer came in time. */
export class TimeoutError extends ConnectionError {
  /** The limit that was passed, in milliseconds: `timeoutMs`, or what was left of `deadlineMs`. */
  declare readonly timeoutMs: number

  constructor(what: string, timeoutMs: number) {
    super(`${what} within ${timeoutMs} ms`)
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

/** The error for an answer that says no, by its status or, whatever that is, in its body. */
export function toApiError(answer: Answer): ApiError | undefined {
  const { status, data } = answer
  if (status >= 200 && status < 300 && statement(data).error !== true) return undefined
  const type = status >= 500 ? ServerError : errorOf[status]
  // OneLogin has been seen to refuse with a 400 when the allowance is used up.
  const isRateLimited = status === 400 && readMessage(answer) === 'rate_limit_exceeded'
  return new (isRateLimited ? RateLimitError : (type ?? ApiError))(answer)
}

const errorOf: Record<number, typeof ApiError> = {
  400: BadRequestError,
  401: UnauthorizedError,
  403: ForbiddenError,
  404: NotFoundError,
  422: UnprocessableEntityError,
  429: RateLimitError,
}

function readMessage({ status, data }: Answer): string {
  const { message, description } = statement(data)
  const words = [message, fieldsOf(message).description, description, fieldsOf(description).description]
  const text = words.find((word) => typeof word === 'string' && word) as string | undefined
  return text ?? `The server answered ${status}`
}

/** What a body says about the call: its own fields, and those of its `status` in the older answers. */
export function statement(body: unknown): Record<string, unknown> {
  const fields = fieldsOf(body)
  return { ...fieldsOf(fields.status), ...fields }
}
