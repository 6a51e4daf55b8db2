import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { ApiClient } from './api-client.ts'
import * as directory from './directory.ts'
import { UnauthorizedError } from './errors.ts'
import * as printed from './generated/directory.ts'
import { List } from './list.ts'
import { type ScriptedServer, startServer } from './scripted-server.test.ts'

/** An operation of the second entry, as its line says it. */
interface Row {
  readonly name: string
  readonly line: string
  readonly call: (host: string) => (...input: unknown[]) => PromiseLike<unknown>
}

/** The lines of a class stand under its name: `RolesApi` has `rolesOperations`. */
const rows: Row[] = Object.entries(directory).flatMap(([name, Api]) => {
  const key = `${name.charAt(0).toLowerCase()}${name.slice(1).replace(/Api$/, '')}Operations`
  const lines = (printed as unknown as Record<string, Record<string, string>>)[key] ?? {}
  return Object.entries(lines).map(([id, line]) => ({
    name: id,
    line,
    call: (host: string) => {
      const api = new ApiClient({ host, accessToken: 'given', maxRetries: 1 })
      return (new Api(api) as unknown as Record<string, ReturnType<Row['call']>>)[id] as ReturnType<
        Row['call']
      >
    },
  }))
})

const isWhole = (line: string): boolean => line.endsWith('[]')

/** A value of the kind that a field takes. */
function valueFor(name: string): unknown {
  const kind =
    Object.entries(printed.kinds).find(([, names]) => names.split(' ').includes(name))?.[0] ?? 'string'
  return { string: 'text', integer: 1, boolean: true, array: [1], object: {} }[kind]
}

/** Input that is right: path, body, query. */
function right(line: string): unknown[] {
  const needed = / body\??(.*)/.exec(line)?.[1]?.trim().split(' ') ?? []
  const path = Array.from(line.matchAll(/{(\w+)}/g), ([, name = '']) => (name.endsWith('_id') ? 7 : 'a/ö'))
  const fields = Object.fromEntries(needed.filter(Boolean).map((name) => [name, valueFor(name)]))
  const body = isWhole(line) ? [1] : fields
  return [...path, ...(/ body/.test(line) ? [body] : []), ...(/ query/.test(line) ? [{ limit: 2 }] : [])]
}

const answerTo = (line: string): unknown => (/ list/.test(line) ? [{ id: 7 }] : { id: 7, more: 'kept' })

async function start(t: TestContext, ...bodies: unknown[]): Promise<ScriptedServer> {
  return startServer(t, ...bodies.map((body) => ({ body })))
}

test('every class has its operations', () => {
  assert.ok(rows.length >= 60, String(rows.length))
  const known = Object.entries(printed).filter(([name]) => name.endsWith('Operations'))
  assert.equal(rows.length, known.flatMap(([, lines]) => Object.keys(lines)).length)
})

for (const { name, line, call } of rows) {
  const [method, path = ''] = line.split(' ')

  test(`${name} sends what it is given, and answers what it gets`, async (t) => {
    const server = await start(t, answerTo(line))
    const input = right(line)
    const result = call(server.host)(...input)
    assert.equal(result instanceof List, / list/.test(line))
    const answer = await result
    if (/ list/.test(line)) assert.deepEqual((answer as { items: unknown }).items, [{ id: 7 }])
    else assert.deepEqual(answer, { id: 7, more: 'kept' })
    const [received] = server.received
    const expected = path.replaceAll(/{(\w+)}/g, (_, part) => (part.endsWith('_id') ? '7' : 'a%2F%C3%B6'))
    assert.deepEqual([received?.method, received?.path], [method, expected])
    assert.equal(received?.query ?? '', / query/.test(line) ? 'limit=2' : '')
    if (/ body/.test(line)) assert.deepEqual(received?.body, input[path.split('{').length - 1])
  })

  test(`${name} refuses a path that has no place for what it is given, and sends nothing`, async (t) => {
    const server = await start(t)
    const parts = [...path.matchAll(/{(\w+)}/g)]
    for (const [at, [, part = '']] of parts.entries())
      for (const wrong of [undefined, null, '', 0, -1, 1.5, {}, part.endsWith('_id') ? '7' : 7]) {
        const input = right(line).with(at, wrong)
        const argument = part.replaceAll(/_(.)/g, (_, letter) => letter.toUpperCase())
        const rule = part.endsWith('_id') ? 'a whole number, 1 or more' : 'text'
        await assert.rejects(async () => call(server.host)(...input), {
          name: 'TypeError',
          message: `${argument} must be ${rule}`,
        })
      }
    assert.deepEqual(server.received, [])
  })

  if (/ body/.test(line))
    test(`${name} refuses a body of the wrong kind, and sends nothing`, async (t) => {
      const server = await start(t)
      const at = path.split('{').length - 1
      for (const wrong of [7, 'text', true, isWhole(line) ? {} : []])
        await assert.rejects(async () => call(server.host)(...right(line).with(at, wrong)), {
          name: 'TypeError',
          message: `body must be ${isWhole(line) ? 'a list' : 'an object'}`,
        })
      for (const field of / body (.*)/.exec(line)?.[1]?.split(' ') ?? []) {
        if (isWhole(line)) continue
        const body = { ...(right(line)[at] as object), [field]: undefined }
        await assert.rejects(async () => call(server.host)(...right(line).with(at, body)), {
          name: 'TypeError',
          message: `${field} is missing`,
        })
      }
      assert.deepEqual(server.received, [])
    })

  test(`${name} is ${/ once/.test(line) ? 'not ' : ''}sent again when its answer was lost`, async (t) => {
    const server = await startServer(t, 'reset', { body: answerTo(line) })
    const outcome = await Promise.resolve(call(server.host)(...right(line))).then(
      () => 'done',
      (error: Error) => error.name,
    )
    const once = / once/.test(line)
    assert.deepEqual([outcome, server.received.length], once ? ['ConnectionError', 1] : ['done', 2])
  })

  test(`${name} rejects with the class of the first entry`, async (t) => {
    const body = { error: true, code: 401, type: 'Unauthorized', message: 'Insufficient Permission' }
    const server = await startServer(t, { status: 401, body })
    await assert.rejects(
      async () => call(server.host)(...right(line)),
      (error) => error instanceof UnauthorizedError,
    )
  })
}
