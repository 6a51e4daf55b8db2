import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { TestContext } from 'node:test'

// The server of the tests beside it: real HTTP, with answers that a test has put in a row.

/** An answer, or what happens in its place. */
export type Reply =
  | { status?: number; headers?: Record<string, string>; body?: unknown; text?: string }
  /** The connection is cut before anything is answered. */
  | 'reset'
  /** The connection is cut in the middle of the body. */
  | 'cut'
  /** Nothing is ever answered. */
  | 'silence'
  /** The headers come, the body never ends. */
  | 'endless'
  /** An answer that depends on the call. */
  | ((received: Received) => Reply)

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
  /** Answers to come for calls of the API. Without one, the answer is 418. */
  replies: Reply[]
  /**
   * Answers to come for token calls. Without one, the answer is a fresh token: token-1, token-2 and so on.
   */
  tokenReplies: Reply[]
}

export async function startServer(t: TestContext, ...replies: Reply[]): Promise<ScriptedServer> {
  const script: ScriptedServer = { host: '', received: [], tokenCalls: [], replies, tokenReplies: [] }
  const server = createServer(async (request, response) => {
    const received = await read(request)
    if (received.path.startsWith('/auth/')) {
      script.tokenCalls.push(received)
      send(response, received, script.tokenReplies.shift() ?? { body: tokenBody(script.tokenCalls.length) })
    } else {
      script.received.push(received)
      send(response, received, script.replies.shift() ?? { status: 418, text: 'nothing is scripted' })
    }
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

/** Waits until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1))
}

async function read(request: IncomingMessage): Promise<Received> {
  const [path = '', query = ''] = String(request.url).split('?')
  const hasBody = 'content-length' in request.headers && request.headers['content-length'] !== '0'
  const body = hasBody ? await json(request) : undefined
  return { method: String(request.method), path, query, headers: request.headers, body }
}

function send(response: ServerResponse, received: Received, reply: Reply): void {
  if (typeof reply === 'function') {
    send(response, received, reply(received))
    return
  }
  if (reply === 'silence') return
  if (reply === 'reset') {
    response.destroy()
    return
  }
  if (reply === 'endless' || reply === 'cut') {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write('{"id":')
    if (reply === 'cut') setTimeout(() => response.destroy(), 10)
    return
  }
  const { status = 200, headers = {}, body, text = body === undefined ? '' : JSON.stringify(body) } = reply
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(text)
}
