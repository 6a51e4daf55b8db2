import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Ids } from './asking.ts'
import { difference, intersection, lowerBound, replaceAmong } from './id-lists.ts'

const toIds = (ids: ReadonlySet<number>): Ids => Float64Array.from(ids).sort()

/** Few numbers, so that lists meet often; and ids beyond 32 bits. */
const id = fc.oneof(
  fc.nat(30),
  fc.nat(30).map((offset) => 2 ** 40 + offset),
)
const set = fc.array(id, { maxLength: 40 }).map((ids) => new Set(ids))

for (const [what, ofLists, ofSets] of [
  ['the ids in both', intersection, (a: Set<number>, b: Set<number>) => a.intersection(b)],
  ['the ids in the first alone', difference, (a: Set<number>, b: Set<number>) => a.difference(b)],
] as const)
  test(`${what} are those of sets, and the lists stay as they were`, () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        const lists = [toIds(a), toIds(b)] as const
        assert.deepEqual(ofLists(...lists), toIds(ofSets(a, b)))
        assert.deepEqual(lists, [toIds(a), toIds(b)])
      }),
    )
  })

test('of the ids that were asked about those that matched are in the list, and the rest of it is as before', () => {
  fc.assert(
    fc.property(set, set, fc.func(fc.boolean()), (ids, asked, doesMatch) => {
      const matched = new Set([...asked].filter((one) => doesMatch(one)))
      assert.deepEqual(
        replaceAmong(toIds(ids), toIds(asked), toIds(matched)),
        toIds(ids.difference(asked).union(matched)),
      )
    }),
  )
})

test('the position of a value is the number of ids below it', () => {
  fc.assert(
    fc.property(set, id, (ids, value) => {
      assert.equal(lowerBound(toIds(ids), value), [...ids].filter((one) => one < value).length)
    }),
  )
})
