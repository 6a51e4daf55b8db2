import type { Call } from './calls.ts'
import { argumentOf } from './client-methods.ts'
import { bounds } from './comments.ts'
import { code } from './markdown.ts'
import { valuesInWords } from './model-pages.ts'
import { type Direction, typeOf } from './models.ts'
import { type Document, deref, type ParameterObject, type Schema, schemaName } from './openapi.ts'

/** Where the fields of a user have a table of their own. */
export const userFields = 'Its fields: [User](../../reference/models.md#user).'

/** What a method takes, a row each: name, type, what it does. A name with a question mark may be left out. */
export function parameterRows(document: Document, { body, parameters }: Call): string[][] {
  return [
    ...inPlace(parameters, 'path').map((parameter) => [
      code(argumentOf(parameter)),
      '`number`',
      firstSentence(parameter.description),
    ]),
    ...(body ? bodyRows(document, body) : []),
    ...inPlace(parameters, 'query').map((parameter) => queryRow(document, parameter)),
    [
      '`options?`',
      '`CallOptions`',
      '`signal`, `timeoutMs`, `deadlineMs`, `maxRetries` and `headers` for this call alone.',
    ],
  ]
}

const inPlace = (parameters: readonly ParameterObject[], place: string): ParameterObject[] =>
  parameters.filter((parameter) => parameter.in === place)

/** What follows the first sentence is about HTTP, where more is accepted. */
export const firstSentence = (description: string): string => description.split(/(?<=\.) /)[0] ?? ''

function bodyRows(document: Document, body: NonNullable<Call['body']>): string[][] {
  const fields = fieldRows(document, body.content['application/json']?.schema ?? {}, 'request')
  const more = body.schema === 'UserInput' ? ` ${userFields}` : ''
  return [
    [code(body.required ? 'body' : 'body?'), code(body.schema), `${firstSentence(body.description)}${more}`],
    ...fields.map(([name = '', ...rest]) => [name.replace('`', '`body.'), ...rest]),
  ]
}

function queryRow(document: Document, { name, description, schema }: ParameterObject): string[] {
  const words = describe({ description, ...schema })
  const [group, pattern] = name.split('.{')
  return pattern === undefined
    ? [code(`query.${name}?`), typeInCode(document, schema, 'request'), words]
    : [code(`query.${group}?`), '`Record<string, string>`', words]
}

/** The fields of a model, a row each; none for a user, who has too many to repeat them on a page. */
export function fieldRows(document: Document, schema: Schema, direction: Direction): string[][] {
  const model = schema.items ?? schema
  if (schemaName(model) === 'User') return []
  const { properties = {}, required = [] } = deref(document, model)
  return Object.entries(properties).map(([name, member]) => [
    code(required.includes(name) ? name : `${name}?`),
    typeInCode(document, member, direction),
    describe(member),
  ])
}

/** The type shows the values of an enum; they are told once more only where they have a meaning. */
const describe = (schema: Schema): string =>
  [schema.description ?? '', schema['x-enumDescriptions'] ? valuesInWords(schema) : '', ...bounds(schema)]
    .filter((sentence) => sentence !== '')
    .join(' ')

/** A type on one line, without the comments inside it. */
export const typeInCode = (document: Document, schema: Schema, direction: Direction): string =>
  code(
    typeOf(document, schema, direction)
      .replace(/\/\*\*.*?\*\//gs, '')
      .replace(/\s+/g, ' '),
  )
