import { test } from 'node:test'
import { ApiClient, UsersV1Api } from '@rollcall/client'
import type { Scope } from '@rollcall/contract'
import { type RunningServer, type ServerOptions, startServer } from '@rollcall/server'
import { digestOf } from '../server/directory/digest.ts'
import { fold } from '../server/store/fold.ts'
import { openBeside, type Value } from './beside.ts'
import { checkAnswer } from './contract-check.ts'
import { engineNames, engines } from './databases.ts'

/** A directory that runs for one test: real HTTP, a real database, a clock that the test moves. */
export interface Directory {
  readonly url: string
  /** The client, with a credential that may do everything. Every answer it gets is held against the contract. */
  readonly users: UsersV1Api
  /** The way there for the other classes of the client, with a credential of this scope; without one, of `Manage All`. */
  client(scope?: Scope): Promise<ApiClient>
  /** The same, with a credential of another scope. */
  as(scope: Scope): Promise<UsersV1Api>
  /** A token of a credential with this scope, for calls without the client. */
  token(scope?: Scope): Promise<string>
  /** One raw call with a token of `Manage All` unless `headers` has its own `authorization`; held against the contract too. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>
  /** Looks at (or prepares) the stored state itself, beside the server. */
  sql<Row = Record<string, unknown>>(text: string, ...values: Value[]): Promise<Row[]>
  /** Another program that writes to the database, while `work` goes on. */
  whileWritersAreHeld<T>(work: () => Promise<T>): Promise<T>
  /** What the server takes for now, in milliseconds. Tests move it. */
  readonly clock: { now: number }
  /** Stops the server and starts it again on the same database, at another address: `users` is a new one then. */
  restart(): Promise<void>
}

export interface CallOptions {
  /** Sent as JSON; a string or a Buffer is sent as it is. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The parsed body; `undefined` when there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any
}

export interface DirectoryOptions {
  /** Sample people to start with; none unless given. */
  readonly sample?: number
  /** Calls an hour; no limit unless given. */
  readonly rateLimit?: number
  readonly logLevel?: ServerOptions['logLevel']
  readonly requestTimeoutMs?: number
}

/** The moment at which every test begins. */
export const beginning = Date.UTC(2026, 5, 1, 9, 0, 0)

/** Runs a test on every engine, each time in a directory of its own. */
export function onEveryDatabase(
  title: string,
  body: (directory: Directory) => Promise<void>,
  options: DirectoryOptions = {},
): void {
  for (const engine of engineNames)
    test(`${title} [${engine}]`, async () => {
      const { database, remove } = await engines[engine]()
      try {
        const directory = await startDirectory(database, options)
        try {
          await body(directory)
        } finally {
          await directory.stop()
        }
      } finally {
        await remove()
      }
    })
}

/** Starts a directory that the caller stops. */
export async function startDirectory(
  database: string,
  options: DirectoryOptions = {},
): Promise<Directory & { stop(): Promise<void> }> {
  const clock = { now: beginning }
  const start = (): Promise<RunningServer> =>
    startServer({
      host: '127.0.0.1',
      port: 0,
      database,
      clientId: 'Manage All',
      clientSecret: 'secret of Manage All',
      sample: options.sample,
      rateLimit: options.rateLimit ?? 0,
      logLevel: options.logLevel ?? 'silent',
      requestTimeoutMs: options.requestTimeoutMs,
      lastRequestsMs: 0,
      now: () => clock.now,
    })
  let server = await start()
  const beside = await openBeside(database)
  const tokens = new Map<Scope, string>()

  async function token(scope: Scope = 'Manage All'): Promise<string> {
    let known = tokens.get(scope)
    if (known === undefined) {
      const secret = `secret of ${scope}`
      // The one of the server is there already.
      if (scope !== 'Manage All')
        await beside.all(
          `INSERT INTO credentials (client_id, secret_digest, scope, name, name_key, created_at)
           VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT DO NOTHING`,
          [scope, digestOf(secret), scope, scope, fold(scope)],
        )
      const answer = await fetch(`${server.url}/auth/oauth2/v2/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ grant_type: 'client_credentials', client_id: scope, client_secret: secret }),
      })
      known = ((await answer.json()) as { access_token: string }).access_token
      tokens.set(scope, known)
    }
    return known
  }

  const client = async (scope: Scope = 'Manage All'): Promise<ApiClient> =>
    new ApiClient({ host: server.url, accessToken: await token(scope), fetch: checkedFetch, maxRetries: 0 })

  const api = async (scope: Scope): Promise<UsersV1Api> => new UsersV1Api(await client(scope))

  let users = await api('Manage All')

  return {
    get url() {
      return server.url
    },
    get users() {
      return users
    },
    as: api,
    client,
    token,
    clock,
    async call(method, path, { body, headers = {} } = {}) {
      const isRaw = typeof body === 'string' || body instanceof Uint8Array
      const response = await checkedFetch(server.url + path, {
        method,
        headers: {
          ...(!('authorization' in headers) && { authorization: `Bearer ${await token()}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: isRaw ? (body as string) : JSON.stringify(body) }),
      })
      const text = await response.text()
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: text === '' ? undefined : JSON.parse(text),
      }
    },
    async whileWritersAreHeld(work) {
      await beside.holdWriters()
      try {
        return await work()
      } finally {
        await beside.letWrite()
      }
    },
    sql: <Row>(text: string, ...values: Value[]) => beside.all(text, values) as Promise<Row[]>,
    async restart() {
      await server.close()
      server = await start()
      users = await api('Manage All')
    },
    async stop() {
      await beside.close()
      await server.close()
    },
  }
}

/** `fetch` that lets no answer pass which the contract does not describe. */
async function checkedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init)
  const { method, url } = request
  const response = await fetch(request)
  const text = await response.clone().text()
  checkAnswer(method, new URL(url).pathname, response.status, response.headers, text)
  return response
}
