import type { Call } from './calls.ts'
import { pascalCase } from './names.ts'
import type { Document } from './openapi.ts'
import { resultType } from './types.ts'

/** The method of the client for an operation, as TypeScript declares it. */
export function signature(document: Document, call: Call): string {
  const { id, path, body, parameters } = call
  const taken = [
    path.includes('{') && 'userId: number',
    body && `body${body.required ? '' : '?'}: ${body.schema}`,
    parameters.some((parameter) => parameter.in === 'query') && `query?: ${pascalCase(id)}Query`,
    'options?: CallOptions',
  ].filter((parameter) => parameter !== false && parameter !== undefined)
  const result = id === 'listUsers' ? 'UserList' : `Call<${resultType(document, call)}>`
  return `${id}(${taken.join(', ')}): ${result}`
}

/** The errors of the client that say more than that the server said no, by status. */
export const errorOf: Record<number, string> = {
  400: 'BadRequestError',
  401: 'UnauthorizedError',
  403: 'ForbiddenError',
  404: 'NotFoundError',
  422: 'UnprocessableEntityError',
  429: 'RateLimitError',
}
