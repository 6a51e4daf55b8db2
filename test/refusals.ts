import assert from 'node:assert/strict'
import { type OperationId, operations } from '@rollcall/contract'
import { type Directory, onEveryDatabase } from './harness.ts'

interface Call {
  /** The address for a user; 1 is the user there is. */
  readonly path: (userId: number | string) => string
  readonly body?: unknown
}

/** What every operation refuses in the same way, and that nothing is changed by it. Scopes are in scopes.test.ts. */
export function testRefusals(id: OperationId, call: Call): void {
  const { method, body: contractBody, path } = operations[id]
  const { body } = call

  onEveryDatabase(`${id} wants a token that is valid`, async (directory) => {
    const { users, clock, token, call: send } = directory
    await users.createUser({ username: 'ada' })
    const valid = await token()
    const before = await everything(directory)
    for (const authorization of ['', 'Bearer', 'Bearer wrong', `Basic ${valid}`, valid, `Bearer ${valid}x`]) {
      const answer = await send(method, call.path(1), { body, headers: { authorization } })
      assert.equal(answer.status, 401, authorization)
      assert.equal(answer.body.message, 'Authentication Failure')
    }
    clock.now += 36_000_000
    const headers = { authorization: `Bearer ${valid}` }
    assert.equal((await send(method, call.path(1), { body, headers })).status, 401, 'an expired token')
    assert.deepEqual(await everything(directory), before)
  })

  onEveryDatabase(
    `${id} answers 429 when the calls of the hour are used up`,
    async (directory) => {
      await directory.call('GET', '/api/1/users')
      const before = await everything(directory)
      const answer = await directory.call(method, call.path(1), { body })
      assert.equal(answer.status, 429)
      assert.equal(answer.headers.get('retry-after'), '3600')
      assert.deepEqual(await everything(directory), before)
    },
    { rateLimit: 1, sample: 1 },
  )

  if (path.includes('{user_id}'))
    for (const [userId, status, message] of [
      ['9', 404, 'User for id 9 was not found'],
      ['0', 404, 'User for id 0 was not found'],
      ['99999999999999999999', 404, 'User for id 99999999999999999999 was not found'],
      ['x', 400, 'ID is incorrect'],
      ['1.0', 400, 'ID is incorrect'],
      ['1%20', 400, 'ID is incorrect'],
    ] as const)
      onEveryDatabase(`${id} answers ${status} for the user "${userId}"`, async (directory) => {
        await directory.users.createUser({ username: 'ada' })
        const before = await everything(directory)
        const answer = await directory.call(method, call.path(userId), { body })
        assert.equal(answer.status, status)
        assert.equal(answer.body.message, message)
        assert.deepEqual(await everything(directory), before)
      })

  if (contractBody?.required)
    for (const [what, sent, status, message] of [
      ['no body', undefined, 400, 'input parameters is empty'],
      ['an empty object', {}, 400, 'input parameters is empty'],
      ['null', 'null', 400, 'input parameters is empty'],
      ['half of an object', '{"email":', 400, 'Input JSON is not valid'],
      ['bytes that are no text', Buffer.from([0x7b, 0xff, 0x7d]), 400, 'Input JSON is not valid'],
      ['a list', [1], 400, 'input has incorrect data type. It should be -> object'],
      ['a text', '"ada"', 400, 'input has incorrect data type. It should be -> object'],
      ['over a mebibyte', 'x'.repeat(1_048_577), 413, 'The request body is larger than 1048576 bytes'],
    ] as const)
      onEveryDatabase(`${id} answers ${status} to a body that is ${what}`, async (directory) => {
        await directory.users.createUser({ username: 'ada' })
        const before = await everything(directory)
        const answer = await directory.call(method, call.path(1), { body: sent })
        assert.equal(answer.status, status)
        assert.equal(answer.body.message, message)
        assert.deepEqual(await everything(directory), before)
      })
}

/** What a refused call must leave as it is. */
const everything = async ({ sql }: Directory) => ({
  users: await sql('SELECT id, body FROM users ORDER BY id'),
  passwords: await sql('SELECT * FROM user_passwords ORDER BY user_id'),
  events: await sql('SELECT id FROM events ORDER BY id'),
})
