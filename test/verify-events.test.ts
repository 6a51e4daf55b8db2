import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Ended, run } from '../cli/testing/command.ts'
import { type EventBody, insertEvent } from '../server/store/events.ts'
import { openStore } from '../server/store/open.ts'
import { engineNames, engines } from './databases.ts'
import { type Directory, onEveryDatabase, startDirectory } from './harness.ts'

async function verify(directory: Directory, ...options: readonly string[]): Promise<Ended> {
  const env = { ROLLCALL_HOST: directory.url, ROLLCALL_ACCESS_TOKEN: await directory.token('Read All') }
  return run(['verify-events', ...options], { env })
}

async function headOf(directory: Directory): Promise<string> {
  const { code, stdout, stderr } = await verify(directory)
  assert.equal(code, 0, stderr)
  return JSON.parse(stdout).head
}

async function write(directory: Directory, count: number): Promise<void> {
  for (let n = 1; n <= count; n++) await directory.users.createUser({ username: `${Math.random()} ${n}` })
}

onEveryDatabase('verify-events proves a log that nobody touched, and prints its head', async (directory) => {
  const empty = await verify(directory)
  assert.deepEqual(JSON.parse(empty.stdout), { intact: true, events: 0, head: '0:' })

  await write(directory, 5)
  const [row] = await directory.sql<{ hash: string }>('SELECT hash FROM events WHERE id = 5')
  const head = `5:${row?.hash}`
  const { code, stdout, stderr } = await verify(directory)
  assert.deepEqual([code, stderr, JSON.parse(stdout)], [0, '', { intact: true, events: 5, head }])
  const shown = await verify(directory, '--table')
  assert.equal(shown.stdout, `The log is unbroken: 5 events from the first to event 5\n${head}\n`)

  await write(directory, 2)
  for (const option of ['--expect', '--from']) {
    const { code, stdout } = await verify(directory, option, head)
    assert.equal(code, 0)
    assert.equal(JSON.parse(stdout).events, option === '--from' ? 2 : 7)
    assert.match(JSON.parse(stdout).head, /^7:/)
  }
  const after = await headOf(directory)
  const none = await verify(directory, '--from', after, '--expect', after)
  assert.deepEqual(JSON.parse(none.stdout), { intact: true, events: 0, head: after })
})

const fits = (id: number) =>
  `Event ${id} does not fit the chain: it was changed, or put there, or an event before it was`

for (const [what, statements, event, problem] of [
  ['a body', ["UPDATE events SET body = replace(body, 'Manage All', 'Somebody') WHERE id = 3"], 3, fits(3)],
  ['a hash', ["UPDATE events SET hash = 'aa' || substr(hash, 3) WHERE id = 3"], 3, fits(3)],
  ['the hash of the last', ["UPDATE events SET hash = 'aa' || substr(hash, 3) WHERE id = 6"], 6, fits(6)],
  [
    'an event in the middle, which is gone',
    ['DELETE FROM events WHERE id = 4'],
    4,
    'Event 4 is missing: after event 3 comes 5',
  ],
  [
    'the first, which is gone',
    ['DELETE FROM events WHERE id = 1'],
    1,
    'Event 1 is missing: after event 0 comes 2',
  ],
  [
    'two events that changed their places',
    [
      'UPDATE events SET id = 99 WHERE id = 2',
      'UPDATE events SET id = 2 WHERE id = 5',
      'UPDATE events SET id = 5 WHERE id = 99',
    ],
    2,
    fits(2),
  ],
  [
    'an event that was put in between',
    [
      'UPDATE events SET id = id + 100 WHERE id > 3',
      'UPDATE events SET id = id - 99 WHERE id > 100',
      `INSERT INTO events (id, event_type_id, created_at, body, hash) SELECT 4, 5, 1, body, hash FROM events WHERE id = 3`,
    ],
    4,
    fits(4),
  ],
  [
    'an event that was put at the end',
    [
      `INSERT INTO events (id, event_type_id, created_at, body, hash) SELECT 7, 5, 1, body, hash FROM events WHERE id = 6`,
    ],
    7,
    fits(7),
  ],
  [
    'an event that was put far beyond the end',
    ['UPDATE events SET id = 3000 WHERE id = 6'],
    6,
    'Event 6 is missing: after event 5 comes 3000',
  ],
] as const)
  onEveryDatabase(`verify-events finds ${what}`, async (directory) => {
    await write(directory, 6)
    for (const statement of statements) await directory.sql(statement)
    const { code, stdout, stderr } = await verify(directory)
    assert.deepEqual([code, stderr], [1, `rollcall: ${problem}\n`])
    assert.deepEqual(JSON.parse(stdout), { intact: false, event, problem })
    const shown = await verify(directory, '--table')
    assert.deepEqual([shown.code, shown.stdout, shown.stderr], [1, '', `rollcall: ${problem}\n`])
  })

