import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { moveStore } from '@rollcall/server/move'
import { engines } from './databases.ts'
import { type Directory, startDirectory } from './harness.ts'
import { makeDirectory } from './made-directory.ts'
import { ask, assertSame, betweenEngines, contentsOf, onEveryPair, tablesOfBoth } from './moving.ts'
import { startPostgres } from './postgres.ts'
import { assertWhole } from './whole.ts'

/** Calls that leave something in every table, and ids behind that nobody has any more. */
async function live({ call, users, as, sql }: Directory): Promise<void> {
  await as('Read All')
  const made: number[] = []
  for (const name of ['Ada', 'Grace', 'Łukasz', '田中', 'Last']) {
    const body = {
      firstname: name,
      email: `${made.length}@moved.example`,
      custom_attributes: { team: `Team ${name}` },
    }
    made.push((await users.createUser(body)).id as number)
  }
  const [ada = 0, grace = 0, lukasz = 0, tanaka = 0, last = 0] = made
  const password = { password: 'Correct-Horse-7', password_confirmation: 'Correct-Horse-7' }
  await users.updatePasswordInsecure(ada, password)
  await users.lockAccountUser(grace, { locked_until: 60 })
  await users.addRolesToUser(lukasz, { role_id_array: [201, 202] })
  await users.updateUser(7, { title: 'Mover' })
  for (const user of [ada, 7, 8])
    await sql(
      'INSERT INTO sessions (user_id, digest, created_at, expires_at) VALUES (?, ?, 1, 2)',
      user,
      `digest ${user}`,
    )
  await users.logOutUser(8)
  await users.deleteUser(tanaka)
  await users.deleteUser(last)
  assert.equal((await call('POST', '/api/1/users', { body: { email: '0@moved.example' } })).status, 422)
}

/** Answers that must not depend on where the directory is. */
async function answersOf(
  { url, call }: Directory,
  authorization: string,
  cursor: string,
): Promise<unknown[]> {
  const answers: unknown[] = []
  for (const path of [
    `/api/1/users?cursor=${encodeURIComponent(cursor)}`,
    '/api/1/users?limit=100&page=2',
    '/api/1/users?firstname=*uka*',
    '/api/1/users?email=*@moved.example',
    '/api/1/users?custom_attributes.team=Team Grace',
    '/api/1/users/7/roles',
    '/api/1/users/7/apps',
    '/api/1/users/custom_attributes',
    '/api/1/users/254',
  ]) {
    const { status, text, headers } = await call('GET', path, { headers: { authorization } })
    const told = ['total-count', 'after-cursor', 'before-cursor'].map((name) => headers.get(name))
    answers.push([path, status, text.replaceAll(url, ''), told])
  }
  return answers
}

const usersOf = async ({ users }: Directory): Promise<unknown[]> => {
  const all: unknown[] = []
  for await (const user of users.listUsers({ limit: 100 })) all.push(user)
  return all
}

/** Serves a directory for as long as `body` takes. */
async function served<T>(
  database: string,
  sample: number | undefined,
  body: (directory: Directory) => Promise<T>,
): Promise<T> {
  const directory = await startDirectory(database, sample === undefined ? {} : { sample })
  try {
    return await body(directory)
  } finally {
    await directory.stop()
  }
}

