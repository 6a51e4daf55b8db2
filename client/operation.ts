import type { Answer } from './answer.ts'
import type { ApiClient, CallOptions } from './api-client.ts'
import { type Call, toCall } from './call.ts'
import { List } from './list.ts'

/** Throws a `TypeError` when a body or a query is not what the operation takes. */
type Check = (what: 'body' | 'query', fields: unknown, needed?: readonly string[]) => void

/** A part of the path as text; throws a `TypeError` when it is none. The name is that in the path, with its braces. */
type ToText = (name: string, part: unknown) => string

/**
 * The method of an operation from its line in `generated/`: it takes what the operation takes, in the order
 * path, body, query, options. `read` reads the result out of an answer, `items` is what the items of a page are called,
 * and `write` turns a body into what goes over the wire.
 */
export function toMethod(
  api: ApiClient,
  line: string,
  check: Check,
  toText: ToText,
  read: (answer: Answer) => unknown,
  items?: string,
  write = (body: unknown): unknown => body,
): (...input: unknown[]) => Call<unknown> | List<unknown, string> {
  const [head, takesBody] = line.split(' body') as [string, string?]
  const [method, path, ...words] = head.split(' ') as [string, string, ...string[]]
  const needed = takesBody?.split(' ').slice(1)

  return (...input) => {
    const inPath = path
      .split('{')
      .slice(1)
      .map(() => input.shift())
    const body = needed && input.shift()
    const query = words.includes('query') ? (input.shift() as object | undefined) : undefined
    const [options] = input as [CallOptions?]

    const ask = async (query: object = {}) => {
      const parts = [...inPath]
      // What is needed shows in the path: a missing part must not be left standing there.
      const wirePath = path.replace(/{\w+}/g, (name) => toText(name, parts.shift()))
      if (needed && (body != null || takesBody?.[0] !== '?')) check('body', body, needed)
      check('query', query)
      const repeatable = !words.includes('once')
      return api.request({ method, path: wirePath, query, body: write(body), repeatable }, options)
    }
    return words.includes('list') ? new List(ask, query, items) : toCall(ask(query), read)
  }
}
