import assert from 'node:assert/strict'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { after, before, describe, type TestContext, test } from 'node:test'
import { type RunningServer, startServer } from '@rollcall/server'
import { run, start } from '../testing/command.ts'
import { startScripted } from '../testing/scripted-server.ts'
import { confirm } from './confirm.ts'

let server: RunningServer
let folder: string
let env: Record<string, string>

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-'))
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    database: ':memory:',
    clientId: 'ci',
    clientSecret: 'only-for-tests',
    rateLimit: 0,
    logLevel: 'silent',
    lastRequestsMs: 0,
  })
  env = { ROLLCALL_HOST: server.url, ROLLCALL_CLIENT_ID: 'ci', ROLLCALL_CLIENT_SECRET: 'only-for-tests' }
})

after(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

async function fileWith(text: string): Promise<string> {
  const file = join(folder, `${Math.random()}.yaml`)
  await writeFile(file, text)
  return file
}

describe('rollcall apply', { concurrency: 4 }, () => {
  test('shows the plan and ends with 7 without a yes, does it with --yes, and has nothing to do then', async () => {
    const file = await fileWith('groups: [{ name: Oslo }]\nusers: [{ username: olaf, group: Oslo }]')
    const plan = `${server.url} and ${file}:\n  + group "Oslo"\n  + user "olaf"\n      group: Oslo\n2 to create, 0 to change, 0 to delete; 0 as the file says\n`
    assert.deepEqual(await run(['apply', file], { env }), {
      code: 7,
      stdout: plan,
      stderr: 'Nothing was changed. With --yes it is applied.\n',
    })
    assert.deepEqual(await run(['apply', file, '--yes'], { env }), {
      code: 0,
      stdout: `${plan}Applied: 2 created, 0 changed, 0 deleted\n`,
      stderr: '',
    })
    const nothing = { code: 0, stdout: 'Nothing to do: 2 as the file says\n', stderr: '' }
    assert.deepEqual(await run(['apply', file], { env }), nothing)
    assert.deepEqual(await run(['apply', file, '--yes'], { env }), nothing)
  })

  test('a file that is wrong is wrong use, line by line, and nothing is sent', async (t) => {
    const { env, requests } = await startScripted(t, () => ({ body: [] }))
    const file = await fileWith('groups:\n  - nmae: Oslo\n  - 7\n')
    assert.deepEqual(await run(['apply', file, '--yes'], { env }), {
      code: 2,
      stdout: '',
      stderr: `${file}:2:5: a group needs a name\n${file}:2:5: a group has no member "nmae"; did you mean name?\n${file}:3:5: a group must be names with values\n`,
    })
    const none = await run(['apply', join(folder, 'none.yaml')], { env })
    assert.deepEqual(
      [none.code, none.stderr],
      [2, `rollcall: ${join(folder, 'none.yaml')} cannot be read (ENOENT)\n`],
    )
    assert.deepEqual(requests, [])
  })

  test('a refusal ends with its own code, tells its line and what was done before', async () => {
    const file = await fileWith('groups: [{ name: Rome }]\nusers:\n  - username: rita\n    password: short\n')
    const { code, stderr } = await run(['apply', file, '--yes'], { env })
    assert.equal(code, 5)
    assert.match(
      stderr,
      /^1 created, 0 changed, 0 deleted; 1 of 2 steps are left\n.+:3:5: user "rita" could not be created: 422 [^\n]+\n$/,
    )
    assert.ok(stderr.includes(file))
  })

  test('secrets of new credentials are printed once, or go to a file that only the owner reads', async () => {
    const secrets = join(folder, 'secrets.jsonl')
    const printed = await run(
      ['apply', await fileWith('credentials: [{ name: printed, scope: Read All }]'), '--yes'],
      { env },
    )
    assert.match(
      printed.stdout,
      /credential printed is not shown again:\n {2}ROLLCALL_CLIENT_ID=\w{64}\n {2}ROLLCALL_CLIENT_SECRET=\w{64}\n/,
    )

    const file = await fileWith('credentials: [{ name: written, scope: Read All }]')
    const written = await run(['apply', file, '--yes', '--secrets', secrets], { env })
    const { name, client_id, client_secret } = JSON.parse(await readFile(secrets, 'utf8'))
    assert.equal((await stat(secrets)).mode & 0o777, 0o600)
    assert.ok(!(written.stdout + written.stderr).includes(client_secret))
    const own = { ...env, ROLLCALL_CLIENT_ID: client_id, ROLLCALL_CLIENT_SECRET: client_secret }
    assert.equal(name, 'written')
    assert.equal((await run(['list-users'], { env: own })).code, 0)
  })

  test('a file for secrets that others can read is refused before anything is made', async () => {
    const secrets = await fileWith('')
    await chmod(secrets, 0o644)
    const file = await fileWith('credentials: [{ name: never, scope: Read All }]')
    for (const [place, words] of [
      [secrets, /others on the machine can read/],
      [join(folder, 'none', 'file'), /cannot be written \(ENOENT\)/],
    ] as const) {
      const { code, stderr } = await run(['apply', file, '--yes', '--secrets', place], { env })
      assert.equal(code, 2)
      assert.match(stderr, words)
    }
    assert.equal((await run(['apply', file], { env })).code, 7)
  })

  test('--prune never deletes the credential that it works with, and with a token none at all', async (t) => {
    const { url } = await startScripted(t, () => ({ body: [] }))
    const credentials = [
      { id: 1, name: 'own', client_id: 'ci', scope: 'Manage All' },
      { id: 2, name: 'other', client_id: 'x', scope: 'Read All' },
    ]
    const scripted = await startScripted(t, ({ path }) =>
      path.includes('token')
        ? { body: { access_token: 'the-token', expires_in: 36000 } }
        : { body: credentials },
    )
    const file = await fileWith('credentials: []')
    const byCredential = await run(['apply', file, '--prune'], {
      env: { ...env, ROLLCALL_HOST: scripted.url },
    })
    assert.match(byCredential.stdout, /:\n {2}- credential "other"\n0 to create/)
    const byToken = await run(['apply', file, '--prune'], { env: scripted.env })
    assert.equal(byToken.stdout, 'Nothing to do: 0 as the file says\n')
    assert.notEqual(url, scripted.url)
  })

  test('at Ctrl-C the call under way is finished, what is left is said, and the same command goes on', async (t) => {
    const file = await fileWith(
      `groups:\n${Array.from({ length: 400 }, (_, n) => `  - name: City ${n}\n`).join('')}`,
    )
    const child = start(['apply', file, '--yes'], { env })
    t.after(() => child.kill('SIGKILL'))
    const stderr: Buffer[] = []
    child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.stdout?.once('data', () => child.kill('SIGINT'))
    const [code] = await once(child, 'close')
    assert.equal(code, 130)
    assert.match(
      Buffer.concat(stderr).toString(),
      /^\d+ created, 0 changed, 0 deleted; \d+ of 400 steps are left\nStopped before all was applied; the same command goes on from there\.\n$|^Nothing was changed/,
    )
    assert.equal((await run(['apply', file, '--yes'], { env })).code, 0)
    assert.match((await run(['apply', file], { env })).stdout, /^Nothing to do: 400/)
  })
})

async function answerOf(t: TestContext, text: string | undefined, stop?: AbortSignal): Promise<boolean> {
  const [input, output] = [new PassThrough(), new PassThrough()]
  t.after(() => input.destroy())
  if (text !== undefined) input.end(text)
  return confirm('Apply? ', stop ?? new AbortController().signal, input, output)
}

for (const [text, isYes] of [
  ['yes\n', true],
  [' Y \n', true],
  ['no\n', false],
  ['\n', false],
  ['', false],
  ['yes please\n', false],
] as const)
  test(`the answer ${JSON.stringify(text)} is a ${isYes ? 'yes' : 'no'}`, async (t) => {
    assert.equal(await answerOf(t, text), isYes)
  })

test('a Ctrl-C at the question is a no', async (t) => {
  assert.equal(await answerOf(t, undefined, AbortSignal.timeout(20)), false)
})
