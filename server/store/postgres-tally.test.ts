import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTallies, type WriteTally } from './postgres-tally.ts'

const hour = 3_600_000

/** A database that answers when the test says so, and may have the calls of other processes in its count. */
function createCounter() {
  const asked: { name: string; more: number; now: number; answer(): void; fail(error: Error): void }[] = []
  const counts = new Map<string, number>()
  const write: WriteTally = (name, more, now, periodMs) =>
    new Promise((resolve, reject) => {
      const answer = () => {
        const count = (counts.get(name) ?? 0) + more
        counts.set(name, count)
        resolve({ count, endsAt: now + periodMs })
      }
      asked.push({ name, more, now, answer, fail: reject })
    })
  /** Answers all questions, also those that the answers bring. */
  async function answerAll(): Promise<void> {
    for (let at = asked.length - 1; at < asked.length; at++) {
      asked[at]?.answer()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { asked, counts, write, answerAll }
}

test('calls that come while the database is asked are added together by one question, each with its own place', async () => {
  const { asked, write, answerAll } = createCounter()
  const tally = createTallies(write)
  const calls = Array.from({ length: 100 }, (_, at) => tally('a client', 1, at, hour))
  await answerAll()
  assert.deepEqual(
    (await Promise.all(calls)).map(({ count }) => count),
    Array.from({ length: 100 }, (_, at) => at + 1),
  )
  assert.deepEqual(
    asked.map(({ more }) => more),
    [1, 99],
  )
})

for (const [what, steps, counts] of [
  ['looking only', [0, 0, 0], [7, 7, 7]],
  ['looking between two that count', [1, 1, 0, 1, 0], [8, 9, 9, 10, 10]],
  ['looking before the others', [0, 0, 1], [7, 7, 8]],
] as const)
  test(`${what}: the place of each is right beside the calls of other processes`, async () => {
    const { counts: others, write, answerAll } = createCounter()
    others.set('a client', 7)
    const tally = createTallies(write)
    const calls = steps.map((more) => tally('a client', more, 0, hour))
    await answerAll()
    assert.deepEqual(
      (await Promise.all(calls)).map(({ count }) => count),
      counts,
    )
  })

test('of many rounds no count is given twice, and none is left out', async () => {
  const { write, answerAll } = createCounter()
  const tally = createTallies(write)
  const calls: Promise<{ count: number }>[] = []
  for (let round = 0; round < 20; round++) {
    for (let at = 0; at <= round % 7; at++) calls.push(tally('a client', 1, round, hour))
    await answerAll()
  }
  const counts = (await Promise.all(calls)).map(({ count }) => count)
  assert.deepEqual(
    counts,
    calls.map((_, at) => at + 1),
  )
})

test('a group is counted at the time of its latest call, which tells all of it when the period ends', async () => {
  const { asked, write, answerAll } = createCounter()
  const tally = createTallies(write)
  const calls = [1000, 2000, 5000, 3000].map((now) => tally('a client', 1, now, hour))
  await answerAll()
  assert.deepEqual(
    asked.map(({ now }) => now),
    [1000, 5000],
  )
  assert.deepEqual(
    (await Promise.all(calls)).map(({ endsAt }) => endsAt - hour),
    [1000, 5000, 5000, 5000],
  )
})

test('each name is counted by itself, and waits for no other', async () => {
  const { asked, write } = createCounter()
  const tally = createTallies(write)
  const slow = tally('a client', 1, 0, hour)
  const quick = tally('another', 1, 0, hour)
  asked[1]?.answer()
  assert.equal((await quick).count, 1)
  asked[0]?.answer()
  assert.equal((await slow).count, 1)
})

test('a failure reaches the group that it met, whole, and no other', async () => {
  const { asked, write, answerAll } = createCounter()
  const tally = createTallies(write)
  const first = tally('a client', 1, 0, hour)
  const group = [tally('a client', 1, 0, hour), tally('a client', 1, 0, hour)]
  asked[0]?.answer()
  assert.equal((await first).count, 1)
  const later = tally('a client', 1, 0, hour)
  asked[1]?.fail(new Error('no connection'))
  for (const call of group) await assert.rejects(call, { message: 'no connection' })
  await answerAll()
  assert.equal((await later).count, 2)
})
