import type { Call } from './calls.ts'
import { bounds } from './comments.ts'
import { printCurl } from './curl.ts'
import { code, fence, section, table } from './markdown.ts'
import { typeInWords, valuesInWords } from './model-pages.ts'
import { kebabCase } from './names.ts'
import { type Document, deref, type MediaType, type ParameterObject, type Response } from './openapi.ts'

/** Everything about one operation; `level` is the number of # before its name. */
export function printOperation(document: Document, call: Call, level: number): string {
  const { operation, body } = call
  const heading = '#'.repeat(level)
  const below = `${heading}#`
  const command = !operation.tags.includes('Tokens') ? `, command \`rollcall ${kebabCase(call.id)}\`` : ''
  return [
    `${heading} ${operation.summary}\n\n`,
    `\`${call.method} ${call.path}\`: operation \`${call.id}\`${command}\n\n${operation.description}\n\n`,
    section(`${below} Scopes`, scopes(call)),
    section(
      `${below} Parameters`,
      table(['Name', 'In', 'Type', 'What it does'], call.parameters.map(parameterRow)),
    ),
    section(`${below} Also accepted`, alsoAccepted(call)),
    body &&
      section(`${below} Body`, `${typeInWords(media(body.content)?.schema ?? {})}. ${body.description}\n\n`),
    section(
      `${below} Answers`,
      table(
        ['Status', 'When', 'Body'],
        call.responses.map((each) => answerRow(each)),
      ),
    ),
    section(`${below} Headers of answers`, headers(document, call)),
    section(`${below} Example`, printCurl(call) + examples(call)),
  ].join('')
}

function scopes({ operation }: Call): string {
  const names = operation['x-scopes'] ?? []
  if (names.length === 0) return 'None: this call is made without a token.\n\n'
  return `A token with ${names.length === 1 ? 'the scope' : 'one of the scopes'} ${names.map(code).join(', ')}.\n\n`
}

function parameterRow({ name, in: place, required, description, schema }: ParameterObject): string[] {
  const sentences = [
    description,
    valuesInWords(schema),
    ...bounds({ description, ...schema }),
    required ? '*Required.*' : '',
  ]
  return [code(name), place, typeInWords(schema), sentences.filter((sentence) => sentence !== '').join(' ')]
}

function alsoAccepted({ operation }: Call): string {
  const rows = (operation['x-also-accepted'] ?? []).map(({ name, type, description }) => [
    code(name),
    type,
    description,
  ])
  return rows.length === 0
    ? ''
    : `Older clients send these. They work, but are no part of the contract.\n\n${table(['Name', 'Type', 'What it does'], rows)}`
}

function answerRow({ status, response }: Call['responses'][number]): string[] {
  const schema = media(response.content)?.schema
  return [`${status}`, response.description, schema === undefined ? 'none' : typeInWords(schema)]
}

function headers(document: Document, { responses }: Call): string {
  const names = new Set(responses.flatMap(({ response }) => Object.keys(response.headers ?? {})))
  const rows = [...names].map((name) => {
    const holders = responses.filter(({ response }) => response.headers?.[name] !== undefined)
    const header = deref(document, holders[0]?.response.headers?.[name] ?? { description: '', schema: {} })
    const on = holders.length === responses.length ? 'all' : holders.map(({ status }) => status).join(', ')
    return [code(name), typeInWords(header.schema), on, header.description]
  })
  return table(['Name', 'Type', 'On', 'What it tells'], rows)
}

function examples({ responses, success }: Call): string {
  const good = responses.find(({ status }) => status === success)?.response
  const first = firstExample(good)
  const error = [404, 401]
    .map((code) => responses.find(({ status }) => status === code))
    .find((each) => each !== undefined)
  return [
    first === undefined
      ? `The answer is ${success} without a body.\n\n`
      : `The answer is ${success}:\n\n${json(first.value)}`,
    error === undefined
      ? ''
      : `An error, here ${error.status}:\n\n${json(firstExample(error.response)?.value)}`,
  ].join('')
}

const json = (value: unknown): string => fence('json', JSON.stringify(value, null, 2))

const media = (content: Call['responses'][number]['response']['content']): MediaType | undefined =>
  content?.['application/json']

const firstExample = (response: Response | undefined) =>
  Object.values(media(response?.content)?.examples ?? {})[0]
