import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, type TestContext, test } from 'node:test'
import { run, start } from './testing/command.ts'

const credential = { ROLLCALL_CLIENT_ID: 'test', ROLLCALL_CLIENT_SECRET: 'only-for-tests' }

interface Server {
  readonly url: string
  /** Ends it, and answers what it printed and with what it ended. */
  stop(signal: NodeJS.Signals): Promise<{ code: number | null; stdout: string; stderr: string }>
}

/** Serves until the test ends it, or is over. */
async function serve(t: TestContext, args: readonly string[], env = {}): Promise<Server> {
  const child = start(['serve', '--port', '0', ...args], { env })
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error('the command has no pipes')
  const exit = once(child, 'close')
  t.after(() => child.kill('SIGKILL'))
  const printed: Buffer[] = []
  stdout.on('data', (chunk: Buffer) => printed.push(chunk))
  const err = text(stderr)
  await Promise.race([once(stdout, 'data'), exit])
  const url = /http:\S+/.exec(Buffer.concat(printed).toString())?.[0]
  if (url === undefined) throw new Error(`it does not answer: ${await err}`)
  return {
    url,
    async stop(signal) {
      child.kill(signal)
      const [code] = await exit
      return { code, stdout: Buffer.concat(printed).toString(), stderr: await err }
    },
  }
}

async function folderFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

describe('rollcall serve', { concurrency: 4 }, () => {
  test('at Ctrl-C while sample people go in it says so, ends with 130, and the next start goes on', async (t) => {
    const database = join(await folderFor(t), 'interrupted.db')
    const args = ['--database', database, '--sample', '20001']
    const first = start(['serve', '--port', '0', ...args], { env: credential })
    t.after(() => first.kill('SIGKILL'))
    const stderr: Buffer[] = []
    first.stderr?.on('data', (chunk: Buffer) => {
      stderr.push(chunk)
      if (stderr.length === 1) first.kill('SIGINT')
    })
    const [code] = await once(first, 'close')
    assert.equal(code, 130)
    assert.match(
      Buffer.concat(stderr).toString(),
      /^10000 of 20001 .+\n(20000 of 20001 .+\n)?Stopped before the directory .+\n$/,
    )

    const second = await serve(t, args, credential)
    const env = { ...credential, ROLLCALL_HOST: second.url }
    assert.equal((await run(['get-user-by-id', '20001'], { env })).code, 0)
    await second.stop('SIGTERM')
  })

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    test(`prints one line when it answers, and ends with 0 at ${signal}`, async (t) => {
      const server = await serve(t, ['--database', ':memory:', '--sample', '3'], credential)
      const env = { ...credential, ROLLCALL_HOST: server.url }
      const users = JSON.parse((await run(['list-users', '--fields', 'username'], { env })).stdout)
      assert.equal(users.length, 3)

      const { code, stdout, stderr } = await server.stop(signal)
      assert.deepEqual({ code, stderr }, { code: 0, stderr: '' })
      assert.equal(stdout, `Rollcall answers on ${server.url} (database :memory:)\n`)
    })
  }

  test('makes a credential for a new directory, prints it once, and keeps directory and credential', async (t) => {
    const database = join(await folderFor(t), 'people.db')
    const first = await serve(t, ['--database', database])
    const { stdout } = await first.stop('SIGTERM')
    const [answers, note, id, secret, ...rest] = stdout.trimEnd().split('\n')
    assert.match(answers ?? '', /^Rollcall answers on http:\/\/127\.0\.0\.1:\d+ \(database .+people\.db\)$/)
    assert.match(note ?? '', /The secret is not shown again/)
    assert.deepEqual(rest, [])
    const made = Object.fromEntries([id, secret].map((line) => line?.trim().split('=') ?? []))

    const second = await serve(t, ['--database', database])
    const env = { ...made, ROLLCALL_HOST: second.url }
    assert.equal((await run(['create-user', '--data', '{"username":"jo"}'], { env })).code, 0)
    const ended = await second.stop('SIGTERM')
    assert.equal(ended.stdout.trimEnd().split('\n').length, 1)
  })

  test('refuses a database that another one serves, and a port that is taken, in one line', async (t) => {
    const database = join(await folderFor(t), 'people.db')
    const server = await serve(t, ['--database', database], credential)
    const { port } = new URL(server.url)

    for (const [args, words] of [
      [['--port', '0', '--database', database], /in use/],
      [['--port', port, '--database', ':memory:'], new RegExp(`port ${port} .*in use`)],
    ] as const) {
      const { code, stdout, stderr } = await run(['serve', ...args], { env: credential })
      assert.deepEqual({ code, stdout }, { code: 1, stdout: '' })
      assert.match(stderr, /^rollcall: .+\n$/)
      assert.match(stderr, words)
    }
    assert.equal((await server.stop('SIGTERM')).code, 0)
  })

  test('takes its settings from variables too, and an option goes before them', async (t) => {
    const env = { ...credential, ROLLCALL_DATABASE: '/nowhere/people.db', ROLLCALL_RATE_LIMIT: '7' }
    const server = await serve(t, ['--database', ':memory:'], env)
    const answer = await fetch(`${server.url}/auth/oauth2/v2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('test:only-for-tests')}`, 'content-type': 'application/json' },
      body: '{"grant_type":"client_credentials"}',
    })
    const { access_token: token } = (await answer.json()) as { access_token: string }
    const users = await fetch(`${server.url}/api/1/users`, { headers: { authorization: `Bearer ${token}` } })
    assert.equal(users.headers.get('x-ratelimit-limit'), '7')
    assert.equal((await server.stop('SIGTERM')).code, 0)
  })

  test('passes over a ROLLCALL_HOST that is the URL of a directory to call', async (t) => {
    const env = { ...credential, ROLLCALL_HOST: 'https://directory.example.com' }
    const server = await serve(t, ['--database', ':memory:'], env)
    assert.match(server.url, /^http:\/\/127\.0\.0\.1:/)
    assert.equal((await server.stop('SIGTERM')).code, 0)
  })
})

describe('rollcall serve refuses', { concurrency: 4 }, () => {
  for (const [args, line] of [
    [
      '--port many',
      "option '--port <number>' argument 'many' is invalid. It must be a whole number from 0 to 65535.",
    ],
    [
      '--port 65536',
      "option '--port <number>' argument '65536' is invalid. It must be a whole number from 0 to 65535.",
    ],
    ['--prt 1', "unknown option '--prt' (Did you mean --port?)"],
    [
      '--log-level loud',
      "option '--log-level <level>' argument 'loud' is invalid. Allowed choices are silent, fatal, error, warn, info, debug.",
    ],
    ['--client-id me', '--client-id needs --client-secret beside it'],
    ['--client-secret s', '--client-secret needs --client-id beside it'],
    ['--host http://127.0.0.1', '--host must be an address to listen on, such as 127.0.0.1, not a URL'],
    ['here', "too many arguments for 'serve'. Expected 0 arguments but got 1."],
  ] as const) {
    test(`${args}, with 2 and one line`, async () => {
      const ended = await run(['serve', ...args.split(' ')])
      assert.deepEqual(ended, { code: 2, stdout: '', stderr: `rollcall: ${line}\n` })
    })
  }
})
