import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { toText } from './answers.ts'
import { run } from './testing/command.ts'
import { type Answer, type Request, startScripted } from './testing/scripted-server.ts'

const amara = {
  id: 7,
  username: 'amara.diallo',
  email: 'amara@example.com',
  firstname: 'Ama\u001b[31mra',
  lastname: 'Diallo',
  phone: null,
  state: 1,
  status: 7,
  custom_attributes: { team: 'red' },
} as const
const jonas = {
  id: 12,
  username: 'jonas',
  email: 'j@example.com',
  firstname: 'Jonas',
  lastname: 'W',
  state: 3,
  status: 1,
}
const done = { error: false, code: 200, type: 'Success', message: 'Success' }

const heading = 'id  username      email              firstname  lastname  state       status'
const rowOfAmara = ' 7  amara.diallo  amara@example.com  Ama[31mra  Diallo    Approved    Password pending'
const rowOfJonas = '12  jonas         j@example.com      Jonas      W         Unlicensed  Active'

describe('for people', { concurrency: 4 }, () => {
  for (const [args, body, lines] of [
    ['list-users', [amara, jonas], [heading, rowOfAmara, rowOfJonas]],
    [
      'list-users --fields email,custom_attributes',
      [amara],
      ['id  email              custom_attributes', ' 7  amara@example.com  team=red'],
    ],
    ['delete-user 7', undefined, ['Success']],
  ] as const) {
    test(`rollcall ${args} is a table`, async (t) => {
      const { env } = await startScripted(t, () => ({ body }))
      const { code, stdout } = await run([...args.split(' '), '--table'], { env })
      assert.equal(code, 0)
      assert.equal(stdout, `${lines.join('\n')}\n`)
    })
  }

  test('a user is a list of pairs', () =>
    assert.equal(
      toText('getUserById', amara),
      [
        'id                 7',
        'username           amara.diallo',
        'email              amara@example.com',
        'firstname          Ama[31mra',
        'lastname           Diallo',
        'phone',
        'state              1 Approved',
        'status             7 Password pending',
        'custom_attributes  team=red\n',
      ].join('\n'),
    ))

  test('apps are a table', () =>
    assert.equal(
      toText('getUserApps', [
        { id: 501, name: 'Mail', login_id: 9, provisioning_status: 'enabled', extension: true },
      ]),
      [
        ' id  name  login_id  provisioning_status  provisioning_state  extension',
        '501  Mail         9  enabled                                  true\n',
      ].join('\n'),
    ))

  test('roles are a column', () =>
    assert.equal(toText('getUserRoles', { status: done, data: [11, 201] }), 'role_id\n     11\n    201\n'))

  test('custom attributes are a column', () =>
    assert.equal(
      toText('getCustomAttributes', { status: done, data: [['team', 'desk']] }),
      'shortname\nteam\ndesk\n',
    ))

  test('what only acts says that it succeeded', () => assert.equal(toText('setUserState', done), 'Success\n'))
})

/** Two pages of users, and then one that fails if the test wants it. */
const pages =
  (hasThird: boolean) =>
  ({ query }: Request): Answer => {
    const cursor = /cursor=(\w+)/.exec(query)?.[1]
    const counts = { 'total-count': '3', 'total-pages': '2', 'page-items': '2' }
    if (cursor === undefined) {
      return { body: [amara, jonas], headers: { ...counts, 'current-page': '1', 'after-cursor': 'second' } }
    }
    if (cursor === 'third') return { status: 400, body: { code: 400, message: 'Invalid pagination cursor' } }
    const headers = { ...counts, 'current-page': '2', ...(hasThird && { 'after-cursor': 'third' }) }
    return { body: [{ ...jonas, id: 13 }], headers }
  }

describe('a list on several pages', { concurrency: 4 }, () => {
  for (const [args, note, count] of [
    ['list-users', 'users 1-2 of 3, page 1 of 2; next page: --page 2', 1],
    ['list-users --cursor second', 'users 3-3 of 3, page 2 of 2', 1],
    ['list-users --all', '3 users', 2],
  ] as const) {
    test(`rollcall ${args} notes beside the table: ${note}`, async (t) => {
      const { env, requests } = await startScripted(t, pages(false))
      const { code, stderr, stdout } = await run([...args.split(' '), '--table'], { env })
      assert.deepEqual({ code, stderr }, { code: 0, stderr: `${note}\n` })
      assert.equal(requests.length, count)
      assert.equal(stdout.match(/username/g)?.length, 1)
    })
  }

  test('--all is one JSON list of all pages, written as one page would be', async (t) => {
    const { env } = await startScripted(t, pages(false))
    const { code, stdout, stderr } = await run(['list-users', '--all'], { env })
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' })
    const users = JSON.parse(stdout)
    assert.deepEqual(users, [amara, jonas, { ...jonas, id: 13 }])
    assert.equal(stdout, `${JSON.stringify(users, null, 2)}\n`)
  })

  test('--all that breaks off shows it by its exit code, and what came is not taken for all', async (t) => {
    const { env } = await startScripted(t, pages(true))
    const { code, stdout, stderr } = await run(['list-users', '--all'], { env })
    assert.equal(code, 1)
    assert.equal(stderr, 'rollcall: 400 Bad Request: Invalid pagination cursor; go on with --cursor third\n')
    assert.throws(() => JSON.parse(stdout))
  })

  test('a page past the end says so', async (t) => {
    const headers = { 'total-count': '3', 'current-page': '9', 'total-pages': '2' }
    const { env } = await startScripted(t, () => ({ body: [], headers }))
    const { code, stderr } = await run(['list-users', '--page', '9', '--table'], { env })
    assert.deepEqual({ code, stderr }, { code: 0, stderr: 'no users on this page; 3 in all\n' })
  })

  test('an empty list is [] as JSON, and a heading with a note for people', async (t) => {
    const headers = { 'total-count': '0', 'current-page': '1', 'total-pages': '0' }
    const { env } = await startScripted(t, () => ({ body: [], headers }))
    assert.equal((await run(['list-users', '--all'], { env })).stdout, '[]\n')
    const { stderr } = await run(['list-users', '--table'], { env })
    assert.equal(stderr, 'no users\n')
  })
})
