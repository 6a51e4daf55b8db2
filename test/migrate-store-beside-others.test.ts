import assert from 'node:assert/strict'
import { once } from 'node:events'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { moveStore } from '@rollcall/server/move'
import { run, start } from '../cli/testing/command.ts'
import { testWithFolder } from './child-server.ts'
import { startDirectory } from './harness.ts'
import { makeDirectory } from './made-directory.ts'
import { ask, assertSame, contentsOf, fresh, onEveryPair } from './moving.ts'

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
    /^Moved 3000 users, \d+ rows of 24 tables, in \d+\.\d s; both databases hold the same now\n$/,
  )
  assertSame(await contentsOf(to), await contentsOf(from))
})
