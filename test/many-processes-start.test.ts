import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { run, start } from '../cli/testing/command.ts'
import { migrations } from '../server/store/migrations.ts'
import { openBeside } from './beside.ts'
import { engines } from './databases.ts'
import { path, storedUsers } from './peer-lists.ts'
import { amongProcesses, type Peer, two } from './peers.ts'
import { assertWhole } from './whole.ts'

/** Waits, but not for ever: what does not come within a minute on a busy machine does not come. */
async function until(what: string, isSo: () => boolean): Promise<void> {
  for (const end = performance.now() + 60_000; !isSo(); await wait(20))
    assert.ok(performance.now() < end, `in vain: ${what}`)
}

for (const count of [2, 4])
  test(`${count} servers that start at once on an empty database make it once, and one credential`, async (t) => {
    const { database, remove } = await engines.postgres()
    const beside = await openBeside(database)
    for (const sql of ['DROP SCHEMA public CASCADE', 'CREATE SCHEMA public']) await beside.all(sql, [])
    const children = Array.from({ length: count }, () =>
      start(['serve', '--port', '0', '--database', database, '--sample', '20']),
    )
    const ended = Promise.all(children.map((child) => once(child, 'close')))
    t.after(async () => {
      for (const child of children) child.kill('SIGKILL')
      await ended
      await beside.close()
      await remove()
    })
    const printed = children.map(({ stdout, stderr }) => {
      const said = { text: '' }
      for (const stream of [stdout, stderr])
        stream?.on('data', (chunk) => {
          said.text += chunk
        })
      return said
    })
    const withCredential = () => printed.filter(({ text }) => /CLIENT_SECRET=\w+\n/.test(text))
    const failed = () => children.some(({ exitCode }) => exitCode !== null)
    await until('all answer', () => failed() || printed.every(({ text }) => /^Rollcall answers/.test(text)))
    assert.ok(!failed(), JSON.stringify(printed))
    await until('one prints its credential', () => withCredential().length > 0)

    const [first, ...others] = withCredential()
    assert.equal(others.length, 0, 'one server made a credential')
    const credential = Object.fromEntries(
      Array.from((first?.text ?? '').matchAll(/(ROLLCALL_CLIENT_\w+)=(\w+)/g), ([, name, value]) => [
        name,
        value,
      ]),
    )
    for (const { text } of printed) {
      const env = { ...credential, ROLLCALL_HOST: /http:\S+/.exec(text)?.[0] ?? '' }
      const { code, stdout, stderr } = await run(['list-users', '--limit', '100'], { env })
      assert.deepEqual([code, JSON.parse(stdout).length], [0, 20], stderr)
    }
    assert.deepEqual(await beside.all('SELECT version FROM directory_version', []), [
      { version: migrations.length },
    ])
    assert.equal((await beside.all('SELECT id FROM credentials', [])).length, 1)
    assert.equal((await beside.all("SELECT value FROM settings WHERE name = 'cursor key'", [])).length, 1)
    assert.equal((await assertWhole(database)).length, 20)
  })

amongProcesses(
  'a server that is killed in the middle of writes holds nobody up, and leaves nothing half',
  two,
  async ([survivor, first], { start, sql }) => {
    const told: string[] = []
    let slowestMs = 0
    let over = false

    async function keepCreating(peer: Peer, name: string): Promise<void> {
      for (let count = 0; !over; count++) {
        const username = `${name}-${count}`
        const begun = performance.now()
        const { status, text } = await peer.call('POST', path, {
          body: { username, email: `${username}@b`, role_ids: [1, 2] },
        })
        assert.equal(status, 201, text)
        told.push(username)
        if (peer === survivor) slowestMs = Math.max(slowestMs, performance.now() - begun)
      }
    }
    const callers = (peer: Peer, name: string) =>
      Array.from({ length: 12 }, (_, at) => keepCreating(peer, `${name}${at}`))

    const surviving = Promise.all(callers(survivor, 'survivor'))
    for (let round = 0; round < 4; round++) {
      const victim = round === 0 ? first : await start()
      const dying = Promise.allSettled(callers(victim, `victim${round}-`))
      const enough = told.length + 60
      await Promise.race([until('writes of this round', () => told.length >= enough), surviving])
      await wait(Math.random() * 50)
      await victim.end('SIGKILL')
      for (const { reason } of (await dying) as PromiseRejectedResult[])
        assert.ok(reason instanceof TypeError, String(reason))
    }
    over = true
    await surviving
    // A lock that the killed server kept would be waited for as long as PostgreSQL suffers it: ten seconds.
    assert.ok(slowestMs < 8000, `a write took ${slowestMs} ms`)
    const found = new Set((await storedUsers(sql)).map(({ username }) => username))
    assert.deepEqual(
      told.filter((username) => !found.has(username)),
      [],
    )
  },
)
