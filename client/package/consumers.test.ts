import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { type RunningServer, startServer } from '@rollcall/server'
import { chromium } from 'playwright-core'
import { packedForTests } from './packed.ts'
import { run } from './run.ts'
import { chromiumFile, chromiumLibraries, need, runtimes } from './tools.ts'
import { serveFolder } from './web-server.ts'

const packed = packedForTests()

/** A directory in memory that answers on loopback. */
let server: RunningServer
before(async () => {
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    database: ':memory:',
    clientId: 'consumer',
    clientSecret: 'secret of consumer',
    rateLimit: 0,
    logLevel: 'silent',
  })
})
after(() => server.close())

/** What a consumer of this name tells when all went well; see `consumers/story.mjs`. */
const story = (name: string) =>
  `read ${name} 1 (200); listed ${name} 1, ${name} 2, ${name} 3 and ${name} 1, ${name} 2; refused with NotFoundError 404 and NotFoundError 404`

const programs: readonly [runtime: keyof typeof runtimes, program: string][] = [
  ['Node 20', 'module.mjs'],
  ['Node 20', 'commonjs.cjs'],
  ['Node 22', 'module.mjs'],
  ['Node 22', 'commonjs.cjs'],
  ['Node 24', 'module.mjs'],
  ['Node 24', 'commonjs.cjs'],
  ['Node 26', 'module.mjs'],
  ['Node 26', 'commonjs.cjs'],
  ['Bun', 'module.mjs'],
  ['Bun', 'commonjs.cjs'],
  ['Deno', 'module.mjs'],
]

/** Deno asks for a permission before a program may do anything; this one gets the network of this machine. */
const denoOptions = [
  'run',
  '--no-prompt',
  '--no-remote',
  '--node-modules-dir=manual',
  '--allow-net=127.0.0.1',
]

suite('the installed package works', { concurrency: 2 }, () => {
  for (const [runtime, program] of programs)
    test(`in ${runtime}, from ${program}`, async () => {
      const name = `${runtime} ${program}`
      const options = [...(runtime === 'Deno' ? denoOptions : []), program, server.url, name]
      const said = await run(need(runtimes[runtime]), options, packed.folder)
      assert.deepEqual(said, { stdout: `${story(name)}\n`, stderr: '' })
    })

  for (const runtime of ['Node 22', 'Node 24', 'Node 26', 'Bun'] as const)
    test(`in ${runtime}, as one copy for import and require`, async () => {
      const said = await run(need(runtimes[runtime]), ['both-ways.cjs'], packed.folder)
      assert.deepEqual(said, { stdout: 'true\n', stderr: '' })
    })

  test('in workerd, without anything of Node', async () => {
    const edge = join(packed.folder, 'edge')
    const said = await run(need(runtimes.workerd), ['test', 'config.capnp'], edge, { HOST: server.url })
    assert.ok(said.stdout.includes(`${story('edge')}\n`), said.stdout + said.stderr)
  })

  test('in Chromium, in a page and in a worker', async (t) => {
    const site = await serveFolder(packed.folder, server.url)
    t.after(() => site.close())
    const browser = await chromium.launch({
      executablePath: need(chromiumFile),
      // A browser asks the internet for things by itself; this one finds nothing but this machine.
      args: ['--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'],
      env: { ...process.env, LD_LIBRARY_PATH: chromiumLibraries },
    })
    t.after(() => browser.close())
    const page = await browser.newPage()
    await page.goto(`${site.url}/browser/index.html`)
    for (const where of ['page', 'worker'])
      assert.equal(await page.locator(`#${where}:not(:empty)`).textContent({ timeout: 20_000 }), story(where))
  })
})
