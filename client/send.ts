import { type Answer, toAnswer } from './answer.ts'
import { ApiError, ConnectionError, toApiError } from './errors.ts'
import { fieldsOf } from './fields.ts'
import type { WireRequest } from './request.ts'
import type { ApiClientOptions } from './settings.ts'
import { abortable, within } from './time-limit.ts'
import { tell } from './watcher.ts'

/**
 * Sends a call once and reads the whole answer; `limitMs` is for all of it, with what `authorize` does, which
 * answers the value of `Authorization`. Rejects with `ApiError` when the server says no or a read is answered
 * with something that is not JSON, with `ConnectionError` when no complete answer comes, and with the reason
 * of the caller when its signal ends the call.
 */
export function send(
  { fetch = globalThis.fetch, onRequest, onResponse }: ApiClientOptions,
  { method, url, address, headers, body }: WireRequest,
  authorize: (signal: AbortSignal) => Promise<string>,
  tries: number,
  limitMs: number,
  caller: AbortSignal | undefined,
): Promise<Answer> {
  const what = `${method} ${address}: no answer`
  return within(what, limitMs, caller, async (signal) => {
    headers.set('authorization', await authorize(signal))
    const event = { method, url: address, tries }
    tell(onRequest, event)
    // A redirect would turn a POST into a GET, and could take the secret elsewhere; it is reported instead.
    const init = { method, headers, body, signal, redirect: 'manual' } as RequestInit
    let response!: Response
    let text: string
    try {
      const reading = fetch(url, init).then((answered) => {
        response = answered
        return answered.text()
      })
      // A `fetch` that does not heed the signal is left at once too.
      text = await abortable(reading, signal)
    } catch (cause) {
      throw new ConnectionError(`${what} (${readReason(cause)})`, { cause })
    }
    tell(onResponse, { ...event, status: response.status, headers: response.headers })

    let data: unknown = text || undefined
    try {
      data = JSON.parse(text)
    } catch {}
    const answer = toAnswer(response, data, tries)
    const error = toApiError(answer)
    if (error) throw error
    // A write has been done, whatever the server says about it.
    if (data === text && method === 'GET') throw new ApiError(answer, 'The answer is not JSON')
    return answer
  })
}

/** Why `fetch` failed: its code where it has one, otherwise its words. */
export function readReason(error: unknown): string {
  const { cause, code, message } = fieldsOf(error)
  return String(fieldsOf(cause).code ?? code ?? message ?? error)
}
