import { type Call, listCalls } from './calls.ts'
import { fieldRows, parameterRows, typeInCode, userFields } from './client-fields.ts'
import { errorOf, signature } from './client-methods.ts'
import { code, fence, section, table } from './markdown.ts'
import { banner, kebabCase } from './names.ts'
import { type Document, deref } from './openapi.ts'

/**
 * The pages of the client: path → text. `exampleOf` answers the program of an operation, which its page shows as it
 * stands.
 */
export function printClientPages(
  document: Document,
  exampleOf: (name: string) => string,
): [string, string][] {
  const calls = listCalls(document, 'Users')
  return [
    ['docs/client/README.md', `<!-- ${banner} -->\n\n${printIndex(calls)}`],
    ...calls.map((call): [string, string] => {
      const name = kebabCase(call.id)
      const source = `${banner} The program is docs/client/examples/${name}.ts.`
      const page = printPage(document, call, exampleOf(name))
      return [`docs/client/operations/${name}.md`, `<!-- ${source} -->\n\n${page}`]
    }),
  ]
}

function printIndex(calls: Call[]): string {
  const rows = calls.map(({ id, operation }) => [
    `[${id}](operations/${kebabCase(id)}.md)`,
    operation.summary,
    operation['x-repeatable'] === false ? 'no' : 'yes',
  ])
  return [
    '# The client, page by page\n\n',
    'Read [the client](../../client/README.md) first: the first call, tokens, lists, errors, retries. Then open the page of the ',
    'method that you need, or copy a recipe.\n\n',
    'To run a program from these pages: start a directory with `npm start`, set the two variables that it prints, save the program ',
    'as `program.ts` in this project, and run `npx node program.ts`. The tests run every one of them.\n\n',
    `## Methods\n\n${table(['Method', 'What it does', 'Sent again after a lost answer'], rows)}`,
    '## Around the users\n\n',
    '[Roles, apps, groups, mappings, policies, credentials, logins, events](directory.md): the classes of the second entry.\n\n',
    '## Recipes\n\nSmall whole programs. Each may be run again at any time.\n\n',
    '- [Nightly HR sync](recipes/nightly-hr-sync.md): joiners, movers and leavers from a personnel file\n',
    '- [Off-boarding](recipes/off-boarding.md): take everything away from one person, and see that it is gone\n',
    '- [Export to CSV](recipes/export-to-csv.md): everybody in a file for a spreadsheet, going on after a break\n',
    '- [Audit of locked users](recipes/audit-locked-users.md): who is locked, and until when\n\n',
    '## From Python\n\n',
    '[Coming from the Python SDK](from-python.md): its names and habits, and what they are here.\n\n',
    '## Beside other clients\n\n',
    '[Compared](compared.md): size, speed, and what each does when something goes wrong.\n',
  ].join('')
}

function printPage(document: Document, call: Call, example: string): string {
  const { id, operation } = call
  const name = kebabCase(id)
  const scopes = (operation['x-scopes'] ?? []).map(code).join(', ')
  return [
    `# ${id}\n\n`,
    `${operation.summary}: \`${call.method} ${call.path}\`, for tokens of the scopes ${scopes}.\n\n`,
    `\`users.${signature(document, call)}\`\n\n${operation.description}\n\n`,
    section('## Example', fence('ts', example.trimEnd())),
    section('## Parameters', table(['Name', 'Type', 'What it does'], parameterRows(document, call))),
    section('## Result', id === 'listUsers' ? list(document, call) : result(document, call)),
    section('## Errors', errors(call)),
    section('## Sent again', again(call)),
    section('## Headers', headers(document, call)),
    `[All methods](../README.md) · [the same over HTTP](../../reference/${name}.md)\n`,
  ].join('')
}

function result(document: Document, call: Call): string {
  if (call.result === undefined) return 'Nothing: `undefined`.\n\n'
  const rows = fieldRows(document, call.result, 'answer')
  const words = rows.length === 0 ? userFields : call.result.type === 'array' ? 'Each has:' : 'It has:'
  const type = typeInCode(document, call.result, 'answer')
  return `${type}. ${words}\n\n${table(['Field', 'Type', 'What it is'], rows)}`
}

