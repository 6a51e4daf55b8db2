import type { Answer } from './answer.ts'
import { type Call, toCall } from './call.ts'
import { ApiError, ConnectionError } from './errors.ts'
import { fieldsOf } from './fields.ts'
import { readNumber } from './headers.ts'
import { toList } from './results.ts'

/** Where a page stands in its list, as far as the server tells it; undefined is what it does not tell. */
export interface Place {
  /** The number of this page; the first is 1. */
  currentPage: number | undefined
  /** How many items fit on a page. */
  pageItems: number | undefined
  /** How many items match, on all pages together. */
  totalCount: number | undefined
  /** How many pages there are. */
  totalPages: number | undefined
  /** Send it as `cursor` for the page before this one; undefined on the first page. */
  beforeCursor: string | undefined
  /** Send it as `cursor` for the page after this one; undefined on the last page. */
  afterCursor: string | undefined
}

/** One page of a list: its items, and what the server tells about the whole list. */
export type PageOf<Item, Name extends string = 'items'> = Place & Record<Name, Item[]>

/**
 * A list that has not been asked for yet. Await it for one page, or go through it with `for await` for all
 * items. Both reject as a call does; a page that fails ends the loop with its error, never with part of the
 * list, and the error tells in `cursor` where to go on.
 */
export class List<Item, Name extends string = 'items'>
  implements PromiseLike<PageOf<Item, Name>>, AsyncIterable<Item>
{
  readonly #load: (query: object) => Promise<Answer>
  readonly #query: Query
  readonly #name: string
  #page: Call<PageOf<Item, Name>> | undefined

  /** `load` gets one page; `name` is what its items are called. */
  constructor(load: (query: object) => Promise<Answer>, query: object = {}, name = 'items') {
    this.#load = load
    this.#query = { ...query }
    this.#name = name
  }

  /** What `await` calls: asks for the one page that the query describes, once however often it is awaited. */
  // biome-ignore lint/suspicious/noThenProperty: being awaited is what this class is for
  then<A = PageOf<Item, Name>, B = never>(
    onPage?: ((page: PageOf<Item, Name>) => A | PromiseLike<A>) | null,
    onError?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#ask().then(onPage, onError)
  }

  /** The same page as `data`, with status, headers, request id, rate limit and the number of tries. */
  withResponse(): Promise<Answer<PageOf<Item, Name>>> {
    return this.#ask().withResponse()
  }

  /**
   * All items, from the page that the query describes to the last; each page is asked for when it is reached.
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* page[this.#name as Name] as Item[]
  }

  /** The same page by page. */
  async *pages(): AsyncGenerator<PageOf<Item, Name>, void, undefined> {
    // `limit` and `page` must not stand beside a cursor, which holds them already.
    let { limit, page, cursor, ...filters } = this.#query
    let query: object = this.#query
    const seen = new Set([cursor])
    for (;;) {
      let answer: Answer
      let found: PageOf<Item, Name>
      try {
        answer = await this.#load(query)
        found = this.#toPage(answer)
      } catch (error) {
        if (cursor && (error instanceof ApiError || error instanceof ConnectionError)) error.cursor = cursor
        throw error
      }
      const next = found.afterCursor
      if (next && seen.has(next)) throw new ApiError(answer, 'The same cursor came twice')
      yield found
      if (!next) return
      // Enough to notice a circle, and no list is too long for the memory.
      if (seen.size === 2000) seen.clear()
      seen.add(next)
      cursor = next
      query = { ...filters, [answer.headers.has('after-cursor') ? 'cursor' : 'after_cursor']: next }
    }
  }

  #ask(): Call<PageOf<Item, Name>> {
    this.#page ??= toCall(this.#load(this.#query), (answer) => this.#toPage(answer))
    return this.#page
  }

  /** Reads a page: what is told about the list stands in the headers, in the older style in `pagination`. */
  #toPage(answer: Answer): PageOf<Item, Name> {
    const { headers, data } = answer
    const { before_cursor, after_cursor } = fieldsOf(fieldsOf(data).pagination) as Record<string, string>
    // Going on without it would pass a part for the whole.
    if ((after_cursor as unknown) instanceof Object) throw new ApiError(answer, 'The cursor is not text')
    return {
      [this.#name]: toList(answer),
      currentPage: readNumber(headers, 'current-page'),
      pageItems: readNumber(headers, 'page-items'),
      totalCount: readNumber(headers, 'total-count'),
      totalPages: readNumber(headers, 'total-pages'),
      beforeCursor: headers.get('before-cursor') || before_cursor || undefined,
      afterCursor: headers.get('after-cursor') || after_cursor || undefined,
    } as PageOf<Item, Name>
  }
}

/** What every list takes to be gone through. */
interface Query {
  limit?: number
  page?: number
  cursor?: string
}
