import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What a server of the probes got, complete with its body. */
export interface Received {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  /** When it was there, on the clock of `performance.now`. */
  readonly at: number
}

export interface ProbeServer {
  readonly host: string
  /** What it got so far, the oldest first. */
  readonly received: readonly Received[]
}

/** Runs `use` beside a server on the loopback interface that answers as told, and ends the server after it. */
export async function withServer<T>(
  answer: (response: ServerResponse, received: Received, host: string) => void,
  use: (server: ProbeServer) => Promise<T>,
): Promise<T> {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    await text(request)
    const { method = '', url = '', headers } = request
    const call = { method, url: new URL(url, host), headers, at: performance.now() }
    received.push(call)
    answer(response, call, host)
  })
  // A thousand callers may come at once.
  await once(server.listen({ port: 0, host: '127.0.0.1', backlog: 2048 }), 'listening')
  const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    return await use({ host, received })
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

/** An error in a form that every client of the bench takes for one. */
export function sendError(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): void {
  const message = `refused with ${status}`
  sendJson(response, status, { message, error: { message } }, headers)
}
