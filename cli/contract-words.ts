import { createRequire } from 'node:module'
import type { OperationId } from '@rollcall/contract'
import { operations } from '@rollcall/contract'

export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly readOnly?: boolean
  readonly writeOnly?: boolean
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly additionalProperties?: Schema | boolean
  readonly oneOf?: readonly Schema[]
  /** Types that are taken besides and answered as the contract's. */
  readonly 'x-accepts'?: readonly string[]
  readonly 'x-enumDescriptions'?: Readonly<Record<string, string>>
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, PathOperation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

interface PathOperation {
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> }
}

interface Media {
  readonly schema: Schema & { readonly $ref: string }
  readonly examples: Readonly<Record<string, { readonly value: unknown }>>
}

let loaded: Document | undefined

/** Read only when somebody asks for words: most calls print JSON and need none. */
function document(): Document {
  loaded ??= createRequire(import.meta.url)('@rollcall/contract/openapi.json') as Document
  return loaded
}

/** What a number stands for, in a word or two: status 7 is Password pending. */
export function nameOfValue(field: 'state' | 'status', value: unknown): string {
  const words =
    document().components.schemas.User?.properties?.[field]?.['x-enumDescriptions']?.[String(value)]
  return words?.split(':')[0] ?? ''
}

/** The number with its name. */
export const withName = (field: 'state' | 'status', value: unknown): string =>
  `${value ?? ''} ${nameOfValue(field, value)}`.trim()

/** The members that a body can have, with what they mean. */
export function membersOf(id: OperationId): readonly { name: string; description: string }[] {
  const { required = [], properties = {} } = document().components.schemas[schemaName(id)] ?? {}
  return Object.entries(properties)
    .filter(([, { readOnly }]) => readOnly !== true)
    .map(([name, schema]) => ({
      name,
      description: `${schema.description ?? ''}${valuesOf(schema)}${required.includes(name) ? ' Required.' : ''}`,
    }))
}

function valuesOf({ 'x-enumDescriptions': words }: Schema): string {
  if (words === undefined) return ''
  const values = Object.entries(words).map(([value, meaning]) => `${value} ${meaning}`)
  return ` ${values.join('; ')}.`
}

/** Bodies from the contract's examples, for the examples of the help. */
export const exampleBodies = (id: OperationId): unknown[] =>
  Object.values(mediaOf(id)?.examples ?? {}).map(({ value }) => value)

/** What the body of a call must be, with all that it refers to in its place. */
export const bodySchema = (id: OperationId): Schema => whole(mediaOf(id)?.schema ?? {})

function whole(schema: Schema): Schema {
  if (schema.$ref !== undefined) {
    const { $ref, ...beside } = schema
    return whole({ ...document().components.schemas[$ref.split('/').at(-1) ?? ''], ...beside })
  }
  const { items, properties, additionalProperties, oneOf } = schema
  return {
    ...schema,
    ...(items && { items: whole(items) }),
    ...(oneOf && { oneOf: oneOf.map(whole) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: whole(additionalProperties) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, member]) => [name, whole(member)]),
      ),
    }),
  }
}

const schemaName = (id: OperationId): string => mediaOf(id)?.schema.$ref.split('/').at(-1) ?? ''

function mediaOf(id: OperationId): Media | undefined {
  const { path, method } = operations[id]
  return document().paths[path]?.[method.toLowerCase()]?.requestBody?.content['application/json']
}
