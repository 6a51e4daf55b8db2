import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { moveStore } from '@rollcall/server'
import Sqlite from 'better-sqlite3'
import { run, start } from '../cli/testing/command.ts'
import { startChild, testWithFolder } from './child-server.ts'
import { engines } from './databases.ts'
import { startDirectory } from './harness.ts'
import { makeDirectory } from './made-directory.ts'
import { ask, assertSame, contentsOf, onEveryPair } from './moving.ts'

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

async function fresh(t: TestContext, engine: keyof typeof engines): Promise<string> {
  const { database, remove } = await engines[engine]()
  t.after(remove)
  return database
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

test('while it moves out of PostgreSQL, servers there answer reads, and writes wait for the end', async (t) => {
  const [from, to] = [await fresh(t, 'postgres'), await fresh(t, 'sqlite')]
  const directory = await startDirectory(from, { sample: 40 })
  try {
    await directory.token()
    const contents = await contentsOf(from)
    const ended: string[] = []
    let endedBefore: string[] = []
    const calls: Promise<unknown>[] = []
    const onProgress = () => {
      endedBefore = [...ended]
      if (calls.length > 0) return
      calls.push(
        directory.users.getUserById(1).then(() => ended.push('read')),
        directory.users.updateUser(1, { title: 'Too late' }).then(() => ended.push('write')),
      )
    }
    await moveStore(from, to, { batch: 5, onProgress })
    await Promise.all(calls)
    assert.deepEqual([endedBefore, ended], [['read'], ['read', 'write']])
    assertSame(await contentsOf(to), contents)
    assert.notDeepEqual(await contentsOf(from), contents)
  } finally {
    await directory.stop()
  }
})

/** Moves a part and stops. */
async function moveHalf(from: string, to: string, batch = 20): Promise<void> {
  const stopping = new AbortController()
  const onProgress = ({ done }: { done: number }) => done > 60 && stopping.abort()
  const options = {
    batch,
    signal: stopping.signal,
    onProgress: (one: { done: number }) => void onProgress(one),
  }
  await assert.rejects(moveStore(from, to, options), { name: 'AbortError' })
}

onEveryPair(
  'a half-filled database takes nothing from another directory, nor from one that has changed',
  async ({ from, to }, t) => {
    const other = await fresh(t, 'sqlite')
    await Promise.all([makeDirectory(from, 20), makeDirectory(other, 20)])
    await moveHalf(from, to)
    await assert.rejects(moveStore(other, to), {
      name: 'StoreError',
      message:
        'the database to move to is half filled from another directory; go on from that one, or name an empty database',
    })
    await ask(from, "INSERT INTO groups (id, name) VALUES (999, 'New')")
    await assert.rejects(moveStore(from, to), {
      name: 'StoreError',
      message:
        'the directory has changed since the move began (groups); empty the database to move to and begin again',
    })
    await ask(from, 'DELETE FROM groups WHERE id = 999')
    await moveStore(from, to)
    assertSame(await contentsOf(to), await contentsOf(from))
  },
)

test('of two moves into one database at once, one ends whole and the other says why it does not', async (t) => {
  const [from, copy, to] = [await fresh(t, 'sqlite'), await fresh(t, 'sqlite'), await fresh(t, 'postgres')]
  await makeDirectory(from, 60)
  await copyFile(from, copy)
  const both = await Promise.allSettled([from, copy].map((file) => moveStore(file, to, { batch: 20 })))
  const reasons = both.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Error).message] : []))
  assert.equal(reasons.length, 1)
  assert.match(reasons[0] ?? '', /^another move fills the same database; stop one of the two/)
  assertSame(await contentsOf(to), await contentsOf(from))
})

test('no server starts on a half-filled database, with workers or without, and it stays as it is', async (t) => {
  const [from, to] = [await fresh(t, 'sqlite'), await fresh(t, 'postgres')]
  await makeDirectory(from, 20)
  await moveHalf(from, to)
  const contents = await contentsOf(to)
  for (const more of [[], ['--workers', '2'], ['--sample', '5']]) {
    const { code, stdout, stderr } = await run(['serve', '--port', '0', '--database', to, ...more])
    assert.deepEqual([code, stdout], [1, ''])
    assert.match(stderr, /^rollcall: the database is half filled by a move that has not ended; .+\n$/)
    assertSame(await contentsOf(to), contents)
  }
})

testWithFolder('Ctrl-C ends the command with 130, and the same command goes on', async (t, folder) => {
  const [from, to] = [join(folder, 'from.db'), await fresh(t, 'postgres')]
  await makeDirectory(from, 3000)
  const args = ['migrate-store', '--from', from, '--to', to]
  const child = start(args)
  t.after(() => child.kill('SIGKILL'))
  let stderr = ''
  child.stderr?.on('data', (chunk) => {
    stderr += chunk
  })
  const closed = once(child, 'close')
  while ((await ask(to, "SELECT 1 FROM settings WHERE name = 'unfinished move'")).length === 0);
  child.kill('SIGINT')
  assert.deepEqual(await closed, [130, null])
  assert.equal(stderr, 'Stopped before all was moved and checked; the same command goes on from here.\n')
  const { code, stdout } = await run(args)
  assert.equal(code, 0)
  assert.match(
    stdout,
    /^Moved 3000 users, \d+ rows of 18 tables, in \d+\.\d s; both databases hold the same now\n$/,
  )
  assertSame(await contentsOf(to), await contentsOf(from))
})
