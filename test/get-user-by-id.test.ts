import assert from 'node:assert/strict'
import { NotFoundError } from '@rollcall/client'
import { onEveryDatabase } from './harness.ts'

onEveryDatabase(
  'getUserById answers the user in full, as the contract describes it',
  async ({ users, sql }) => {
    const user = await users.getUserById(7)
    assert.equal(user.id, 7)
    assert.deepEqual(
      user,
      JSON.parse((await sql<{ body: string }>('SELECT body FROM users WHERE id = 7'))[0]?.body ?? ''),
    )
  },
  { sample: 10 },
)

for (const [what, id, status, message] of [
  ['an id that nobody has', '9', 404, 'User for id 9 was not found'],
  ['id 0', '0', 404, 'User for id 0 was not found'],
  ['a negative id', '-1', 404, 'User for id -1 was not found'],
  [
    'an id beyond all exact numbers',
    '99999999999999999999',
    404,
    'User for id 99999999999999999999 was not found',
  ],
  ['a word', 'abc', 400, 'ID is incorrect'],
  ['a fraction', '1.5', 400, 'ID is incorrect'],
  ['a number in another notation', '1e3', 400, 'ID is incorrect'],
  ['blanks', '%20', 400, 'ID is incorrect'],
  ['SQL', "1'--", 400, 'ID is incorrect'],
  ['a NUL', '1%00', 400, 'ID is incorrect'],
] as const)
  onEveryDatabase(`getUserById answers ${status} to ${what}`, async ({ call }) => {
    const answer = await call('GET', `/api/1/users/${id}`)
    assert.equal(answer.status, status)
    assert.equal(answer.body.message, message)
  })

onEveryDatabase('getUserById of the client throws a NotFoundError that names the user', async ({ users }) => {
  await assert.rejects(users.getUserById(5), (error: NotFoundError) => {
    assert.ok(error instanceof NotFoundError)
    assert.equal(error.status, 404)
    assert.equal(error.message, 'User for id 5 was not found')
    assert.ok(error.requestId)
    return true
  })
})
