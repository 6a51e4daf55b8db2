import { type Call, listCalls, listTags } from './calls.ts'
import { comment, limits } from './comments.ts'
import { printModels, typeOf } from './models.ts'
import { banner, memberName, pascalCase } from './names.ts'
import type { Document, ParameterObject } from './openapi.ts'

/** The types of all models, and of what goes into and comes out of each operation. */
export function printTypes(document: Document): string {
  const calls = listTags(document).flatMap((tag) => listCalls(document, tag))
  return [
    printSentTypes(document),
    ...calls.map((call) => printInput(document, call)),
    printMap('OperationInput', 'What each operation takes.', calls, (call) => `${pascalCase(call.id)}Input`),
    printMap('OperationResult', 'What each operation answers.', calls, (call) => resultType(document, call)),
  ].join('\n')
}

/** The types of what is sent and answered, which is all that a client needs. */
export function printSentTypes(document: Document): string {
  const calls = listTags(document).flatMap((tag) => listCalls(document, tag))
  return [
    `// ${banner}\n`,
    printModels(document),
    ...calls.map((call) => printQuery(document, call)),
    printIds('OperationId', 'The name of an operation.', calls),
    printIds(
      'UserOperationId',
      'The name of one of the fifteen operations on users.',
      listCalls(document, 'Users'),
    ),
  ].join('\n')
}

const printIds = (name: string, description: string, calls: Call[]): string =>
  `${comment([description])}export type ${name} =\n${calls.map(({ id }) => `  | '${id}'\n`).join('')}`

/** What listUsers takes beyond the contract, for the server alone. */
export function printAlsoAccepted(document: Document): string {
  return listTags(document)
    .flatMap((tag) => listCalls(document, tag))
    .filter((call) => call.operation['x-also-accepted'] !== undefined)
    .map((call) => {
      const members = (call.operation['x-also-accepted'] ?? []).map(
        ({ name, type, description }) =>
          `${comment([description], '  ')}  ${memberName(name)}?: ${type === 'integer' ? 'number' : type} | undefined\n`,
      )
      return (
        `\n${comment([`Query parameters that older clients send to \`${call.id}\`.`])}` +
        `export interface ${pascalCase(call.id)}AlsoAccepted {\n${members.join('')}}\n`
      )
    })
    .join('')
}

const inQuery = ({ parameters }: Call): ParameterObject[] =>
  parameters.filter((parameter) => parameter.in === 'query')

function printQuery(document: Document, call: Call): string {
  const query = inQuery(call)
  if (query.length === 0) return ''
  const members = query.map((parameter) => printParameter(document, parameter)).join('')
  return `${comment([`The query parameters of \`${call.id}\`.`])}export interface ${pascalCase(call.id)}Query {\n${members}}\n\n`
}

function printInput(document: Document, call: Call): string {
  const name = pascalCase(call.id)
  const members = call.parameters
    .filter((parameter) => parameter.in === 'path')
    .map((parameter) => printParameter(document, parameter))
  if (call.body !== undefined) {
    const body = call.body.required ? `body: ${call.body.schema}` : `body?: ${call.body.schema} | undefined`
    members.push(`${comment([call.body.description], '  ')}  ${body}\n`)
  }
  const query = inQuery(call).length > 0
  const doc = comment([`What \`${call.id}\` takes.`])
  if (members.length === 0)
    return `${doc}export type ${name}Input = ${query ? `${name}Query` : 'Record<string, never>'}\n`
  return `${doc}export interface ${name}Input ${query ? `extends ${name}Query ` : ''}{\n${members.join('')}}\n`
}

function printParameter(
  document: Document,
  { name, required, description, schema }: ParameterObject,
): string {
  const doc = comment([description, ...limits({ description, ...schema })], '  ')
  const [group, pattern] = name.split('.{')
  if (pattern !== undefined) return `${doc}  ${group}?: Readonly<Record<string, string>> | undefined\n`
  const type = typeOf(document, schema, 'request')
  return `${doc}  ${memberName(name)}${required ? `: ${type}` : `?: ${type} | undefined`}\n`
}

/** The type of a good answer's body. */
export function resultType(document: Document, { result }: Call): string {
  return result === undefined ? 'undefined' : typeOf(document, result, 'answer')
}

function printMap(name: string, description: string, calls: Call[], type: (call: Call) => string): string {
  const members = calls.map(
    (call) => `${comment([call.operation.summary], '  ')}  ${call.id}: ${type(call)}\n`,
  )
  return `${comment([description])}export interface ${name} {\n${members.join('')}}\n`
}
