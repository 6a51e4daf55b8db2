import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { run } from '../cli/testing/command.ts'
import { startChild, testWithFolder } from './child-server.ts'
import { makeDirectory } from './made-directory.ts'
import { ask, fresh } from './moving.ts'

/** What a row of the table has at hand. */
interface Places {
  readonly folder: string
  /** A directory of ten people. */
  readonly home: string
  readonly file: (name: string) => string
}

for (const [what, prepare, from, to, code, sentence] of [
  ['nothing', undefined, '', '', 2, "required option '--from <database>' not specified"],
  ['no target', undefined, 'home.db', '', 2, "required option '--to <database>' not specified"],
  [
    'a file that is not there',
    undefined,
    'none.db',
    'to.db',
    1,
    'there is no none.db; name the database of a Rollcall directory',
  ],
  [
    'a file that is not there as both',
    undefined,
    'none.db',
    'none.db',
    1,
    'both names lead to the same database; name another one to move to',
  ],
  [
    'one file twice',
    undefined,
    'home.db',
    'home.db',
    1,
    'both names lead to the same database; name another one to move to',
  ],
  [
    'one file by two names',
    ({ home, file }) => symlink(home, file('link.db')),
    'home.db',
    'link.db',
    1,
    'both names lead to the same database; name another one to move to',
  ],
  [
    'an empty file',
    ({ file }) => writeFile(file('empty.db'), ''),
    'empty.db',
    'to.db',
    1,
    'empty.db is not a Rollcall directory',
  ],
  [
    'a text',
    ({ file }) => writeFile(file('notes.txt'), 'These are notes.\n'.repeat(100)),
    'notes.txt',
    'to.db',
    1,
    'cannot open the database notes.txt: file is not a database',
  ],
  [
    'a folder',
    ({ file }) => mkdir(file('people')),
    'people',
    'to.db',
    1,
    'cannot open the database people: unable to open database file',
  ],
  [
    "another program's database",
    ({ file }) => new Sqlite(file('other.db')).exec('CREATE TABLE users (id)').close(),
    'other.db',
    'to.db',
    1,
    'other.db is not a Rollcall directory',
  ],
  [
    "another program's database as target",
    ({ file }) => new Sqlite(file('other.db')).exec('CREATE TABLE users (id)').close(),
    'home.db',
    'other.db',
    1,
    'other.db is not a Rollcall directory',
  ],
  [
    'a target that is a directory',
    ({ file }) => makeDirectory(file('full.db'), 1),
    'home.db',
    'full.db',
    1,
    'the database to move to holds a directory already; name an empty one',
  ],
  [
    'a target that was served once, without people',
    ({ file }) => makeDirectory(file('served.db'), 0),
    'home.db',
    'served.db',
    1,
    'the database to move to holds a directory already; name an empty one',
  ],
  [
    'memory as source',
    undefined,
    ':memory:',
    'to.db',
    1,
    'a directory in memory ends with its process; name a SQLite file or a PostgreSQL database',
  ],
  [
    'memory as target',
    undefined,
    'home.db',
    ':memory:',
    1,
    'a directory in memory ends with its process; name a SQLite file or a PostgreSQL database',
  ],
  [
    'a database of another kind',
    undefined,
    'home.db',
    'mysql://me:secret@db/people',
    1,
    'the database must be a SQLite file, :memory:, or a PostgreSQL database as postgres://user:password@host:5432/name',
  ],
  [
    'a PostgreSQL that is not there',
    undefined,
    'home.db',
    'postgres://me:secret@127.0.0.1:2/people',
    1,
    'cannot use the database postgres://me@127.0.0.1:2/people: nothing answers there; is PostgreSQL running, and is the port right?',
  ],
] as [string, ((places: Places) => unknown) | undefined, string, string, number, string][])
  testWithFolder(`migrate-store refuses ${what}, and leaves all as it is`, async (_t, folder) => {
    const file = (name: string) => (/^$|:/.test(name) ? name : join(folder, name))
    await makeDirectory(file('home.db'))
    await prepare?.({ folder, home: file('home.db'), file })
    const before = await filesOf(folder)
    const ended = await run(['migrate-store'], { env: { ROLLCALL_FROM: file(from), ROLLCALL_TO: file(to) } })
    const stderr = ended.stderr.replaceAll(`${folder}/`, '')
    assert.deepEqual({ ...ended, stderr }, { code, stdout: '', stderr: `rollcall: ${sentence}\n` })
    assert.deepEqual(await filesOf(folder), before)
  })

/** What lies in a folder, but the locks, which stay behind. */
async function filesOf(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => !name.endsWith('-lock')).toSorted()
  const text = async (name: string) =>
    hash('sha256', await readFile(join(folder, name)).catch(() => 'a folder'))
  return new Map(await Promise.all(names.map(async (name) => [name, await text(name)] as const)))
}

test('migrate-store refuses one PostgreSQL database by two names, also in two schemas', async (t) => {
  const database = await fresh(t, 'postgres')
  const address = new URL(database)
  address.hostname = address.hostname === '127.0.0.1' ? 'localhost' : '127.0.0.1'
  address.searchParams.set('options', '-csearch_path=elsewhere')
  await makeDirectory(database, 3)
  const { code, stderr } = await run(['migrate-store', '--from', database, '--to', address.href])
  assert.deepEqual(
    [code, stderr],
    [1, 'rollcall: both names lead to the same database; name another one to move to\n'],
  )
})

test('migrate-store refuses a PostgreSQL database without a directory, and makes none', async (t) => {
  const [database, to] = [await fresh(t, 'postgres'), await fresh(t, 'sqlite')]
  await ask(database, 'CREATE SCHEMA bare')
  const address = new URL(database)
  address.searchParams.set('options', '-csearch_path=bare')
  const { code, stderr } = await run(['migrate-store', '--from', address.href, '--to', to])
  assert.equal(code, 1)
  assert.match(
    stderr,
    /^rollcall: cannot use the database postgresql:\/\/rollcall@.+: there is no Rollcall directory in it\n$/,
  )
  assert.ok(!stderr.includes(address.password))
  assert.deepEqual(await ask(database, "SELECT tablename FROM pg_tables WHERE schemaname = 'bare'"), [])
  assert.ok(!existsSync(to))
})

testWithFolder(
  'migrate-store refuses a SQLite file that a server has open, on either side',
  async (t, folder) => {
    const [served, other] = [join(folder, 'served.db'), join(folder, 'other.db')]
    await makeDirectory(other)
    const server = await startChild(t, served, { sample: 3 })
    for (const [from, to] of [
      [served, join(folder, 'new.db')],
      [other, served],
    ] as const) {
      const { code, stderr } = await run(['migrate-store', '--from', from, '--to', to])
      assert.equal(code, 1)
      assert.match(
        stderr,
        /served\.db is in use by another Rollcall process; stop that one, or name another database\n$/,
      )
    }
    await server.end('SIGTERM')
  },
)
