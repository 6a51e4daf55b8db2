import { bodySchema, type Schema } from '../contract-words.ts'
import { type Kind, kinds } from './kinds.ts'

/**
 * What a seed file must be, as JSON Schema. The members of each thing are those of the contract's body that creates it,
 * but for ids: things are named.
 */
export function createFileSchema(): object {
  return {
    type: 'object',
    additionalProperties: false,
    // A place for anchors, as other files in YAML have it.
    patternProperties: { '^x-': {} },
    properties: Object.fromEntries(
      kinds.map((kind) => [kind.section, { type: 'array', items: entrySchema(kind) }]),
    ),
  }
}

/** What the contract says about a new thing of a kind. */
function modelOf({ create, createdIn }: Kind): Schema {
  const body = bodySchema(create)
  return createdIn === undefined ? body : (body.properties?.[createdIn] ?? {})
}

function entrySchema(kind: Kind): object {
  const { properties = {}, required = [] } = modelOf(kind)
  const members = Object.entries(properties).filter(
    ([name, { readOnly }]) => !readOnly && !isReplaced(kind, name) && !kind.leftOut?.includes(name),
  )
  return {
    type: 'object',
    additionalProperties: false,
    required: required.map(
      (name) => kind.references.find(({ idMember }) => idMember === name)?.member ?? name,
    ),
    properties: {
      ...Object.fromEntries(members.map(([name, member]) => [name, withoutReadOnly(member)])),
      ...Object.fromEntries(kind.references.map(({ member, isList }) => [member, isList ? names : name])),
    },
  }
}

const name = { type: ['string', 'null'], minLength: 1 }
const names = { type: 'array', items: { type: 'string', minLength: 1 }, maxItems: 1000, uniqueItems: true }

const isReplaced = (kind: Kind, name: string): boolean =>
  kind.references.some(({ idMember }) => idMember === name)

/** Objects inside of a thing, such as the conditions of a mapping, hold what the contract says and nothing else. */
function withoutReadOnly(schema: Schema): Schema {
  const { type, items, properties, oneOf, additionalProperties } = schema
  const accepts = schema['x-accepts'] ?? []
  return {
    ...schema,
    ...(accepts.length > 0 && { type: [...[type ?? []].flat(), ...accepts] }),
    ...(items && { items: withoutReadOnly(items) }),
    ...(oneOf && { oneOf: oneOf.map(withoutReadOnly) }),
    ...(properties && {
      additionalProperties: additionalProperties ?? false,
      properties: Object.fromEntries(
        Object.entries(properties)
          .filter(([, { readOnly }]) => !readOnly)
          .map(([name, member]) => [name, withoutReadOnly(member)]),
      ),
    }),
  }
}

/** The members of the contract that a file cannot have, and why: for whoever tries. */
export function whyLeftOut(kind: Kind, name: string): string | undefined {
  const other = kind.references.find(({ idMember }) => idMember === name)
  if (other !== undefined) return `a file names things: write ${other.member} instead`
  const member = modelOf(kind).properties?.[name]
  if (member?.readOnly) return 'the directory keeps it by itself'
  if (kind.section === 'mappings' && name === 'position') return 'the order of the file decides'
  if (member !== undefined) return 'a file has no use for it'
  return undefined
}

/** The members that no answer shows, which nothing here may show either. */
export const secretMembers = (kind: Kind): readonly string[] =>
  Object.entries(modelOf(kind).properties ?? {})
    .filter(([, { writeOnly }]) => writeOnly)
    .map(([name]) => name)
