import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** What becomes of a connection when a statement is on its way. */
export type Fate =
  | 'pass'
  /** PostgreSQL never hears of the statement. */
  | 'cut before'
  /** PostgreSQL answers it, and the answer is lost. */
  | 'cut after'
  /** The caller's connection is cut, and PostgreSQL is left waiting for the statement. */
  | 'leave'
  /** Nothing goes on, in either direction, and nobody hears of it. */
  | 'silence'

/** A way to PostgreSQL on which connections can be lost. */
export interface Detour {
  /** The same database by this way. */
  url(direct: string): string
  /** Asked for the fate of each statement, with its text, on every connection. */
  decide: (text: string) => Fate
  /** Milliseconds that everything takes, each way. */
  delayMs: number
  close(): Promise<void>
}

export async function startProxy(port: number): Promise<Detour> {
  const server = createServer((caller) => {
    const database = connect(port, '127.0.0.1')
    for (const socket of [caller, database]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => {})
    }
    carry(caller, database, proxy)
  })
  const sockets = new Set<Socket>()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const proxy: Detour = {
    url(direct) {
      const address = new URL(direct)
      address.port = String((server.address() as AddressInfo).port)
      return address.href
    },
    decide: () => 'pass',
    delayMs: 0,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
  return proxy
}

/** Reads along in PostgreSQL's protocol, without TLS. */
function carry(caller: Socket, database: Socket, proxy: Detour): void {
  const texts = new Map<string, string>()
  let held = Buffer.alloc(0)
  let fate: Fate = 'pass'
  /** Questions that have gone to PostgreSQL, and those it has done with. The first one is the greeting. */
  let asked = 1
  let done = 0
  let last = Number.POSITIVE_INFINITY

  const later = (act: () => void) => (proxy.delayMs > 0 ? setTimeout(act, proxy.delayMs) : act())

  caller.on(
    'data',
    eachMessage('startup', (type, body, message) => {
      if (fate !== 'pass' && fate !== 'cut after') return
      // A statement is prepared on the way: of one that is cut off PostgreSQL hears nothing at all.
      held = Buffer.concat([held, message])
      if (type === 'P') return void texts.set(textAt(body, 0), textAt(body, 1))
      if (type === 'B' && fate === 'pass') fate = proxy.decide(texts.get(textAt(body, 1)) ?? '')
      if (fate === 'cut before' || fate === 'leave') caller.destroy()
      if (fate !== 'pass' && fate !== 'cut after') return
      if (type === 'S' || type === 'Q') {
        asked++
        if (fate === 'cut after') last = Math.min(last, asked)
      }
      const whole = held
      held = Buffer.alloc(0)
      later(() => database.write(whole))
    }),
  )
  database.on(
    'data',
    eachMessage('typed', (type, _body, message) => {
      if (type === 'Z' && ++done === last) caller.destroy()
      if (fate === 'pass') later(() => caller.write(message))
    }),
  )
  caller.on('close', () => fate === 'leave' || database.destroy())
  database.on('close', () => fate === 'silence' || caller.destroy())
}

/** Cuts a stream into messages: each has a letter and its length, but for the first one of a caller. */
function eachMessage(
  first: 'startup' | 'typed',
  tell: (type: string, body: Buffer, message: Buffer) => void,
): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0)
  let head = first === 'startup' ? 0 : 1
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    while (rest.length >= head + 4) {
      const length = head + rest.readInt32BE(head)
      if (rest.length < length) return
      const message = rest.subarray(0, length)
      rest = rest.subarray(length)
      tell(message.toString('latin1', 0, head), message.subarray(head + 4), message)
      head = 1
    }
  }
}

/** The nth of the texts that a message begins with. */
const textAt = (body: Buffer, nth: number): string => body.toString('utf8').split('\0', nth + 1)[nth] ?? ''
