import assert from 'node:assert/strict'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { UsageError } from '../exit-codes.ts'
import { SeedError } from './problems.ts'
import { largestFile, parseSeedFile, readSeedFile } from './read-file.ts'

test('a place is that of the value or of the name, also behind an alias', () => {
  const file = parseSeedFile(
    'f.yaml',
    'x-a: &a\n  - name: One\ngroups: *a\nusers:\n  - { email: e, title: t }\n',
  )
  assert.deepEqual(file.value, {
    'x-a': [{ name: 'One' }],
    groups: [{ name: 'One' }],
    users: [{ email: 'e', title: 't' }],
  })
  assert.deepEqual(file.placeOf(['groups', 0, 'name']), { line: 2, column: 11 })
  assert.deepEqual(file.placeOf(['users', 0, 'title']), { line: 5, column: 24 })
  assert.deepEqual(file.placeOfName(['users', 0, 'title']), { line: 5, column: 17 })
  assert.deepEqual(file.placeOf(['users', 0, 'none']), { line: 5, column: 5 })
})

test('an anchor may be merged, and be used for everybody', () => {
  const users = Array.from({ length: 5000 }, (_, number) => `  - { <<: *all, username: u${number} }\n`)
  const { value } = parseSeedFile('f.yaml', `x-all: &all { company: ACME }\nusers:\n${users.join('')}`)
  assert.deepEqual((value as { users: object[] }).users[4999], { company: 'ACME', username: 'u4999' })
})

for (const [what, text, value] of [
  [
    'what a map says itself goes first, wherever it stands',
    'a: &a { x: 1, y: 2 }\nb: { x: 3, <<: *a }',
    { x: 3, y: 2 },
  ],
  [
    'of several the first goes first',
    'a: [&a { x: 1 }, &c { x: 2, y: 3 }]\nb: { <<: [*a, *c] }',
    { x: 1, y: 3 },
  ],
  ['a merge of a merge', 'a: &a { x: 1 }\nc: &c { <<: *a, y: 2 }\nb: { <<: *c, z: 3 }', { x: 1, y: 2, z: 3 }],
  ['a name in quotes is no merge', 'a: &a { x: 1 }\nb: { "<<": *a }', { '<<': { x: 1 } }],
  ['an anchor that is set again', 'a: &a 1\nc: *a\nd: &a 2\nb: [*a]', [2]],
  ['an alias of an empty value', 'a: &a\nb: [*a]', [null]],
  ['a name that objects have', 'b: { __proto__: 1 }', JSON.parse('{ "__proto__": 1 }')],
] as const)
  test(`read: ${what}`, () => {
    assert.deepEqual((parseSeedFile('f.yaml', text).value as { b: unknown }).b, value)
  })

test('the time for aliases grows with their number', () => {
  const begin = performance.now()
  const { value, placeOf } = parseSeedFile(
    'f.yaml',
    `x-a: &a { name: y }\ngroups:\n${'- *a\n'.repeat(50_000)}`,
  )
  assert.equal((value as { groups: object[] }).groups.length, 50_000)
  for (let at = 0; at < 50_000; at++) placeOf(['groups', at, 'name'])
  // The square of it took minutes.
  assert.ok(performance.now() - begin < 30_000)
})

const bomb = [...'abcdefghij']
  .map((name, index, all) => {
    const inner = index === 0 ? 'x' : `*${all[index - 1]}`
    return `${name}: &${name} [${Array(9).fill(inner).join(', ')}]`
  })
  .join('\n')

for (const [what, text, line] of [
  [
    'a member that is there twice',
    'a: 1\na: 2',
    'f.yaml:2:1: this is not YAML as it should be: Map keys must be unique',
  ],
  [
    'two documents',
    '--- {}\n--- {}',
    'f.yaml:2:1: this is not YAML as it should be: Source contains multiple documents',
  ],
  ['a tag', 'a: !!js/function x', 'f.yaml:1:4: this is not YAML as it should be: Unresolved tag'],
  [
    'a list that has no end',
    'a: [1',
    'f.yaml:1:6: this is not YAML as it should be: Flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
  ['a text with NUL', 'a:\n  b: "x\\0"', 'f.yaml:2:6: this text holds a character that is no text'],
  ['half a character', 'a: "\\ud800"', 'f.yaml:1:4: this text holds a character that is no text'],
  ['NUL in a name', '"\\0": 1', 'f.yaml:1:1: this text holds a character that is no text'],
  ['an alias without an anchor', 'a: *b', 'f.yaml:1:4: there is no anchor before this alias'],
  ['an alias in itself', 'a: &a [*a]', 'f.yaml:1:8: this alias stands inside of what it stands for'],
  ['a list as a name', '? [a]\n: 1', 'f.yaml:1:3: the name of a member must be text'],
  [
    'aliases that multiply',
    bomb,
    'f.yaml:1:1: the aliases of this file stand for more than a seed file can hold',
  ],
  ['100,000 lists in each other', '['.repeat(100_000), 'f.yaml:1:1: this file is nested too deeply'],
] as const)
  test(`refused with its line: ${what}`, () => {
    assert.throws(
      () => parseSeedFile('f.yaml', text),
      (error) => {
        assert.ok(error instanceof SeedError)
        assert.equal(error.message, line)
        return true
      },
    )
  })

test('what is no YAML is never quoted: it may be a password', () => {
  for (const text of [
    'password: "a" hunter2',
    'password: |hunter2\n x',
    '- ]hunter2',
    'password: [hunter2',
    '"hunter2',
  ])
    assert.throws(
      () => parseSeedFile('f.yaml', text),
      (error) => !String(error).includes('hunter2'),
    )
})

test('a file that is not there, too large or no text is wrong use', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-'))
  t.after(() => rm(folder, { recursive: true }))
  const [large, binary] = [join(folder, 'large.yaml'), join(folder, 'binary.yaml')]
  await writeFile(large, '')
  await truncate(large, largestFile + 1)
  await writeFile(binary, Buffer.from([0xc3, 0x28]))
  for (const [name, words] of [
    [join(folder, 'none.yaml'), /none\.yaml cannot be read \(ENOENT\)/],
    [folder, /cannot be read \(EISDIR\)/],
    [large, /is larger than 16 MiB/],
    [binary, /is not text in UTF-8/],
  ] as const)
    await assert.rejects(
      readSeedFile(name),
      (error) => error instanceof UsageError && words.test(error.message),
    )
})
