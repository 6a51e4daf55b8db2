import type { ClientConfig } from 'pg'
import { parseIntoClientConfig } from 'pg-connection-string'
import { StoreError } from './store.ts'

const sslModes = ['disable', 'require', 'verify-ca', 'verify-full'] as const

/** How to reach the database, from `postgres://user:password@host:port/name?sslmode=…`. */
export function readPostgresUrl(url: string): ClientConfig {
  let config: ClientConfig
  try {
    const address = new URL(url)
    if (modeOf(address) !== undefined) address.searchParams.set('uselibpqcompat', 'true')
    config = parseIntoClientConfig(address.href)
  } catch (error) {
    if (error instanceof StoreError) throw error
    throw new StoreError(
      `the database ${withoutPassword(url)} is not usable: ${readable(error)}; it should be like postgres://user:password@host:5432/name?sslmode=require`,
    )
  }
  return {
    ...config,
    application_name: config.application_name ?? 'rollcall',
    keepAlive: true,
    pipeline: true,
  }
}

/** The address for people and logs. */
export function withoutPassword(database: string): string {
  const [, scheme, rest] = /^(\w+:\/\/)(.*)$/s.exec(database) ?? []
  if (scheme === undefined || rest === undefined) return database
  const [place = '', ...query] = rest.split('?')
  // An @ behind the ? may end a password that holds a ?, so only what no password can reach into is shown.
  if (query.join().includes('@')) return `${scheme}${/^[^:@/]*/.exec(place)?.[0]}…`
  const user = /^([^:@/]*)(?::.*)?@/s.exec(place)?.[1]
  return `${scheme}${user === undefined ? '' : `${user}@`}${place.slice(place.lastIndexOf('@') + 1)}`
}

export const isPostgresUrl = (database: string): boolean => /^postgres(?:ql)?:\/\//i.test(database)

function modeOf({ searchParams }: URL): (typeof sslModes)[number] | undefined {
  // Of several the last one counts, as it does for `parseIntoClientConfig`.
  const mode = searchParams.getAll('sslmode').at(-1)
  if (mode === undefined) return undefined
  const known = sslModes.find((name) => name === mode)
  // The mode itself is not repeated: it may be the end of a password that holds a ?.
  if (known === undefined)
    throw new StoreError(`this sslmode is not possible here; choose one of ${sslModes.join(', ')}`)
  return known
}

/** What went wrong, unless it repeats the address with its password. */
function readable(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ERR_INVALID_URL') return 'it is not an address'
  return code === undefined ? message : `${code}`
}
