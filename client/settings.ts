import { checkWhole } from './check.ts'
import { isToken, type TokenStore } from './token.ts'
import type { Watcher } from './watcher.ts'

/** How long a call may take, and how often it may be sent again. */
export interface Limits {
  /**
   * The limit of one try in milliseconds: the wait for a token where one is needed, connection, headers and
   * body. Default: 30000.
   */
  timeoutMs?: number | undefined
  /**
   * The limit of a whole call in milliseconds: all tries and the waits between them. A wait that does not fit
   * into it is not begun. Default: 120000.
   */
  deadlineMs?: number | undefined
  /** How often a call that failed is sent again at most, where that is safe. 0 for never. Default: 2. */
  maxRetries?: number | undefined
}

/**
 * Where the directory is, and what opens it. Give `host` or `subdomain`, and `accessToken` or `clientId` with
 * `clientSecret`.
 */
export interface ApiClientOptions extends Limits, Watcher {
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
  /** Shares the token with other processes. One store for each credential. */
  tokenStore?: TokenStore | undefined
  /** Takes the place of the global `fetch`, for a proxy, for logging or in a test. */
  fetch?: typeof globalThis.fetch | undefined
}

// What is wrong is said with the name of the option and what to do, and never shows a value.

const defaults = { timeoutMs: 30_000, deadlineMs: 120_000, maxRetries: 2 }

/** The limits of `options`, those of `base` where it has none; throws a `TypeError` when one is none. */
export function readLimits(options: Limits, base: Limits = defaults): typeof defaults {
  const limits = { ...defaults }
  for (const name of Object.keys(limits) as (keyof Limits)[])
    limits[name] = checkWhole(name, options[name] ?? base[name], Number(name !== 'maxRetries'))
  return limits
}

/** The address of the directory, without a slash at the end. */
export function readHost({ host, subdomain }: ApiClientOptions): string {
  const address = host ?? (/^[\w-]+$/.test(subdomain ?? '') ? `https://${subdomain}.onelogin.com` : '')
  // `fetch` refuses an address with a name and password in it, and its error would show them.
  if ((host && subdomain) || !/^https?:\/\/[^\s?#@]+$/.test(address)) {
    throw new TypeError('Give either host, an http(s) address without password and query, or subdomain')
  }
  return address.replace(/\/+$/, '')
}

/** What to ask for a token with: the value of `Authorization`. Undefined when there is a token already. */
export function readBasic({ accessToken, clientId, clientSecret }: ApiClientOptions): string | undefined {
  if (isToken(accessToken) && !clientId && !clientSecret) return undefined
  if (accessToken !== undefined || !clientId || /:/.test(clientId) || !clientSecret) {
    throw new TypeError('Give either accessToken, or clientId, without a colon, and clientSecret')
  }
  const bytes = new TextEncoder().encode(`${clientId}:${clientSecret}`)
  return `Basic ${btoa(String.fromCharCode(...bytes))}`
}
