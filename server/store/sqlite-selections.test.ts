import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { addSampleDirectory } from '../sample/add.ts'
import { type Condition, parsePattern } from './conditions.ts'
import { openSqlite } from './sqlite.ts'
import { createSelections } from './sqlite-selections.ts'

const groupOne: Condition = { kind: 'number', field: 'group_id', value: 1 }
const sons: Condition = { kind: 'text', field: 'lastname', ...parsePattern('lar*n') }
const users = 300

/** A directory in which the test moves people between groups, and says so or not. */
async function withPeople(body: (connection: Sqlite.Database) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-'))
  const file = join(folder, 'selections.db')
  const store = openSqlite(file)
  await addSampleDirectory(store, users)
  await store.close()
  const connection = new Sqlite(file)
  try {
    connection.exec('UPDATE users SET group_id = 2')
    body(connection)
  } finally {
    connection.close()
    await rm(folder, { recursive: true })
  }
}

test('a selection is kept: it follows what it is told of, and asks about nobody else', () =>
  withPeople((connection) => {
    const selections = createSelections(connection)
    const move = connection.prepare('UPDATE users SET group_id = ? WHERE id = ?')
    assert.deepEqual([...selections.select([groupOne])], [])
    for (const id of [7, 200, 1, 300]) move.run(1, id)
    selections.changed(new Set([7, 300]))
    assert.deepEqual([...selections.select([groupOne])], [7, 300])
    move.run(2, 7)
    selections.changed(new Set([1, 7]))
    selections.changed(new Set([200]))
    assert.deepEqual([...selections.select([groupOne])], [1, 200, 300])
  }))

for (const [what, changes] of [
  ['as many changes as are kept', [10_000]],
  ['more changes than are kept', [10_001]],
  ['more changes than are kept, twice', [9000, 9000, 5000]],
] as const)
  test(`a selection is right after ${what}`, () =>
    withPeople((connection) => {
      const selections = createSelections(connection)
      const inGroup = connection.prepare('SELECT id FROM users WHERE group_id = 1 ORDER BY id').pluck()
      const move = connection.prepare('UPDATE users SET group_id = 3 - group_id WHERE id % ? = 0')
      selections.select([groupOne])
      for (const [at, count] of changes.entries()) {
        move.run(at + 3)
        selections.changed(new Set(Array.from({ length: count }, (_, id) => id + 1)))
        if (at === 1) continue
        assert.deepEqual([...selections.select([groupOne])], inGroup.all())
      }
    }))

test('selections that were left out while others were asked for are right when their turn comes', () =>
  withPeople((connection) => {
    const selections = createSelections(connection)
    const rename = connection.prepare('UPDATE users SET lastname_key = ? WHERE id = ?')
    const wanted = connection
      .prepare("SELECT id FROM users WHERE group_id = 1 AND lastname_key GLOB 'lar*n' ORDER BY id")
      .pluck()
    connection.exec('UPDATE users SET group_id = 1 WHERE id > 20')
    assert.deepEqual([...selections.select([sons, groupOne])], wanted.all())
    for (let id = 25; id < 60; id++) {
      rename.run(id % 2 === 0 ? 'larsson' : 'lars', id)
      selections.changed(new Set([id]))
      if (id % 7 === 0) selections.select([groupOne])
    }
    assert.deepEqual([...selections.select([sons, groupOne])], wanted.all())
  }))
