import { inputName } from './calls.ts'
import { comment, limits } from './comments.ts'
import { memberName } from './names.ts'
import { type Document, type Schema, schemaName } from './openapi.ts'

/** Which way a value travels: what a server answers, or what a caller sends. */
export type Direction = 'answer' | 'request'

/** The interfaces of all models, in the order of the document. */
export function printModels(document: Document): string {
  return Object.entries(document.components.schemas)
    .map(([name, schema]) => {
      const sent = inputName(document, name)
      if (sent === name)
        return printModel(document, name, schema, name.endsWith('Request') ? 'request' : 'answer')
      return `${printModel(document, name, schema, 'answer')}\n${printModel(document, sent, schema, 'request')}`
    })
    .join('\n')
}

function printModel(document: Document, name: string, schema: Schema, direction: Direction): string {
  const description = comment([schema.description ?? ''])
  const title = schema['x-type-name'] ?? name
  if (schema.properties === undefined) {
    return `${description}export type ${title} = ${typeOf(document, schema, direction)}\n`
  }
  return `${description}export interface ${title} {\n${printMembers(document, schema, direction, '  ')}}\n`
}

function printMembers(document: Document, schema: Schema, direction: Direction, indent: string): string {
  return Object.entries(schema.properties ?? {})
    .filter(([, member]) => direction === 'request' || !member.writeOnly)
    .map(([name, member]) => {
      const present =
        schema.required?.includes(name) || (direction === 'answer' && member['x-always-answered'] === true)
      const type = typeOf(document, member, direction, indent)
      return (
        comment(paragraphs(member, direction), indent) +
        `${indent}${memberName(name)}${present ? `: ${type}` : `?: ${type} | undefined`}\n`
      )
    })
    .join('')
}

function paragraphs(member: Schema, direction: Direction): string[] {
  return [
    direction === 'request' && member.readOnly ? 'Read-only: ignored when it is sent.' : '',
    member.description ?? '',
    direction === 'request' && member.writeOnly ? 'Never answered.' : '',
    ...limits(member),
    member.deprecated ? '@deprecated' : '',
  ]
}

/** A schema as a TypeScript type. */
export function typeOf(document: Document, schema: Schema, direction: Direction, indent = ''): string {
  const name = schemaName(schema)
  if (name !== undefined) return document.components.schemas[name]?.['x-type-name'] ?? name
  if (schema.enum !== undefined) return schema.enum.map(literal).join(' | ')
  if (schema.oneOf !== undefined) {
    return schema.oneOf.map((option) => typeOf(document, option, direction, indent)).join(' | ')
  }
  if (schema.type === undefined) return 'unknown'
  const types = [...[schema.type].flat(), ...(direction === 'request' ? (schema['x-accepts'] ?? []) : [])]
  return types
    .sort((a, b) => Number(a === 'null') - Number(b === 'null'))
    .map((type) => plainType(document, schema, type, direction, indent))
    .join(' | ')
}

function plainType(
  document: Document,
  schema: Schema,
  type: string,
  direction: Direction,
  indent: string,
): string {
  if (type === 'integer') return 'number'
  if (type === 'array') {
    const item = typeOf(document, schema.items ?? {}, direction, indent)
    return `${direction === 'request' ? 'readonly ' : ''}${item.includes(' ') ? `(${item})` : item}[]`
  }
  if (type !== 'object') return type
  if (schema.properties !== undefined) {
    return `{\n${printMembers(document, schema, direction, `${indent}  `)}${indent}}`
  }
  const values = schema.additionalProperties
  return `Record<string, ${typeof values === 'object' ? typeOf(document, values, direction) : 'unknown'}>`
}

const literal = (value: string | number | null): string =>
  typeof value === 'string' ? `'${value}'` : `${value}`
