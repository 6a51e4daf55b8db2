import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plain, toJson } from './plain.ts'

for (const [what, value, text] of [
  ['null', null, ''],
  ['a number', 0, '0'],
  ['a list', [201, 202], '201, 202'],
  ['a map', { team: 'red', desk: null }, 'team=red, desk='],
  ['the start of a terminal command', 'a\u001b[2Jb', 'a[2Jb'],
  ['the same in one character', 'a\u009b2Jb', 'a2Jb'],
  ['a title for the window', '\u001b]0;owned\u0007', ']0;owned'],
  ['lines', 'a\r\nb\tc', 'a b c'],
  ['a turn of the writing direction', 'exe\u202egpj', 'exegpj'],
  ['joined emoji', '👩‍💻', '👩‍💻'],
] as const) {
  test(`as plain text, ${what} is ${JSON.stringify(text)}`, () => assert.equal(plain(value), text))
}

test('JSON holds the same value, and nothing that a terminal obeys', () => {
  const value = { name: 'a\u001b[2J\u009b\u007f\u202eb', more: ['Zoë'] }
  const json = toJson(value)
  assert.deepEqual(JSON.parse(json), value)
  assert.match(json, /^[\n\x20-\x7eë]+$/)
})
