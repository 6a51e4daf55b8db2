import type { Answer } from './answer.ts'
import type { ApiClient, CallOptions } from './api-client.ts'
import { type Call, toCall } from './call.ts'
import { checkFields, checkPath, type Kinds } from './check.ts'
import { List } from './list.ts'

/** What a class of operations has of its own. */
interface Ways {
  /** The fields of bodies and queries by the kind of value they take. */
  kinds: Kinds
  /** Reads the result of a call out of its answer. */
  read: (answer: Answer) => unknown
  /** Turns a body into what goes over the wire. */
  write?: (body: unknown) => unknown
  /** What the items of a page are called. */
  items?: string
}

/**
 * The method of an operation from its line in `generated/`: it takes what the operation takes, in the order
 * path, body, query, options.
 */
export function toMethod(
  api: ApiClient,
  line: string,
  { kinds, read, write, items }: Ways,
): (...input: unknown[]) => Call<unknown> | List<unknown, string> {
  const [head, takesBody] = line.split(' body') as [string, string?]
  const [method, path, ...words] = head.split(' ') as [string, string, ...string[]]
  const needed = takesBody?.split(' ').slice(1)
  const repeatable = !words.includes('once')

  return (...input) => {
    const inPath = path.match(/{\w+}/g)?.map((name) => [name, input.shift()] as const)
    let body = needed && input.shift()
    const query = words.includes('query') ? (input.shift() as object | undefined) : undefined
    const [options] = input as [CallOptions?]

    const ask = async (query: object = {}) => {
      // What is needed shows in the path: a missing part must not be left standing there.
      let wirePath = path
      for (const [name, value] of inPath ?? [])
        wirePath = wirePath.replace(name, () => checkPath(name, value))
      if (needed && !(takesBody === '?' && (body === undefined || body === null)))
        checkFields('body', body, kinds, needed)
      checkFields('query', query, kinds)
      if (write) body = write(body)
      return await api.request({ method, path: wirePath, query, body, repeatable }, options)
    }
    return words.includes('list') ? new List(ask, query, items) : toCall(ask(query), read)
  }
}
