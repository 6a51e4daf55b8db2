import type { ClientConfig } from 'pg'
import { parseIntoClientConfig } from 'pg-connection-string'
import { StoreError } from './store.ts'

/** How long it may take to connect. */
const connectTimeoutMs = 5000

/** What PostgreSQL itself gives up on: a statement, a wait for another's lock, a transaction whose owner is silent. */
const limits = {
  statement_timeout: 30_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 10_000,
}

const sslModes = ['disable', 'require', 'verify-ca', 'verify-full'] as const

/** How to reach the database, from `postgres://user:password@host:port/name?sslmode=…`. */
export function readPostgresUrl(url: string): ClientConfig {
  const mode = modeOf(url)
  let config: ClientConfig
  try {
    const compatible = new URL(url)
    if (mode !== undefined) compatible.searchParams.set('uselibpqcompat', 'true')
    config = parseIntoClientConfig(compatible.href)
  } catch (error) {
    throw new StoreError(
      `the database ${withoutPassword(url)} is not usable: ${readable(error)}; it should be like postgres://user:password@host:5432/name?sslmode=require`,
    )
  }
  return {
    ...config,
    application_name: config.application_name ?? 'rollcall',
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    pipeline: true,
    ...limits,
  }
}

/** The address for people and logs. */
export function withoutPassword(database: string): string {
  if (!isPostgresUrl(database)) return database
  const [scheme = '', rest = ''] = database.split('://')
  const place = rest.split('?', 1)[0] as string
  const user = /^([^:@/]*)(?::.*)?@/.exec(place)?.[1]
  return `${scheme}://${user === undefined ? '' : `${user}@`}${place.slice(place.lastIndexOf('@') + 1)}`
}

export const isPostgresUrl = (database: string): boolean => /^postgres(?:ql)?:\/\//.test(database)

function modeOf(url: string): (typeof sslModes)[number] | undefined {
  const mode = /[?&]sslmode=([^&]*)/.exec(url)?.[1]
  if (mode === undefined) return undefined
  const known = sslModes.find((name) => name === mode)
  if (known === undefined)
    throw new StoreError(`sslmode=${mode} is not possible here; choose one of ${sslModes.join(', ')}`)
  return known
}

/** What went wrong, unless it repeats the address with its password. */
function readable(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ERR_INVALID_URL') return 'it is not an address'
  return code === undefined ? message : `${code}`
}
