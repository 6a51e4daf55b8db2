/** The parts of OpenAPI 3.1 that this contract uses. */
export interface Document {
  paths: Record<string, Partial<Record<Method, OperationObject>>>
  components: {
    schemas: Record<string, Schema>
    parameters: Record<string, ParameterObject>
    headers: Record<string, Header>
    responses: Record<string, Response>
  }
  tags: { name: string; description: string }[]
}

export const methods = ['get', 'post', 'put', 'delete'] as const
type Method = (typeof methods)[number]

export interface OperationObject {
  operationId: string
  tags: string[]
  summary: string
  description: string
  'x-scopes'?: string[]
  /** Whether a call may be sent again when it is not known if it was done; missing means yes. */
  'x-repeatable'?: boolean
  /** A second path at which older clients find the same call. */
  'x-also-at'?: string
  'x-also-accepted'?: { name: string; type: string; description: string }[]
  parameters?: ParameterObject[]
  requestBody?: { description: string; 'x-needed'?: boolean; content: Content }
  responses: Record<string, Response>
}

export interface ParameterObject extends Ref {
  name: string
  in: string
  required?: boolean
  description: string
  schema: Schema
  example?: unknown
}

export interface Response extends Ref {
  description: string
  headers?: Record<string, Header>
  content?: Content
}

export interface Header extends Ref {
  description: string
  schema: Schema
  example?: unknown
}

export type Content = Record<string, MediaType>

export interface MediaType {
  schema: Schema
  examples?: Record<string, { summary: string; value: unknown }>
}

export interface Schema extends Ref {
  type?: string | string[]
  description?: string
  enum?: (string | number | null)[]
  'x-enumDescriptions'?: Record<string, string>
  'x-type-name'?: string
  /** Answers always hold this member, although a request may leave it out. */
  'x-always-answered'?: boolean
  /** Further JSON types that a request may use and an answer never does. */
  'x-accepts'?: string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  oneOf?: Schema[]
  additionalProperties?: boolean | Schema
  readOnly?: boolean
  writeOnly?: boolean
  deprecated?: boolean
  default?: boolean | number | string
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
}

interface Ref {
  $ref?: string
}

/** What a reference means, with the words that stand beside it; anything else as it is. */
export function deref<T extends Ref>(document: Document, node: T): T {
  if (node.$ref === undefined) return node
  const { $ref, ...beside } = node
  const [kind = '', name = ''] = $ref.replace('#/components/', '').split('/')
  const entries: Record<string, unknown> | undefined =
    document.components[kind as keyof Document['components']]
  const target = entries?.[name]
  if (target === undefined) throw new Error(`Nothing is found at ${$ref}`)
  return { ...(target as T), ...beside }
}

/** The name of the schema that is referred to. */
export const schemaName = (schema: Schema): string | undefined => schema.$ref?.split('/').at(-1)
