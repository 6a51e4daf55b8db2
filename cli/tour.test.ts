import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { describe, type TestContext, test } from 'node:test'
import { operations } from '@rollcall/contract'
import { startServer } from '@rollcall/server'
import { run, start } from './testing/command.ts'
import { type Answer, type Request, startScripted } from './testing/scripted-server.ts'

const fifteen = Object.entries(operations).flatMap(([id, { tag }]) => (tag === 'Users' ? [id] : []))
const count = fifteen.length

/** A directory in this process, with people in it. */
async function startDirectory(t: TestContext) {
  const credential = { clientId: 'tour', clientSecret: 'only-for-tests' }
  const server = await startServer({
    ...credential,
    host: '127.0.0.1',
    port: 0,
    database: ':memory:',
    sample: 10,
    rateLimit: 0,
    logLevel: 'silent',
  })
  t.after(() => server.close())
  return {
    ROLLCALL_HOST: server.url,
    ROLLCALL_CLIENT_ID: credential.clientId,
    ROLLCALL_CLIENT_SECRET: credential.clientSecret,
  }
}

interface Step {
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly status: number
  readonly ms: number
  readonly ok: boolean
  readonly change: string
}

describe('rollcall tour', { concurrency: 3 }, () => {
  test('makes every call against a directory in memory when no other is named', async () => {
    const { code, stdout, stderr } = await run(['tour'])
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' })
    const lines = stdout.trimEnd().split('\n')
    assert.equal(lines.at(-1), `${count} of ${count} operations answered as documented`)
    const named = lines.slice(1, -1).map((line) => /^ *\d+ +(\w+) /.exec(line)?.[1])
    assert.deepEqual(named.toSorted(), fifteen.toSorted())
  })

  test('as JSON it tells each call, its status, and what it changed', async (t) => {
    const env = await startDirectory(t)
    const { code, stdout } = await run(['tour', '--json'], { env })
    const { steps, answered, directory } = JSON.parse(stdout) as {
      steps: Step[]
      answered: number
      directory: string
    }
    assert.deepEqual(
      { code, answered, directory },
      { code: 0, answered: count, directory: env.ROLLCALL_HOST },
    )
    for (const { operation, method, path, status } of steps) {
      const documented = operations[operation as keyof typeof operations]
      assert.deepEqual([method, status], [documented.method, documented.success])
      assert.match(path, new RegExp(`^${documented.path.replace('{user_id}', '\\d+')}$`))
    }
    const change = (name: string) => steps.find(({ operation }) => operation === name)?.change ?? ''
    assert.match(change('addRolesToUser'), /^roles \[\] → \[\d+, \d+\]$/)
    assert.match(change('removeUserRole'), /^roles \[\d+, \d+\] → \[\d+\]$/)
    assert.match(change('setUserState'), /^state 1 \(Approved\) → 2 \(Rejected\)$/)
    assert.match(
      change('lockAccountUser'),
      /status .+ → 3 \(Locked\), locked_until nothing → \d{4}-\d\d-\d\d \d\d:\d\d UTC/,
    )
  })

  test('leaves a directory as it was, also when calls fail', async (t) => {
    const env = await startDirectory(t)
    const before = await run(['list-users', '--all'], { env })
    const { code, stdout } = await run(['tour', '--role', '999'], { env })
    assert.equal(code, 1)
    assert.match(
      stdout,
      /\n {0,1}\d+ +addRolesToUser .+ 400 .+ FAILED: 400 Bad Request: role_id_array should be a subset/,
    )
    assert.match(
      stdout,
      /13 of 15 operations answered as documented; failed: addRolesToUser, removeUserRole\n$/,
    )
    assert.equal((await run(['list-users', '--all'], { env })).stdout, before.stdout)
  })

  test('deletes its user and nobody else when the creation was answered with an error', async (t) => {
    const people = [{ id: 1, username: 'boss', role_ids: [1] }]
    const answer = ({ method, path }: Request): Answer => {
      if (path.endsWith('/custom_attributes'))
        return { body: { status: { code: 200, message: '' }, data: [[]] } }
      return method === 'GET' ? { body: people } : { status: 500, body: { code: 500, message: 'oops' } }
    }
    const { env, requests } = await startScripted(t, answer)
    const { code, stdout } = await run(['tour'], { env })
    assert.equal(code, 1)
    assert.match(stdout, /\n2 of 15 operations answered as documented; failed: createUser, .*deleteUser\n$/)
    assert.deepEqual(
      requests.filter(({ method }) => method === 'DELETE'),
      [],
    )
  })

  for (const [when, interrupt, ending] of [
    ['at Ctrl-C', (child: ChildProcess) => child.kill('SIGINT'), 130],
    ['when nobody reads on', (child: ChildProcess) => child.stdout?.destroy(), 0],
  ] as const) {
    test(`${when} it deletes its user first, and ends with ${ending}`, async (t) => {
      let interruptNow = () => {}
      const user = { id: 51, username: 'guide', state: 1, status: 7 }
      const answer = ({ method, path }: Request): Answer => {
        if (path.endsWith('/custom_attributes')) return { body: { data: [[]] } }
        if (method === 'DELETE') return { status: 204 }
        if (method === 'GET') return { body: path.endsWith('/users') ? [] : user }
        interruptNow()
        return { status: 201, body: user }
      }
      const { env, requests } = await startScripted(t, answer)
      const child = start(['tour'], { env })
      interruptNow = () => interrupt(child)
      child.stdout?.resume()
      const [code] = await once(child, 'exit')
      assert.equal(code, ending)
      const changes = requests
        .filter(({ method }) => method !== 'GET')
        .map(({ method, path }) => `${method} ${path}`)
      assert.equal(changes[0], 'POST /api/1/users')
      assert.equal(changes.at(-1), 'DELETE /api/1/users/51')
      // The signal is on its way while the tour takes its next step; it never takes all of them.
      assert.ok(changes.length <= 4, changes.join(', '))
    })
  }

  test('ends at once, as any call does, when the directory refuses the credential', async (t) => {
    const env = { ...(await startDirectory(t)), ROLLCALL_CLIENT_SECRET: 'wrong' }
    const { code, stderr } = await run(['tour'], { env })
    assert.equal(code, 3)
    assert.match(stderr, /^rollcall: 401 Unauthorized: .+\n$/)
  })
})
