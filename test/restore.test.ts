import assert from 'node:assert/strict'
import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { restoreSqlite } from '@rollcall/server/backup'
import Sqlite from 'better-sqlite3'
import { run } from '../cli/testing/command.ts'
import { migrations } from '../server/store/migrations.ts'
import { signIn, startChild, testWithFolder } from './child-server.ts'
import { makeDirectory } from './made-directory.ts'
import { assertWhole } from './whole.ts'

testWithFolder(
  'what is restored has the same users, and tokens and cursors from before are good for it',
  async (t, folder) => {
    const [database, backup, restored] = ['people.db', 'backup.db', 'restored.db'].map((name) =>
      join(folder, name),
    )
    const first = await startChild(t, database as string, { sample: 120 })
    const headers = await signIn(first.url as string)
    const page = await fetch(`${first.url}/api/1/users?limit=50`, { headers })
    await page.arrayBuffer()
    const next = `/api/1/users?after_cursor=${page.headers.get('after-cursor')}`
    const body = await (await fetch(first.url + next, { headers })).text()
    assert.equal(JSON.parse(body).length, 50)

    assert.equal((await run(['backup', backup as string, '--database', database as string])).code, 0)
    const untouched = await readFile(backup as string)
    const { code, stdout, stderr } = await run([
      'restore',
      backup as string,
      '--database',
      restored as string,
    ])
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' })
    assert.match(stdout, /^Restored 120 users to .+restored\.db: \d\.\d MB in \d+\.\d s\n$/)
    assert.ok(untouched.equals(await readFile(backup as string)), 'the backup stays as it is')

    const second = await startChild(t, restored as string)
    const again = await fetch(second.url + next, { headers })
    assert.deepEqual([again.status, await again.text()], [200, body])
    assert.deepEqual(await assertWhole(restored as string), await assertWhole(database as string))
    await first.end('SIGTERM')
    await second.end('SIGTERM')
  },
)

testWithFolder('a restore that is stopped leaves nothing, and another one may follow', async (_t, folder) => {
  const [backup, database] = [join(folder, 'backup.db'), join(folder, 'people.db')]
  await makeDirectory(backup)
  const stopping = new AbortController()
  const options = { signal: stopping.signal, onCheck: () => stopping.abort() }
  await assert.rejects(restoreSqlite(backup, database, options), { name: 'AbortError' })
  assert.deepEqual((await readdir(folder)).toSorted(), ['backup.db', 'backup.db-lock', 'people.db-lock'])
  assert.equal((await restoreSqlite(backup, database)).users, 10)
})

const known = migrations.length

for (const [what, prepare, args, code, line] of [
  [
    'to write over a directory',
    ({ target }) => writeFile(target, 'mine'),
    '',
    1,
    'people.db is there already; move it away first, or name another with --database',
  ],
  ...['-wal', '-shm', '-journal'].map((ending) => [
    `to mix in a ${ending} that is left`,
    ({ target }: Files) => writeFile(target + ending, 'mine'),
    '',
    1,
    `people.db${ending} is left from another database and would be mixed in; move it away first, or name another with --database`,
  ]),
  [
    'a backup that is not there',
    ({ backup }) => rm(backup),
    '',
    1,
    'there is no backup.db; give the path of a Rollcall directory',
  ],
  [
    'a folder',
    async ({ backup }) => {
      await rm(backup)
      await mkdir(backup)
    },
    '',
    1,
    'cannot open backup.db: unable to open database file',
  ],
  ['an empty file', ({ backup }) => truncate(backup), '', 1, 'backup.db is not a Rollcall directory'],
  [
    'a backup that was cut off',
    ({ backup }) => truncate(backup, 100_000),
    '',
    1,
    'backup.db is damaged (database disk image is malformed); restore an earlier backup',
  ],
  [
    'a backup from the future',
    ({ backup }) => new Sqlite(backup).exec(`PRAGMA user_version = ${known + 1}`).close(),
    '',
    1,
    `backup.db was written by a newer Rollcall (its version is ${known + 1}, this program knows ${known}); use that one`,
  ],
  [
    'PostgreSQL',
    undefined,
    '--database postgres://me:secret@db/people',
    2,
    '--database must be a SQLite file; PostgreSQL has its own tools, such as pg_dump and pg_restore, and docs/backup.md tells how to use them',
  ],
] as [string, ((files: Files) => unknown) | undefined, string, number, string][])
  testWithFolder(`restore refuses ${what}, and leaves all as it is`, async (_t, folder) => {
    const files = { backup: join(folder, 'backup.db'), target: join(folder, 'people.db') }
    await makeDirectory(files.backup)
    await prepare?.(files)
    const before = await contents(folder)
    const words = args.split(' ').filter((word) => word !== '')
    const ended = await run(['restore', files.backup, ...words], { env: { ROLLCALL_DATABASE: files.target } })
    const stderr = ended.stderr.replaceAll(`${folder}/`, '')
    assert.deepEqual({ ...ended, stderr }, { code, stdout: '', stderr: `rollcall: ${line}\n` })
    assert.deepEqual(await contents(folder), before)
  })

testWithFolder(
  'restore refuses a directory that a server has open, also when its file is gone',
  async (t, folder) => {
    const [backup, target] = [join(folder, 'backup.db'), join(folder, 'people.db')]
    await makeDirectory(backup)
    const server = await startChild(t, target)
    for (const ending of ['', '-wal', '-shm']) await rm(target + ending)
    const { code, stderr } = await run(['restore', backup, '--database', target])
    assert.equal(code, 1)
    assert.match(stderr, /^rollcall: the database .+people\.db is in use by another Rollcall process; .+\n$/)
    await server.end('SIGKILL')
  },
)

interface Files {
  readonly backup: string
  readonly target: string
}

/** What lies in a folder, except the locks, which stay behind. */
async function contents(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => !name.endsWith('-lock')).toSorted()
  const text = (name: string) => readFile(join(folder, name), 'latin1').catch(() => 'a folder')
  return new Map(await Promise.all(names.map(async (name) => [name, await text(name)] as const)))
}
