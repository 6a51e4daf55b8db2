import type { Answer } from './answer.ts'
import { UnauthorizedError } from './errors.ts'
import { type ApiRequest, toWire } from './request.ts'
import { retryDelayMs } from './retry.ts'
import { send } from './send.ts'
import { type ApiClientOptions, type Limits, readBasic, readHost, readLimits } from './settings.ts'
import { pause } from './time-limit.ts'
import { askedTokens, type Tokens } from './token.ts'
import { tell } from './watcher.ts'

/** What can be said for a single call; its limits go before those of the client. */
export interface CallOptions extends Limits {
  /** Ends the call in whatever phase it is; it then rejects with the reason of the signal. */
  signal?: AbortSignal | undefined
  /** Headers to send beside those of the client, such as `traceparent`. They cannot replace the token. */
  headers?: Record<string, string> | undefined
}

/**
 * The way to one directory: its address, the token, time limits and retries. Make one and share it; all calls
 * through it use the same token. Neither token nor secret is to be seen when it is printed.
 */
export class ApiClient {
  /** The address of the directory, without a slash at the end. */
  readonly host: string
  readonly #options: ApiClientOptions
  readonly #tokens: Tokens

  /** Throws a `TypeError` that names the option when one is missing or wrong. Sends nothing yet. */
  constructor(options: ApiClientOptions) {
    this.host = readHost(options)
    const complete = { ...options, ...readLimits(options) }
    this.#options = complete
    this.#tokens = createTokens(this.host, complete)
  }

  /**
   * Sends any call to the directory, with token, time limits and retries: for what has no method of its own.
   * Rejects with `ApiError` when the server says no, with `ConnectionError` when no answer comes.
   */
  async request(request: ApiRequest, options: CallOptions = {}): Promise<Answer> {
    const { signal, headers } = options
    const { timeoutMs, deadlineMs, maxRetries } = readLimits(options, this.#options)
    const wire = toWire(this.host, request, headers)
    const end = performance.now() + deadlineMs

    let refused: string | undefined
    let retries = 0
    for (let tries = 1; ; tries++) {
      let token: string | undefined
      const authorize = async (signal: AbortSignal) => {
        token = await this.#tokens(signal, refused)
        return `Bearer ${token}`
      }
      const limitMs = Math.min(timeoutMs, Math.ceil(end - performance.now()))
      try {
        return await send(this.#options, wire, authorize, tries, limitMs, signal)
      } catch (error) {
        if (isAboutToken(error) && !refused && !this.#options.accessToken) {
          refused = token
          if (token) continue
        }
        // Without a token nothing was sent, so nothing was done.
        const delayMs = retryDelayMs(error, retries, wire.repeatable || !token)
        if (!(performance.now() + delayMs < end) || retries++ >= maxRetries) throw error
        tell(this.#options.onRetry, { method: wire.method, url: wire.address, tries, error, delayMs })
        await pause(delayMs, signal)
        // A busy machine wakes up late.
        if (performance.now() >= end) throw error
      }
    }
  }
}

/** A person who may not log in is refused by the same status as a token; to ask again would be another wrong guess. */
const isAboutToken = (error: unknown): boolean =>
  error instanceof UnauthorizedError && !/Failed:/.test(error.message)

function createTokens(host: string, options: ApiClientOptions & { timeoutMs: number }): Tokens {
  const basic = readBasic(options)
  if (!basic) return async () => String(options.accessToken)
  const body = { grant_type: 'client_credentials' }
  const wire = toWire(host, { method: 'POST', path: '/auth/oauth2/v2/token', body })
  const ask = (signal: AbortSignal) => send(options, wire, async () => basic, 1, options.timeoutMs, signal)
  return askedTokens(ask, options.tokenStore)
}
