import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { migrations } from '../server/store/migrations.ts'
import { openBeside } from './beside.ts'
import { type Engine, engineNames, engines } from './databases.ts'

/** The tables that the migrations make for both engines, by their own words. */
export const tablesOfBoth = [
  // One that a later step makes anew is there once.
  ...new Set(
    migrations.flatMap(({ both }) =>
      Array.from(both.matchAll(/CREATE TABLE (\w+)/g), ([, name = '']) => name),
    ),
  ),
]

/** What the engines have each in their own form. */
const tables = [...tablesOfBoth, 'user_attributes']

export type Contents = Readonly<Record<string, readonly string[]>>

/** Every row of every table that both engines have, in an order that no engine chooses. */
export async function contentsOf(database: string): Promise<Contents> {
  const beside = await openBeside(database)
  try {
    const contents: Record<string, string[]> = {}
    for (const table of tables) {
      const rows = (await beside.all(`SELECT * FROM ${table}`, [])) as Record<string, unknown>[]
      const lines = rows.map((row) =>
        JSON.stringify(
          Object.entries(row)
            // What PostgreSQL derives from a column beside it.
            .filter(([column]) => column !== 'beginning')
            .sort(([one], [other]) => (one < other ? -1 : 1)),
        ),
      )
      contents[table] = lines.sort()
    }
    return contents
  } finally {
    await beside.close()
  }
}

/** Runs one statement on a database that no server has open. */
export async function ask(database: string, sql: string): Promise<Record<string, unknown>[]> {
  const beside = await openBeside(database)
  try {
    return (await beside.all(sql, [])) as Record<string, unknown>[]
  } finally {
    await beside.close()
  }
}

/** The same contents, told by table so that a failure can be read. */
export function assertSame(found: Contents, expected: Contents): void {
  for (const table of tables) assert.deepEqual(found[table], expected[table], table)
}

export interface Databases {
  readonly from: string
  readonly to: string
}

/** Runs a test from every engine to every other and to itself, with two databases of its own. */
export function onEveryPair(
  title: string,
  body: (databases: Databases, t: TestContext) => Promise<void>,
  pairs: readonly (readonly [Engine, Engine])[] = engineNames.flatMap((from) =>
    engineNames.map((to) => [from, to] as const),
  ),
): void {
  for (const [from, to] of pairs)
    test(`${title} [${from} to ${to}]`, async (t) => {
      const both = await Promise.all([engines[from](), engines[to]()])
      t.after(() => Promise.all(both.map(({ remove }) => remove())))
      await body({ from: both[0].database, to: both[1].database }, t)
    })
}

export const betweenEngines = [
  ['sqlite', 'postgres'],
  ['postgres', 'sqlite'],
] as const

/** A database for as long as the test takes. */
export async function fresh(t: TestContext, engine: Engine): Promise<string> {
  const { database, remove } = await engines[engine]()
  t.after(remove)
  return database
}
