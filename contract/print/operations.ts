import { type Call, listCalls, listTags } from './calls.ts'
import { banner } from './names.ts'
import type { Document } from './openapi.ts'

/** The operations as data, for programs that route, check or explain them. */
export function printOperations(document: Document): string {
  return [
    `// ${banner}\n`,
    "import type { Operation } from '../operation.ts'\nimport type { OperationId, User, UserInput } from './types.ts'\n",
    '/** The fifteen operations on users, then those on what stands around them. */',
    `export const operations = ${print(Object.assign({}, ...listTags(document).map((tag) => table(document, tag))))} as const satisfies Record<OperationId, Operation>\n`,
    '/** The calls that give, end and count tokens. */',
    `export const tokenOperations = ${print(table(document, 'Tokens'))} as const satisfies Record<string, Operation>\n`,
    '/** The fields of a user, and who writes them: callers, the server alone, or callers without ever reading them. */',
    `export const userFields = ${print(userFields(document))} as const satisfies Record<keyof User | keyof UserInput, string>\n`,
  ].join('\n')
}

const userFields = (document: Document): Record<string, string> =>
  Object.fromEntries(
    Object.entries(document.components.schemas.User?.properties ?? {}).map(([name, schema]) => [
      name,
      schema.readOnly ? 'read-only' : schema.writeOnly ? 'write-only' : 'writable',
    ]),
  )

const table = (document: Document, tag: string): Record<string, unknown> =>
  Object.fromEntries(listCalls(document, tag).map((call) => [call.id, toOperation(call)]))

const toOperation = ({ method, path, operation, parameters, body, success, responses }: Call): unknown => ({
  tag: operation.tags[0],
  method,
  path,
  alsoAt: operation['x-also-at'],
  summary: operation.summary,
  description: operation.description,
  scopes: operation['x-scopes'] ?? [],
  parameters: parameters.map(({ name, in: place, required = false, description, schema }) => ({
    name,
    in: place,
    type: schema.type,
    required,
    description,
    enum: schema.enum,
    default: schema.default,
    minimum: schema.minimum,
    format: schema.format,
  })),
  alsoAccepted: operation['x-also-accepted'] ?? [],
  body: body && { schema: body.schema, required: body.required, description: body.description },
  success,
  statuses: responses.map(({ status }) => status),
})

/** A value as TypeScript source: short ones on one line. */
function print(value: unknown, indent = ''): string {
  const short = inline(value)
  if (short.length + indent.length < 90) return short
  const deeper = `${indent}  `
  if (Array.isArray(value))
    return `[\n${value.map((item) => `${deeper}${print(item, deeper)},\n`).join('')}${indent}]`
  if (typeof value !== 'object' || value === null) return short
  const rows = entries(value).map(([key, member]) => `${deeper}${key}: ${print(member, deeper)},\n`)
  return `{\n${rows.join('')}${indent}}`
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  if (typeof value === 'string') return quote(value)
  if (typeof value !== 'object' || value === null) return String(value)
  return `{ ${entries(value)
    .map(([key, member]) => `${key}: ${inline(member)}`)
    .join(', ')} }`
}

/** Members without a value are left out, but an operation without a body says so. */
const entries = (value: object): [string, unknown][] =>
  Object.entries(value).filter(([key, member]) => member !== undefined || key === 'body')

const quote = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
