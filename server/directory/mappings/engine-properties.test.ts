import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { runRules } from './engine.ts'
import { ada, holding, now, rulesOf } from './in-words.test.ts'
import { toldBy } from './run.ts'

const readable = ['department', 'title', 'company', 'custom_attribute_team'] as const
const condition = fc
  .tuple(
    fc.constantFrom(...readable, 'has_role', 'group_id'),
    fc.constantFrom('=', '!='),
    fc.constantFrom('A', 'B', ''),
    fc.constantFrom('1', '2', '3', '4'),
  )
  .map(([source, operator, text, id]) =>
    source === 'has_role'
      ? `has_role ${operator} ${id}`
      : source === 'group_id'
        ? `group_id ${operator} 7`
        : `${source} ${operator} ${text}`,
  )
const action = fc.oneof(
  fc.tuple(fc.constantFrom('add_role', 'remove_role'), fc.constantFrom('1', '2', '3', '4')),
  fc.tuple(fc.constantFrom(...readable.map((field) => `set_${field}`)), fc.constantFrom('A', 'B', '')),
  fc.tuple(fc.constant('set_group'), fc.constantFrom('7', 'none')),
)
const line = fc.tuple(
  fc.array(condition, { maxLength: 3 }),
  fc.array(action, { minLength: 1, maxLength: 3 }),
  fc.constantFrom('all' as const, 'any' as const),
)
const lines = fc.array(line, { maxLength: 6 })
const grants = fc
  .uniqueArray(
    fc.record({
      role_id: fc.integer({ min: 1, max: 4 }),
      by_hand: fc.constantFrom(0 as const, 1 as const),
      mapping_id: fc.constantFrom(null, 1, 9),
    }),
    { selector: (grant) => grant.role_id },
  )
  .map((all) => all.sort((a, b) => a.role_id - b.role_id))

/** What a condition looks at and an action changes, by the same name. */
const looksAt = (text: string): string => {
  const [source = '', , value = ''] = text.split(' ')
  return source === 'has_role' ? `role ${value}` : source
}
const changes = ([action, value]: readonly [string, ...string[]]): string =>
  action.endsWith('_role') ? `role ${value}` : action === 'set_group' ? 'group_id' : action.slice(4)

test('a run always ends with roles that tell who gave them, and events that lead from before to after', () => {
  fc.assert(
    fc.property(lines, grants, (lines, held) => {
      const user = holding(ada, held)
      const outcome = runRules(user, held, rulesOf(...lines), now)
      assert.deepEqual(
        outcome.user.role_ids,
        outcome.grants.map(({ role_id }) => role_id),
      )
      for (const { by_hand, mapping_id, role_id } of outcome.grants) {
        assert.ok(by_hand === 1 || mapping_id !== null)
        if (by_hand === 1) assert.ok(held.some((grant) => grant.role_id === role_id && grant.by_hand === 1))
      }
      const told = toldBy(outcome.steps, user, outcome.user)
      told.forEach(({ before }, at) => {
        assert.deepEqual(before, at === 0 ? user : told[at - 1]?.after)
      })
      assert.deepEqual(told.at(-1)?.after ?? user, outcome.user)
    }),
  )
})

test('a second run changes nothing when each rule stands behind those that change what it looks at', () => {
  fc.assert(
    fc.property(lines, grants, (lines, held) => {
      const settled = lines.filter(
        ([conditions], at) =>
          !lines.slice(at).some(([, actions]) => {
            const changed = new Set(actions.map(changes))
            return conditions.some((condition) => changed.has(looksAt(condition)))
          }),
      )
      const rules = rulesOf(...settled)
      const once = runRules(holding(ada, held), held, rules, now)
      const twice = runRules(once.user, once.grants, rules, now + 1)
      assert.deepEqual(twice.steps, [])
      assert.equal(twice.user, once.user)
      assert.deepEqual(twice.grants, once.grants)
    }),
  )
})
