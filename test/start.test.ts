import assert from 'node:assert/strict'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { migrations } from '../server/store/migrations.ts'
import { startChild, testWithFolder } from './child-server.ts'
import { assertWhole } from './whole.ts'

/** A directory that a server has made and left. */
async function makeDirectory(t: Parameters<typeof startChild>[0], database: string): Promise<void> {
  const server = await startChild(t, database, { sample: 10 })
  assert.equal((await server.end('SIGTERM')).code, 0)
}

for (const [what, prepare, sentence] of [
  [
    'a text',
    (file: string) => writeFile(file, 'Dear diary, '.repeat(1000)),
    (file: string) => `${file} is not a Rollcall directory`,
  ],
  [
    'a short text',
    (file: string) => writeFile(file, 'x'),
    (file: string) => `${file} is not a Rollcall directory`,
  ],
  [
    'the database of another program',
    async (file: string) => {
      new Sqlite(file).exec('CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES (1)').close()
    },
    (file: string) => `${file} is not a Rollcall directory`,
  ],
  [
    'the database of another program that writes ahead',
    async (file: string) => {
      const other = new Sqlite(file)
      other.pragma('journal_mode = WAL')
      other.exec('CREATE TABLE users (name TEXT)').close()
    },
    (file: string) => `${file} is not a Rollcall directory`,
  ],
] as const)
  testWithFolder(`${what} is refused in one sentence and left as it is`, async (t, folder) => {
    const file = join(folder, 'people.db')
    await prepare(file)
    const before = await readFile(file)
    const server = await startChild(t, file, { sample: 10 })
    assert.equal(server.url, undefined)
    assert.deepEqual(await server.end(), { code: 1, stderr: `${sentence(file)}\n` })
    assert.ok(before.equals(await readFile(file)))
  })

testWithFolder('a directory from the future is refused and left as it is', async (t, folder) => {
  const file = join(folder, 'people.db')
  await makeDirectory(t, file)
  const known = migrations.length
  new Sqlite(file).exec(`PRAGMA user_version = ${known + 1}`).close()
  const before = await readFile(file)
  const { code, stderr } = await (await startChild(t, file)).end()
  assert.equal(code, 1)
  assert.equal(
    stderr,
    `${file} was written by a newer Rollcall (its version is ${known + 1}, this program knows ${known}); use that one\n`,
  )
  assert.ok(before.equals(await readFile(file)))
})

for (const [what, name] of [
  ['a folder that is not there', 'nowhere/people.db'],
  ['a folder instead of a file', 'folder'],
] as const)
  testWithFolder(`${what} is refused in one sentence`, async (t, folder) => {
    await mkdir(join(folder, 'folder'))
    const { code, stderr } = await (await startChild(t, join(folder, name))).end()
    assert.equal(code, 1)
    assert.match(stderr, /^cannot open the database .*\n$/)
  })

testWithFolder('a second server on the same file is refused, and the first goes on', async (t, folder) => {
  const file = join(folder, 'people.db')
  const first = await startChild(t, file, { sample: 10 })
  const { code, stderr } = await (await startChild(t, file)).end()
  assert.equal(code, 1)
  assert.equal(
    stderr,
    `the database ${file} is in use by another Rollcall process; stop that one, or name another database\n`,
  )
  const answer = await fetch(`${first.url}/health/ready`)
  assert.deepEqual([answer.status, await answer.text()], [200, '{"status":"ready"}'])
  await first.end('SIGKILL')

  const third = await startChild(t, file)
  assert.ok(third.url, 'a server that was killed holds no lock')
  assert.equal((await assertWhole(file)).length, 10)
})

testWithFolder('of two servers that start at once on a new file one wins', async (t, folder) => {
  const file = join(folder, 'people.db')
  const servers = await Promise.all([
    startChild(t, file, { sample: 30 }),
    startChild(t, file, { sample: 30 }),
  ])
  const winners = servers.filter(({ url }) => url !== undefined)
  assert.equal(winners.length, 1)
  const loser = servers.find(({ url }) => url === undefined)
  assert.match((await loser?.end())?.stderr ?? '', /in use by another Rollcall process/)
  assert.equal((await winners[0]?.end('SIGTERM'))?.code, 0)
  assert.equal((await assertWhole(file)).length, 30)
})
