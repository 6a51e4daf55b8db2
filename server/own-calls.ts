import { randomBytes } from 'node:crypto'
import { digestOf } from './directory/digest.ts'
import { createLoginTurns } from './directory/login-turns.ts'
import { createPasswordHasher } from './directory/password-hash.ts'
import { createApp } from './http/app.ts'
import { createFetchWithin } from './http/fetch-within.ts'
import { createRateLimit } from './http/rate-limit.ts'
import { createLog, type LogLevel } from './log.ts'
import { putCredential } from './store/credentials.ts'
import {
  deleteFormerPassingCredentials,
  deletePassingCredential,
  passingClientId,
} from './store/passing-credentials.ts'
import type { Store } from './store/store.ts'

/** How a directory is called that does not answer on an address yet. */
export interface OwnCalls {
  readonly fetch: typeof globalThis.fetch
  /** A credential that may do everything, for as long as the work goes on. */
  readonly clientId: string
  readonly clientSecret: string
}

interface Surroundings {
  readonly cursorKey: string
  readonly clock: () => number
  readonly logLevel: LogLevel
}

/** No start takes so long: what is older was left behind by one that was ended. */
const longestStartMs = 24 * 60 * 60 * 1000

/** Lets `work` make calls, without the limit of calls an hour, as anybody could make them later. */
export async function withOwnCalls(
  store: Store,
  { cursorKey, clock, logLevel }: Surroundings,
  work: (calls: OwnCalls) => Promise<void>,
): Promise<void> {
  const clientId = passingClientId(randomBytes(8).toString('hex'))
  const clientSecret = randomBytes(32).toString('hex')
  await store.transaction(async (tx) => {
    await deleteFormerPassingCredentials(tx, clock() - longestStartMs)
    const credential = {
      client_id: clientId,
      secret_digest: digestOf(clientSecret),
      scope: 'Manage All',
    } as const
    await putCredential(tx, credential, clock())
  })
  const { log, flush } = createLog(logLevel)
  const passwords = createPasswordHasher()
  const loginTurns = createLoginTurns()
  // Mappings that are left to run later are found by the server when it starts.
  const wakeMappings = () => {}
  const rateLimit = createRateLimit(store, 0)
  const directory = { store, passwords, loginTurns, cursorKey, rateLimit, clock, wakeMappings }
  const app = createApp(directory, log, { lastRequestsMs: 0 })
  try {
    await work({ fetch: createFetchWithin(app), clientId, clientSecret })
  } finally {
    await app.close()
    await store.transaction((tx) => deletePassingCredential(tx, clientId))
    flush()
  }
}
