import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { User } from '@rollcall/contract'
import { engineNames, engines } from '../../test/databases.ts'
import { parsePattern } from './conditions.ts'
import { insertCustomAttribute } from './custom-attributes.ts'
import { openStore } from './open.ts'
import type { Store } from './store.ts'
import { insertUser } from './users.ts'

// PostgreSQL holds the first 200 characters of an attribute's value in its index, and looks the rest up.

const beginning = (value: string, length: number): string => Array.from(value).slice(0, length).join('')

/** Values around that length, by code points. User N has the Nth. */
const values = [198, 199, 200, 201, 3000].flatMap((length) =>
  ['y', 'z'].map((end) => beginning(`ab${'é😀'.repeat(length)}`, length - 1) + end),
)
values.push('ab', 'AB%_\\z')

async function withValues(database: string, body: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore(database)
  try {
    await store.transaction(async (tx) => {
      await insertCustomAttribute(tx, { id: 1, name: 'note', shortname: 'note' })
      for (const [at, note] of values.entries()) {
        const user = { id: at + 1, username: `u${at}`, created_at: '2026-01-01', updated_at: '2026-01-01' }
        await insertUser(tx, { ...user, custom_attributes: { note } } as unknown as User)
      }
    })
    await body(store)
  } finally {
    await store.close()
  }
}

/** What a filter means, said without an index. */
function doesMatch(value: string, filter: string): boolean {
  const { pattern } = parsePattern(filter)
  const pieces = pattern.map((piece) => RegExp.escape(piece)).join('.*')
  return new RegExp(`^${pieces}$`, 'su').test(value.toLowerCase())
}

const escaped = (text: string): string => text.replaceAll(/[*!\\]/g, '\\$&')
const filters = [
  ...['*', 'ab*', '*z', 'a*z', '*é😀*', '*é*z', '*%_*', 'ab'],
  ...values.flatMap((value) => [
    escaped(value),
    ...[150, 199, 200, 201].map((length) => `${escaped(beginning(value, length))}*`),
    `${escaped(beginning(value, 201))}*z`,
  ]),
]

for (const engine of engineNames)
  test(`values longer than an index holds are found like all others [${engine}]`, async () => {
    const { database, remove } = await engines[engine]()
    await withValues(database, async (store) => {
      for (const filter of filters) {
        const matching = values.flatMap((value, at) => (doesMatch(value, filter) ? [at + 1] : []))
        const note = { kind: 'attribute', attributeId: 1, ...parsePattern(filter) } as const
        const everybody = { kind: 'ids', ids: values.map((_, at) => at + 1) } as const
        for (const conditions of [[note], [everybody, note]]) {
          const window = { limit: 100, descending: false, from: { offset: 0 } }
          const users: User[] = JSON.parse(String((await store.pageOfUsers(conditions, window)).json))
          assert.deepEqual(
            users.map(({ id }) => id),
            matching,
            filter,
          )
        }
      }
    })
    await remove()
  })
