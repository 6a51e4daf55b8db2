import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import { run, start } from './testing/command.ts'
import { type Answer, startScripted } from './testing/scripted-server.ts'

const together = 1000
const last = 5000

/** A log of 5,000 events, as it is answered page by page. */
function pageOf(page: number, heads: string[]): Answer {
  const body = []
  for (let id = (page - 1) * together + 1; id <= page * together; id++) {
    const event = { event_type_id: 5, created_at: '2026-06-01T09:00:00.000Z', notes: `event ${id}` }
    const before = heads[id - 1] ?? ''
    heads[id] = createHash('sha256')
      .update(`${before}:${id}:${JSON.stringify(event)}`)
      .digest('hex')
    body.push({ id, ...event, hash: heads[id] })
  }
  return { headers: { 'total-count': String(last) }, body }
}

const startLog = (t: TestContext, heads: string[], instead: (page: number) => Answer | undefined) =>
  startScripted(t, ({ query }) => {
    const page = Number(new URLSearchParams(query).get('page'))
    return instead(page) ?? pageOf(page, heads)
  })

test('a run that breaks off says how to go on, and going on proves the rest', async (t) => {
  const heads: string[] = []
  let isBroken = true
  const { requests, env } = await startLog(t, heads, (page) =>
    isBroken && page === 3 ? { status: 401, body: { message: 'expired' } } : undefined,
  )
  const kept = `4500:${'a'.repeat(64)}`
  const { code, stdout, stderr } = await run(['verify-events', '--expect', kept], { env })
  assert.deepEqual([code, stdout], [3, ''])
  assert.deepEqual(stderr.split('\n'), [
    `The log is unbroken up to event 2000; go on with --from 2000:${heads[2000]} --expect ${kept}`,
    'rollcall: 401 Unauthorized: expired',
    '',
  ])
  isBroken = false
  requests.length = 0
  const rest = await run(['verify-events', '--from', `2000:${heads[2000]}`], { env })
  assert.deepEqual(JSON.parse(rest.stdout), { intact: true, events: 3000, head: `5000:${heads[5000]}` })
  assert.deepEqual(
    requests.map(({ query }) => query),
    [2, 3, 4, 5].map((page) => `limit=1000&page=${page}`),
  )
})

test('Ctrl-C ends it with 130 and says how to go on', async (t) => {
  const heads: string[] = []
  const asked = Promise.withResolvers<void>()
  const { env } = await startLog(t, heads, (page) => {
    // The third page is promised, and takes a second to be tried again.
    if (page < 3) return undefined
    asked.resolve()
    return { status: 503, headers: { 'retry-after': '20' }, body: { message: 'busy' } }
  })
  const child = start(['verify-events'], { env })
  const ended = once(child, 'close')
  const said = text(child.stderr as NodeJS.ReadableStream)
  await asked.promise
  child.kill('SIGINT')
  const [code] = await ended
  assert.equal(code, 130)
  assert.ok((await said).includes(`go on with --from 2000:${heads[2000]}\n`), await said)
})

test('Ctrl-C before the first page proves nothing, and says so', async (t) => {
  const asked = Promise.withResolvers<void>()
  const { env } = await startScripted(t, () => {
    asked.resolve()
    return { status: 503, headers: { 'retry-after': '20' }, body: { message: 'busy' } }
  })
  const child = start(['verify-events'], { env })
  const ended = once(child, 'close')
  const said = text(child.stderr as NodeJS.ReadableStream)
  await asked.promise
  child.kill('SIGINT')
  assert.equal((await ended)[0], 130)
  assert.match(await said, /Stopped\. Nothing was verified\.\n$/)
})

test('a server that promises more events than it answers is found out', async (t) => {
  const { env } = await startLog(t, [], (page) =>
    page < 5 ? undefined : { headers: { 'total-count': String(last) }, body: [] },
  )
  const { code, stderr } = await run(['verify-events'], { env })
  assert.deepEqual([code, stderr], [1, 'rollcall: Event 4001 is missing\n'])
})
