import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { TestContext } from 'node:test'

export interface Request {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly authorization: string | undefined
  readonly body: unknown
}

export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** A server that answers what the test says and remembers what it was asked. */
export async function startScripted(t: TestContext, answer: (request: Request) => Answer) {
  const requests: Request[] = []
  const server = createServer(async (incoming, outgoing) => {
    const { pathname, search } = new URL(incoming.url ?? '/', 'http://scripted')
    const json = await text(incoming)
    const request: Request = {
      method: incoming.method ?? '',
      path: pathname,
      query: decodeURIComponent(search.slice(1)),
      authorization: incoming.headers.authorization,
      body: json === '' ? undefined : JSON.parse(json),
    }
    requests.push(request)
    const { status = 200, headers = {}, body } = answer(request)
    outgoing.writeHead(status, { 'content-type': 'application/json', ...headers })
    outgoing.end(body === undefined ? undefined : JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, requests, env: { ROLLCALL_HOST: url, ROLLCALL_ACCESS_TOKEN: 'the-token' } }
}
