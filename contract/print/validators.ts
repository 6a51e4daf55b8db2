import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import { listCalls, listTags } from './calls.ts'
import { banner } from './names.ts'
import { type Document, deref, type Schema, schemaName } from './openapi.ts'

/** Functions that check request bodies, with nothing to import. */
export function printValidators(document: Document): string {
  const schemas = requestSchemas(document)
  const ajv = new Ajv2020({
    allErrors: false,
    messages: false,
    validateFormats: false,
    allowUnionTypes: true,
    schemas: Object.entries(schemas).map(([name, schema]) => ({ $id: name, ...schema })),
    code: { source: true, esm: true, lines: true, optimize: true },
  })
  const names = Object.keys(schemas)
  const code = standalone
    .default(ajv, Object.fromEntries(names.map((name) => [name, name])))
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', 'countCharacters')
  if (/\brequire\(|\bimport /.test(code)) throw new Error('A validator wants to import something')
  return `// ${banner}\n${code}\n${countCharacters}\nexport const validators = { ${names.join(', ')} };\n`
}

/** Takes the place of the one function that Ajv would import. It is hoisted above its first use. */
const countCharacters = `function countCharacters(text) {
  let count = 0;
  for (const _ of text) count++;
  return count;
}`

export function printValidatorTypes(document: Document): string {
  const names = Object.keys(requestSchemas(document))
  return `// ${banner}

/** Why a value was refused: where, by which keyword of JSON Schema, and what that keyword asks for. */
export interface ValidationError {
  readonly instancePath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}

/** Says whether a value is good. When it is not, \`errors\` says why until the next call. */
export interface Validator {
  (data: unknown): boolean
  errors?: readonly ValidationError[] | null
}

/** The validators by the name of their schema, which is the name in \`operations.….body.schema\`. */
export const validators: {
${names.map((name) => `  readonly ${name}: Validator\n`).join('')}}

export type ValidatorName = keyof typeof validators
`
}

/** The schemas of all bodies, without what a server does not check. */
export function requestSchemas(document: Document): Record<string, Schema> {
  const calls = [...listTags(document), 'Tokens'].flatMap((tag) => listCalls(document, tag))
  const bodies = calls.flatMap(({ body }) => (body === undefined ? [] : [body]))
  return Object.fromEntries(
    bodies.map(({ schema, content }) => {
      const model = schemaName(content['application/json']?.schema ?? {}) ?? schema
      return [schema, checked(document, { $ref: `#/components/schemas/${model}` })]
    }),
  )
}

/** Only what is checked stays: no words, no read-only members; types that are accepted besides are let in. */
function checked(document: Document, referred: Schema): Schema {
  const inner = (member: Schema): Schema => checked(document, member)
  const {
    description,
    default: _,
    format,
    readOnly,
    writeOnly,
    deprecated,
    ...rest
  } = deref(document, referred)
  const keywords = Object.fromEntries(Object.entries(rest).filter(([key]) => !key.startsWith('x-')))
  const accepts = rest['x-accepts'] ?? []
  return {
    ...keywords,
    ...(accepts.length > 0 && { type: [...[rest.type ?? []].flat(), ...accepts] }),
    ...(rest.items && { items: inner(rest.items) }),
    ...(rest.oneOf && { oneOf: rest.oneOf.map(inner) }),
    ...(typeof rest.additionalProperties === 'object' && {
      additionalProperties: inner(rest.additionalProperties),
    }),
    ...(rest.properties && {
      properties: Object.fromEntries(
        Object.entries(rest.properties)
          .filter(([, member]) => !member.readOnly)
          .map(([name, member]) => [name, inner(member)]),
      ),
    }),
  }
}
