import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listCalls } from './calls.ts'
import { printClient } from './client.ts'
import { document } from './files.ts'
import { type Document, deref, type Schema } from './openapi.ts'

/** The tables at the end of what is printed: a line for each operation, the fields of each kind. */
function tablesOf(contract: Document) {
  const text = printClient(contract)
  const rows = (pattern: RegExp) =>
    Object.fromEntries(
      Array.from(text.matchAll(pattern), ([, name = '', row = '']) => [name, row.split(' ')]),
    )
  return { operations: rows(/^ {2}(\w+): '(.*)',$/gm), kinds: rows(/^ {2}(\w+):\n {4}'(.*)',$/gm) }
}

const printed = tablesOf(document)
const calls = listCalls(document, 'Users')

/** Copied by hand from the contract: what an operation takes, and what its body needs. */
const takes: Readonly<Record<string, string>> = {
  addRolesToUser: 'body role_id_array',
  createUser: 'query once body',
  deleteUser: '',
  getCustomAttributes: '',
  getUserApps: 'query',
  getUserById: '',
  getUserRoles: '',
  listUsers: 'list query',
  lockAccountUser: 'once body locked_until',
  logOutUser: 'body?',
  removeUserRole: 'body role_id_array',
  setUserState: 'body state',
  updatePasswordInsecure: 'once body password password_confirmation',
  updatePasswordSecure: 'once body password password_confirmation password_algorithm',
  updateUser: 'query body',
}

test('the client knows the fifteen operations of the contract', () => {
  assert.deepEqual(Object.keys(printed.operations), Object.keys(takes))
  assert.deepEqual(
    Object.keys(takes),
    calls.map(({ id }) => id),
  )
})

for (const { id, method, path } of calls) {
  test(`the client knows of ${id} how it is called, and that it takes: ${takes[id] || 'nothing'}`, () => {
    assert.equal(printed.operations[id]?.join(' '), `${method} ${path} ${takes[id]}`.trim())
  })
}

/** What a field may hold, as the contract says it; two words are two kinds. */
function kindsOf(schema: Schema): string[] {
  if (schema.oneOf) return schema.oneOf.flatMap(kindsOf)
  const types = [schema.type ?? [], schema['x-accepts'] ?? []].flat().filter((type) => type !== 'null')
  return [...types, ...(schema.readOnly ? ['read-only'] : [])]
}

/** Every field of every query and body, with all kinds that it has anywhere. */
function fieldsOfContract(): Map<string, { kinds: Set<string>; inBody: boolean }> {
  const fields = new Map<string, { kinds: Set<string>; inBody: boolean }>()
  const add = (name: string, kinds: string[], inBody: boolean) => {
    const field = fields.get(name)
    fields.set(name, {
      kinds: new Set([...(field?.kinds ?? []), ...kinds]),
      inBody: inBody || !!field?.inBody,
    })
  }
  for (const { parameters, body } of calls) {
    for (const { in: place, name, schema } of parameters) {
      const [group = '', inBraces] = name.split('.{')
      if (place === 'query') add(group, inBraces ? ['object'] : kindsOf(schema), false)
    }
    const { properties = {} } = deref(document, body?.content['application/json']?.schema ?? {})
    for (const [name, schema] of Object.entries(properties)) add(name, kindsOf(schema), true)
  }
  return fields
}

test('a field is checked for its kind if it has one kind only; what is text in queries alone is not', () => {
  const expected: Record<string, string[]> = { string: [], integer: [], boolean: [], array: [], object: [] }
  for (const [name, { kinds, inBody }] of fieldsOfContract()) {
    const [kind = ''] = kinds
    if (kinds.size === 1 && (kind !== 'string' || inBody)) expected[kind]?.push(name)
  }
  const sorted = (kinds: Record<string, string[]>) =>
    Object.fromEntries(Object.entries(kinds).map(([kind, names]) => [kind, names.toSorted()]))
  assert.deepEqual(sorted(printed.kinds), sorted(expected))
})

for (const [name, why] of [
  ['locked_until', 'minutes of a lock, and a moment in a user'],
  ['manager_ad_id', 'text, and a number is accepted'],
  ['manager_user_id', 'text, and a number is accepted'],
  ['id', 'kept by the server'],
  ['status', 'kept by the server'],
  ['created_since', 'text in a query'],
  ['mappings', 'text in a query'],
] as const) {
  test(`${name} is left to the server: ${why}`, () => {
    assert.ok(fieldsOfContract().has(name))
    for (const [kind, names] of Object.entries(printed.kinds)) assert.ok(!names.includes(name), kind)
  })
}

/** The tables of a contract that is the same but for one change. */
function changed(change: (contract: Document) => unknown) {
  const contract = structuredClone(document)
  change(contract)
  return tablesOf(contract)
}

const fieldsOf = ({ components }: Document, model: string) => components.schemas[model]?.properties ?? {}

const titles: [what: string, change: (contract: Document) => unknown, kind: string | undefined][] = [
  ['as it stands', () => {}, 'string'],
  [
    'when null stands first among its types',
    (contract) => Object.assign(fieldsOf(contract, 'User').title ?? {}, { type: ['null', 'string'] }),
    'string',
  ],
  [
    'when all have it as a number',
    (contract) => Object.assign(fieldsOf(contract, 'User').title ?? {}, { type: ['integer', 'null'] }),
    'integer',
  ],
  [
    'when one body has it as a number',
    (contract) => Object.assign(fieldsOf(contract, 'SetUserStateRequest'), { title: { type: 'integer' } }),
    undefined,
  ],
  [
    'when a number is accepted too',
    (contract) => Object.assign(fieldsOf(contract, 'User').title ?? {}, { 'x-accepts': ['integer'] }),
    undefined,
  ],
  [
    'when only the server writes it',
    (contract) => Object.assign(fieldsOf(contract, 'User').title ?? {}, { readOnly: true }),
    undefined,
  ],
]
for (const [what, change, kind] of titles) {
  test(`a title is ${kind ? `checked to be of type ${kind}` : 'left to the server'} ${what}`, () => {
    const { kinds } = changed(change)
    assert.equal(
      Object.keys(kinds).find((each) => kinds[each]?.includes('title')),
      kind,
    )
  })
}

const path = '/api/1/users/{user_id}'
const updates: [what: string, change: (contract: Document) => unknown, words: string][] = [
  ['as it stands', () => {}, 'query body'],
  [
    'when it must not be done twice',
    ({ paths }) => Object.assign(paths[path]?.put ?? {}, { 'x-repeatable': false }),
    'query once body',
  ],
  [
    'when it works without a body',
    ({ paths }) => Object.assign(paths[path]?.put?.requestBody ?? {}, { 'x-needed': false }),
    'query body?',
  ],
  [
    'when its body needs a title',
    ({ components }) => Object.assign(components.schemas.User ?? {}, { required: ['title'] }),
    'query body title',
  ],
  ['when it has no query', ({ paths }) => Object.assign(paths[path]?.put ?? {}, { parameters: [] }), 'body'],
]
for (const [what, change, words] of updates) {
  test(`updateUser takes "${words}" ${what}`, () => {
    assert.equal(changed(change).operations.updateUser?.join(' '), `PUT ${path} ${words}`)
  })
}
