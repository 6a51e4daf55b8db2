import { ApiError } from './errors.ts'
import { fieldsOf } from './fields.ts'
import type { ListUsersQuery, User } from './generated.ts'
import { toUsers } from './results.ts'
import type { Answer } from './send.ts'

/**
 * One page of a list, with what the server tells about the whole list. What it does not tell is undefined.
 */
export interface Page {
  /** The users on this page, ordered by id. */
  users: User[]
  /** The number of this page; the first is 1. */
  currentPage: number | undefined
  /** How many users fit on a page. */
  pageItems: number | undefined
  /** How many users match, on all pages together. */
  totalCount: number | undefined
  /** How many pages there are. */
  totalPages: number | undefined
  /** Ready addresses of other pages, as the `Link` header has them. */
  link: string | undefined
  /** Send it as `cursor` for the page before this one; undefined on the first page. */
  beforeCursor: string | undefined
  /** Send it as `cursor` for the page after this one; undefined on the last page. */
  afterCursor: string | undefined
}

/**
 * A list that has not been asked for yet. Await it for one page, or go through it with `for await` for all
 * users. Both reject as a call does; a page that fails ends the loop with its error, never with part of the
 * list.
 */
export class UserList implements PromiseLike<Page>, AsyncIterable<User> {
  readonly #load: (query: object) => Promise<Answer>
  readonly #query: object
  #page: Promise<Page> | undefined

  constructor(load: (query: object) => Promise<Answer>, query: ListUsersQuery) {
    this.#load = load
    this.#query = { ...query }
  }

  /** What `await` calls: asks for the one page that the query describes, once however often it is awaited. */
  // biome-ignore lint/suspicious/noThenProperty: being awaited is what this class is for
  then<A = Page, B = never>(
    onPage?: ((page: Page) => A | PromiseLike<A>) | null,
    onError?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#page ??= this.#load(this.#query).then(toPage)
    return this.#page.then(onPage, onError)
  }

  /**
   * All users, from the page that the query describes to the last; each page is asked for when it is reached.
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<User, void, undefined> {
    for await (const { users } of this.pages()) for (const user of users) yield user
  }

  /** The same page by page. */
  async *pages(): AsyncGenerator<Page, void, undefined> {
    // `limit` and `page` must not stand beside a cursor, which holds them already.
    const { limit, page, cursor: start, ...filters } = fieldsOf(this.#query)
    const seen = new Set([start])
    let query = this.#query
    for (;;) {
      const answer = await this.#load(query)
      const found = toPage(answer)
      const cursor = found.afterCursor
      if (cursor !== undefined && seen.has(cursor)) {
        throw new ApiError(answer, 'The server sent the same cursor twice, so the list would never end')
      }
      yield found
      if (cursor === undefined) return
      seen.add(cursor)
      query = { ...filters, [answer.headers.has('after-cursor') ? 'cursor' : 'after_cursor']: cursor }
    }
  }
}

/** Reads a page: what is told about the list stands in the headers, in the older style in `pagination`. */
function toPage(answer: Answer): Page {
  const { headers, data } = answer
  const { before_cursor, after_cursor } = fieldsOf(fieldsOf(data).pagination)
  const text = (name: string) => headers.get(name) || undefined
  const number = (name: string) => (/^\d+$/.test(text(name) ?? '') ? Number(text(name)) : undefined)
  return {
    users: toUsers(answer),
    currentPage: number('current-page'),
    pageItems: number('page-items'),
    totalCount: number('total-count'),
    totalPages: number('total-pages'),
    link: text('link'),
    beforeCursor: text('before-cursor') ?? toText(before_cursor),
    afterCursor: text('after-cursor') ?? toText(after_cursor),
  }
}

const toText = (value: unknown): string | undefined => (value ? String(value) : undefined)
