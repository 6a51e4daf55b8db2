import pg, { type ClientConfig } from 'pg'
import { withNumbers } from './postgres-dialect.ts'
import { StoreError, type Value } from './store.ts'

/** One connection, from its beginning to its end. Statements are sent without waiting for the ones before them. */
export interface Session {
  /** Runs a statement with `?`s in it. */
  query<Row>(sql: string, values: readonly Value[]): Promise<Result<Row>>
  /** The same with rows as lists. */
  lists(sql: string, values: readonly Value[]): Promise<unknown[][]>
  /** Runs a text of several statements. */
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

/** A database that has said nothing for so long is taken for lost. Longer than it may work on a statement. */
const silenceMs = 40_000
/** After an attempt to connect has failed, so long no other one is made: callers are told at once. */
const pauseMs = 200

export function createConnection(config: ClientConfig): Connection {
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
      failure = { error: lostBy(error), at: performance.now() }
      throw failure.error
    }
    failure = undefined
    client = candidate
    session = createSession(candidate)
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
      if (session !== undefined && !session.isLost) await client?.end()
    },
  }
}

function createSession(client: pg.Client): Session {
  let pending = 0
  let isLost = false
  let heardAt = 0

  const lose = () => {
    isLost = true
    clearInterval(watch)
  }
  client.once('error', lose)
  client.once('end', lose)
  const cut = () => {
    lose()
    // A polite end would wait for a database that may not answer any more.
    ;(client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
  }
  const watch = setInterval(() => {
    if (pending > 0 && performance.now() - heardAt > silenceMs) cut()
  }, 1000).unref()

  function send(query: pg.QueryConfig | pg.QueryArrayConfig): Promise<pg.QueryResult & pg.QueryArrayResult> {
    if (isLost) return Promise.reject(new StoreError('the connection to the database is lost'))
    if (pending++ === 0) heardAt = performance.now()
    return new Promise((resolve, reject) => {
      client.query(query, (error: Error | null, result: pg.QueryResult & pg.QueryArrayResult) => {
        pending--
        heardAt = performance.now()
        if (error) {
          if (endsSession(error)) lose()
          reject(codeOf(error) === '' || isLost ? lostBy(error) : error)
        } else resolve(result)
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
      await send({ text: sql })
    },
    cut,
  }
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

const lostBy = (error: unknown): StoreError =>
  new StoreError(`the database cannot be reached: ${(error as Error).message}`, { cause: error })

/** What a server says when it ends a session: it stops, it has crashed, or it is starting still. */
const endsSession = (error: Error): boolean => /^(?:57P0[1-5]|08...)$/.test(codeOf(error))

/** The five characters by which PostgreSQL tells its errors apart; empty when the error is not one of its. */
export const codeOf = (error: unknown): string =>
  error instanceof pg.DatabaseError ? (error.code ?? '') : ''
