import { type Call, listCalls, listNeighbours } from './calls.ts'
import { code, table } from './markdown.ts'
import { printModelsPage } from './model-pages.ts'
import { banner, kebabCase, pascalCase } from './names.ts'
import type { Document } from './openapi.ts'
import { printOperation } from './operation-pages.ts'

/** The pages of the reference: path → text. One for each operation on users, and one for each other tag. */
export function printReference(document: Document): [string, string][] {
  const users = listCalls(document, 'Users')
  const others = [...listNeighbours(document), 'Tokens']
  const pages: [string, string][] = [
    ['README.md', printIndex(document, users, others)],
    ...users.map((call): [string, string] => [`${kebabCase(call.id)}.md`, printOperation(document, call, 1)]),
    ['models.md', printModelsPage(document)],
    ...others.map((tag): [string, string] => [`${pageOf(tag)}.md`, printTag(document, tag)]),
  ]
  return pages.map(([name, text]) => [
    `docs/reference/${name}`,
    `${text.startsWith('<!--') ? '' : `<!-- ${banner} -->\n\n`}${text.trimEnd()}\n`,
  ])
}

function printIndex(document: Document, users: Call[], others: string[]): string {
  const heads = ['Operation', 'Request', 'What it does', 'Scopes']
  const row = (call: Call, page: string) => [
    `[${call.id}](${page})`,
    code(`${call.method} ${call.path}`),
    call.operation.summary,
    (call.operation['x-scopes'] ?? ['none']).join(', '),
  ]
  const rowIn = (tag: string) => (call: Call) =>
    row(
      call,
      `${pageOf(tag)}.md#${call.operation.summary
        .toLowerCase()
        .replace(/[^a-z -]/g, '')
        .replaceAll(' ', '-')}`,
    )
  return [
    '# Reference\n\n',
    'Every call, its parameters, bodies, answers and errors. The models stand in [models.md](models.md).\n\n',
    `## Users\n\n${table(
      heads,
      users.map((call) => row(call, `${kebabCase(call.id)}.md`)),
    )}`,
    ...others.map((tag) => `## ${titleOf(tag)}\n\n${table(heads, listCalls(document, tag).map(rowIn(tag)))}`),
  ].join('')
}

function printTag(document: Document, tag: string): string {
  const calls = listCalls(document, tag).map((call) => printOperation(document, call, 2))
  const intro = document.tags.find(({ name }) => name === tag)?.description
  return `# ${titleOf(tag)}\n\n${intro}\n\n${calls.join('')}`
}

/** CustomAttributes → custom-attributes */
export const pageOf = (tag: string): string => kebabCase(tag).slice(1)

/** CustomAttributes → Custom attributes */
export const titleOf = (tag: string): string => pascalCase(pageOf(tag).replaceAll('-', ' '))
