import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listCalls } from './calls.ts'
import { printClientPages } from './client-pages.ts'
import { document } from './files.ts'
import { kebabCase } from './names.ts'

const pages = new Map(printClientPages(document, (name) => `// the program of ${name}\n`))
const pageOf = (name: string): string => pages.get(`docs/client/operations/${name}.md`) ?? ''
const calls = listCalls(document, 'Users')

test('there is an index, and a page for each operation with the same sections', () => {
  assert.equal(pages.size, 16)
  for (const { id } of calls) {
    const page = pageOf(kebabCase(id))
    const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading)
    assert.deepEqual(
      headings,
      [id, 'Example', 'Parameters', 'Result', 'Errors', 'Sent again', 'Headers'],
      `${id}`,
    )
    assert.ok(page.includes(`\`\`\`ts\n// the program of ${kebabCase(id)}\n\`\`\``), id)
    assert.ok(pages.get('docs/client/README.md')?.includes(`[${id}](operations/${kebabCase(id)}.md)`), id)
  }
})

test('a page has every parameter, status and header of the contract', () => {
  for (const { id, parameters, responses } of calls) {
    const page = pageOf(kebabCase(id))
    for (const parameter of parameters) {
      const [name] = parameter.name.split('.{')
      assert.ok(
        page.includes(parameter.in === 'path' ? '| `userId` |' : `| \`query.${name}?\` |`),
        `${id} ${name}`,
      )
    }
    for (const { status, response } of responses) {
      if (status >= 400)
        assert.match(page, new RegExp(`^\\| \`\\w+Error\` \\| ${status} \\|`, 'm'), `${id} ${status}`)
      for (const name of Object.keys(response.headers ?? {}))
        assert.ok(page.includes(`\`${name}\``), `${id} ${name}`)
    }
  }
})

test('the four calls that must not be done twice say so', () => {
  const once = calls.map(({ id }) => id).filter((id) => pageOf(kebabCase(id)).includes('Only after a 429'))
  const no = [...(pages.get('docs/client/README.md') ?? '').matchAll(/^\| \[(\w+)\].*\| no \|$/gm)].map(
    ([, id]) => id,
  )
  assert.deepEqual(once, ['createUser', 'lockAccountUser', 'updatePasswordInsecure', 'updatePasswordSecure'])
  assert.deepEqual(no, once)
})

for (const [name, line] of [
  [
    'add-roles-to-user',
    '`users.addRolesToUser(userId: number, body: AddRolesToUserRequest, options?: CallOptions): Call<ErrorBody>`',
  ],
  [
    'update-user',
    '`users.updateUser(userId: number, body: UserInput, query?: UpdateUserQuery, options?: CallOptions): Call<User>`',
  ],
  ['list-users', '`users.listUsers(query?: ListUsersQuery, options?: CallOptions): UserList`'],
  [
    'log-out-user',
    '`users.logOutUser(userId: number, body?: LogOutUserRequest, options?: CallOptions): Call<ErrorBody>`',
  ],
  ['delete-user', 'Nothing: `undefined`.'],
  ['delete-user', '| `userId` | `number` | The id of the user. |'],
  ['log-out-user', '| `body?` | `LogOutUserRequest` | None is needed; what is sent is not read. |'],
  ['remove-user-role', '| `body.role_id_array` | `readonly number[] \\| readonly ({ role_id: number })[]` |'],
  [
    'set-user-state',
    '| `body.state` | `0 \\| 1 \\| 2 \\| 3` | The new state. One of: `0` Unapproved; `1` Approved;',
  ],
  ['lock-account-user', 'From 0 to 5256000. |'],
  ['update-password-insecure', '| `body.validate_policy?` | `boolean` |'],
  ['list-users', '| `query.custom_attributes?` | `Record<string, string>` |'],
  ['list-users', '| `afterCursor` | `After-Cursor` |'],
  ['get-user-apps', '| `provisioning_enabled?` | `boolean \\| null` |'],
  ['get-user-roles', '| `data` | `number[]` | The ids of the roles, in one flat list. |'],
  ['get-user-by-id', '| `X-RateLimit-Reset` | `rateLimit.resetMs`, in milliseconds |'],
] as const) {
  test(`the page ${name} has: ${line}`, () => assert.ok(pageOf(name).includes(line)))
}
