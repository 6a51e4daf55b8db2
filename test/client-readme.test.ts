import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { credential, folderFor, root, serve, usersOf } from './docs-programs.ts'

const readme = await readFile(`${root}client/README.md`, 'utf8')

/** All examples in their order are one program. It speaks to OneLogin; here a directory of this project answers. */
const program = (url: string): string =>
  [...readme.matchAll(/^```ts\n(.*?)^```$/gms)]
    .map(([, code = '']) => code)
    .join('\n')
    .replace("subdomain: 'acme'", `host: '${url}'`)
    .replace("host: 'http://127.0.0.1:4000',\n", `host: '${url}',\n`)
    .replace('role_id_array: [1]', 'role_id_array: [201]')

test('the examples of the README of the client compile, run, and do what they say', async (t) => {
  const server = await serve(t)
  const folder = await folderFor('client-readme')
  const file = join(folder, 'program.ts')
  await writeFile(file, program(server.url))
  const config = { extends: `${root}tsconfig.json`, include: ['*.ts'], exclude: [] }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const run = async (...args: string[]) => {
    const { clientId, clientSecret } = credential
    const env = {
      ONELOGIN_CLIENT_ID: clientId,
      ONELOGIN_CLIENT_SECRET: clientSecret,
      ROLLCALL_TOKEN: 'a-token',
    }
    const child = spawn(process.execPath, args, { env })
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ])
    return { code, stdout, stderr }
  }
  assert.deepEqual(await run(`${root}node_modules/typescript/bin/tsc`, '-p', folder), {
    code: 0,
    stdout: '',
    stderr: '',
  })

  const { code, stdout, stderr } = await run(file)
  assert.equal(stderr, '')
  assert.equal(code, 0)
  assert.match(stdout, /email: 'ada@example\.com'/)
  const users = usersOf(server)
  const [ada] = (await users.listUsers({ email: 'ada@example.com' })).users
  assert.deepEqual(ada?.role_ids, [201])
  await assert.rejects(users.getUserById(7), { name: 'NotFoundError' })
})

test('the links of the README of the client lead somewhere', () => {
  for (const [, target = ''] of readme.matchAll(/\]\((?!http)([^)#]+)/g)) {
    assert.ok(existsSync(join(root, 'client', target)), target)
  }
})
