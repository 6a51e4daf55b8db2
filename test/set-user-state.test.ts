import assert from 'node:assert/strict'
import { BadRequestError } from '@rollcall/client'
import type { User } from '@rollcall/contract'
import { beginning, type Directory, onEveryDatabase } from './harness.ts'

type State = NonNullable<User['state']>

const names = ['Unapproved', 'Approved', 'Rejected', 'Unlicensed'] as const
const states: readonly State[] = [0, 1, 2, 3]

async function prepare({ users, sql }: Directory, state: State): Promise<void> {
  await users.createUser({ username: 'ada', state })
  assert.equal(await storedState(sql), state)
}

async function storedState(sql: Directory['sql']): Promise<State> {
  const [user] = await sql<{ body: string }>('SELECT body FROM users WHERE id = 1')
  return JSON.parse(user?.body ?? '').state
}

const eventsOf = async (sql: Directory['sql']): Promise<{ changes: Record<string, unknown> }[]> =>
  (await sql<{ body: string }>('SELECT body FROM events WHERE event_type_id = 529')).map(({ body }) =>
    JSON.parse(body),
  )

for (const from of states)
  for (const to of states) {
    const refusal =
      from === to ? 'user is already in this state' : from === 3 && to !== 1 ? 'state is invalid' : undefined
    const step = `from ${names[from]} to ${names[to]}`

    if (refusal === undefined)
      onEveryDatabase(`setUserState goes ${step}`, async (directory) => {
        const { users, sql, clock } = directory
        await prepare(directory, from)
        const before = await users.getUserById(1)
        clock.now += 5000
        assert.deepEqual(await users.setUserState(1, { state: to }), {
          error: false,
          code: 200,
          type: 'Success',
          message: 'Success',
        })
        const updated_at = new Date(beginning + 5000).toISOString()
        assert.deepEqual(await users.getUserById(1), { ...before, state: to, updated_at })
        assert.deepEqual(
          (await eventsOf(sql)).map(({ changes }) => changes.state),
          [{ before: from, after: to }],
        )
      })
    else
      onEveryDatabase(`setUserState does not go ${step}`, async (directory) => {
        await prepare(directory, from)
        await assert.rejects(directory.users.setUserState(1, { state: to }), (error: BadRequestError) => {
          assert.ok(error instanceof BadRequestError)
          assert.equal(error.message, refusal)
          return true
        })
        assert.equal(await storedState(directory.sql), from)
        assert.equal((await eventsOf(directory.sql)).length, 0)
      })
  }

const notInteger = 'state has incorrect data type. It should be -> integer'
for (const [what, body, message] of [
  ['a state that does not exist', { state: 4 }, 'state is invalid'],
  ['a negative state', { state: -1 }, 'state is invalid'],
  ['a huge state', { state: 1e15 }, 'state is invalid'],
  ['a number without end', '{"state":1e400}', notInteger],
  ['a fraction', { state: 2.5 }, notInteger],
  ['text', { state: '2' }, notInteger],
  ['a truth', { state: true }, notInteger],
  ['null', { state: null }, notInteger],
  ['a list', { state: [2] }, notInteger],
  ['another name', { status: 2 }, 'state is missing'],
  ['an empty object', {}, 'input parameters is empty'],
  ['no body', undefined, 'input parameters is empty'],
  ['a bare number', 2, 'input has incorrect data type. It should be -> object'],
] as const)
  onEveryDatabase(`setUserState refuses ${what}`, async (directory) => {
    await prepare(directory, 1)
    const answer = await directory.call('PUT', '/api/1/users/1/set_state', { body })
    assert.equal(answer.body.message, message)
    assert.equal(answer.status, 400)
    assert.equal(await storedState(directory.sql), 1)
    assert.equal((await eventsOf(directory.sql)).length, 0)
  })

onEveryDatabase('setUserState changes nothing else that is sent', async (directory) => {
  await prepare(directory, 1)
  await directory.call('PUT', '/api/1/users/1/set_state', {
    body: { state: 2, status: 3, username: 'eve', id: 7 },
  })
  const { id, username, status, state } = await directory.users.getUserById(1)
  assert.deepEqual({ id, username, status, state }, { id: 1, username: 'ada', status: 7, state: 2 })
})

onEveryDatabase('setUserState ten times at once changes a state once', async (directory) => {
  await prepare(directory, 1)
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      directory.call('PUT', '/api/1/users/1/set_state', { body: { state: 2 } }),
    ),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(9).fill(400)])
  assert.equal((await eventsOf(directory.sql)).length, 1)
})

onEveryDatabase('setUserState answers 404 for an unknown user', async ({ call }) => {
  const answer = await call('PUT', '/api/1/users/9/set_state', { body: { state: 2 } })
  assert.equal(answer.status, 404)
  assert.equal(answer.body.message, 'User for id 9 was not found')
})
