import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { type TestContext, test } from 'node:test'
import { promisify } from 'node:util'
import { ApiClient } from './api-client.ts'
import { startServer } from './scripted-server.test.ts'
import { UsersV1Api } from './users-v1-api.ts'

// Lists of thousands of pages. The pages are numbered by their cursors, which are long, so that cursors that are
// kept would show.

/** Page `number` tells where the next one is; the last tells nothing. */
async function startPages(
  t: TestContext,
  users: (number: number) => string,
  next: (number: number) => number | undefined,
): Promise<string> {
  const server = await startServer(t)
  server.otherwise = ({ query }) => {
    server.received.length = 0
    const number = Number(new URLSearchParams(query).get('cursor'))
    const after = next(number)
    const headers: Record<string, string> =
      after === undefined ? {} : { 'after-cursor': `${after}`.padStart(2000, '0') }
    return { headers, text: users(number) }
  }
  return server.host
}

/** Goes through the list in a process of its own, and prints what it saw and its heap in megabytes. */
const program = `
import { ApiClient, UsersV1Api } from './index.ts'

const users = new UsersV1Api(new ApiClient({ host: process.argv[1], accessToken: 'given' }))
const heaps = []
let last = 0
for await (const { id } of users.listUsers()) {
  if (id !== ++last) throw new Error(id + ' came in place of ' + last)
  if (id % 100_000 === 0) {
    gc()
    heaps.push(process.memoryUsage().heapUsed / 2 ** 20)
  }
}
console.log(JSON.stringify({ last, heaps }))
`

test('going through a million users takes no more memory than going through the first of them', async (t) => {
  const email = 'a.name.of.usual.length@example.com'
  const page = (number: number) =>
    Array.from({ length: 125 }, (_, index) => ({ id: number * 125 + index + 1, email }))
  const host = await startPages(
    t,
    (number) => JSON.stringify(page(number)),
    (number) => (number < 7_999 ? number + 1 : undefined),
  )
  const options = ['--expose-gc', '--input-type=module', '--eval', program, host]
  const { stdout } = await promisify(execFile)(process.execPath, options, { cwd: import.meta.dirname })
  const { last, heaps } = JSON.parse(stdout)
  t.diagnostic(`heap in MB, every 100,000 users: ${heaps.map((heap: number) => heap.toFixed(1))}`)
  assert.equal(last, 1_000_000)
  assert.ok(Math.max(...heaps) - heaps[0] < 9)
})

for (const [pages, begin] of [
  [3, 1100],
  [1500, 0],
] as const) {
  test(`a circle of ${pages} pages after ${begin} others ends with an error`, async (t) => {
    const last = begin + pages - 1
    const host = await startPages(
      t,
      () => '[]',
      (number) => (number === last ? begin : number + 1),
    )
    const users = new UsersV1Api(new ApiClient({ host, accessToken: 'given' }))
    let seen = 0
    const loop = async () => {
      for await (const _ of users.listUsers().pages()) assert.ok(++seen < 10_000)
    }
    await assert.rejects(loop, { name: 'ApiError', message: 'The same cursor came twice' })
  })
}
