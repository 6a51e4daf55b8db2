import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { ApiClient } from './api-client.ts'
import { ApiError, ConnectionError, NotFoundError, RateLimitError } from './errors.ts'
import { type Received, type Reply, startServer } from './scripted-server.test.ts'
import { UsersV1Api } from './users-v1-api.ts'

// A directory behind a bad line: of what it is told it does most, and of what it did it loses about half of the
// answers.

const web = '<html><h1>Bad Gateway</h1></html>'
const exceeded = { status: { error: true, code: 400, message: 'rate_limit_exceeded' } }
const now = { 'retry-after': '0' }

/** In place of the answer to what was done. */
const lost: Reply[] = [
  'reset',
  'cut',
  { raw: ['HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n', '{"id":'] },
  { status: 408 },
  { status: 500 },
  { status: 502 },
  { status: 502, text: web },
  { status: 503 },
  { status: 503, headers: now },
  { status: 504 },
]
/** The same for what was not done, so that nobody can tell. */
const failed: Reply[] = ['reset', { status: 408 }, { status: 502, text: web }, { status: 503, headers: now }]
/** What says that nothing was done. */
const refused: Reply[] = [
  { status: 429, headers: now },
  { status: 429, text: web },
  { status: 400, body: exceeded },
]

/** Random numbers from 0 to 1, the same in every run. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

interface Line {
  users: UsersV1Api
  /** How often it happened. */
  counts: { refused: number; lost: number; failed: number; dropped: number }
}

/** `act` does what a call asks for, and answers it. */
async function startBadLine(act: (received: Received) => Reply): Promise<Line> {
  // The waits without a wish of the server are random; here they are the shortest ones.
  Math.random = () => 0
  const random = createRandom(20_260_601)
  const pick = (replies: Reply[]) => replies[Math.floor(random() * replies.length)] as Reply
  const counts = { refused: 0, lost: 0, failed: 0, dropped: 0 }
  const server = await startServer({ after() {} })
  server.otherwise = (received) => {
    const fate = random()
    if (fate < 0.02) {
      counts.dropped++
      server.replies.push('drop')
    }
    if (fate < 0.1) {
      counts.refused++
      return pick(refused)
    }
    if (fate < 0.15) {
      counts.failed++
      return pick(failed)
    }
    const answer = act(received)
    if (fate > 0.575) return answer
    counts.lost++
    return pick(lost)
  }
  const users = new UsersV1Api(new ApiClient({ host: server.host, accessToken: 'given', maxRetries: 99 }))
  return { users, counts }
}

/** Does something for each number below `count`, fifty at a time. */
async function forEach(count: number, work: (number: number) => Promise<void>): Promise<void> {
  const numbers = Array(count).keys()
  const worker = async () => {
    for (const number of numbers) await work(number)
  }
  await Promise.all(Array.from({ length: 50 }, worker))
}

/** Creates users, each of whom has a name of its own. */
async function create(number: number) {
  const ids = new Map<string, number>()
  const twice: string[] = []
  const { users, counts } = await startBadLine(({ body }) => {
    const { username } = body as { username: string }
    if (ids.has(username)) twice.push(username)
    const id = ids.size + 1
    ids.set(username, id)
    return { status: 201, body: { id, username } }
  })
  let resolved = 0
  await forEach(number, async (index) => {
    const username = `user-${index}`
    try {
      const user = await users.createUser({ username })
      assert.equal(user.id, ids.get(username))
      resolved++
    } catch (error) {
      assert.ok(error instanceof ApiError || error instanceof ConnectionError, String(error))
      assert.ok(!(error instanceof RateLimitError))
    }
  })
  return { stored: ids.size, twice, resolved, ...counts }
}

/** Updates users and then deletes them. */
async function updateAndDelete(number: number) {
  const titles = new Map<number, unknown>(Array.from({ length: number }, (_, index) => [index + 1, '']))
  const { users, counts } = await startBadLine(({ method, path, body }) => {
    const id = Number(path.split('/').at(-1))
    if (!titles.has(id)) return { status: 404 }
    if (method === 'DELETE') titles.delete(id)
    else titles.set(id, (body as { title: string }).title)
    return { body: { id } }
  })
  await forEach(number, async (index) => {
    const id = index + 1
    const title = `title ${id}`
    await users.updateUser(id, { title })
    assert.equal(titles.get(id), title)
  })
  let gone = 0
  await forEach(number, async (index) => {
    try {
      await users.deleteUser(index + 1)
    } catch (error) {
      // The answer to the try that did it was lost, and the next one found nobody.
      assert.ok(error instanceof NotFoundError, String(error))
      gone++
    }
  })
  return { left: titles.size, gone, ...counts }
}

const scenes = { create, updateAndDelete }

/** Plays a scene in a thread of its own, where the test runner does not keep books on every socket. */
async function play<Name extends keyof typeof scenes>(t: TestContext, name: Name, number: number) {
  const worker = new Worker(import.meta.filename, { workerData: { name, number } })
  const [counts] = await once(worker, 'message')
  await worker.terminate()
  t.diagnostic(`${name} ${number}: ${JSON.stringify(counts)}`)
  return counts as Awaited<ReturnType<(typeof scenes)[Name]>>
}

if (isMainThread) {
  test('of 10,000 creates with lost answers none is done twice, and none fails for the rate limit', async (t) => {
    const { stored, twice, resolved, lost, refused, failed, dropped } = await play(t, 'create', 10_000)
    assert.deepEqual(twice, [])
    assert.equal(resolved, stored - lost)
    assert.ok(lost > 4000 && refused > 1000 && failed > 400 && dropped > 100)
  })

  test('updates and deletions are sent until they are done', async (t) => {
    const { left, gone, lost } = await play(t, 'updateAndDelete', 500)
    assert.equal(left, 0)
    assert.ok(gone > 100 && lost > 500)
  })
} else {
  const { name, number } = workerData as { name: keyof typeof scenes; number: number }
  parentPort?.postMessage(await scenes[name](number))
}
