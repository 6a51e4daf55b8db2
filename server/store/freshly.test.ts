import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { createFreshly } from './freshly.ts'

/** Computations that the test ends; each is numbered by its beginning, and its number is its answer. */
function counted() {
  const begun: PromiseWithResolvers<number | undefined>[] = []
  const compute = () => {
    const computation = Promise.withResolvers<number | undefined>()
    begun.push(computation)
    return computation.promise
  }
  async function end(number: number): Promise<void> {
    begun[number - 1]?.resolve(number)
    await nextTurn()
  }
  return { begun, compute, end }
}

test('whoever asks while an answer is on its way gets one that was begun after the question', async () => {
  const freshly = createFreshly()
  const { begun, compute, end } = counted()
  const first = freshly('lock', compute)
  const second = freshly('lock', compute)
  assert.equal(begun.length, 1, 'one at a time')
  await end(1)
  assert.equal(await first, 1)
  const third = freshly('lock', compute)
  await end(2)
  assert.equal(await second, 2)
  await end(3)
  assert.equal(await third, 3)
})

test('many who come meanwhile cost one more computation, and share it', async () => {
  const freshly = createFreshly()
  const { begun, compute, end } = counted()
  const first = freshly('lock', compute)
  const others = Array.from({ length: 100 }, () => freshly('lock', compute))
  await end(1)
  await end(2)
  assert.deepEqual(await Promise.all([first, ...others]), [1, ...others.map(() => 2)])
  assert.equal(begun.length, 2)
})

test('different keys do not wait for each other', async () => {
  const freshly = createFreshly()
  const { compute, end } = counted()
  const slow = freshly('lock', compute)
  const quick = freshly('token', compute)
  await end(2)
  assert.equal(await quick, 2)
  await end(1)
  assert.equal(await slow, 1)
})

test('a failure reaches those who waited for it, and not the next', async () => {
  const freshly = createFreshly()
  const { begun, compute, end } = counted()
  const first = freshly('lock', compute)
  const second = freshly('lock', compute)
  const third = freshly('lock', compute)
  begun[0]?.reject(new Error('no connection'))
  await assert.rejects(first, { message: 'no connection' })
  begun[1]?.reject(new Error('still none'))
  await assert.rejects(second, { message: 'still none' })
  await assert.rejects(third, { message: 'still none' })
  const fourth = freshly('lock', compute)
  await end(3)
  assert.equal(await fourth, 3)
})

for (const [what, result] of [
  ['undefined', () => Promise.resolve(undefined)],
  ['a failure', () => Promise.reject(new Error('no connection'))],
  [
    'a failure before anything was begun',
    () => {
      throw new Error('no connection')
    },
  ],
] as const)
  test(`${what} is not kept: the next one asks again, alone or after another`, async () => {
    const freshly = createFreshly()
    const { compute, end } = counted()
    const settled = (work: () => Promise<unknown>) => Promise.allSettled([(async () => work())()])
    await settled(() => freshly('token', result))
    const first = freshly('token', compute)
    const second = settled(() => freshly('token', result))
    await end(1)
    assert.equal(await first, 1)
    await second
    const third = freshly('token', compute)
    await end(2)
    assert.equal(await third, 2)
  })
