import { connect } from 'node:net'
import type { RequestOf } from './calls.ts'
import { quantile } from './median.ts'

export interface Load {
  readonly port: number
  readonly connections: number
  readonly seconds: number
  readonly request: RequestOf
  /**
   * So many requests a second from all connections together, each at its time. A request that has to wait for the answer
   * before it counts from the time at which it was due. Without it each follows at once on the answer before it.
   */
  readonly pace?: number | undefined
}

export interface Measured {
  readonly answers: number
  readonly perSecond: number
  /** Milliseconds that each answer took, in order. */
  readonly times: readonly number[]
  /** Milliseconds below which 99 of 100 answers came. */
  readonly p99: number
  readonly errors: number
  /** The head of the first answer that was an error. */
  readonly firstError: string | undefined
}

/**
 * Sends requests over kept connections, one at a time on each, and counts the answers. It reads no more of an answer
 * than its status and its length, so that one core is enough to keep a server busy on another.
 */
export async function measure({ port, connections, seconds, request, pace }: Load): Promise<Measured> {
  const times: number[] = []
  let errors = 0
  let firstError: string | undefined
  const begin = performance.now()
  const end = begin + seconds * 1000
  const step = pace === undefined ? 0 : (connections * 1000) / pace

  const drive = (connection: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      let n = 0
      let due = pace === undefined ? begin : begin + (connection * 1000) / pace
      let rest: Buffer | undefined
      const send = () => socket.write(request(connection, n++))
      const finish = () => {
        socket.end()
        resolve()
      }
      const next = () => {
        const now = performance.now()
        if (pace === undefined) due = now
        else if (n > 0) due += step
        // One at least, however short the time.
        if (n > 0 && (now >= end || due >= end)) return finish()
        if (due - now < 1) send()
        else setTimeout(send, due - now)
      }
      socket.on('connect', next)
      socket.on('error', reject)
      socket.on('close', () => reject(new Error('the server closed a connection')))
      socket.on('data', (chunk) => {
        const data = rest === undefined ? chunk : Buffer.concat([rest, chunk])
        if (data.length < lengthOf(data)) {
          rest = data
          return
        }
        rest = undefined
        times.push(performance.now() - due)
        // `HTTP/1.1 2…`: the first digit of the status stands at 9.
        if (data[9] !== 0x32) {
          errors++
          firstError ??= data.toString('latin1', 0, 600)
        }
        next()
      })
    })

  await Promise.all(Array.from({ length: connections }, (_, connection) => drive(connection)))
  const elapsed = (performance.now() - begin) / 1000
  times.sort((a, b) => a - b)
  return {
    answers: times.length,
    perSecond: times.length / elapsed,
    times,
    p99: quantile(times, 0.99),
    errors,
    firstError,
  }
}

/** The length of the whole answer, or more than any when it has not all come as far as can be told. */
function lengthOf(data: Buffer): number {
  const headEnd = data.indexOf('\r\n\r\n')
  if (headEnd < 0) return Number.POSITIVE_INFINITY
  const field = data.indexOf('ontent-', 0)
  let at = data.indexOf('ength: ', field) + 7
  // No length: it comes in chunks, and the last one is empty.
  if (at < 7 || at > headEnd)
    return data.toString('latin1', data.length - 5) === '0\r\n\r\n' ? data.length : Number.POSITIVE_INFINITY
  let length = 0
  for (let digit = data[at] as number; digit >= 48 && digit <= 57; digit = data[++at] as number)
    length = length * 10 + digit - 48
  return headEnd + 4 + length
}
