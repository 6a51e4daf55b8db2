import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { TestContext } from 'node:test'

// The server of the tests beside it: real HTTP, with answers that a test has put in a row.

/** An answer, or what happens in its place. */
export type Reply =
  | { status?: number; headers?: Record<string, string>; body?: unknown; text?: string }
  /** Bytes that are sent as they are, piece by piece; then the connection ends. */
  | { raw: (string | Uint8Array)[] }
  /** The connection is cut as soon as it is there, before anything is read. */
  | 'drop'
  /** The connection is cut when the call has been read, before anything is answered. */
  | 'reset'
  /** The connection is cut in the middle of the body. */
  | 'cut'
  /** Nothing is ever answered. */
  | 'silence'
  /** The headers come, the body never ends. */
  | 'endless'
  /** An answer that depends on the call, or comes later. */
  | ((received: Received) => Reply | Promise<Reply>)

/** What the server got. */
export interface Received {
  method: string
  path: string
  query: string
  headers: IncomingHttpHeaders
  body: unknown
}

export interface ScriptedServer {
  host: string
  /** Calls of the API, in order. */
  received: Received[]
  /** Calls for a token, in order. */
  tokenCalls: Received[]
  /** How many connections were cut before anything was read. */
  dropped: number
  /** How many calls ended without a whole answer: the caller left, or the connection was cut. */
  left: number
  /** Answers to come for calls of the API. */
  replies: Reply[]
  /** The answer when no other is left; 418 when it is not set. */
  otherwise: Reply
  /**
   * Answers to come for token calls. Without one, the answer is a fresh token: token-1, token-2 and so on.
   */
  tokenReplies: Reply[]
}

/** Starts a server that stops when the test is over. */
export async function startServer(
  t: Pick<TestContext, 'after'>,
  ...replies: Reply[]
): Promise<ScriptedServer> {
  const script: ScriptedServer = {
    host: '',
    received: [],
    tokenCalls: [],
    dropped: 0,
    left: 0,
    replies,
    otherwise: { status: 418, text: 'nothing is scripted' },
    tokenReplies: [],
  }
  const server = createServer(async (request, response) => {
    const received = await read(request)
    response.on('close', () => {
      if (!response.writableFinished) script.left++
    })
    if (received.path.startsWith('/auth/')) {
      script.tokenCalls.push(received)
      send(response, received, script.tokenReplies.shift() ?? { body: tokenBody(script.tokenCalls.length) })
    } else {
      script.received.push(received)
      send(response, received, script.replies.shift() ?? script.otherwise)
    }
  })
  server.on('connection', (socket) => {
    if (script.replies[0] !== 'drop') return
    script.replies.shift()
    script.dropped++
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  script.host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return script
}

/** A token as the API gives it, made now unless told otherwise. */
export const tokenBody = (number: number, ageSeconds = 0) => ({
  access_token: `token-${number}`,
  created_at: new Date(Date.now() - ageSeconds * 1000).toISOString(),
  expires_in: 36_000,
  refresh_token: `refresh-${number}`,
  token_type: 'bearer',
  account_id: 1,
})

/** Waits until something is so, for some seconds. */
export async function until(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 5000
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`it never came to ${isSo}`)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

async function read(request: IncomingMessage): Promise<Received> {
  const [path = '', query = ''] = String(request.url).split('?')
  const hasBody = 'content-length' in request.headers && request.headers['content-length'] !== '0'
  const body = hasBody ? await json(request) : undefined
  return { method: String(request.method), path, query, headers: request.headers, body }
}

async function send(response: ServerResponse, received: Received, reply: Reply): Promise<void> {
  if (typeof reply === 'function') return send(response, received, await reply(received))
  if (reply === 'silence') return
  if (reply === 'reset' || reply === 'drop') {
    response.destroy()
    return
  }
  if (reply === 'endless' || reply === 'cut') {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write('{"id":')
    if (reply === 'cut') setTimeout(() => response.destroy(), 10)
    return
  }
  if ('raw' in reply) return sendRaw(response, reply.raw)
  const { status = 200, headers = {}, body, text = body === undefined ? '' : JSON.stringify(body) } = reply
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(text)
}

async function sendRaw({ socket }: ServerResponse, pieces: (string | Uint8Array)[]): Promise<void> {
  for (const piece of pieces) {
    socket?.write(piece)
    // So that the pieces travel apart.
    await new Promise((resolve) => setImmediate(resolve))
  }
  socket?.end()
}
