import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync, watch, writeFileSync } from 'node:fs'
import { chmod, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { backUpSqlite } from '@rollcall/server/backup'
import Sqlite from 'better-sqlite3'
import { run, start } from '../cli/testing/command.ts'
import { signIn, startChild, testWithFolder } from './child-server.ts'
import { makeDirectory } from './made-directory.ts'
import { assertWhole } from './whole.ts'

testWithFolder(
  'a backup beside 8 connections that write without pause holds all that was answered before it began',
  async (t, folder) => {
    const database = join(folder, 'people.db')
    const file = join(folder, 'backup.db')
    const server = await startChild(t, database, { sample: 5000 })
    const headers = await signIn(server.url as string)
    const told: string[] = []
    let slowestMs = 0
    let over = false

    async function keepCreating(name: string): Promise<void> {
      for (let count = 0; !over; count++) {
        const username = `${name}-${count}`
        const begin = performance.now()
        const body = JSON.stringify({ username })
        const answer = await fetch(`${server.url}/api/1/users`, { method: 'POST', headers, body })
        assert.equal(answer.status, 201, await answer.text())
        slowestMs = Math.max(slowestMs, performance.now() - begin)
        told.push(username)
      }
    }

    const callers = Promise.all(Array.from({ length: 8 }, (_, at) => keepCreating(`c${at}`)))
    while (told.length < 200) await wait(10)
    const before = [...told]
    slowestMs = 0
    const backup = run(['backup', file, '--database', database])
    const ended = await Promise.race([backup, wait(60_000, undefined, { ref: false })])
    over = true
    const during = told.length - before.length
    await callers

    assert.ok(ended, 'it does not end beside writers')
    const { code, stdout, stderr } = ended
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' })
    assert.ok(during > 50, `only ${during} users were created meanwhile`)
    assert.ok(slowestMs < 5000, `a write took ${slowestMs} ms`)
    const users = await assertWhole(file)
    const said = /^Backed up (\d+) users to .+backup\.db: \d+\.\d MB in \d+\.\d s\n$/.exec(stdout)
    assert.equal(said?.[1], String(users.length), stdout)
    const found = users.flatMap(({ username }) => (/^c\d-\d+$/.test(username ?? '') ? [username] : []))
    assert.deepEqual(
      before.filter((username) => !found.includes(username)),
      [],
    )
    // One moment of the directory: of each caller the first ones, and none that came after one that is missing.
    for (const own of Map.groupBy(found, (username) => username?.slice(0, 2)).values())
      assert.deepEqual(
        own.map((username) => Number(username?.slice(3))),
        own.map((_, at) => at),
      )
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.startsWith('backup')),
      ['backup.db'],
    )
    assert.equal((await server.end('SIGTERM')).code, 0)
  },
)

testWithFolder('a backup holds what a server that was killed has left in its -wal', async (t, folder) => {
  const database = join(folder, 'people.db')
  const server = await startChild(t, database, { sample: 10 })
  await server.end('SIGKILL')
  assert.ok(existsSync(`${database}-wal`))
  const file = join(folder, 'backup.db')
  await backUpSqlite(database, file)
  assert.equal((await assertWhole(file)).length, 10)
  const copy = new Sqlite(file, { readonly: true })
  assert.equal(copy.pragma('journal_mode', { simple: true }), 'delete', 'it is one file')
  copy.close()
})

for (const [mode, expected] of [
  [0o600, 0o600],
  [0o640, 0o640],
  [0o440, 0o640],
] as const)
  testWithFolder(
    `a backup of a file with mode ${mode.toString(8)} has ${expected.toString(8)}, from its beginning`,
    async (_t, folder) => {
      const database = join(folder, 'people.db')
      const file = join(folder, 'backup.db')
      await makeDirectory(database)
      await chmod(database, mode)
      const seen: Promise<number>[] = []
      const modeOf = async (path: string) => (await stat(path)).mode & 0o777
      await backUpSqlite(database, file, { onCheck: () => seen.push(modeOf(`${file}.partial`)) })
      assert.deepEqual([await modeOf(file), ...(await Promise.all(seen))], [expected, expected])
    },
  )

testWithFolder(
  'a backup never begins anew, though something is written at each of its steps',
  async (_t, folder) => {
    const database = join(folder, 'people.db')
    const file = join(folder, 'backup.db')
    await makeDirectory(database, 1000)
    const writer = new Sqlite(database)
    const write = writer.prepare("INSERT INTO groups (name) VALUES ('meanwhile')")
    const seen: [copied: number, all: number][] = []
    const { bytes, users } = await backUpSqlite(database, file, {
      onProgress(copied, all) {
        assert.ok(copied > (seen.at(-1)?.[0] ?? -1), 'it goes on')
        seen.push([copied, all])
        write.run()
      },
    })
    writer.close()
    assert.equal(users, 1000)
    assert.equal(bytes, (await stat(file)).size)
    assert.ok(seen.length > 5)
    assert.ok(seen.every(([copied, all]) => all === bytes && copied < all))
    const copy = new Sqlite(file, { readonly: true })
    assert.deepEqual(copy.prepare("SELECT * FROM groups WHERE name = 'meanwhile'").all(), [])
    copy.close()
  },
)

testWithFolder(
  'a name is refused before anything is copied, and also when it is taken meanwhile',
  async (_t, folder) => {
    const database = join(folder, 'people.db')
    const file = join(folder, 'backup.db')
    await makeDirectory(database)
    const refused = { name: 'StoreError', message: /is there already; move it away first/ }
    await assert.rejects(
      backUpSqlite(database, file, { onCheck: () => writeFileSync(file, 'mine') }),
      refused,
    )
    await assert.rejects(
      backUpSqlite(database, file, { onProgress: () => assert.fail('it copies') }),
      refused,
    )
    assert.equal(await readFile(file, 'utf8'), 'mine')
  },
)

testWithFolder('Ctrl-C ends a backup with 130, and nothing of it is left', async (t, folder) => {
  const database = join(folder, 'people.db')
  await makeDirectory(database, 2000)
  const before = await readdir(folder)
  const watcher = watch(folder)
  const child = start(['backup', join(folder, 'backup.db'), '--database', database])
  t.after(() => child.kill('SIGKILL'))
  let stderr = ''
  child.stderr?.on('data', (chunk) => {
    stderr += chunk
  })
  let isSent = false
  watcher.on('change', (_, name) => {
    if (!isSent && name === 'backup.db.partial') isSent = child.kill('SIGINT')
  })
  const [code] = await once(child, 'close')
  watcher.close()
  assert.deepEqual(
    { code, stderr },
    { code: 130, stderr: 'Stopped before the copy was whole; nothing of it is left.\n' },
  )
  assert.deepEqual(await readdir(folder), before)
})

for (const [moment, event, next] of [
  ['while it copies', 'onProgress', 'onCheck'],
  ['while the copy is checked', 'onCheck', undefined],
] as const)
  testWithFolder(
    `a backup that is stopped ${moment} goes no further and leaves nothing`,
    async (_t, folder) => {
      const database = join(folder, 'people.db')
      await makeDirectory(database, 200)
      const left = await readdir(folder)
      const stopping = new AbortController()
      const options = {
        signal: stopping.signal,
        [event]: () => stopping.abort(),
        ...(next && { [next]: () => assert.fail('it went on') }),
      }
      await assert.rejects(backUpSqlite(database, join(folder, 'backup.db'), options), { name: 'AbortError' })
      assert.deepEqual(await readdir(folder), left)
    },
  )
