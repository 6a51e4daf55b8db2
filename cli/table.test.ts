import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTable, toPairs } from './table.ts'

test('columns are as wide as what they hold, and numbers stand on the right', () => {
  const table = createTable(['id', 'name'])
  assert.equal(
    table([
      [7, 'Amara'],
      [12, 'Jo'],
    ]),
    'id  name\n 7  Amara\n12  Jo\n',
  )
})

test('wide and combined characters keep the columns in line', () => {
  const table = createTable(['name', 'end'])
  assert.equal(
    table([
      ['婷婷', '|'],
      ['Zoë', '|'],
      ['👩‍💻', '|'],
    ]),
    'name  end\n婷婷  |\nZoë   |\n👩‍💻    |\n',
  )
})

test('rows that come later go on without a second heading, in columns at least as wide', () => {
  const table = createTable(['id', 'name'])
  table([[1, 'Bartholomew']])
  assert.equal(table([[2, 'Jo']]), ' 2  Jo\n')
  assert.equal(
    table([
      ['x', 'y'],
      [3, 'A'],
    ]),
    'x   y\n 3  A\n',
  )
})

test('a long value is cut in a list, at a whole character', () => {
  const [, line] = createTable(['name'])([['婷'.repeat(30)]]).split('\n')
  assert.equal(line, `${'婷'.repeat(19)}…`)
})

test('a long value is whole among pairs', () => {
  assert.equal(
    toPairs([
      ['id', 7],
      ['comment', 'x'.repeat(99)],
      ['phone', null],
    ]),
    `id       7\ncomment  ${'x'.repeat(99)}\nphone`,
  )
})

test('without rows there is the heading alone', () => {
  assert.equal(createTable(['role_id'])([]), 'role_id\n')
})
