import { createRequire } from 'node:module'
import { type OperationId, operations, userFields } from '@rollcall/contract'
import type { FastifyRequest } from 'fastify'
import type { Logger } from 'pino'

const require = createRequire(import.meta.url)

/** Strangers choose the names: a program that makes up ever new ones must not fill the memory. */
const namesAtMost = 1000

/**
 * Says once for each name, at debug level, that the contract does not know it in the body of a call and that it is
 * ignored. Never says its value.
 */
export function createIgnoredNames(log: Logger) {
  const said = new Set<string>()
  const { schemas } = require('@rollcall/contract/openapi.json').components

  return (request: FastifyRequest, _reply: unknown, next: () => void): void => {
    const { operationId } = request.routeOptions.config as { operationId?: OperationId }
    const schema = operationId && operations[operationId].body?.schema
    const known = alsoTaken[schema ?? ''] ?? schemas[schema ?? '']?.properties
    const { body } = request
    if (known && typeof body === 'object' && body !== null && !Array.isArray(body))
      for (const name of Object.keys(body).filter((name) => !Object.hasOwn(known, name))) {
        const entry = { operationId, name: name.slice(0, 100) }
        const key = JSON.stringify(entry)
        if (said.has(key) || said.size === namesAtMost) continue
        said.add(key)
        log.debug({ requestId: request.id, ...entry }, 'a name that the contract does not know is ignored')
      }
    next()
  }
}

/** Where other names are taken beside those of the contract: those of older clients, or fields without what is around them. */
const attributeNames = { user_field: '', name: '', shortname: '', position: '' }
const alsoTaken: Readonly<Record<string, object>> = {
  UserInput: { ...userFields, notes: '', role_id: '', locale_code: '' },
  CreateCustomAttributeRequest: attributeNames,
  UpdateCustomAttributeRequest: attributeNames,
}
