import { maxTimeoutMs } from './time-limit.ts'
import { isToken } from './token.ts'

/**
 * Where the directory is, and what opens it. Give `host` or `subdomain`, and `accessToken` or `clientId` with
 * `clientSecret`.
 */
export interface ApiClientOptions {
  /** The address of the directory, such as `https://acme.onelogin.com` or `http://127.0.0.1:4000`. */
  host?: string | undefined
  /** The first part of the address at OneLogin: `acme` for `https://acme.onelogin.com`. */
  subdomain?: string | undefined
  /** A token that you have already. It is used as it is and never renewed. */
  accessToken?: string | undefined
  /** The id of an API credential. The client gets tokens with it, and renews them. */
  clientId?: string | undefined
  /** The secret of that credential. */
  clientSecret?: string | undefined
  /** Takes the place of the global `fetch`, for a proxy, for logging or in a test. */
  fetch?: typeof globalThis.fetch | undefined
  /**
   * The limit of one try in milliseconds: the wait for a token where one is needed, connection, headers and
   * body. Default: 30000.
   */
  timeoutMs?: number | undefined
  /** How often a call that failed is sent again at most, where that is safe. 0 for never. Default: 2. */
  maxRetries?: number | undefined
}

/** The options, checked and complete. */
export interface Settings {
  host: string
  fetch: typeof globalThis.fetch
  timeoutMs: number
  maxRetries: number
  /** Either the token, or what to ask for one with: the value of `Authorization` of the token call. */
  access: { token: string } | { basic: string }
}

/**
 * Checks the options. Throws a `TypeError` that names the option and says what to do; it never shows a value.
 */
export function readSettings(options: ApiClientOptions): Settings {
  const { fetch, timeoutMs = 30_000, maxRetries = 2 } = options
  if (fetch !== undefined && typeof fetch !== 'function') throw new TypeError('fetch must be a function')
  if (!Number.isSafeInteger(maxRetries) || maxRetries < 0) {
    throw new TypeError('maxRetries must be a whole number, 0 or more')
  }
  return {
    host: readHost(options),
    // Looked up at each call, so that what takes its place later counts.
    fetch: fetch ?? ((...args) => globalThis.fetch(...args)),
    timeoutMs: checkTimeoutMs(timeoutMs),
    maxRetries,
    access: readAccess(options),
  }
}

/** The number itself; throws a `TypeError` when it is no time limit. */
export function checkTimeoutMs(timeoutMs: number): number {
  if (timeoutMs > 0 && timeoutMs <= maxTimeoutMs) return timeoutMs
  throw new TypeError(`timeoutMs must be a number of milliseconds above 0, ${maxTimeoutMs} at most`)
}

function readHost({ host, subdomain }: ApiClientOptions): string {
  if ((host === undefined) === (subdomain === undefined)) {
    throw new TypeError('Give either host or subdomain, to say where the directory is')
  }
  if (host === undefined) {
    if (/^[a-z0-9-]+$/i.test(String(subdomain))) return `https://${subdomain}.onelogin.com`
    throw new TypeError(
      'subdomain must be the first part of your address: acme for https://acme.onelogin.com',
    )
  }
  const url = URL.canParse(host) ? new URL(host) : undefined
  // `fetch` refuses an address with a name and password in it, and its error would show them.
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new TypeError(
      'host must be an address that begins with https:// or http://, without a password, query or fragment',
    )
  }
  return (url.origin + url.pathname).replace(/\/+$/, '')
}

function readAccess({ accessToken, clientId, clientSecret }: ApiClientOptions): Settings['access'] {
  if (accessToken !== undefined) {
    if (clientId !== undefined || clientSecret !== undefined) {
      throw new TypeError('Give either accessToken or clientId with clientSecret, not both')
    }
    if (isToken(accessToken)) return { token: accessToken }
    throw new TypeError('accessToken must be the token alone, without a blank or line end in it')
  }
  if (!clientId || /:/.test(clientId)) {
    throw new TypeError('clientId must be the id of an API credential, without a colon; or give accessToken')
  }
  if (!clientSecret) throw new TypeError('clientSecret must be the secret that belongs to clientId')
  const bytes = new TextEncoder().encode(`${clientId}:${clientSecret}`)
  return { basic: `Basic ${btoa(String.fromCharCode(...bytes))}` }
}
