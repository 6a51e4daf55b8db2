import type { Answer } from './answer.ts'
import { ApiError } from './errors.ts'
import { fieldsOf } from './fields.ts'
import { serverNow } from './headers.ts'
import { abortable } from './time-limit.ts'

/** A token as a store keeps it. It opens the directory: keep it as you keep a secret. */
export interface StoredToken {
  /** What stands in `Authorization`. */
  accessToken: string
  /** Milliseconds since 1970. */
  expiresAt: number
}

/**
 * Where clients in several processes share the token of one credential. What it throws, the call that needs
 * a token rejects with.
 */
export interface TokenStore {
  /** The token that was set last, if there is one. */
  get(): StoredToken | undefined | Promise<StoredToken | undefined>
  /** Keeps a token in place of the one before. */
  set(token: StoredToken): void | Promise<void>
}

/** Answers a token that is good now, and another one than the server refused. */
export type Tokens = (signal: AbortSignal, refused?: string) => Promise<string>

const renewEarlyMs = 60_000
const renewAgainMs = 10_000

/**
 * Tokens that are asked for when they are needed: once for all callers who wait at the same time, and shortly
 * before the end of their life in the background. A failure reaches those who wait, and nobody after them.
 */
export function askedTokens(ask: (signal: AbortSignal) => Promise<Answer>, store?: TokenStore): Tokens {
  let current: (StoredToken & { renewAt: number }) | undefined
  let pending: Promise<string> | undefined
  let controller: AbortController
  let waiting = 0

  async function renew(signal: AbortSignal): Promise<string> {
    const last = current?.accessToken
    let token = await store?.get()
    if (!isToken(token?.accessToken) || token.accessToken === last || !(token.expiresAt > Date.now())) {
      token = readToken(await ask(signal))
      await store?.set(token)
    }
    const { accessToken, expiresAt } = token
    // A server that gives a living token again gives no other before its end.
    const early = accessToken === last ? 0 : Math.min(renewEarlyMs, (expiresAt - Date.now()) / 10)
    current = { accessToken, expiresAt, renewAt: expiresAt - early }
    return accessToken
  }

  async function share(signal?: AbortSignal): Promise<string> {
    if (!pending) {
      controller = new AbortController()
      pending = renew(controller.signal)
    }
    const call = pending
    if (signal) waiting++
    try {
      return await abortable(call, signal)
    } finally {
      // The last caller to leave ends the call, if it still runs. The background is nobody who waits.
      if ((!signal || --waiting === 0) && pending === call) {
        pending = undefined
        controller.abort()
      }
    }
  }

  return async (signal, refused) => {
    const now = Date.now()
    if (!current || current.accessToken === refused || now >= current.expiresAt) return share(signal)
    if (now >= current.renewAt) {
      current.renewAt = now + renewAgainMs
      // The token at hand is good still; whoever finds it ended asks again, and hears of the failure.
      share().catch(() => {})
    }
    return current.accessToken
  }
}

/** Reads the bare token, and the older answer that holds it in a list. */
function readToken(answer: Answer): StoredToken {
  const body = fieldsOf(answer.data)
  const { access_token, created_at, expires_in } = body.access_token ? body : fieldsOf([body.data].flat()[0])
  if (!isToken(access_token) || [created_at, expires_in].some((value) => value instanceof Object)) {
    // The body stays out of the error: there may be a token in it after all.
    throw new ApiError({ ...answer, data: undefined }, 'The answer holds no access_token')
  }
  // A living token is given again, so its life is counted from its creation. It is ten hours where the server
  // does not say.
  const ageMs = Math.max(0, serverNow(answer.headers) - Date.parse(created_at as string)) || 0
  const lifeMs = (Number(expires_in) || 36_000) * 1000
  return { accessToken: access_token, expiresAt: Date.now() + lifeMs - ageMs }
}

/** Whether a text can stand in a header. What cannot would be printed in the error of `fetch`. */
export const isToken = (text: unknown): text is string => typeof text === 'string' && /^[!-~]+$/.test(text)
