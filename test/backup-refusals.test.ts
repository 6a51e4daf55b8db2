import assert from 'node:assert/strict'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { run } from '../cli/testing/command.ts'
import { migrations } from '../server/store/migrations.ts'
import { testWithFolder } from './child-server.ts'
import { makeDirectory } from './made-directory.ts'

const known = migrations.length

for (const [what, prepare, args, code, line] of [
  [
    'a file that is there already',
    (folder) => writeFile(join(folder, 'backup.db'), 'mine'),
    'backup.db',
    1,
    'backup.db is there already; move it away first, or choose another name',
  ],
  [
    'a name beside which a -wal lies',
    (folder) => writeFile(join(folder, 'backup.db-wal'), 'mine'),
    'backup.db',
    1,
    'backup.db-wal is left from another database and would be mixed in; move it away first, or choose another name',
  ],
  [
    'a name under which another copy is being made',
    (folder) => writeFile(join(folder, 'backup.db.partial'), 'mine'),
    'backup.db',
    1,
    'backup.db.partial is there already: another copy is being made, or was cut off; remove it if none is',
  ],
  [
    'a folder that is not there',
    undefined,
    'nowhere/backup.db',
    1,
    'there is no folder nowhere; make it first',
  ],
  [
    'a database that is not there',
    undefined,
    'backup.db --database other.db',
    1,
    'there is no other.db; give the path of a Rollcall directory',
  ],
  [
    'a text',
    (folder) => writeFile(join(folder, 'text.db'), 'Dear diary, '.repeat(1000)),
    'backup.db --database text.db',
    1,
    'text.db is not a Rollcall directory',
  ],
  [
    'the database of another program',
    (folder) => sql(join(folder, 'recipes.db'), 'CREATE TABLE users (name TEXT)'),
    'backup.db --database recipes.db',
    1,
    'recipes.db is not a Rollcall directory',
  ],
  [
    'a directory from the future',
    (folder) => sql(join(folder, 'people.db'), `PRAGMA user_version = ${known + 1}`),
    'backup.db',
    1,
    `people.db was written by a newer Rollcall (its version is ${known + 1}, this program knows ${known}); use that one`,
  ],
  [
    'a directory with an index that does not fit its table',
    (folder) => breakIndex(join(folder, 'people.db')),
    'backup.db',
    1,
    'people.db is damaged (row 1 missing from index users_email); restore an earlier backup',
  ],
  [
    'a directory in memory',
    undefined,
    'backup.db --database :memory:',
    2,
    '--database must be a file; a directory in memory ends with its server',
  ],
  [
    'PostgreSQL',
    undefined,
    'backup.db --database postgres://me:secret@db/people',
    2,
    '--database must be a SQLite file; PostgreSQL has its own tools, such as pg_dump and pg_restore, and docs/backup.md tells how to use them',
  ],
  ['to be called without a file', undefined, '', 2, "missing required argument 'file'"],
] as [string, ((folder: string) => unknown) | undefined, string, number, string][])
  testWithFolder(`backup refuses ${what}, and leaves all as it is`, async (_t, folder) => {
    await makeDirectory(join(folder, 'people.db'))
    await prepare?.(folder)
    const before = await readdir(folder)
    const words = args.split(' ').filter((word) => word !== '')
    // Files are named as within the folder.
    const placed = words.map((word) => (word.endsWith('.db') ? join(folder, word) : word))
    const env = { ROLLCALL_DATABASE: join(folder, 'people.db') }
    const ended = await run(['backup', ...placed], { env })
    const stderr = ended.stderr.replaceAll(`${folder}/`, '')
    assert.deepEqual({ ...ended, stderr }, { code, stdout: '', stderr: `rollcall: ${line}\n` })
    assert.deepEqual(await readdir(folder), before)
  })

function sql(file: string, text: string): void {
  new Sqlite(file).exec(text).close()
}

/** What the index says is then not what its rows say, as after a fault of the disk; all pages are well formed. */
function breakIndex(file: string): void {
  const connection = new Sqlite(file).unsafeMode()
  connection.pragma('writable_schema = on')
  connection.exec(
    "UPDATE sqlite_schema SET sql = replace(sql, '(email_key)', '(username_key)') WHERE name = 'users_email'",
  )
  connection.close()
}
