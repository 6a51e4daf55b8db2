import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { addSampleDirectory } from '../sample/add.ts'
import { type Condition, parsePattern } from './conditions.ts'
import { createSelections } from './selections.ts'
import { openSqlite } from './sqlite.ts'
import { createSqliteAnswers } from './sqlite-answers.ts'
import { sqliteDialect } from './sqlite-dialect.ts'

const groupOne: Condition = { kind: 'number', field: 'group_id', value: 1 }
const sons: Condition = { kind: 'text', field: 'lastname', ...parsePattern('lar*n') }
const users = 300

/** A directory in which the test moves people between groups, and says so or not; `ran` are the statements since. */
async function withPeople(
  body: (connection: Sqlite.Database, ran: string[]) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-'))
  const file = join(folder, 'selections.db')
  const store = openSqlite(file)
  await addSampleDirectory(store, users)
  await store.close()
  const ran: string[] = []
  const connection = new Sqlite(file, { verbose: (sql) => ran.push(String(sql)) })
  try {
    connection.exec('UPDATE users SET group_id = 2')
    ran.length = 0
    await body(connection, ran)
  } finally {
    connection.close()
    await rm(folder, { recursive: true })
  }
}

/** Selections whose questions SQLite answers: of the present state, or for a list that began at an older one. */
function selectionsOf(connection: Sqlite.Database, bytesKept?: number) {
  const { answer, changed } = createSqliteAnswers(connection)
  const select = createSelections(sqliteDialect, bytesKept)
  return {
    changed,
    select: async (conditions: readonly Condition[], asOf?: number): Promise<number[]> =>
      Array.from(await answer((now) => select(conditions, asOf ?? now))),
  }
}

test('a selection is kept: it follows what it is told of, and asks about nobody else', () =>
  withPeople(async (connection) => {
    const selections = selectionsOf(connection)
    const move = connection.prepare('UPDATE users SET group_id = ? WHERE id = ?')
    assert.deepEqual(await selections.select([groupOne]), [])
    for (const id of [7, 200, 1, 300]) move.run(1, id)
    selections.changed(new Set([7, 300]))
    assert.deepEqual(await selections.select([groupOne]), [7, 300])
    move.run(2, 7)
    selections.changed(new Set([1, 7]))
    selections.changed(new Set([200]))
    assert.deepEqual(await selections.select([groupOne]), [1, 200, 300])
  }))

for (const [what, changes] of [
  ['as many changes as are kept', [20_000]],
  ['more changes than are kept', [20_001]],
  ['more changes than are kept, twice', [18_000, 18_000, 10_000]],
] as const)
  test(`a selection is right after ${what}`, () =>
    withPeople(async (connection) => {
      const selections = selectionsOf(connection)
      const inGroup = connection.prepare('SELECT id FROM users WHERE group_id = 1 ORDER BY id').pluck()
      const move = connection.prepare('UPDATE users SET group_id = 3 - group_id WHERE id % ? = 0')
      await selections.select([groupOne])
      for (const [at, count] of changes.entries()) {
        move.run(at + 3)
        selections.changed(new Set(Array.from({ length: count }, (_, id) => id + 1)))
        if (at === 1) continue
        assert.deepEqual(await selections.select([groupOne]), inGroup.all())
      }
    }))

test('selections that were left out while others were asked for are right when their turn comes', () =>
  withPeople(async (connection) => {
    const selections = selectionsOf(connection)
    const rename = connection.prepare('UPDATE users SET lastname_key = ? WHERE id = ?')
    const wanted = connection
      .prepare("SELECT id FROM users WHERE group_id = 1 AND lastname_key GLOB 'lar*n' ORDER BY id")
      .pluck()
    connection.exec('UPDATE users SET group_id = 1 WHERE id > 20')
    assert.deepEqual(await selections.select([sons, groupOne]), wanted.all())
    for (let id = 25; id < 60; id++) {
      rename.run(id % 2 === 0 ? 'larsson' : 'lars', id)
      selections.changed(new Set([id]))
      if (id % 7 === 0) await selections.select([groupOne])
    }
    assert.deepEqual(await selections.select([sons, groupOne]), wanted.all())
  }))

test('a list at an older state than what is kept is asked for afresh, and does not replace the newer one', () =>
  withPeople(async (connection, ran) => {
    const { select, changed } = selectionsOf(connection)
    const move = connection.prepare('UPDATE users SET group_id = 1 WHERE id = ?')
    assert.deepEqual(await select([groupOne], 0), [])
    move.run(7)
    changed(new Set([7]))
    assert.deepEqual(await select([groupOne], 1), [7])
    move.run(9)
    assert.deepEqual(await select([groupOne], 0), [7, 9])
    ran.length = 0
    assert.deepEqual(await select([groupOne], 1), [7])
    assert.deepEqual(ran, [], 'the newer one was kept')
    changed(new Set([9]))
    assert.deepEqual(await select([groupOne], 2), [7, 9])
  }))

test('a list that was begun before a commit and ends after it does not replace the newer one', () => {
  const select = createSelections(sqliteDialect)
  const slow = select([groupOne], 0)
  slow.next()
  const newer = select([groupOne], 1)
  newer.next()
  newer.next(Float64Array.of(7))
  assert.deepEqual(slow.next(Float64Array.of()), { done: true, value: Float64Array.of() })
  assert.deepEqual(select([groupOne], 1).next(), { done: true, value: Float64Array.of(7) })
})

test('selections take no more memory than they may: the one not asked for longest is let go, even of nobody', () =>
  withPeople(async (connection, ran) => {
    const selections = selectionsOf(connection, 10_000)
    const named = (name: string): Condition => ({ kind: 'text', field: 'username', ...parsePattern(name) })
    await selections.select([groupOne])
    for (let at = 0; at < 10; at++) await selections.select([named(`nobody ${at}`)])
    await selections.select([groupOne])
    assert.equal(ran.length, 11, 'with room for all, each is made once')
    for (let at = 0; at < 100; at++) await selections.select([named(`nobody else ${at}`)])
    ran.length = 0
    await selections.select([named('nobody else 99')])
    assert.equal(ran.length, 0, 'the latest is still there')
    await selections.select([groupOne])
    assert.equal(ran.length, 1, 'the oldest is not')
  }))
