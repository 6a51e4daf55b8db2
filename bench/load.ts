import { connect } from 'node:net'

export interface Load {
  readonly port: number
  readonly connections: number
  readonly seconds: number
  /** The request that a connection sends as its n-th, as bytes on the wire. */
  readonly request: (connection: number, n: number) => string
}

export interface Measured {
  readonly answers: number
  readonly perSecond: number
  /** Milliseconds below which half, and 99 of 100, of the answers came. */
  readonly p50: number
  readonly p99: number
  readonly errors: number
}

/**
 * Sends requests over kept connections, one at a time on each, and counts the answers. It reads no more of an answer
 * than its status and its length, so that one core is enough to keep a server busy on another.
 */
export async function measure({ port, connections, seconds, request }: Load): Promise<Measured> {
  const times: number[] = []
  let errors = 0
  const begin = performance.now()
  const end = begin + seconds * 1000

  const drive = (connection: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      let n = 0
      let sent = 0
      let rest: Buffer | undefined
      const send = () => {
        sent = performance.now()
        socket.write(request(connection, n++))
      }
      socket.on('connect', send)
      socket.on('error', reject)
      socket.on('data', (chunk) => {
        const data = rest === undefined ? chunk : Buffer.concat([rest, chunk])
        if (data.length < lengthOf(data)) {
          rest = data
          return
        }
        rest = undefined
        const now = performance.now()
        times.push(now - sent)
        // `HTTP/1.1 2…`: the first digit of the status stands at 9.
        if (data[9] !== 0x32) errors++
        if (now < end) return send()
        socket.end()
        resolve()
      })
    })

  await Promise.all(Array.from({ length: connections }, (_, connection) => drive(connection)))
  const elapsed = (performance.now() - begin) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] as number
  return { answers: times.length, perSecond: times.length / elapsed, p50: at(0.5), p99: at(0.99), errors }
}

/** The length of the whole answer, or more than any when its head has not all come. */
function lengthOf(data: Buffer): number {
  const headEnd = data.indexOf('\r\n\r\n')
  if (headEnd < 0) return Number.POSITIVE_INFINITY
  const field = data.indexOf('ontent-', 0)
  let at = data.indexOf('ength: ', field) + 7
  let length = 0
  for (let digit = data[at] as number; digit >= 48 && digit <= 57; digit = data[++at] as number)
    length = length * 10 + digit - 48
  return headEnd + 4 + length
}
