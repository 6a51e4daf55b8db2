import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { ApiError } from '../errors.ts'
import { errorJson } from './answers.ts'

/** Time for a caller to read the answer, before the connection is cut. */
const lingerMs = 1000

/** What is not even a request gets the same form of answer, and its connection ends. */
export function refuseMalformed(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy()
  else if (error.code === 'HPE_HEADER_OVERFLOW') refuse(socket, new ApiError('headersTooLarge'))
  else if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') refuse(socket, new ApiError('requestTimeout'))
  else refuse(socket, new ApiError('requestMalformed'))
}

/** Two things that Node would answer by itself, without a body: an `Expect` it does not know, and CONNECT. */
export function answerWhatNodeRefuses(server: Server): void {
  server.on('checkExpectation', (request, response) => server.emit('request', request, response))
  server.on('connect', (_request, socket) => refuse(socket, new ApiError('routeNotFound')))
}

/** HTTP/1.1 wants the header; Node leaves the check to us, since it would answer without a body. */
export const lacksHost = ({ headers, raw }: FastifyRequest): boolean =>
  headers.host === undefined && raw.httpVersion !== '1.0'

function refuse(socket: Duplex, refusal: ApiError): void {
  const body = errorJson(refusal)
  socket.end(
    [
      `HTTP/1.1 ${refusal.code} ${refusal.type}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${randomUUID()}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
  setTimeout(() => socket.destroy(), lingerMs).unref()
}
