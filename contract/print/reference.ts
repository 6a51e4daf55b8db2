import { type Call, listCalls } from './calls.ts'
import { code, table } from './markdown.ts'
import { printModelsPage } from './model-pages.ts'
import { banner, kebabCase } from './names.ts'
import type { Document } from './openapi.ts'
import { printOperation } from './operation-pages.ts'

/** The pages of the reference: path → text. */
export function printReference(document: Document): [string, string][] {
  const users = listCalls(document, 'Users')
  const tokens = listCalls(document, 'Tokens')
  const pages: [string, string][] = [
    ['README.md', printIndex(users, tokens)],
    ...users.map((call): [string, string] => [`${kebabCase(call.id)}.md`, printOperation(document, call, 1)]),
    ['models.md', printModelsPage(document)],
    ['tokens.md', printTokens(document, tokens)],
  ]
  return pages.map(([name, text]) => [
    `docs/reference/${name}`,
    `${text.startsWith('<!--') ? '' : `<!-- ${banner} -->\n\n`}${text.trimEnd()}\n`,
  ])
}

function printIndex(users: Call[], tokens: Call[]): string {
  const heads = ['Operation', 'Request', 'What it does', 'Scopes']
  const row = (call: Call, page: string) => [
    `[${call.id}](${page})`,
    code(`${call.method} ${call.path}`),
    call.operation.summary,
    (call.operation['x-scopes'] ?? ['none']).join(', '),
  ]
  const anchor = (call: Call) =>
    `tokens.md#${call.operation.summary
      .toLowerCase()
      .replace(/[^a-z -]/g, '')
      .replaceAll(' ', '-')}`
  return [
    '# Reference\n\n',
    'Every call, its parameters, bodies, answers and errors. The models stand in [models.md](models.md).\n\n',
    `## Users\n\n${table(
      heads,
      users.map((call) => row(call, `${kebabCase(call.id)}.md`)),
    )}`,
    `## Tokens\n\n${table(
      heads,
      tokens.map((call) => row(call, anchor(call))),
    )}`,
  ].join('')
}

function printTokens(document: Document, tokens: Call[]): string {
  const calls = tokens.map((call) => printOperation(document, call, 2)).join('')
  const intro = document.tags.find(({ name }) => name === 'Tokens')?.description
  return `# Tokens\n\n${intro}\n\n${calls}`
}
