import type { Socket } from 'node:net'
import pg, { type ClientConfig } from 'pg'
import { withNumbers } from './postgres-dialect.ts'
import { ConnectionLost, codeOf, endsSession, unreachable, withoutRows } from './postgres-errors.ts'
import { type Limits, usualLimits } from './postgres-limits.ts'
import { StoreError, type Value } from './store.ts'

/** One connection, from its beginning to its end. Statements are sent without waiting for the ones before them. */
export interface Session {
  /** Runs a statement with `?`s in it. */
  query<Row>(sql: string, values: readonly Value[]): Promise<Result<Row>>
  /** The same with rows as lists. */
  lists(sql: string, values: readonly Value[]): Promise<unknown[][]>
  /** Runs a text of several statements, which may take long: meanwhile silence is no sign of loss. */
  script(sql: string): Promise<void>
  /** Statements that are not answered yet. */
  readonly pending: number
  /** Whether it is over: what was not answered by then may have been done or not. */
  readonly isLost: boolean
  /** Ends it, whatever is under way. */
  cut(): void
}

export interface Result<Row> {
  readonly rows: Row[]
  readonly changes: number
  readonly command: string
}

/** A place for one session after the other: when one is lost, the next call opens another. */
export interface Connection {
  open(): Promise<Session>
  /** The open session, if there is one. */
  readonly session: Session | undefined
  /** Waits until all is answered, then closes. */
  close(): Promise<void>
}

/** After an attempt to connect has failed, so long no other one is made: callers are told at once. */
const pauseMs = 200

export function createConnection(address: ClientConfig, limits: Limits = usualLimits): Connection {
  const config: ClientConfig = {
    ...address,
    connectionTimeoutMillis: limits.connectMs,
    statement_timeout: limits.statementMs,
    lock_timeout: limits.lockMs,
    idle_in_transaction_session_timeout: limits.idleMs,
  }
  let session: Session | undefined
  let opening: Promise<Session> | undefined
  let client: pg.Client | undefined
  let failure: { readonly error: StoreError; readonly at: number } | undefined
  let closed = false

  async function connect(): Promise<Session> {
    if (failure !== undefined && performance.now() - failure.at < pauseMs) throw failure.error
    const candidate = new pg.Client(config)
    // An error of a session reaches whoever waits for it; without a listener it would end the process.
    candidate.on('error', () => {})
    try {
      await candidate.connect()
    } catch (error) {
      // A server that waits for a password that will never come would keep the connection.
      streamOf(candidate).destroy()
      failure = { error: unreachable(error), at: performance.now() }
      throw failure.error
    }
    failure = undefined
    client = candidate
    session = createSession(candidate, limits.silenceMs)
    if (closed) session.cut()
    return session
  }

  return {
    get session() {
      return session?.isLost ? undefined : session
    },
    open() {
      if (closed) return Promise.reject(new StoreError('the directory is closed'))
      if (session !== undefined && !session.isLost) return Promise.resolve(session)
      opening ??= connect().finally(() => {
        opening = undefined
      })
      return opening
    },
    async close() {
      closed = true
      await opening?.catch(() => {})
      if (session === undefined || session.isLost) return
      // A database that stands still says no farewell.
      const impatience = setTimeout(session.cut, limits.connectMs)
      await client?.end()
      clearTimeout(impatience)
    },
  }
}

/** In an interval of silence the session is looked at so often. */
const looks = 8

function createSession(client: pg.Client, silenceMs: number): Session {
  let pending = 0
  let scripts = 0
  let isLost = false

  const lose = () => {
    isLost = true
    clearInterval(watch)
  }
  client.once('error', lose)
  client.once('end', lose)
  const cut = () => {
    lose()
    // A polite end would wait for a database that may not answer any more.
    streamOf(client).destroy()
  }

  let heard = 0
  let inVain = 0
  // Counted in looks, not by the clock: a process that was busy itself, or held, has only not listened.
  const watch = setInterval(() => {
    const { bytesRead } = streamOf(client)
    inVain = pending > 0 && scripts === 0 && bytesRead === heard ? inVain + 1 : 0
    heard = bytesRead
    if (inVain > looks) cut()
  }, silenceMs / looks).unref()

  function send(query: pg.QueryConfig | pg.QueryArrayConfig): Promise<pg.QueryResult & pg.QueryArrayResult> {
    if (isLost) return Promise.reject(new ConnectionLost())
    pending++
    return new Promise((resolve, reject) => {
      client.query(query, (error: Error | null, result: pg.QueryResult & pg.QueryArrayResult) => {
        pending--
        if (!error) return resolve(result)
        if (endsSession(error)) cut()
        reject(codeOf(error) === '' || isLost ? new ConnectionLost(error) : withoutRows(error))
      })
    })
  }

  return {
    get pending() {
      return pending
    },
    get isLost() {
      return isLost
    },
    async query<Row>(sql: string, values: readonly Value[]) {
      const { rows, rowCount, command } = await send({
        ...statementOf(sql),
        values: values as Value[],
        types,
      })
      return { rows: rows as Row[], changes: rowCount ?? 0, command }
    },
    async lists(sql, values) {
      return (await send({ ...statementOf(sql), values: values as Value[], rowMode: 'array', types })).rows
    },
    async script(sql) {
      scripts++
      await send({ text: sql }).finally(() => scripts--)
    },
    cut,
  }
}

/** With TLS it is another one than at the beginning. */
const streamOf = (client: pg.Client): Socket =>
  (client as unknown as { readonly connection: { readonly stream: Socket } }).connection.stream

/** Runs a statement whose rows are not wanted typed. */
export const run = (session: Session, sql: string, values: readonly Value[] = []) =>
  session.query(sql, values)

/** Sends statements whose answers say nothing. When nobody waits for them, the next one tells of their failure. */
export function sent(session: Session, ...statements: string[]): Promise<unknown> {
  const all = Promise.all(statements.map((sql) => run(session, sql)))
  all.catch(() => {})
  return all
}

const statements = new Map<string, { readonly name: string; readonly text: string }>()

/** Every text is prepared once for each session. Texts are constants of this folder, so there are few. */
function statementOf(sql: string): { readonly name: string; readonly text: string } {
  let statement = statements.get(sql)
  if (statement === undefined) {
    statement = { name: `s${statements.size}`, text: withNumbers(sql) }
    statements.set(sql, statement)
  }
  return statement
}

const int8 = 20

/** Numbers are those of JavaScript: times and ids stay far below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (type: number) => (type === int8 ? Number : pg.types.getTypeParser(type, 'text')),
}
