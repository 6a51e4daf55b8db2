import {
  type Content,
  type Document,
  deref,
  type OperationObject,
  type ParameterObject,
  type Response,
  type Schema,
  schemaName,
} from './openapi.ts'

/** One operation of the document, with everything it refers to at hand. */
export interface Call {
  id: string
  method: string
  path: string
  operation: OperationObject
  parameters: ParameterObject[]
  body: { description: string; required: boolean; schema: string; content: Content } | undefined
  success: number
  responses: { status: number; response: Response }[]
  /** The body of a good answer; undefined when there is none. */
  result: Schema | undefined
}

/** The tags of the calls that need a token: Users, and what stands around them. */
export const listTags = (document: Document): string[] =>
  document.tags.map(({ name }) => name).filter((name) => name !== 'Tokens')

/** The tags of what stands around the users: each is a class of the client and a page of the reference. */
export const listNeighbours = (document: Document): string[] =>
  listTags(document).filter((name) => name !== 'Users')

/** Whether the answer is a page of a list that a cursor goes on with. */
export const isPaged = ({ parameters }: Call): boolean =>
  parameters.some(({ name, in: place }) => name === 'cursor' && place === 'query')

/** The calls under a tag, by name. */
export function listCalls(document: Document, tag: string): Call[] {
  return Object.entries(document.paths)
    .flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => toCall(document, method, path, operation)),
    )
    .filter((call) => call.operation.tags.includes(tag))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

function toCall(document: Document, method: string, path: string, operation: OperationObject): Call {
  const responses = Object.entries(operation.responses)
    .map(([status, response]) => ({ status: Number(status), response: deref(document, response) }))
    .sort((a, b) => a.status - b.status)
  const good = responses.find(({ status }) => status < 300)
  if (good === undefined) throw new Error(`${operation.operationId} has no good answer`)
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    operation,
    parameters: (operation.parameters ?? []).map((parameter) => deref(document, parameter)),
    body: toBody(document, operation),
    success: good.status,
    responses,
    result: good.response.content?.['application/json']?.schema,
  }
}

function toBody(document: Document, { operationId, requestBody }: OperationObject): Call['body'] {
  if (requestBody === undefined) return undefined
  const schema = schemaName(requestBody.content['application/json']?.schema ?? {})
  if (schema === undefined) throw new Error(`The body of ${operationId} has no name`)
  const { description, content } = requestBody
  return {
    description,
    required: requestBody['x-needed'] === true,
    schema: inputName(document, schema),
    content,
  }
}

/** A model with fields that only one direction has is printed twice: `User` as it is answered, `UserInput` as it is sent. */
export function inputName(document: Document, schema: string): string {
  const members = Object.values(document.components.schemas[schema]?.properties ?? {})
  return members.some((member) => member.readOnly) ? `${schema}Input` : schema
}
