import { type Call, isPaged } from './calls.ts'
import { pascalCase } from './names.ts'
import type { Document, ParameterObject } from './openapi.ts'
import { resultType } from './types.ts'

/** The method of the client for an operation, as TypeScript declares it. */
export function signature(document: Document, call: Call): string {
  const { id, body, parameters } = call
  const taken = [
    ...inPath(call).map(
      (parameter) => `${argumentOf(parameter)}: ${parameter.schema.type === 'integer' ? 'number' : 'string'}`,
    ),
    body && `body${body.required ? '' : '?'}: ${body.schema}`,
    parameters.some((parameter) => parameter.in === 'query') && `query?: ${pascalCase(id)}Query`,
    'options?: CallOptions',
  ].filter((parameter) => parameter !== false && parameter !== undefined)
  return `${id}(${taken.join(', ')}): ${returned(document, call)}`
}

function returned(document: Document, call: Call): string {
  const type = resultType(document, call)
  if (call.id === 'listUsers') return 'UserList'
  return isPaged(call) ? `List<${type.replace('[]', '')}>` : `Call<${type}>`
}

/** What stands in the path, in its order: the first arguments of the method. */
export const inPath = ({ parameters }: Call): ParameterObject[] =>
  parameters.filter((parameter) => parameter.in === 'path')

/** user_id → userId */
export const argumentOf = ({ name }: ParameterObject): string =>
  name.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase())

/** The errors of the client that say more than that the server said no, by status. */
export const errorOf: Record<number, string> = {
  400: 'BadRequestError',
  401: 'UnauthorizedError',
  403: 'ForbiddenError',
  404: 'NotFoundError',
  422: 'UnprocessableEntityError',
  429: 'RateLimitError',
}
