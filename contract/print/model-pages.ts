import { bounds } from './comments.ts'
import { code, table } from './markdown.ts'
import { banner } from './names.ts'
import { type Document, type Schema, schemaName } from './openapi.ts'

/** The page of all models. */
export function printModelsPage(document: Document): string {
  const models = Object.entries(document.components.schemas).map(
    ([name, schema]) => `## ${name}\n\n${schema.description}\n\n${printFields(schema)}`,
  )
  return `<!-- ${banner} -->\n\n# Models\n\nWhat bodies hold. *Nullable* fields can be \`null\`; *required* ones are always there.\n\n${models.join('')}`
}

function printFields(schema: Schema, prefix = ''): string {
  return table(['Field', 'Type', 'What it is'], fieldRows(schema, prefix))
}

function fieldRows(schema: Schema, prefix: string): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => [
    [code(prefix + name), typeInWords(member), describe(member, schema.required?.includes(name) === true)],
    ...fieldRows(member, `${prefix}${name}.`),
  ])
}

function describe(member: Schema, required: boolean): string {
  const flags = [
    required ? 'Required.' : '',
    member.readOnly ? 'Read-only.' : '',
    member.writeOnly ? 'Never answered.' : '',
    [member.type ?? []].flat().includes('null') ? 'Nullable.' : '',
  ]
  return [
    member.description ?? '',
    valuesInWords(member),
    ...bounds(member),
    ...flags.map((flag) => flag && `*${flag}*`),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

/** A type as a reader of the reference knows it, with links to models. */
export function typeInWords(schema: Schema): string {
  const name = schemaName(schema)
  if (name !== undefined) return `[${name}](models.md#${name.toLowerCase()})`
  if (schema.oneOf !== undefined) return schema.oneOf.map(typeInWords).join(' or ')
  const type = [schema.type ?? 'object']
    .flat()
    .filter((word) => word !== 'null')
    .join(' or ')
  if (type === 'array') return `list of ${typeInWords(schema.items ?? {})}`
  if (type === 'object' && schema.properties !== undefined && schema.description === undefined) {
    return `{ ${Object.keys(schema.properties).join(', ')} }`
  }
  return type
}

/** The values of an enum, with their meanings where they have one. */
export function valuesInWords(schema: Schema): string {
  const values = (schema.enum ?? []).filter((value) => value !== null)
  if (values.length === 0) return ''
  const meanings = schema['x-enumDescriptions'] ?? {}
  const words = values.map((value) =>
    meanings[value] ? `${code(`${value}`)} ${meanings[value]}` : code(`${value}`),
  )
  return `One of: ${words.join('; ')}.`
}
