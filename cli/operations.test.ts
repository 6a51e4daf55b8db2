import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { operations, type UserOperationId } from '@rollcall/contract'
import { kebabCase } from './kebab-case.ts'
import { run } from './testing/command.ts'
import { startScripted } from './testing/scripted-server.ts'

const done = { error: false, code: 200, type: 'Success', message: 'Success' }
const user = { id: 7, username: 'amara.diallo', email: 'amara.diallo@example.com', state: 1, status: 1 }
const roles = { status: done, data: [11, 12] }

type Case = readonly [args: string, request: string, body: unknown, answer: unknown]

const onTheWire: { readonly [N in UserOperationId]: Case } = {
  addRolesToUser: [
    '7 --data {"role_id_array":[11]}',
    'PUT /api/1/users/7/add_roles',
    { role_id_array: [11] },
    done,
  ],
  createUser: [
    '--data {"email":"a@example.com"} --mappings sync --no-validate-policy',
    'POST /api/1/users?mappings=sync&validate_policy=false',
    { email: 'a@example.com' },
    user,
  ],
  deleteUser: ['7', 'DELETE /api/1/users/7', undefined, undefined],
  getCustomAttributes: [
    '',
    'GET /api/1/users/custom_attributes',
    undefined,
    { status: done, data: [['team']] },
  ],
  getUserApps: [
    '--ignore-visibility 7',
    'GET /api/1/users/7/apps?ignore_visibility=true',
    undefined,
    [{ id: 1 }],
  ],
  getUserById: ['7', 'GET /api/1/users/7', undefined, user],
  getUserRoles: ['7', 'GET /api/1/users/7/roles', undefined, roles],
  listUsers: [
    '--email *@example.com --fields id,email --limit 5 --custom-attributes team=red --custom-attributes desk=a=b',
    'GET /api/1/users?limit=5&email=*@example.com&custom_attributes.team=red&custom_attributes.desk=a=b&fields=id,email',
    undefined,
    [user],
  ],
  lockAccountUser: [
    '7 --data {"locked_until":15}',
    'PUT /api/1/users/7/lock_user',
    { locked_until: 15 },
    done,
  ],
  logOutUser: ['7', 'PUT /api/1/users/7/logout', undefined, done],
  removeUserRole: [
    '7 --data [11]',
    'PUT /api/1/users/7/remove_roles',
    { role_id_array: [{ role_id: 11 }] },
    done,
  ],
  setUserState: ['7 --data {"state":2}', 'PUT /api/1/users/7/set_state', { state: 2 }, done],
  updatePasswordInsecure: [
    '7 --data {"password":"Herons","password_confirmation":"Herons"}',
    'PUT /api/1/users/set_password_clear_text/7',
    { password: 'Herons', password_confirmation: 'Herons' },
    done,
  ],
  updatePasswordSecure: [
    '7 --data {"password":"ab","password_confirmation":"ab","password_algorithm":"salt+sha256"}',
    'PUT /api/1/users/set_password_using_salt/7',
    { password: 'ab', password_confirmation: 'ab', password_algorithm: 'salt+sha256' },
    done,
  ],
  updateUser: ['7 --data {"title":null}', 'PUT /api/1/users/7', { title: null }, user],
}

describe('each operation is a command', { concurrency: 4 }, () => {
  for (const [id, [args, wire, body, answer]] of Object.entries(onTheWire)) {
    const name = kebabCase(id)
    test(`${name} sends ${wire.split('?')[0]} and prints the answer as JSON when piped`, async (t) => {
      const status = operations[id as UserOperationId].success
      const { env, requests } = await startScripted(t, () => ({ status, body: answer }))
      const { code, stdout, stderr } = await run([name, ...args.split(' ').filter(Boolean)], { env })

      assert.deepEqual({ code, stderr }, { code: 0, stderr: '' })
      const printed = stdout === '' ? undefined : JSON.parse(stdout)
      assert.deepEqual(printed, answer)
      assert.equal(stdout, printed === undefined ? '' : `${JSON.stringify(printed, null, 2)}\n`)
      const [request] = requests
      const [path, query = ''] = wire.split(/\?(.*)/)
      assert.deepEqual(request, {
        ...{ method: path?.split(' ')[0], path: path?.split(' ')[1], query, body },
        authorization: 'Bearer the-token',
      })
    })
  }
})

describe('--data', { concurrency: 4 }, () => {
  const sent = { firstname: 'Zoë' }

  test('is read from a file after @', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-'))
    t.after(() => rm(folder, { recursive: true }))
    await writeFile(join(folder, 'user.json'), JSON.stringify(sent))
    const { env, requests } = await startScripted(t, () => ({ body: user }))
    assert.equal(
      (await run(['update-user', '7', '--data', `@${join(folder, 'user.json')}`], { env })).code,
      0,
    )
    assert.deepEqual(requests[0]?.body, sent)
  })

  test('is read from the standard input for -', async (t) => {
    const { env, requests } = await startScripted(t, () => ({ body: user }))
    const input = JSON.stringify(sent)
    assert.equal((await run(['update-user', '7', '--data', '-'], { env, input })).code, 0)
    assert.deepEqual(requests[0]?.body, sent)
  })

  for (const [what, data, sentence] of [
    ['is not JSON', '{"password":"Three-Blue-Herons', /^rollcall: --data is not JSON, see position 30/],
    [
      'is a file that is not there',
      '@/nowhere/user.json',
      /^rollcall: --data: \/nowhere\/user.json cannot be read \(ENOENT\)\n$/,
    ],
  ] as const) {
    test(`that ${what} is refused in one line, without a word of it`, async (t) => {
      const { env, requests } = await startScripted(t, () => ({ body: user }))
      const { code, stderr } = await run(['update-user', '7', '--data', data], { env })
      assert.equal(code, 2)
      assert.match(stderr, sentence)
      assert.doesNotMatch(stderr, /Herons/)
      assert.equal(requests.length, 0)
    })
  }
})
