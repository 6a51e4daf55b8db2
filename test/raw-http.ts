import { once } from 'node:events'
import { connect } from 'node:net'

export interface RawAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** Sends bytes as they are, and reads so many answers; fewer when the server ends the connection before. */
export async function speak(url: string, bytes: string | Uint8Array, answers = 1): Promise<RawAnswer[]> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const read: RawAnswer[] = []
  let rest = Buffer.alloc(0)
  socket.on('error', () => {})
  socket.setTimeout(10_000, () => socket.destroy())
  socket.write(bytes)
  try {
    for await (const chunk of socket) {
      rest = Buffer.concat([rest, chunk as Buffer])
      for (let next = readAnswer(rest); next; next = readAnswer(rest)) {
        read.push(next.answer)
        rest = rest.subarray(next.length)
      }
      if (read.length >= answers) break
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error
  }
  socket.destroy()
  return read
}

function readAnswer(bytes: Buffer): { answer: RawAnswer; length: number } | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end === -1) return undefined
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const headers = new Headers(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  )
  const length = end + 4 + Number(headers.get('content-length') ?? 0)
  if (bytes.length < length) return undefined
  const text = bytes.subarray(end + 4, length).toString()
  return { answer: { status: Number(first.split(' ')[1]), headers, text }, length }
}
