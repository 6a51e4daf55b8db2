import assert from 'node:assert/strict'
import type { Scope } from '@rollcall/contract'
import { type Directory, onEveryDatabase } from './harness.ts'
import { type Neighbour, neighbours, partsIn, partsOf, pathOf, storedIn } from './neighbours.ts'

const scopes: readonly Scope[] = [
  'Authentication Only',
  'Read Users',
  'Manage users',
  'Read All',
  'Manage All',
]

/** A call that must be refused. */
interface Refusal {
  readonly what: string
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly statuses: readonly number[]
  readonly message?: string
}

type Parts = ReadonlyMap<string, string>
type Find = (operation: Neighbour, parts: Parts, directory: Directory) => Promise<Refusal[]> | Refusal[]

/** Every operation is called in each of the wrong ways that `find` finds. All that goes wrong is told at once. */
function refusesEverywhere(title: string, find: Find): void {
  onEveryDatabase(
    `${title}, and nothing is changed: on all ${neighbours.length} operations around the users`,
    async (directory) => {
      const parts = await partsOf(directory)
      await Promise.all(scopes.map((scope) => directory.token(scope)))
      const before = await storedIn(directory)
      const wrong: string[] = []
      let count = 0
      for (const operation of neighbours)
        for (const { what, path, body, headers, statuses, message } of await find(
          operation,
          parts,
          directory,
        )) {
          const call = { ...(body !== undefined && { body }), ...(headers && { headers }) }
          const answer = await directory.call(operation.method, path, call)
          count++
          if (!statuses.includes(answer.status) || (message !== undefined && answer.body.message !== message))
            wrong.push(`${operation.id} ${what}: ${answer.status} ${answer.text}`)
        }
      for (const [table, rows] of await storedIn(directory))
        if (rows !== before.get(table)) wrong.push(`${table} was changed`)
      assert.deepEqual(wrong, [])
      assert.ok(count > 0)
    },
    { sample: 3 },
  )
}

refusesEverywhere(
  'a scope that the contract does not name is refused',
  async (operation, parts, { token }) => {
    const status = operation.statuses.includes(403) ? 403 : 401
    const others = scopes.filter((scope) => !operation.scopes.includes(scope))
    return Promise.all(
      others.map(async (scope) => ({
        what: `as ${scope}`,
        path: pathOf(operation, parts),
        body: operation.bodies[0],
        headers: { authorization: `Bearer ${await token(scope)}` },
        statuses: [status],
        message: status === 403 ? 'not allowed' : 'Insufficient Permission',
      })),
    )
  },
)

refusesEverywhere('a call without a token, or with a wrong one, is refused', (operation, parts) =>
  ['', `Bearer ${'0'.repeat(64)}`].map((authorization) => ({
    what: authorization === '' ? 'without a token' : 'with a wrong one',
    path: pathOf(operation, parts),
    body: operation.bodies[0],
    headers: { authorization },
    statuses: [401],
    message: 'Authentication Failure',
  })),
)

const isId = (name: string): boolean => name.endsWith('_id')

refusesEverywhere('an id that is no whole number is refused', (operation, parts) =>
  partsIn(operation)
    .filter(isId)
    .flatMap((name) =>
      ['x', '1.5', '-1e3', '1%00', '%F0%9F%98%80', '0x1'].map((id) => ({
        what: `with ${name} ${id}`,
        path: pathOf(operation, parts, { [name]: id }),
        body: operation.bodies[0],
        statuses: [400],
        message: 'ID is incorrect',
      })),
    ),
)

refusesEverywhere('what is not there is a 404', (operation, parts) =>
  operation.statuses.includes(404)
    ? partsIn(operation).flatMap((name) =>
        (isId(name) ? ['999999999', '0', '9007199254740993'] : ['nonsense']).map((id) => ({
          what: `with ${name} ${id}`,
          path: pathOf(operation, parts, { [name]: id }),
          body: operation.bodies[0],
          statuses: [404],
        })),
      )
    : [],
)

refusesEverywhere('a query parameter that does not exist is refused', (operation, parts) => [
  {
    what: 'with colour',
    path: `${pathOf(operation, parts)}?colour=red`,
    body: operation.bodies[0],
    statuses: [400],
    message: 'query parameter(s) not allowed: colour',
  },
])

refusesEverywhere('a body that is none is refused', (operation, parts) => {
  const [body] = operation.bodies
  if (body === undefined) return []
  const path = pathOf(operation, parts)
  const wrong: readonly (readonly [what: string, body: unknown, statuses: readonly number[]])[] = [
    ['half of it', JSON.stringify(body).slice(0, -1), [400]],
    ['bytes that are no text', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), [400]],
    ['a list for an object, or the other way round', Array.isArray(body) ? { name: 'x' } : [body], [400]],
    ['text', '"text"', [400]],
    ['a number', '7', [400]],
    ['33 levels', `${'['.repeat(33)}${']'.repeat(33)}`, [400]],
    ['2 MB', JSON.stringify({ name: 'x'.repeat(2_000_000) }), [413]],
  ]
  return wrong.map(([what, body, statuses]) => ({ what, path, body, statuses }))
})

/** The body with one of its texts replaced, for each of them. */
function* withText(body: unknown, text: string): Generator<unknown> {
  if (typeof body === 'string') yield text
  else if (typeof body === 'object' && body !== null)
    for (const [key, value] of Object.entries(body))
      for (const replaced of withText(value, text))
        yield Array.isArray(body) ? body.with(Number(key), replaced) : { ...body, [key]: replaced }
}

for (const [what, text] of [
  ['NUL', 'a\0b'],
  ['half of a surrogate pair', 'a\ud800b'],
  ['100,000 characters', 'x'.repeat(100_000)],
] as const)
  refusesEverywhere(`a text with ${what} is refused`, (operation, parts) =>
    operation.bodies.flatMap((body) =>
      Array.from(withText(body, text), (replaced) => ({
        what: JSON.stringify(replaced).slice(0, 200),
        path: pathOf(operation, parts),
        body: replaced,
        statuses: [400, 422],
      })),
    ),
  )
