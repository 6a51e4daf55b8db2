import type { List, PageOf } from '@rollcall/client/directory'
import { type Format, print, printNote } from './output.ts'
import { plain, toJson } from './plain.ts'

/** What the items of a list are called, by the client and by people: `users` and `user`. */
export interface Items {
  /** Where the client puts them. */
  readonly key: string
  readonly many: string
  readonly one: string
  /** What a table shows of them, where it is not all that they have. */
  readonly columns?: readonly string[]
}

type AnyList = List<object, string>

/** Prints one page, and beside it where that page stands in the list. */
export async function printPage(list: AnyList, format: Format, query: Query, items: Items): Promise<void> {
  const page = await list
  const printer = await createPrinter(format, query, items)
  await print(printer.items(page[items.key] ?? []) + printer.end())
  if (format === 'table') printNote(describePage(page, query, items))
}

/** Prints every item of every page, each page when it arrives. */
export async function printAll(list: AnyList, format: Format, query: Query, items: Items): Promise<void> {
  const printer = await createPrinter(format, query, items)
  let count = 0
  for await (const page of list.pages()) {
    const found = page[items.key] ?? []
    await print(printer.items(found))
    count += found.length
  }
  await print(printer.end())
  if (format === 'table') printNote(countOf(count, items))
}

type Query = Readonly<Record<string, unknown>>

/** Tables need more code than JSON; it is loaded for people only. */
async function createPrinter(format: Format, { fields }: Query, items: Items): Promise<Printer> {
  if (format === 'json') return createJsonPrinter()
  const { columnsOf, toRow, userColumns } = await import('./answers.ts')
  const { createTable } = await import('./table.ts')
  let columns: readonly string[] | undefined =
    typeof fields === 'string' && fields !== ''
      ? toColumns(fields)
      : items.key === 'users'
        ? userColumns
        : items.columns
  let lines: ReturnType<typeof createTable> | undefined
  return {
    items(found) {
      columns ??= columnsOf(found)
      lines ??= createTable(columns)
      const chosen = columns
      return lines(found.map((item) => toRow(item, chosen)))
    },
    end: () => '',
  }
}

const toColumns = (fields: string): string[] => [
  ...new Set(['id', ...fields.split(',').map((name) => name.trim())]),
]

interface Printer {
  items(items: readonly object[]): string
  end(): string
}

/** One JSON list, whose end comes only when all of it came: a list that broke off is no JSON. */
function createJsonPrinter(): Printer {
  let isEmpty = true
  return {
    items(found) {
      const texts = found.map((item) => toJson(item).replace(/^/gm, '  '))
      if (texts.length === 0) return ''
      const before = isEmpty ? '[\n' : ',\n'
      isEmpty = false
      return before + texts.join(',\n')
    },
    end: () => (isEmpty ? '[]\n' : '\n]\n'),
  }
}

type AnyPage = PageOf<object, string>

function describePage(page: AnyPage, query: Query, items: Items): string {
  const { currentPage, totalCount, totalPages } = page
  const found = page[items.key] ?? []
  if (found.length === 0)
    return totalCount ? `no ${items.many} on this page; ${totalCount} in all` : `no ${items.many}`
  const total = totalCount === undefined ? '' : ` of ${totalCount}`
  const pages = totalPages === undefined ? '' : ` of ${totalPages}`
  const place = currentPage === undefined ? '' : `, page ${currentPage}${pages}`
  return rangeOf(page, found.length, items) + total + place + nextPage(page, query)
}

function rangeOf({ currentPage, totalCount, afterCursor }: AnyPage, count: number, items: Items): string {
  // Every page is full but the last, which ends where the list ends.
  const isLast = afterCursor === undefined && totalCount !== undefined
  if (currentPage === undefined && !isLast) return countOf(count, items)
  const before = isLast ? totalCount - count : ((currentPage ?? 1) - 1) * count
  return `${items.many} ${before + 1}-${before + count}`
}

function nextPage({ currentPage, afterCursor }: AnyPage, { cursor }: Query): string {
  if (afterCursor === undefined) return ''
  const isByNumber = cursor === undefined && currentPage !== undefined
  return `; next page: ${isByNumber ? `--page ${currentPage + 1}` : `--cursor ${plain(afterCursor)}`}`
}

const countOf = (count: number, { one, many }: Items): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`