onEveryDatabase('a head that was kept shows that the end was cut off', async (directory) => {
  await write(directory, 6)
  const head = await headOf(directory)
  await directory.sql('DELETE FROM events WHERE id > 4')
  const cut = 'rollcall: Event 6 is missing: the log ends with event 4, so its end was cut off\n'
  assert.equal((await verify(directory)).code, 0)
  for (const option of ['--expect', '--from']) {
    const { code, stderr } = await verify(directory, option, head)
    assert.deepEqual([code, stderr], [1, cut])
  }
  // What is written afterwards takes the places of what was cut off, and cannot take its hash.
  await write(directory, 4)
  assert.equal((await verify(directory)).code, 0)
  for (const option of ['--expect', '--from']) {
    const { code, stderr } = await verify(directory, option, head)
    assert.deepEqual(
      [code, stderr],
      [1, 'rollcall: Event 6 has another hash than the one that was kept: the log was rewritten\n'],
    )
  }
})

onEveryDatabase('a head that was kept shows that all was written anew', async (directory) => {
  await write(directory, 3)
  const head = await headOf(directory)
  await directory.sql('DELETE FROM events')
  directory.clock.now += 1
  await write(directory, 3)
  assert.equal((await verify(directory)).code, 0)
  assert.equal((await verify(directory, '--expect', head)).code, 1)
})

onEveryDatabase('a log of several pages is followed to its end, from any event', async (directory) => {
  await write(directory, 3)
  // As insertEvent does it, 2,500 times in one statement would not be a chain: each needs the one before.
  for (let id = 4; id <= 2500; id += 1)
    await directory.sql(
      `INSERT INTO events (id, event_type_id, created_at, body, hash) VALUES (?, 5, 1, '{"event_type_id":5,"created_at":"2026-06-01T09:00:00.000Z","account_id":1,"actor_system":"API","request_id":"r"}', '')`,
      id,
    )
  await chain(directory)
  const heads = await directory.sql<{ id: number; hash: string }>(
    'SELECT id, hash FROM events WHERE id IN (999, 1000, 1001, 2000, 2500) ORDER BY id',
  )
  const last = heads.at(-1)?.hash
  assert.equal(await headOf(directory), `2500:${last}`)
  for (const { id, hash } of heads) {
    const { stdout, stderr } = await verify(directory, '--from', `${id}:${hash}`)
    assert.deepEqual(JSON.parse(stdout), { intact: true, events: 2500 - id, head: `2500:${last}` }, stderr)
  }
  await directory.sql('DELETE FROM events WHERE id > 900 AND id < 2100')
  const { code, stdout } = await verify(directory)
  assert.deepEqual(
    [code, JSON.parse(stdout).problem],
    [1, 'Event 901 is missing: after event 900 comes 2100'],
  )
  const { stderr } = await verify(directory, '--from', `1000:${heads[1]?.hash}`)
  assert.equal(stderr, 'rollcall: Event 1000 is missing\n')
})

/** Gives all events the hashes that belong to them. */
async function chain({ sql }: Directory): Promise<void> {
  let before = ''
  for (const { id, body } of await sql<{ id: number; body: string }>(
    'SELECT id, body FROM events ORDER BY id',
  )) {
    before = createHash('sha256').update(`${before}:${id}:${body}`).digest('hex')
    await sql('UPDATE events SET hash = ? WHERE id = ?', before, id)
  }
}

const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '7',
    '007',
    '-1',
    '1e3',
    '"},"hash":"',
    '\\',
    '\u2028',
    '\ud800',
    '\0',
  ),
)
const bodies = fc.record({
  notes: texts,
  changes: fc.dictionary(
    texts,
    fc.record({ before: fc.jsonValue({ maxDepth: 3 }), after: fc.dictionary(texts, fc.jsonValue()) }),
    { maxKeys: 4 },
  ),
})

for (const engine of engineNames)
  test(`the chain is reckoned anew from what is answered, whatever stands in it [${engine}]`, async () => {
    const { database, remove } = await engines[engine]()
    try {
      const store = await openStore(database)
      for (const members of fc.sample(bodies, { numRuns: 150, seed: 5 })) {
        const event = { ...base, ...members }
        await store.transaction((tx) => insertEvent(tx, JSON.parse(JSON.stringify(event)) as EventBody))
      }
      await store.close()
      const directory = await startDirectory(database)
      try {
        assert.match(await headOf(directory), /^150:/)
      } finally {
        await directory.stop()
      }
    } finally {
      await remove()
    }
  })

const base = {
  event_type_id: 529,
  created_at: '2026-06-01T09:00:00.000Z',
  account_id: 1,
  actor_system: 'API',
  request_id: 'r',
} as const

for (const [what, options, message] of [
  ['a head without a hash', ['--expect', '7'], '--expect must be ID:HASH, as this command printed it'],
  ['a head that is too short', ['--from', '7:abc'], '--from must be ID:HASH, as this command printed it'],
  [
    'a head that lies before the start',
    ['--from', `7:${'a'.repeat(64)}`, '--expect', `6:${'a'.repeat(64)}`],
    '--expect lies before --from, so that it would not be looked at',
  ],
] as const)
  test(`verify-events refuses ${what}, which is wrong use`, async () => {
    const { code, stderr } = await run(['verify-events', ...options], { env: { ROLLCALL_ACCESS_TOKEN: 'x' } })
    assert.deepEqual([code, stderr], [2, `rollcall: ${message}\n`])
  })

onEveryDatabase('verify-events that is not allowed says so', async (directory) => {
  const env = { ROLLCALL_HOST: directory.url, ROLLCALL_ACCESS_TOKEN: await directory.token('Manage users') }
  assert.equal((await run(['verify-events'], { env })).code, 3)
})
