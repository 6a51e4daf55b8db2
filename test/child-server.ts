import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { ServerOptions } from '@rollcall/server'
import { engineNames, engines } from './databases.ts'

const program = fileURLToPath(new URL('serve-child.ts', import.meta.url))

export interface ChildServer {
  readonly pid: number | undefined
  /** Where it answers; `undefined` when it did not start. */
  readonly url: string | undefined
  /** Waits until it has written something to the standard error. */
  said(): Promise<string>
  /** Ends the process with a signal, or waits for its own end. */
  end(signal?: NodeJS.Signals): Promise<{ code: number | null; stderr: string }>
}

export interface ChildOptions
  extends Partial<Pick<ServerOptions, 'logLevel' | 'sample' | 'rateLimit' | 'clientSecret'>> {
  /** So far its clock is ahead of the others'. */
  readonly aheadMs?: number
  /** The largest file that the process may write, in kibibytes: a disk that becomes full. */
  readonly fileLimit?: number
  /** A program, with its arguments, that starts the process in surroundings of its own. */
  readonly within?: readonly string[]
}

/** Starts a server in a process of its own and waits until it answers, or has said why it cannot. */
export async function startChild(
  t: TestContext,
  database: string,
  { fileLimit, within = [], ...options }: ChildOptions = {},
): Promise<ChildServer> {
  const limits = fileLimit === undefined ? [] : ['bash', '-c', `ulimit -f ${fileLimit}; exec "$@"`, 'bash']
  const server = [process.execPath, program, JSON.stringify({ database, ...options })]
  const [command = '', ...parameters] = [...within, ...limits, ...server]
  const child = spawn(command, parameters)
  const closed = once(child, 'close')
  t.after(() => child.exitCode ?? child.signalCode ?? child.kill('SIGKILL'))
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const said = await Promise.race([once(child.stdout, 'data'), closed.then(() => [])])
  return {
    pid: child.pid,
    url: said[0]?.toString().trim(),
    async said() {
      if (stderr === '') await once(child.stderr, 'data')
      return stderr
    },
    async end(signal) {
      if (signal) child.kill(signal)
      const [code] = await closed
      return { code, stderr }
    },
  }
}

/** A header with a token of this server. */
export async function signIn(
  url: string,
  clientSecret = 'secret of Manage All',
): Promise<Record<string, string>> {
  const answer = await fetch(`${url}/auth/oauth2/v2/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: 'Manage All',
      client_secret: clientSecret,
    }),
  })
  const { access_token } = (await answer.json()) as { access_token: string }
  return { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' }
}

/** A test on every engine, each time with an empty database that is gone afterwards. */
export function testOnEveryEngine(
  title: string,
  body: (t: TestContext, database: string) => Promise<void>,
): void {
  for (const engine of engineNames)
    test(`${title} [${engine}]`, async (t) => {
      const { database, remove } = await engines[engine]()
      t.after(remove)
      await body(t, database)
    })
}

/** A test with a folder of its own that is gone afterwards. `skip` says why this machine cannot run it. */
export function testWithFolder(
  title: string,
  body: (t: TestContext, folder: string) => Promise<void>,
  skip: string | false = false,
): void {
  test(title, { skip }, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-'))
    t.after(() => rm(folder, { recursive: true }))
    await body(t, folder)
  })
}
