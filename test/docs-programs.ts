import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { ApiClient, UsersV1Api } from '@rollcall/client'
import { type RunningServer, startServer } from '@rollcall/server'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** The pages of the client by path, such as `recipes/off-boarding.md`. */
export const pages = new Map<string, string>()
for (const path of (await readdir(`${root}docs/client`, { recursive: true })).sort()) {
  if (path.endsWith('.md')) pages.set(path, await readFile(`${root}docs/client/${path}`, 'utf8'))
}

export const pageOf = (path: string): string => pages.get(path) ?? assert.fail(`there is no page ${path}`)

/** The TypeScript of a page, in its order, is one program. */
export const programOf = (path: string): string =>
  [...pageOf(path).matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code).join('\n')

/** A project that has installed the client. It is gone when the tests of the file have ended. */
const project = await mkdtemp(join(tmpdir(), 'rollcall-'))
await symlink(`${root}node_modules`, join(project, 'node_modules'))
await writeFile(join(project, 'package.json'), JSON.stringify({ type: 'module' }))
after(() => rm(project, { recursive: true }))

/** A folder of the project. */
export async function folderFor(name: string): Promise<string> {
  const folder = join(project, name.replace('.md', ''))
  await mkdir(folder, { recursive: true })
  return folder
}

export const credential = { clientId: 'an id', clientSecret: 'a secret' }

/** What `npm start` serves, in memory, for one test. */
export async function serve(t: TestContext, rateLimit = 0): Promise<RunningServer> {
  const server = await startServer({
    ...credential,
    host: '127.0.0.1',
    port: 0,
    database: ':memory:',
    sample: 1000,
    rateLimit,
    logLevel: 'silent',
    lastRequestsMs: 0,
  })
  t.after(() => server.close())
  return server
}

/** Looks at a directory beside the programs. */
export const usersOf = ({ url }: { url: string }): UsersV1Api =>
  new UsersV1Api(new ApiClient({ ...credential, host: url }))

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the program of a page to its end, in the folder that has the name of the page. */
export async function run(path: string, { url }: { url: string }, ...args: string[]): Promise<Ended> {
  const file = join(await folderFor(path), 'program.ts')
  await writeFile(file, programOf(path).replaceAll('http://127.0.0.1:4000', url))
  const env = { ROLLCALL_CLIENT_ID: credential.clientId, ROLLCALL_CLIENT_SECRET: credential.clientSecret }
  const child = spawn(process.execPath, [file, ...args], { cwd: dirname(file), env })
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { code, stdout, stderr }
}
