import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createGroupCommit, type Job } from './group-commit.ts'
import { StoreError, type Tx } from './store.ts'

/** What the jobs of these tests are given: they ask the database nothing. */
const tx = {} as Tx

/** Does every job of a batch and keeps how long each batch was. */
function createCommit() {
  const sizes: number[] = []
  async function commit(batch: readonly Job[]): Promise<void> {
    sizes.push(batch.length)
    for (const { work, resolve, reject } of batch) await work(tx).then(resolve, reject)
  }
  return { sizes, commit }
}

for (const [jobs, largest, sizes] of [
  [1, 4, [1]],
  [4, 4, [4]],
  [5, 4, [4, 1]],
  [11, 4, [4, 4, 3]],
  [3, 1, [1, 1, 1]],
] as const)
  test(`${jobs} transactions that arrive together, at most ${largest} a commit, are done in the order of their arrival`, async () => {
    const { sizes: made, commit } = createCommit()
    const { transaction } = createGroupCommit(largest, commit)
    const ran: number[] = []
    const answers = Array.from({ length: jobs }, (_, at) => transaction(async () => ran.push(at)))
    assert.deepEqual(
      await Promise.all(answers),
      Array.from(answers, (_, at) => at + 1),
    )
    assert.deepEqual(
      ran,
      Array.from(answers, (_, at) => at),
    )
    assert.deepEqual(made, sizes)
  })

test('what arrives in one turn of the event loop shares a commit; what arrives during it waits for the next', async () => {
  const { sizes, commit } = createCommit()
  const { transaction } = createGroupCommit(100, commit)
  const late: Promise<unknown>[] = []
  const first = transaction(async () => late.push(...[1, 2].map(() => transaction(async () => {}))))
  const second = Promise.resolve().then(() => transaction(async () => {}))
  await Promise.all([first, second])
  await Promise.all(late)
  assert.deepEqual(sizes, [2, 2])
})

test('a job that is refused does so alone', async () => {
  const { commit } = createCommit()
  const { transaction } = createGroupCommit(100, commit)
  const [before, refused, behind] = await Promise.allSettled([
    transaction(async () => 'before'),
    transaction(() => Promise.reject(new Error('not found'))),
    transaction(async () => 'behind'),
  ])
  assert.deepEqual(before, { status: 'fulfilled', value: 'before' })
  assert.match(String(refused.status === 'rejected' && refused.reason), /not found/)
  assert.deepEqual(behind, { status: 'fulfilled', value: 'behind' })
})

test('a batch that throws rejects its jobs and no others: the next is committed', async () => {
  const sizes: number[] = []
  const { transaction } = createGroupCommit(2, async (batch) => {
    if (sizes.push(batch.length) === 2) throw new StoreError('the disk is full')
    for (const { work, resolve, reject } of batch) await work(tx).then(resolve, reject)
  })
  const answers = await Promise.allSettled(Array.from({ length: 6 }, (_, at) => transaction(async () => at)))
  assert.deepEqual(
    answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : answer.reason.message)),
    [0, 1, 'the disk is full', 'the disk is full', 4, 5],
  )
})

test('closing takes no more and waits for all that came before', async () => {
  const { commit } = createCommit()
  const { transaction, close } = createGroupCommit(2, commit)
  const done: number[] = []
  const answers = Array.from({ length: 5 }, (_, at) => transaction(async () => done.push(at)))
  const closed = close()
  await assert.rejects(
    transaction(async () => done.push(9)),
    { name: 'StoreError', message: 'the directory is closed' },
  )
  await closed
  assert.deepEqual(done, [0, 1, 2, 3, 4])
  await Promise.all(answers)
})

test('closing what has nothing to do ends at once', async () => {
  const { commit } = createCommit()
  await createGroupCommit(2, commit).close()
})
