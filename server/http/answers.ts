import type { ErrorBody } from '@rollcall/contract'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { ApiError } from '../errors.ts'
import { StoreError } from '../store/store.ts'

export const json = 'application/json; charset=utf-8'

export type ErrorSender = (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply

/** The one place that turns anything thrown into an answer. What was not foreseen is logged and not told. */
export function createErrorSender(log: Logger): ErrorSender {
  return (thrown, request, reply) => {
    const error = toApiError(thrown, request)
    if (error.code >= 500) log.error({ requestId: request.id, err: thrown }, 'a request failed')
    if (error.retryAfter !== undefined) reply.header('Retry-After', String(error.retryAfter))
    return reply.code(error.code).header('Content-Type', json).send(errorJson(error))
  }
}

export const errorJson = ({ code, type, message }: ApiError): string =>
  JSON.stringify({ error: true, code, type, message } satisfies ErrorBody)

function toApiError(thrown: unknown, request: FastifyRequest): ApiError {
  if (thrown instanceof ApiError) return thrown
  if (thrown instanceof StoreError) return new ApiError('unavailable')
  switch ((thrown as FastifyError).code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new ApiError('bodyTooLarge', request.routeOptions.bodyLimit)
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new ApiError('contentType')
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new ApiError('requestMalformed')
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
    case 'FST_ERR_ROUTE_MISSING_HANDLER':
      return new ApiError('routeNotFound')
    default:
      return new ApiError('internal')
  }
}
