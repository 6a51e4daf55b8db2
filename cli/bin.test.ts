import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, test } from 'node:test'
import { operations } from '@rollcall/contract'
import { kebabCase } from './kebab-case.ts'
import manifest from './package.json' with { type: 'json' }
import { run } from './testing/command.ts'

describe('rollcall', { concurrency: 4 }, () => {
  for (const [version, isEnough] of [
    ['20.20.2', false],
    ['22.17.1', false],
    ['22.18.0', true],
    ['24.0.0', true],
  ] as const) {
    test(`${isEnough ? 'runs with' : 'says in one line that it is not enough:'} Node ${version}`, async () => {
      const pretend = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`
      const nodeOptions = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`]
      const { code, stdout, stderr } = await run(['--version'], { nodeOptions })
      if (isEnough)
        assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: `${manifest.version}\n`, stderr: '' })
      else {
        assert.equal(code, 1)
        assert.match(
          stderr,
          /^rollcall needs Node 22\.18 or newer, and this is Node \d+\.\d+\.\d+\. Install .+\n$/,
        )
      }
    })
  }

  test('--help names every command, the exit codes and examples', async () => {
    const { code, stdout } = await run(['--help'])
    assert.equal(code, 0)
    for (const name of [
      'serve',
      'backup',
      'restore',
      'verify-events',

      'apply',
      'tour',
      ...Object.keys(operations).map(kebabCase),
    ]) {
      assert.match(stdout, new RegExp(`^  ${name} `, 'm'))
    }
    assert.match(stdout, /^Exit codes: 0 done/m)
    assert.match(stdout, /^Examples:\n {2}rollcall serve/m)
  })

  for (const [name, words] of [
    ['list-users', [/--created-since <time>/, /default: 50/, /At least 1/, /rollcall list-users --all/]],
    [
      'update-user',
      [
        /choices: "async",\s+"sync",\s+"disabled"/,
        /Members of --data:/,
        /1 Approved/,
        /--data '\{"department"/,
      ],
    ],
    [
      'get-user-apps',
      [/--ignore-visibility /, /Whether to show hidden apps too/, /rollcall get-user-apps 7 /],
    ],
  ] as const) {
    test(`${name} --help is made from the contract`, async () => {
      const { code, stdout } = await run([name, '--help'])
      assert.equal(code, 0)
      for (const word of words) assert.match(stdout, word)
    })
  }

  test('without a command it shows the help, which is wrong use', async () => {
    const { code, stdout, stderr } = await run([])
    assert.deepEqual({ code, stdout }, { code: 2, stdout: '' })
    assert.match(stderr, /^Usage: rollcall /)
  })
})

test('docs/cli/README.md tells about every command, and names no other', async () => {
  const page = await readFile(new URL('../docs/cli/README.md', import.meta.url), 'utf8')
  const named = [...page.matchAll(/(?:^|`|\n)(?:ROLLCALL_\S+ )*rollcall ([a-z-]+)/g)].map(([, name]) => name)
  const commands = [
    'serve',
    'backup',
    'restore',
    'migrate-store',
    'verify-events',

    'apply',
    'tour',
    ...Object.entries(operations)
      .filter(([, { tag }]) => tag === 'Users')
      .map(([id]) => kebabCase(id)),
  ]
  // What stands around the users has its commands on its pages of the reference; some may be named here as well.
  const all = new Set([...commands, ...Object.keys(operations).map(kebabCase)])
  assert.deepEqual([...new Set(commands).difference(new Set(named))], [])
  assert.deepEqual([...new Set(named).difference(all)], [])
})
