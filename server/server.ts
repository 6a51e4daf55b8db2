import { randomBytes } from 'node:crypto'
import { makeSecret } from './directory/credentials.ts'
import { digestOf } from './directory/digest.ts'
import { createLoginTurns } from './directory/login-turns.ts'
import { type MappingWorker, startMappingWorker } from './directory/mappings/worker.ts'
import { createPasswordHasher } from './directory/password-hash.ts'
import { createApp, type Patience } from './http/app.ts'
import { createRateLimit } from './http/rate-limit.ts'
import { createLog, type LogLevel, withoutDetails } from './log.ts'
import type { OwnCalls } from './own-calls.ts'
import { hasCredentials, putCredential } from './store/credentials.ts'
import { refuseUnfinishedMove } from './store/move-progress.ts'
import { openStore } from './store/open.ts'
import { keepSetting } from './store/settings.ts'
import { type Store, StoreError } from './store/store.ts'

export interface ServerOptions extends Patience {
  /** The address to listen on. Loopback unless others shall reach the directory. */
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** A SQLite file, made when it is not there, `:memory:`, or a PostgreSQL database as `postgres://…`. */
  readonly database: string
  /** A credential that may do everything. It is made, or given this secret, at the start. */
  readonly clientId?: string | undefined
  readonly clientSecret?: string | undefined
  /** So many sample people are put into a new database; one that has users already stays as it is. */
  readonly sample?: number | undefined
  /** Calls an hour for the whole directory; 0 means no limit. */
  readonly rateLimit: number
  readonly logLevel: LogLevel
  /** Milliseconds since 1970 UTC; the system's clock when it is not given. */
  readonly now?: (() => number) | undefined
  /** Told how many sample people are in, while more of them follow. */
  readonly onProgress?: ((filled: number, count: number) => void) | undefined
  /** Does what is to be done before anybody is answered: with calls as anybody will make them. */
  readonly furnish?:
    | ((calls: OwnCalls, madeCredential: RunningServer['madeCredential']) => Promise<void>)
    | undefined
  /** Gives a start up that takes long; the next one goes on where it was. */
  readonly signal?: AbortSignal | undefined
}

export interface RunningServer {
  readonly url: string
  /** The credential that this start made because there was none. Its secret is nowhere else. */
  readonly madeCredential: { readonly clientId: string; readonly clientSecret: string } | undefined
  /** Takes no more requests, finishes what it began, and closes the database. */
  close(): Promise<void>
}

/** How long a close waits for connections that hold an unfinished request. */
const closingMs = 10_000

/** Why the server cannot start, in one sentence for the person who starts it. */
export class StartError extends Error {
  override readonly name = 'StartError'
}

/** Opens the directory and answers on its address. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const clock = options.now ?? Date.now
  const store = await open(options.database)
  let mappings: MappingWorker | undefined
  try {
    const madeCredential = await prepare(store, options)
    const cursorKey = await keepCursorKey(store)
    const { log, flush } = createLog(options.logLevel)
    mappings = startMappingWorker({
      store,
      clock,
      onError: (error, what) => log.error({ failure: withoutDetails(error) }, what),
    })
    const app = createApp(
      {
        store,
        passwords: createPasswordHasher(),
        loginTurns: createLoginTurns(),
        cursorKey,
        rateLimit: createRateLimit(store, options.rateLimit),
        clock,
        wakeMappings: mappings.wake,
      },
      log,
      options,
    )
    const url = await app.listen({ host: options.host, port: options.port })
    return {
      url,
      madeCredential,
      async close() {
        // What was begun is finished long before; what is left then is half a request, or none, on an open connection.
        const deadline = setTimeout(() => app.server.closeAllConnections(), closingMs)
        await app.close()
        clearTimeout(deadline)
        await mappings?.close()
        await store.close()
        flush()
      },
    }
  } catch (error) {
    await mappings?.close()
    await store.close()
    throw toStartError(error, options)
  }
}

/** Makes the directory ready to be served, and leaves it. */
export async function prepareDirectory(options: ServerOptions): Promise<RunningServer['madeCredential']> {
  const store = await open(options.database)
  try {
    return await prepare(store, options)
  } finally {
    await store.close()
  }
}

async function prepare(store: Store, options: ServerOptions): Promise<RunningServer['madeCredential']> {
  await refuseUnfinishedMove(store)
  if (options.sample !== undefined) await addSample(store, options.sample, options)
  const { now: clock = Date.now, furnish, logLevel } = options
  const madeCredential = await keepCredential(store, options, clock())
  if (furnish !== undefined) {
    const { withOwnCalls } = await import('./own-calls.ts')
    const cursorKey = await keepCursorKey(store)
    await withOwnCalls(store, { cursorKey, clock, logLevel }, (calls) => furnish(calls, madeCredential))
  }
  return madeCredential
}

const keepCursorKey = (store: Store): Promise<string> =>
  keepSetting(store, 'cursor key', () => randomBytes(32).toString('hex'))

async function open(database: string): Promise<Store> {
  try {
    return await openStore(database)
  } catch (error) {
    if (error instanceof StoreError) throw new StartError(error.message, { cause: error })
    throw error
  }
}

/** The sample is loaded only when it is asked for. */
async function addSample(store: Store, people: number, { onProgress, signal }: ServerOptions): Promise<void> {
  const { addSampleDirectory } = await import('./sample/add.ts')
  await addSampleDirectory(store, people, (filled, count) => {
    signal?.throwIfAborted()
    if (filled < count) onProgress?.(filled, count)
  })
}

/** The credential of the options, or one that is made up when the directory has none yet. */
async function keepCredential(
  store: Store,
  { clientId, clientSecret }: ServerOptions,
  now: number,
): Promise<RunningServer['madeCredential']> {
  const given = clientId !== undefined && clientSecret !== undefined
  const credential = given
    ? { clientId, clientSecret }
    : { clientId: makeSecret(), clientSecret: makeSecret() }
  return store.transaction(async (tx) => {
    if (!given && (await hasCredentials(tx))) return undefined
    await putCredential(
      tx,
      {
        client_id: credential.clientId,
        secret_digest: digestOf(credential.clientSecret),
        scope: 'Manage All',
      },
      now,
    )
    return given ? undefined : credential
  })
}

function toStartError(error: unknown, { host, port }: ServerOptions): unknown {
  if (error instanceof StoreError) return new StartError(error.message, { cause: error })
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `port ${port} on ${host} is in use; stop what uses it, or choose another with --port`,
    EACCES: `port ${port} on ${host} may not be used by this user; choose one above 1023 with --port`,
    EADDRNOTAVAIL: `${host} is not an address of this machine; choose another with --host`,
    ENOTFOUND: `${host} is not an address of this machine; choose another with --host`,
  }
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? '']
  return reason === undefined ? error : new StartError(reason, { cause: error })
}