onEveryPair('a directory that has lived goes on elsewhere, and comes back', async ({ from, to }, t) => {
  const home = await engines[from.startsWith('postgres') ? 'postgres' : 'sqlite']()
  t.after(home.remove)
  const before = await served(from, 250, async (directory) => {
    await live(directory)
    const authorization = `Bearer ${await directory.token('Read All')}`
    const first = await directory.call('GET', '/api/1/users?limit=40')
    const cursor = first.headers.get('after-cursor') as string
    const answers = await answersOf(directory, authorization, cursor)
    return { authorization, cursor, answers, users: await usersOf(directory) }
  })
  const { authorization, cursor, answers, users } = before
  const contents = await contentsOf(from)
  assert.ok((contents.events?.length ?? 0) > 10)

  const { tables, rows } = await moveStore(from, to)
  assert.equal(tables.users?.rows, users.length)
  assert.equal(rows, Object.values(contents).flat().length)
  assertSame(await contentsOf(from), contents)
  assertSame(await contentsOf(to), contents)

  await served(to, undefined, async (directory) => {
    const { sql } = directory
    assert.deepEqual(await usersOf(directory), users)
    assert.deepEqual(await answersOf(directory, authorization, cursor), answers)
    // 250 sample people and five of ours, of whom the last is gone.
    assert.equal((await directory.users.createUser({ email: 'next@moved.example' })).id, 256)
    // The third session has ended, and its id is not given again.
    await sql("INSERT INTO sessions (user_id, digest, created_at, expires_at) VALUES (9, 'next', 1, 2)")
    assert.deepEqual(await sql("SELECT id FROM sessions WHERE digest = 'next'"), [{ id: 4 }])
    // Roles came with their ids.
    const [highest] = await sql<{ id: number }>('SELECT max(id) AS id FROM roles')
    await sql("INSERT INTO roles (name) VALUES ('The next')")
    assert.deepEqual(await sql("SELECT id FROM roles WHERE name = 'The next'"), [
      { id: (highest?.id ?? 0) + 1 },
    ])
  })
  if (!to.startsWith('postgres')) await assertWhole(to)
  // Trigrams are saved up while a move fills the index, and never while a server writes.
  else
    assert.deepEqual(await ask(to, "SELECT reloptions FROM pg_class WHERE relname = 'users_text'"), [
      { reloptions: ['fastupdate=off'] },
    ])

  await moveStore(to, home.database)
  assertSame(await contentsOf(home.database), await contentsOf(to))
  await served(home.database, undefined, async ({ users, call }) => {
    assert.equal((await users.createUser({ email: 'another@moved.example' })).id, 257)
    assert.equal((await call('GET', '/api/1/users/256', { headers: { authorization } })).status, 200)
  })
})

onEveryPair(
  'every table of the migrations is copied',
  async ({ from, to }) => {
    await makeDirectory(from, 1)
    const { tables } = await moveStore(from, to)
    assert.deepEqual(Object.keys(tables).sort(), [...tablesOfBoth, 'user_attributes'].sort())
    for (const { sha256 } of Object.values(tables)) assert.match(sha256, /^[0-9a-f]{64}$/)
  },
  betweenEngines,
)

/** What is still in the target, and whether it says that it is half filled. */
const isUnfinished = async (database: string) =>
  (await ask(database, "SELECT name FROM settings WHERE name = 'unfinished move'")).length === 1

onEveryPair('a move that is stopped after any number of batches goes on from there', async ({ from, to }) => {
  await makeDirectory(from, 60)
  let rows = 0
  for (const stopAfter of [1, 3, 9, 20]) {
    const stopping = new AbortController()
    let batches = 0
    const onProgress = ({ step, done }: { step: string; done: number }) => {
      assert.equal(step, 'copied')
      // What an earlier part has copied is not copied again.
      assert.ok(done > rows, `${done} after ${rows}`)
      rows = done
      if (++batches === stopAfter) stopping.abort(new Error('stopped by the test'))
    }
    await assert.rejects(
      moveStore(from, to, { batch: 7, signal: stopping.signal, onProgress }),
      /by the test/,
    )
    assert.equal(batches, stopAfter)
    assert.ok(await isUnfinished(to))
    await assert.rejects(startDirectory(to), {
      name: 'StartError',
      message:
        /^the database is half filled by a move .+; go on with rollcall migrate-store, or name another/,
    })
    const elsewhere = join(tmpdir(), `never-made-${process.pid}.db`)
    await assert.rejects(moveStore(to, elsewhere), /half filled/)
    assert.ok(!existsSync(elsewhere))
  }
  const steps: [string, number, number][] = []
  const moved = await moveStore(from, to, {
    batch: 7,
    onProgress: (one) => steps.push([one.step, one.done, one.rows]),
  })
  assert.deepEqual(steps.at(-1), ['checked', moved.rows, moved.rows])
  assert.deepEqual(
    steps.findLast(([step]) => step === 'copied'),
    ['copied', moved.rows, moved.rows],
  )
  assert.ok(!(await isUnfinished(to)))
  assertSame(await contentsOf(to), await contentsOf(from))
  if (!to.startsWith('postgres')) await assertWhole(to)
})

