import { type Operation, type OperationId, type OperationInput, operations } from '@rollcall/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context, Handler } from '../context.ts'
import type { CredentialUses } from '../directory/credential-uses.ts'
import type { LoginTurns } from '../directory/login-turns.ts'
import type { PasswordHasher } from '../directory/password-hash.ts'
import { ApiError } from '../errors.ts'
import { handlers } from '../handlers.ts'
import type { Store } from '../store/store.ts'
import { liftDueLocks } from '../users/locks.ts'
import { json } from './answers.ts'
import { findCaller } from './bearer.ts'
import { createBodyParser } from './bodies.ts'
import { createPathParser, createQueryParser } from './parameters.ts'
import type { RateLimit } from './rate-limit.ts'

/** What all operations share. */
export interface Directory {
  readonly store: Store
  readonly passwords: PasswordHasher
  readonly loginTurns: LoginTurns
  readonly cursorKey: string
  readonly rateLimit: RateLimit
  readonly clock: () => number
  readonly wakeMappings: () => void
}

/** One loop: method, path, scopes, parameters and body of every operation are the contract's. */
export function addRoutes(app: FastifyInstance, directory: Directory, uses: CredentialUses): void {
  for (const id of Object.keys(operations) as OperationId[])
    addRoute(app, id, operations[id], directory, uses)
}

function addRoute<N extends OperationId>(
  app: FastifyInstance,
  id: N,
  operation: Operation,
  directory: Directory,
  uses: CredentialUses,
): void {
  const { store, passwords, loginTurns, cursorKey, rateLimit, clock, wakeMappings } = directory
  const handler: Handler<N> = handlers[id]
  const parsePath = createPathParser(operation)
  const parseQuery = createQueryParser(operation)
  const parseBody = createBodyParser(id, operation)

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string | Buffer | FastifyReply> {
    const input = {
      ...parsePath(request.params as Record<string, string>),
      ...parseQuery(request.query as Record<string, string>),
      ...(operation.body !== undefined && { body: parseBody(request.body) }),
    } as unknown as OperationInput[N]
    const context: Context = {
      store,
      passwords,
      loginTurns,
      cursorKey,
      now: request.now,
      clientId: request.clientId,
      ip: request.ip,
      requestId: request.id,
      wakeMappings,
      origin: originOf(request),
    }
    await liftDueLocks(context)
    const { json: body, headers } = await handler(input, context)
    reply.code(operation.success)
    if (headers) reply.headers(headers)
    return operation.success === 204 ? reply.send() : reply.header('Content-Type', json).send(body)
  }

  const route = {
    method: operation.method,
    config: { operationId: id },
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      request.now = clock()
      const bearer = await findCaller(request.headers.authorization, store, request.now)
      request.credentialId = bearer.credential_id
      request.clientId = bearer.client_id
      uses.note(bearer.credential_id, bearer.last_used_at, request.now)
      const { headers, refusal } = await rateLimit.take(request.now)
      reply.headers(headers)
      if (refusal) throw refusal
      checkScope(bearer.scope, operation)
    },
    handler: answer,
  }
  for (const path of [operation.path, operation.alsoAt])
    if (path !== undefined) app.route({ ...route, url: path.replaceAll(/\{(\w+)\}/g, ':$1') })
}

/** A scope that is too small is a 403 where the contract has one, and a 401 where it has none. */
function checkScope(scope: Operation['scopes'][number], operation: Operation): void {
  if (operation.scopes.includes(scope)) return
  throw new ApiError(operation.statuses.includes(403) ? 'notAllowed' : 'scopeTooSmall')
}

/** Where the caller reached us. Behind a proxy that ends TLS, the proxy says so. */
function originOf({ headers }: FastifyRequest): string {
  const protocol = headers['x-forwarded-proto'] === 'https' ? 'https' : 'http'
  return /^[\w.:[\]-]+$/.test(headers.host ?? '') ? `${protocol}://${headers.host}` : ''
}
