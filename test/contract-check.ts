import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { type Operation, operations, tokenOperations } from '@rollcall/contract'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

const document = createRequire(import.meta.url)('@rollcall/contract/openapi.json')

const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { 'date-time': true } })
ajv.addSchema(document, 'contract')

const calls = Object.entries<Operation>({ ...operations, ...tokenOperations }).flatMap(
  ([id, { method, path, alsoAt = path, statuses }]) =>
    [...new Set([path, alsoAt])].map((at) => ({
      id,
      method,
      path,
      statuses,
      pattern: new RegExp(`^${at.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`),
    })),
)
// `/users/custom_attributes` is a call of its own, not a user.
calls.sort((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')))

const validators = new Map<string, ValidateFunction>()

/** Fails when an answer has a status, a header or a body that the contract does not describe for its call. */
export function checkAnswer(
  method: string,
  path: string,
  status: number,
  headers: Headers,
  text: string,
): void {
  assert.match(
    headers.get('x-request-id') ?? '',
    /^[\w-]{8,}$/,
    `${method} ${path} answers without X-Request-Id`,
  )
  const call = calls.find((one) => one.method === method && one.pattern.test(path.replaceAll(/\/{2,}/g, '/')))
  if (call === undefined) return
  assert.ok(
    call.statuses.includes(status),
    `${call.id} answers ${status}, which the contract does not list: ${text}`,
  )

  const response = deref(document.paths[call.path][method.toLowerCase()].responses[status])
  for (const [name, header] of Object.entries<{ required?: boolean; $ref?: string }>(response.headers ?? {}))
    if (deref(header).required) assert.ok(headers.has(name), `${call.id} ${status} lacks the header ${name}`)
  const pointer = `${call.path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method.toLowerCase()}/responses/${status}`
  const content = response.content?.['application/json']
  if (content === undefined) {
    assert.equal(text, '', `${call.id} ${status} has a body`)
    return
  }
  assert.match(headers.get('content-type') ?? '', /^application\/json/, `${call.id} ${status} is not JSON`)
  let validate = validators.get(pointer)
  if (validate === undefined) {
    validate = ajv.compile(
      content.schema.$ref ? { $ref: `contract${content.schema.$ref}` } : inContract(content.schema),
    )
    validators.set(pointer, validate)
  }
  assert.ok(validate(JSON.parse(text)), `${call.id} ${status}: ${ajv.errorsText(validate.errors)}\n${text}`)
}

// biome-ignore lint/suspicious/noExplicitAny: a document is walked by names that only it knows
function deref(value: { $ref?: string } | undefined): any {
  if (value?.$ref === undefined) return value
  return value.$ref
    .split('/')
    .slice(1)
    .reduce((node, name) => node[name.replaceAll('~1', '/').replaceAll('~0', '~')], document)
}

/** The schema with its references pointing into the document. */
const inContract = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"contract#/'))