function list(document: Document, call: Call): string {
  const rows = headerRows(document, call).filter(([header = '']) => !general.has(header))
  return [
    'Nothing is sent until the list is used, in one of four ways:\n\n',
    '- `for await (const user of list)`: all users on all pages. A page that fails ends the loop with its error, never with a part ',
    'of the list; its `cursor`, given as `query.cursor`, goes on there.\n',
    '- `for await (const page of list.pages())`: the same page by page.\n',
    '- `await list`: one page.\n',
    '- `await list.withResponse()`: one page as `data`, with status and headers.\n\n',
    'A page has `users`, each a [User](../../reference/models.md#user), and what the headers tell, `undefined` where they do not:\n\n',
    table(
      ['Field', 'Header', 'What it is'],
      rows.map(([header = '', words = '']) => [code(camelCase(header)), code(header), words]),
    ),
  ].join('')
}

function errors({ responses }: Call): string {
  const rows = responses
    .filter(({ status }) => status >= 400)
    .map(({ status, response }) => [
      code(errorOf[status] ?? (status >= 500 ? 'ServerError' : 'ApiError')),
      `${status}`,
      response.description.replace(' An addition to the contract.', ''),
    ])
  return table(
    ['Error', 'Status', 'When'],
    [
      ...rows,
      ['`ConnectionError`', '', 'No complete answer came; as `TimeoutError`, none in time.'],
      ['`TypeError`', '', 'A value is missing or of the wrong kind; the message names it. Nothing was sent.'],
    ],
  )
}

function again({ id, operation }: Call): string {
  if (operation['x-repeatable'] === false) {
    return 'Only after a 429, or when it is sure that nothing was sent: no connection, or no token. After another `ConnectionError` or a `ServerError` it may have been done: look before you call again.\n\n'
  }
  const note = notes[id] ? ` When only the first answer was lost, the second try ends in ${notes[id]}.` : ''
  return `Yes: after a lost answer, a 408, a 429 and from 500 on, up to \`maxRetries\` times (2).${note}\n\n`
}

/** What the server answers when it is told to do what it has done. */
const notes: Record<string, string> = {
  deleteUser: 'a `NotFoundError`',
  removeUserRole: 'a `BadRequestError`',
  setUserState: 'a `BadRequestError`',
}

function headers(document: Document, call: Call): string {
  const rows = headerRows(document, call).flatMap(([header = '', words = '']) => {
    const place = general.get(header)
    return place === undefined ? [] : [[code(header), place, words]]
  })
  return [
    `\`await users.${call.id}(…).withResponse()\` gives \`{ data, status, headers, requestId, rateLimit, tries }\`; an \`ApiError\` `,
    'has `status`, `headers`, `requestId` and `retryAfterMs`.\n\n',
    table(['Header', 'Read it as', 'What the header tells'], rows),
  ].join('')
}

/** The headers of all operations, and where the client has them. */
const general = new Map([
  ['X-Request-Id', '`requestId`'],
  ['X-RateLimit-Limit', '`rateLimit.limit`'],
  ['X-RateLimit-Remaining', '`rateLimit.remaining`'],
  ['X-RateLimit-Reset', '`rateLimit.resetMs`, in milliseconds'],
  ['Link', "`headers.get('link')`"],
  ['Retry-After', '`retryAfterMs` of the error, in milliseconds'],
])

/** The headers of the answers to a call, with what they tell. */
function headerRows(document: Document, { responses }: Call): string[][] {
  const all = new Map(responses.flatMap(({ response }) => Object.entries(response.headers ?? {})))
  return [...all].map(([name, header]) => [name, deref(document, header).description])
}

/** After-Cursor → afterCursor */
const camelCase = (header: string): string =>
  header.charAt(0).toLowerCase() + header.slice(1).replaceAll('-', '')
