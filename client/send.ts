import { ApiError, ConnectionError, saysError, toApiError } from './errors.ts'
import { fieldsOf } from './fields.ts'
import type { WireRequest } from './request.ts'
import { abortable, within } from './time-limit.ts'

/** What the server answered. */
export interface Answer {
  /** The HTTP status. */
  status: number
  /** The headers. */
  headers: Headers
  /** The body, parsed; undefined when there is none. */
  data: unknown
}

/**
 * Sends a call once and reads the whole answer; the time limit is for all of it, with what `authorize` does.
 * Rejects with `ApiError` when the server says no or the body is not JSON, with `ConnectionError` when no
 * complete answer comes, and with the reason of the caller when its signal ends the call.
 */
export const send = (
  fetch: typeof globalThis.fetch,
  { method, url, what, headers, body }: WireRequest,
  authorize: (signal: AbortSignal) => Promise<string>,
  timeoutMs: number,
  caller: AbortSignal | undefined,
): Promise<Answer> =>
  within(what, timeoutMs, caller, async (signal) => {
    const authorization = await authorize(signal)
    let response: Response
    let text: string
    try {
      // A redirect would turn a POST into a GET, and could take the secret elsewhere; it is reported instead.
      const init = {
        method,
        body,
        signal,
        redirect: 'manual',
        headers: { ...headers, authorization },
      } as const
      response = await abortable(fetch(url, init), signal)
      text = await abortable(response.text(), signal)
    } catch (cause) {
      throw new ConnectionError(`${what}: no answer (${readReason(cause)})`, { cause })
    }
    return toAnswer(response, text)
  })

function toAnswer({ ok, status, headers }: Response, text: string): Answer {
  const { data, readable } = parse(text)
  const answer = { status, headers, data }
  if (!ok || saysError(answer)) throw toApiError(answer)
  if (!readable) throw new ApiError(answer, 'The server answered something that is not JSON')
  return answer
}

function parse(text: string): { data: unknown; readable: boolean } {
  try {
    return { data: text === '' ? undefined : JSON.parse(text), readable: true }
  } catch {
    return { data: text, readable: false }
  }
}

function readReason(cause: unknown): string {
  const { cause: inner, message } = fieldsOf(cause)
  return String(fieldsOf(inner).code ?? message ?? cause)
}
