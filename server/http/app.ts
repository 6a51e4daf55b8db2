import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { createCredentialUses } from '../directory/credential-uses.ts'
import { ApiError } from '../errors.ts'
import { createErrorSender } from './answers.ts'
import { addClosing } from './closing.ts'
import { addDocs } from './docs.ts'
import { addHealth } from './health.ts'
import { createIgnoredNames } from './ignored-names.ts'
import { answerWhatNodeRefuses, lacksHost, refuseMalformed } from './malformed.ts'
import { addTokenCalls } from './oauth.ts'
import { addRoutes, type Directory } from './routes.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The time of the request by the directory's clock. */
    now: number
    /** The credential that the token belongs to: 0 and no name until the token is known. */
    credentialId: number
    clientId: string
  }
}

/** A user with every member at its longest stays well below this. */
const bodyLimit = 1_048_576

export interface Patience {
  /** How long a request may take to arrive; half a minute when it is not given. */
  readonly requestTimeoutMs?: number | undefined
  /** How long a server that closes still takes requests on open connections; a tenth of a second when it is not given. */
  readonly lastRequestsMs?: number | undefined
}

/** Everything a request meets, in this order: its id, its route with token and rules, the log, an answer or an error. */
export function createApp(
  directory: Directory,
  log: Logger,
  { requestTimeoutMs = 30_000, lastRequestsMs = 100 }: Patience = {},
): FastifyInstance {
  const sendError = createErrorSender(log)
  // The framework's own logger makes a child and two lines for each request, at a third of the speed.
  const app = Fastify({
    logger: false,
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    http: {
      // With a longer time for the headers than for the whole, Node does not watch the body.
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(requestTimeoutMs, 5000),
      requireHostHeader: false,
    },
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    // Who reaches a server that is closing is answered, and told to connect elsewhere for the next request.
    return503OnClosing: false,
    exposeHeadRoutes: false,
    // No route has a schema, and what would compile one is as much to load as all the rest of the framework.
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, maxParamLength: 500 },
    clientErrorHandler: refuseMalformed,
    frameworkErrors: (error, request, reply) => {
      reply.header('X-Request-Id', request.id)
      sendError(error, request, reply)
    },
  })
  answerWhatNodeRefuses(app.server)
  app.decorateRequest('now', 0)
  app.decorateRequest('credentialId', 0)
  app.decorateRequest('clientId', '')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, parseJson)

  app.addHook('onRequest', (request, reply, next) => {
    reply.header('X-Request-Id', request.id)
    next(lacksHost(request) ? new ApiError('requestMalformed') : undefined)
  })
  addClosing(app, lastRequestsMs)
  if (log.isLevelEnabled('info')) app.addHook('onResponse', createAccessLog(log))
  if (log.isLevelEnabled('debug')) app.addHook('preHandler', createIgnoredNames(log))
  app.setErrorHandler(sendError)
  // Also for a known path with another method: the API answers 404 there, not 405.
  app.setNotFoundHandler((request, reply) => sendError(new ApiError('routeNotFound'), request, reply))

  const uses = createCredentialUses(directory.store, (err) =>
    log.warn({ err }, 'when a credential was last used could not be noted'),
  )
  addRoutes(app, directory, uses)
  app.register(async (calls) => {
    calls.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, parseForm)
    addTokenCalls(calls, directory, uses)
  })
  addHealth(app, directory.store)
  addDocs(app)
  return app
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

async function parseJson(_request: FastifyRequest, body: string | Buffer): Promise<unknown> {
  if (body.length === 0) return undefined
  try {
    return JSON.parse(utf8.decode(body as Buffer))
  } catch {
    throw new ApiError('bodyNotJson')
  }
}

async function parseForm(_request: FastifyRequest, body: string | Buffer): Promise<unknown> {
  return Object.fromEntries(new URLSearchParams(body.toString()))
}

/** One line a request, without query and body: they hold personal data. */
function createAccessLog(log: Logger) {
  // To look for secrets where none can be would take longer than all else.
  const lines = log.child({}, { redact: [] })
  return (request: FastifyRequest, reply: FastifyReply, next: () => void): void => {
    const path = request.url.split('?', 1)[0]
    const { id: requestId, method, credentialId } = request
    lines.info({ requestId, method, path, status: reply.statusCode, ms: reply.elapsedTime, credentialId })
    next()
  }
}

function noSchemas(): never {
  throw new Error('routes have no schemas: the contract has them')
}
