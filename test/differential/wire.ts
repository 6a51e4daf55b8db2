import { Agent, type IncomingMessage, request } from 'node:http'
import { Secrets } from './secrets.ts'

/** One call, with names where a token or a cursor stands. */
export interface Call {
  /** What is called, for the count of what was reached: the id of an operation, or words. */
  readonly what: string
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Buffer | undefined
}

/** What a directory said to a call, with names where a token or a cursor stood. */
export interface Said {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** The ids of requests, and when a credential was noted to be used, which happens behind the calls. */
const withoutChance = (text: string): string =>
  text
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'a request')
    .replaceAll(/"last_used_at":(?:null|"[^"]*")/g, '"last_used_at":null')

export interface Wire {
  readonly secrets: Secrets
  send(call: Call): Promise<Said>
  close(): void
}

/** These are another's in each answer. */
const unlike = new Set(['date', 'x-request-id', 'connection', 'keep-alive'])

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Sends calls to a directory as they are, with nothing added that a client would add. */
export function openWire(url: string): Wire {
  const { hostname, port } = new URL(url)
  const agent = new Agent({ keepAlive: true })
  const secrets = new Secrets()

  const exchange = ({ method, path, headers, body }: Call): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const revealed = Object.entries(headers).map(([name, value]) => [name, secrets.reveal(value)])
      const sent = request({
        agent,
        hostname,
        port,
        method,
        path: secrets.reveal(path),
        // With the same name for both, the addresses in links are the same.
        headers: {
          host: 'rollcall.test',
          // Node does not say by itself that a DELETE has a body.
          ...(method === 'DELETE' &&
            body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
          ...Object.fromEntries(revealed),
        },
      })
      sent.on('response', resolve).on('error', reject)
      sent.end(typeof body === 'string' ? secrets.reveal(body) : body)
    })

  return {
    secrets,
    async send(call) {
      const message = await exchange(call)
      const bytes = Buffer.concat(await message.toArray())
      const headers = Object.entries(message.headers)
        .filter(([name]) => !unlike.has(name))
        .map(([name, value]) => [name, secrets.hideCursors(String(value))])
      const text = utf8.decode(bytes)
      return {
        status: message.statusCode as number,
        headers: Object.fromEntries(headers),
        text: secrets.hideTokens(withoutChance(text)),
      }
    },
    close: () => agent.destroy(),
  }
}
