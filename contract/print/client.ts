import { type Call, isPaged, listCalls, listNeighbours } from './calls.ts'
import { firstSentence } from './client-fields.ts'
import { argumentOf, errorOf, inPath, signature } from './client-methods.ts'
import { comment } from './comments.ts'
import { banner, pascalCase } from './names.ts'
import { type Document, deref, type ParameterObject, type Schema } from './openapi.ts'
import { resultType } from './types.ts'

/** What the client of the fifteen needs beside the types: its methods with their comments, and as little data as possible. */
export function printClient(document: Document): string {
  const calls = listCalls(document, 'Users')
  return [
    `// ${banner}\n`,
    "import type { CallOptions } from '../api-client.ts'\nimport type { Call } from '../call.ts'\nimport type { UserList } from '../users-v1-api.ts'",
    `import type { ${typesOf(document, calls).join(', ')} } from './types.ts'\n`,
    '/** The fifteen operations on users, one method each. Comments and types come from the contract. */',
    `export interface UserOperations {\n${calls.map((call) => printMethod(document, call)).join('\n')}}\n`,
    comment([linesNote]) + printLines(document, 'operations', 'UserOperations', calls),
    '/** The fields of bodies and queries by the kind of value they take. */',
    `export const kinds = {\n${kinds(document, calls)}} as const\n`,
  ].join('\n')
}

/** The same for what stands around the users: an interface and its lines for each tag. */
export function printDirectoryClient(document: Document): string {
  const tags = listNeighbours(document)
  const all = tags.flatMap((tag) => listCalls(document, tag))
  return [
    `// ${banner}\n`,
    "import type { CallOptions } from '../api-client.ts'\nimport type { Call } from '../call.ts'\nimport type { List } from '../list.ts'",
    `import type { ${typesOf(document, all).join(', ')} } from './types.ts'\n`,
    ...tags.flatMap((tag) => {
      const calls = listCalls(document, tag)
      const { description = '' } = document.tags.find(({ name }) => name === tag) ?? {}
      return [
        comment([description]) +
          `export interface ${tag}Operations {\n${calls.map((call) => printMethod(document, call)).join('\n')}}\n`,
        printLines(document, nameOfLines(tag), `${tag}Operations`, calls),
      ]
    }),
    '/** The fields of bodies and queries by the kind of value they take. */',
    `export const kinds = {\n${kinds(document, all)}} as const\n`,
  ].join('\n')
}

/** Roles → roleLines would be a guess at English: rolesOperations. */
const nameOfLines = (tag: string): string => `${tag.charAt(0).toLowerCase()}${tag.slice(1)}Operations`

const linesNote =
  'Method and path of each operation, then what it takes: a query, a body (`body?` where it may be missing), the fields that a body needs, or `[]` where it is a list itself. `list` marks what comes in pages, `once` what must not be done twice.'

const printLines = (document: Document, name: string, type: string, calls: Call[]): string =>
  `export const ${name} = {\n${calls.map((call) => `  ${call.id}: '${line(document, call)}',\n`).join('')}} as const satisfies Record<keyof ${type}, string>\n`

/** The names in the signatures that the types have. */
function typesOf(document: Document, calls: Call[]): string[] {
  const names = calls.flatMap((call) => [
    ...(resultType(document, call).match(/\b[A-Z]\w+/g) ?? []),
    ...(call.body ? [call.body.schema] : []),
    ...(inQuery(call).length > 0 ? [`${pascalCase(call.id)}Query`] : []),
  ])
  return [...new Set(names)].filter((name) => name !== 'Record').sort()
}

const inQuery = ({ parameters }: Call): ParameterObject[] =>
  parameters.filter((parameter) => parameter.in === 'query')

function printMethod(document: Document, call: Call): string {
  const { operation, body, responses } = call
  const errors = responses
    .filter(({ status }) => errorOf[status] !== undefined)
    .map(({ status, response }) => `- \`${errorOf[status]}\` (${status}): ${response.description}`)
  const again =
    operation['x-repeatable'] === false
      ? 'Sent again only when it is sure that nothing was done.'
      : 'Sent again after a lost answer, a 408, a 429 or a 5xx.'
  const doc = [
    operation.description,
    isPaged(call) ? listNote(call) : '',
    again,
    'Rejects with:',
    ...errors,
    ...inPath(call).map(
      (parameter) => `@param ${argumentOf(parameter)} ${firstSentence(parameter.description)}`,
    ),
    body ? `@param body ${firstSentence(body.description)}` : '',
  ]
  return `${comment(doc, '  ')}  ${signature(document, call)}\n`
}

const listNote = ({ id }: Call): string =>
  `Nothing is sent until the result is awaited, for one page, or gone through with \`for await\`, for all ${id === 'listUsers' ? 'users' : 'items'} on all pages.`

function line(document: Document, call: Call): string {
  const { method, path, body, operation } = call
  return [
    method,
    path,
    isPaged(call) && 'list',
    inQuery(call).length > 0 && 'query',
    operation['x-repeatable'] === false && 'once',
    body && (body.required ? 'body' : 'body?'),
    // A body that is a list as a whole.
    [bodySchema(document, call)?.type].flat().includes('array') && '[]',
    ...(bodySchema(document, call)?.required ?? []),
  ]
    .filter((word) => word !== false && word !== undefined)
    .join(' ')
}

function bodySchema(document: Document, { body }: Call): Schema | undefined {
  const schema = body?.content['application/json']?.schema
  return (
    schema &&
    deref(
      document,
      schema.$ref ? { ...document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] } : schema,
    )
  )
}

/** A line for each kind. A field that takes more than one kind is in none, nor is text in a query: the server decides. */
function kinds(document: Document, calls: Call[]): string {
  const kindOf = new Map<string, string | undefined>()
  const add = (name: string, kind: string | undefined) =>
    kindOf.set(name, kindOf.has(name) && kindOf.get(name) !== kind ? undefined : kind)
  for (const call of calls) {
    for (const [name, member] of Object.entries(bodySchema(document, call)?.properties ?? {}))
      add(name, kindOfSchema(member))
  }
  for (const { name, schema } of calls.flatMap(inQuery)) {
    const [group = '', pattern] = name.split('.{')
    const kind = pattern === undefined ? kindOfSchema(schema) : 'object'
    if (kind !== 'string' || kindOf.has(group)) add(group, kind)
  }
  const names = (kind: string) => [...kindOf].filter(([, each]) => each === kind).map(([name]) => name)
  return ['string', 'integer', 'boolean', 'array', 'object']
    .map((kind) => `  ${kind}:\n    '${names(kind).join(' ')}',\n`)
    .join('')
}

/** The type of a field as the contract says it; undefined for one that no caller sends, that takes several, or a list of more than ids. */
function kindOfSchema(schema: Schema): string | undefined {
  if (schema.readOnly || schema['x-accepts']) return undefined
  if (schema.items !== undefined && schema.items.type !== 'integer') return undefined
  return [schema.type ?? []].flat().find((type) => type !== 'null')
}
