import type { Page, UserList } from '@rollcall/client'
import type { User } from '@rollcall/contract'
import { type Format, print, printNote } from './output.ts'
import { plain, toJson } from './plain.ts'

/** Prints one page, and beside it where that page stands in the list. */
export async function printPage(list: UserList, format: Format, query: Query): Promise<void> {
  const page = await list
  const printer = await createPrinter(format, query)
  await print(printer.users(page.users) + printer.end())
  if (format === 'table') printNote(describePage(page, query))
}

/** Prints every user of every page, each page when it arrives. */
export async function printAll(list: UserList, format: Format, query: Query): Promise<void> {
  const printer = await createPrinter(format, query)
  let count = 0
  for await (const { users } of list.pages()) {
    await print(printer.users(users))
    count += users.length
  }
  await print(printer.end())
  if (format === 'table') printNote(countOf(count))
}

type Query = Readonly<Record<string, unknown>>

/** Tables need more code than JSON; it is loaded for people only. */
async function createPrinter(format: Format, { fields }: Query): Promise<Printer> {
  if (format === 'json') return createJsonPrinter()
  const { toUserRow, userColumns } = await import('./answers.ts')
  const { createTable } = await import('./table.ts')
  const columns = typeof fields === 'string' && fields !== '' ? toColumns(fields) : userColumns
  const lines = createTable(columns)
  return { users: (users) => lines(users.map((user) => toUserRow(user, columns))), end: () => '' }
}

const toColumns = (fields: string): string[] => [
  ...new Set(['id', ...fields.split(',').map((name) => name.trim())]),
]

interface Printer {
  users(users: readonly User[]): string
  end(): string
}

/** One JSON list, whose end comes only when all of it came: a list that broke off is no JSON. */
function createJsonPrinter(): Printer {
  let isEmpty = true
  return {
    users(users) {
      const items = users.map((user) => toJson(user).replace(/^/gm, '  '))
      if (items.length === 0) return ''
      const before = isEmpty ? '[\n' : ',\n'
      isEmpty = false
      return before + items.join(',\n')
    },
    end: () => (isEmpty ? '[]\n' : '\n]\n'),
  }
}

function describePage(page: Page, query: Query): string {
  const { users, currentPage, totalCount, totalPages } = page
  if (users.length === 0) return totalCount ? `no users on this page; ${totalCount} in all` : 'no users'
  const total = totalCount === undefined ? '' : ` of ${totalCount}`
  const pages = totalPages === undefined ? '' : ` of ${totalPages}`
  const place = currentPage === undefined ? '' : `, page ${currentPage}${pages}`
  return rangeOf(page) + total + place + nextPage(page, query)
}

function rangeOf({ users, currentPage, totalCount, afterCursor }: Page): string {
  // Every page is full but the last, which ends where the list ends.
  const isLast = afterCursor === undefined && totalCount !== undefined
  if (currentPage === undefined && !isLast) return countOf(users.length)
  const before = isLast ? totalCount - users.length : ((currentPage ?? 1) - 1) * users.length
  return `users ${before + 1}-${before + users.length}`
}

function nextPage({ currentPage, afterCursor }: Page, { cursor }: Query): string {
  if (afterCursor === undefined) return ''
  const isByNumber = cursor === undefined && currentPage !== undefined
  return `; next page: ${isByNumber ? `--page ${currentPage + 1}` : `--cursor ${plain(afterCursor)}`}`
}

const countOf = (count: number): string => (count === 1 ? '1 user' : `${count} users`)
