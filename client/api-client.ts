import { UnauthorizedError } from './errors.ts'
import { type ApiRequest, toWire } from './request.ts'
import { retryDelayMs } from './retry.ts'
import { type Answer, send } from './send.ts'
import { type ApiClientOptions, checkTimeoutMs, readSettings, type Settings } from './settings.ts'
import { pause } from './time-limit.ts'
import { askedTokens, givenToken, type Tokens } from './token.ts'

/** What can be said for a single call. */
export interface CallOptions {
  /** Ends the call in whatever phase it is; it then rejects with the reason of the signal. */
  signal?: AbortSignal | undefined
  /** The limit of one try in milliseconds, for this call instead of the client's. */
  timeoutMs?: number | undefined
}

/**
 * The way to one directory: its address, the token, time limits and retries. Make one and share it; all calls
 * through it use the same token. Neither token nor secret is to be seen when it is printed.
 */
export class ApiClient {
  readonly #settings: Settings
  readonly #tokens: Tokens

  /** Throws a `TypeError` that names the option when one is missing or wrong. Sends nothing yet. */
  constructor(options: ApiClientOptions) {
    this.#settings = readSettings(options)
    this.#tokens = createTokens(this.#settings)
  }

  /** The address of the directory, without a slash at the end. */
  get host(): string {
    return this.#settings.host
  }

  /**
   * Sends any call to the directory, with token, time limit and retries: for what has no method of its own.
   * Rejects with `ApiError` when the server says no, with `ConnectionError` when no answer comes.
   */
  async request(request: ApiRequest, options: CallOptions = {}): Promise<Answer> {
    const { host, fetch, timeoutMs, maxRetries } = this.#settings
    const wire = toWire(host, request)
    const { signal } = options
    const limitMs = checkTimeoutMs(options.timeoutMs ?? timeoutMs)
    const repeatable = request.repeatable ?? request.method === 'GET'

    let renewed = false
    for (let retries = 0; ; ) {
      let token = ''
      const authorize = async (signal: AbortSignal) => {
        token = await this.#tokens.get(signal)
        return `Bearer ${token}`
      }
      try {
        return await send(fetch, wire, authorize, limitMs, signal)
      } catch (error) {
        if (token && !renewed && error instanceof UnauthorizedError && this.#tokens.drop(token)) {
          renewed = true
          continue
        }
        // Without a token nothing was sent, so nothing was done.
        const delayMs = retryDelayMs(error, retries, repeatable || !token)
        if (delayMs === undefined || retries >= maxRetries) throw error
        retries++
        await pause(delayMs, signal)
      }
    }
  }
}

function createTokens({ host, fetch, timeoutMs, access }: Settings): Tokens {
  if ('token' in access) return givenToken(access.token)
  const body = { grant_type: 'client_credentials' }
  const wire = toWire(host, { method: 'POST', path: '/auth/oauth2/v2/token', body })
  return askedTokens((signal) => send(fetch, wire, async () => access.basic, timeoutMs, signal))
}
