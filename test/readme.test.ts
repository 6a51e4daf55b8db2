import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const readme = await readFile(`${root}README.md`, 'utf8')
const run = promisify(execFile)

/** The blocks of the README in one language, in their order. */
const examples = (language: string): string[] =>
  [...readme.matchAll(/^```(\w*)\n(.*?)^```$/gms)]
    .filter((block) => block[1] === language)
    .map((block) => block[2] as string)

let server: ChildProcess
let url = ''
const env: NodeJS.ProcessEnv = { ...process.env }

before(async () => {
  // As `npm start` does it, on a free port and in memory.
  server = spawn(
    process.execPath,
    ['cli/bin.js', 'serve', '--sample', '1000', '--port', '0', '--database', ':memory:'],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  for await (const line of createInterface({ input: server.stdout as NonNullable<typeof server.stdout> })) {
    url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? url
    const [, name, value] = /(ROLLCALL_CLIENT_\w+)=(\w+)/.exec(line) ?? []
    if (name !== undefined) env[name] = value
    if (name === 'ROLLCALL_CLIENT_SECRET') break
  }
  env.ROLLCALL_HOST = url
})

after(async () => {
  server.kill('SIGTERM')
  await once(server, 'exit')
})

const here = (text: string): string => text.replaceAll('http://127.0.0.1:4000', url)

test('the call with curl answers two people whose name ends in "son"', async () => {
  const { stdout } = await run('sh', ['-c', here(examples('sh')[0] as string)], { cwd: root, env })
  assertTwo(JSON.parse(stdout))
})

test('the call with the command answers the same', async () => {
  const { stdout } = await run('sh', ['-c', here(examples('sh')[1] as string)], { cwd: root, env })
  assertTwo(JSON.parse(stdout))
})

test('the loop with the client goes through all of them', async () => {
  const code = here(examples('ts')[0] as string)
  const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '-e', code], {
    cwd: root,
    env,
  })
  const lines = stdout.trim().split('\n')
  assert.ok(lines.length > 2)
  for (const line of lines) assert.match(line, /^\d+ .*son$/)
})

test('the page and the document that the README names are there', async () => {
  for (const path of ['/docs', '/openapi.json']) {
    assert.ok(readme.includes(path))
    assert.equal((await fetch(url + path)).status, 200)
  }
})

test('every file that the README names is there', async () => {
  const links = [...readme.matchAll(/\]\((?!http)([^)#]+)\)/g)].map((link) => link[1] as string)
  assert.ok(links.length > 5)
  for (const link of links) await readFile(root + link)
})

function assertTwo(users: { id: number; firstname: string; lastname: string }[]): void {
  assert.equal(users.length, 2)
  for (const user of users) {
    assert.deepEqual(Object.keys(user), ['id', 'firstname', 'lastname'])
    assert.match(user.lastname, /son$/)
  }
}
