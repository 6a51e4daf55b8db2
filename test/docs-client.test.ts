import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { ApiClient, UsersV1Api } from '@rollcall/client'
import { folderFor, pages, programOf, root, run, serve } from './docs-programs.ts'

const programs = [...pages.keys()].filter((path) => programOf(path) !== '')

/** What a program says that it prints. */
const promised = (code: string): string =>
  [...code.matchAll(/^\/\/ Prints:\n((?:\/\/ .*\n)+)/gm)]
    .map(([, lines = '']) => lines.replaceAll(/^\/\/ /gm, ''))
    .join('')

test('every page of an operation has a program, and the other programs have their page', () => {
  assert.equal(programs.filter((path) => path.startsWith('operations/')).length, 15)
  assert.deepEqual(
    programs.filter((path) => !path.startsWith('operations/')),
    [
      'directory.md',
      'from-python.md',
      'recipes/audit-locked-users.md',
      'recipes/export-to-csv.md',
      'recipes/nightly-hr-sync.md',
      'recipes/off-boarding.md',
    ],
  )
})

test('every program compiles', async () => {
  const folder = await folderFor('types')
  for (const path of programs)
    await writeFile(join(folder, `${path.replaceAll('/', '-')}.ts`), programOf(path))
  const config = { extends: `${root}tsconfig.json`, include: ['*.ts'], exclude: [] }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const tsc = spawn(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', folder])
  const [said, [code]] = await Promise.all([text(tsc.stdout), once(tsc, 'close')])
  assert.equal(said, '')
  assert.equal(code, 0)
})

for (const path of programs.filter((path) => !path.startsWith('recipes/'))) {
  test(`${path}: the program prints what it says`, async (t) => {
    assert.notEqual(promised(programOf(path)), '')
    const { code, stdout, stderr } = await run(path, await serve(t))
    assert.equal(stderr, '')
    assert.equal(stdout, promised(programOf(path)))
    assert.equal(code, 0)
  })
}

test('the error that a page names for a status is the one that the client throws', async () => {
  const rows = new Set(
    [...pages.values()].flatMap((page) =>
      [...page.matchAll(/^\| `(\w+)` \| (\d{3}) \|/gm)].map(([, name, status]) => `${status} ${name}`),
    ),
  )
  assert.ok(rows.size > 8)
  for (const row of rows) {
    const status = Number(row.slice(0, 3))
    const fetch = async () => new Response('{}', { status })
    const api = new ApiClient({ host: 'http://127.0.0.1', accessToken: 'token', fetch, maxRetries: 0 })
    await assert.rejects(new UsersV1Api(api).getUserById(7), { name: row.slice(4), status })
  }
})

test('every link leads to a file and, where it names one, to a heading', async () => {
  const slug = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\d _-]/gu, '')
      .replaceAll(' ', '-')
  let count = 0
  for (const [path, text] of pages) {
    for (const [, target = '', heading] of text.matchAll(/\]\((?!http)([^)#]+)(?:#([^)]+))?\)/g)) {
      const there = await readFile(join(root, 'docs/client', dirname(path), target), 'utf8')
      const headings = [...there.matchAll(/^#+ (.*)$/gm)].map(([, words = '']) => slug(words))
      if (heading !== undefined) assert.ok(headings.includes(heading), `${path}: ${target}#${heading}`)
      count++
    }
  }
  assert.ok(count > 60)
})
