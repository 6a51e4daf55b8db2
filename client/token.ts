import { ApiError } from './errors.ts'
import { fieldsOf } from './fields.ts'
import { serverNow } from './retry-after.ts'
import type { Answer } from './send.ts'
import { abortable } from './time-limit.ts'

/** Where the token for a call comes from. */
export interface Tokens {
  /** A token that is good now. */
  get(signal: AbortSignal): Promise<string>
  /** Says that the server refused this token. Answers whether another one can be had. */
  drop(token: string): boolean
}

/** The one token that the caller gave. */
export const givenToken = (token: string): Tokens => ({ get: async () => token, drop: () => false })

/**
 * Tokens that are asked for when they are needed: once for all callers who wait at the same time, and again
 * shortly before the end of their life. A failure reaches those who wait, and nobody after them.
 */
export function askedTokens(ask: (signal: AbortSignal) => Promise<Answer>): Tokens {
  let current: AccessToken | undefined
  let pending: { token: Promise<AccessToken>; waiting: number; controller: AbortController } | undefined

  const start = () => {
    const controller = new AbortController()
    return { token: ask(controller.signal).then(readToken), waiting: 0, controller }
  }

  return {
    async get(signal) {
      if (current && Date.now() < current.renewAt) return current.text
      pending ??= start()
      const call = pending
      call.waiting++
      try {
        current = await abortable(call.token, signal)
        return current.text
      } finally {
        // The last one to leave ends the call, if it still runs.
        if (--call.waiting === 0) {
          if (pending === call) pending = undefined
          call.controller.abort()
        }
      }
    },
    drop(token) {
      if (current?.text === token) current = undefined
      return true
    },
  }
}

interface AccessToken {
  text: string
  /** When to ask for the next one, in milliseconds since 1970 by the clock of this side. */
  renewAt: number
}

/** Reads the bare token, and the older answer that holds it in a list. */
function readToken(answer: Answer): AccessToken {
  const body = fieldsOf(answer.data)
  const { access_token, created_at, expires_in } = body.access_token ? body : fieldsOf(fieldsOf(body.data)[0])
  if (!isToken(access_token)) {
    // The body stays out of the error: there may be a token in it after all.
    throw new ApiError({ ...answer, data: undefined }, 'The answer to the token call holds no access_token')
  }

  // A living token is given again, so its life is counted from its creation. When the server does not say how
  // long it lives, it is used until it is refused.
  const ageMs = Math.max(0, serverNow(answer.headers) - Date.parse(String(created_at))) || 0
  const leftMs = Number(expires_in) > 0 ? Number(expires_in) * 1000 - ageMs : Number.POSITIVE_INFINITY
  return { text: access_token, renewAt: Date.now() + leftMs - Math.min(60_000, leftMs / 10) }
}

/** Whether a text can stand in a header. What cannot would be printed in the error of `fetch`. */
export const isToken = (text: unknown): text is string => typeof text === 'string' && /^[!-~]+$/.test(text)