const child = fileURLToPath(new URL('move-child.ts', import.meta.url))

onEveryPair(
  'a move that is killed goes on from there',
  async ({ from, to }, t) => {
    await makeDirectory(from, 60)
    for (const killAfter of [2, 10]) {
      const move = spawn(process.execPath, [child, JSON.stringify({ from, to, batch: 10 })])
      t.after(() => move.kill('SIGKILL'))
      let said = ''
      move.stdout.on('data', (chunk) => {
        said += chunk
        if (said.split('\n').length > killAfter) move.kill('SIGKILL')
      })
      assert.deepEqual(await once(move, 'close'), [null, 'SIGKILL'])
      assert.ok(await isUnfinished(to))
    }
    await moveStore(from, to)
    assertSame(await contentsOf(to), await contentsOf(from))
  },
  betweenEngines,
)

test('a move whose database goes away says that it can go on, and does', async (t) => {
  const postgres = await startPostgres()
  t.after(() => postgres.end())
  const { database, remove } = await engines.sqlite()
  t.after(remove)
  await makeDirectory(database, 60)
  let batches = 0
  let killed: Promise<void> | undefined
  const onProgress = () => {
    if (++batches === 15) killed = postgres.kill()
  }
  await assert.rejects(moveStore(database, postgres.url(), { batch: 7, onProgress }), {
    name: 'StoreError',
    message: /; the same move goes on from where it was$/,
  })
  await killed
  await postgres.start()
  await moveStore(database, postgres.url())
  assertSame(await contentsOf(postgres.url()), await contentsOf(database))
})

test('a move compares alike where the language of the database sorts text otherwise', async (t) => {
  const postgres = await startPostgres()
  t.after(() => postgres.end())
  const { database, remove } = await engines.sqlite()
  t.after(remove)
  await ask(postgres.url(), "CREATE DATABASE english TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en'")
  await makeDirectory(database, 5)
  for (const name of ['Zebra', 'apple', 'Apple', '\u00e4pfel', '-apple'])
    await ask(database, `INSERT INTO settings (name, value) VALUES ('${name}', '')`)
  const to = postgres.url('english')
  assert.deepEqual(await ask(to, "SELECT 'apple' < 'Zebra' AS otherwise"), [{ otherwise: true }])
  await moveStore(database, to, { batch: 2 })
  assertSame(await contentsOf(to), await contentsOf(database))
})

for (const [what, table, change] of [
  ['another value', 'users', 'UPDATE users SET body = replace(body, \'"id":7,\', \'"id": 7,\') WHERE id = 7'],
  ['a missing row', 'user_roles', 'DELETE FROM user_roles WHERE user_id = 7'],
  ['a row too many', 'groups', "INSERT INTO groups (id, name) VALUES (1, 'Nobody asked for')"],
  ['a null that was a text', 'events', 'UPDATE events SET client_id = NULL WHERE id = 1'],
] as const)
  onEveryPair(
    `the check finds ${what}, and the copy is never served`,
    async ({ from, to }) => {
      await served(from, 10, ({ users }) => users.updateUser(7, { title: 'Mover' }))
      const stopping = new AbortController()
      const onProgress = ({ step }: { step: string }) => step === 'checked' && stopping.abort()
      await assert.rejects(
        moveStore(from, to, { signal: stopping.signal, onProgress: (one) => void onProgress(one) }),
      )
      await ask(to, change)
      for (let times = 0; times < 2; times++) {
        await assert.rejects(moveStore(from, to), (error: Error) => {
          assert.equal(error.name, 'StoreError')
          assert.match(
            error.message,
            new RegExp(`^table ${table} is not the same in both: \\d+ rows with the SHA-256 `),
          )
          if (table === 'users')
            assert.match(error.message, /first difference at id 7; the copy is not served; empty/)
          return true
        })
        await assert.rejects(startDirectory(to), /half filled/)
      }
    },
    betweenEngines,
  )
