import assert from 'node:assert/strict'
import { operations, type Scope, type UserOperationId } from '@rollcall/contract'
import { onEveryDatabase } from './harness.ts'

const scopes: readonly Scope[] = [
  'Authentication Only',
  'Read Users',
  'Manage users',
  'Read All',
  'Manage All',
]

const user = '/api/1/users/1'
const digest = 'a'.repeat(64)

/**
 * For each operation what the five scopes get, in the order above, for a call that is in order: its success, 403 where
 * the contract has one, or 401 where it has none.
 */
const matrix: {
  readonly [N in UserOperationId]: [path: string, body: unknown, statuses: readonly number[]]
} = {
  listUsers: ['/api/1/users', undefined, [401, 200, 200, 200, 200]],
  getUserById: [user, undefined, [401, 200, 200, 200, 200]],
  getUserApps: [`${user}/apps`, undefined, [401, 200, 200, 200, 200]],
  getCustomAttributes: ['/api/1/users/custom_attributes', undefined, [401, 200, 200, 200, 200]],
  getUserRoles: [`${user}/roles`, undefined, [403, 403, 403, 200, 200]],
  createUser: ['/api/1/users', { username: 'eve' }, [401, 401, 201, 401, 201]],
  updateUser: [user, { title: 'Dr' }, [401, 401, 200, 401, 200]],
  deleteUser: [user, undefined, [401, 401, 204, 401, 204]],
  addRolesToUser: [`${user}/add_roles`, { role_id_array: [219] }, [403, 403, 200, 403, 200]],
  removeUserRole: [`${user}/remove_roles`, { role_id_array: [201] }, [403, 403, 403, 403, 200]],
  setUserState: [`${user}/set_state`, { state: 2 }, [403, 403, 403, 403, 200]],
  lockAccountUser: [`${user}/lock_user`, { locked_until: 60 }, [403, 403, 403, 403, 200]],
  logOutUser: [`${user}/logout`, undefined, [200, 403, 200, 403, 200]],
  updatePasswordInsecure: [
    '/api/1/users/set_password_clear_text/1',
    { password: 'Correct horse', password_confirmation: 'Correct horse' },
    [403, 403, 403, 403, 200],
  ],
  updatePasswordSecure: [
    '/api/1/users/set_password_using_salt/1',
    { password: digest, password_confirmation: digest, password_algorithm: 'salt+sha256' },
    [403, 403, 403, 403, 200],
  ],
}

const refusals: Readonly<Record<number, object>> = {
  401: { error: true, code: 401, type: 'Unauthorized', message: 'Insufficient Permission' },
  403: { error: true, code: 403, type: 'ForbiddenError', message: 'not allowed' },
}

for (const [id, [path, body, statuses]] of Object.entries(matrix) as [
  UserOperationId,
  (typeof matrix)[UserOperationId],
][])
  for (const [at, scope] of scopes.entries()) {
    const status = statuses[at] as number
    const isRefused = status in refusals
    onEveryDatabase(
      `${id} answers ${status} to the scope ${scope}`,
      async ({ call, token, sql }) => {
        const headers = { authorization: `Bearer ${await token(scope)}` }
        const stored = async () => ({
          users: await sql('SELECT id, body FROM users ORDER BY id'),
          events: await sql('SELECT id FROM events ORDER BY id'),
        })
        const before = await stored()
        const answer = await call(operations[id].method, path, { body, headers })
        assert.equal(answer.status, status, answer.text)
        assert.equal(
          operations[id].scopes.some((one) => one === scope),
          !isRefused,
        )
        if (!isRefused) return
        assert.deepEqual(answer.body, refusals[status])
        assert.deepEqual(await stored(), before)
      },
      { sample: 2 },
    )
  }

for (const scope of scopes)
  onEveryDatabase(
    `getRateLimit answers to the scope ${scope}`,
    async ({ call, token }) => {
      const headers = { authorization: `Bearer ${await token(scope)}` }
      assert.equal((await call('GET', '/auth/rate_limit', { headers })).status, 200)
    },
    { rateLimit: 10 },
  )

onEveryDatabase('a scope that is too small learns nothing about users', async ({ call, token }) => {
  const headers = { authorization: `Bearer ${await token('Authentication Only')}` }
  const answers = await Promise.all(
    ['1', '9', 'x'].map((id) => call('GET', `/api/1/users/${id}`, { headers })),
  )
  assert.deepEqual(
    answers.map(({ status, body }) => [status, body.message]),
    Array(3).fill([401, 'Insufficient Permission']),
  )
})
