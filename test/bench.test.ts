import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const bench = fileURLToPath(new URL('../bench/bench.ts', import.meta.url))
const short = ['--users', '1000', '--rounds', '1', '--seconds', '0.1', '--only', 'floor,rollcall,plain']

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bench-test-'))
})
after(() => rm(folder, { recursive: true, force: true }))

/** The bench with a temporary folder of its own, in which what it leaves behind would be found. */
function start(...args: string[]): ChildProcess {
  const env = { ...process.env, TMPDIR: folder }
  return spawn(process.execPath, [bench, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function run(...args: string[]) {
  const child = start(...args)
  const outputs = [child.stdout, child.stderr].map((stream) => text(stream as NonNullable<typeof stream>))
  const [[status], [out = '', errors = '']] = await Promise.all([once(child, 'exit'), Promise.all(outputs)])
  return { status, out, errors }
}

test('the bench measures each server beside the floor, keeps the figures and compares them', async () => {
  const file = join(folder, 'figures.json')
  const first = await run('get', 'depth', 'create', ...short, '--json', file, '--keep', join(folder, 'kept'))
  assert.equal(first.status, 0, first.errors)
  const { figures } = JSON.parse(await readFile(file, 'utf8'))
  const of = (what: string) => figures.filter((figure: { what: string }) => figure.what === what)
  for (const what of ['get a user by id', 'last page by number', 'create, 64 connections'])
    assert.deepEqual(
      of(what).map(({ target }: { target: string }) => target),
      ['floor: node:http and SQLite', 'Rollcall', 'plain: Fastify, objects, OFFSET, COUNT'],
      what,
    )
  for (const figure of figures) assert.ok(figure.value > 0 && figure.ratio > 0, JSON.stringify(figure))

  const second = await run('get', ...short, '--compare', file, '--keep', join(folder, 'kept'))
  assert.equal(second.status, 0, second.errors)
  assert.match(second.out, /get a user by id .*\| Rollcall .*[+-]\d+ %/)
  assert.doesNotMatch(second.errors, /Made 1000 people/)
})

test('what the bench does not know is refused with what there is', async () => {
  for (const [args, sentence] of [
    [['gets'], /there is no part 'gets'; there are start, get/],
    [['--only', 'nobody'], /there is no server 'nobody'; there are floor/],
    [['--users', 'many'], /--users takes numbers from 1000 on, and 'many' is none/],
    [['--fast'], /--fast/],
  ] as const) {
    const { status, errors } = await run(...args)
    assert.equal(status, 2)
    assert.match(errors, sentence)
  }
})

test('a bench that is interrupted leaves no process and no file', async () => {
  const child = start('get', ...short, '--seconds', '30')
  let out = ''
  child.stdout?.on('data', (chunk) => {
    out += chunk
  })
  const children = `/proc/${child.pid}/task/${child.pid}/children`
  const running = async () => (await readFile(children, 'utf8').catch(() => '')).split(' ').filter(Boolean)
  let servers: string[] = []
  for (let tries = 0; servers.length < 3 && tries < 300; tries++) {
    servers = await running()
    await wait(100)
  }
  assert.match(out, /to floor/)
  child.kill('SIGINT')
  await once(child, 'exit')
  const isAlive = (pid: string) => {
    try {
      return process.kill(Number(pid), 0)
    } catch {
      return false
    }
  }
  for (let tries = 0; servers.some(isAlive) && tries < 50; tries++) await wait(100)
  assert.deepEqual(servers.filter(isAlive), [])
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.startsWith('rollcall-bench-')),
    [],
  )
})
