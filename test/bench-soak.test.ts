import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { drawGraph } from '../bench/soak/graph.ts'
import { fit } from '../bench/soak/samples.ts'

const bench = fileURLToPath(new URL('../bench/bench.ts', import.meta.url))

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soak-test-'))
})
after(() => rm(folder, { recursive: true, force: true }))

function soak(seconds: string, graph: string) {
  const args = ['soak', '--users', '1000', '--seconds', seconds, '--only', 'rollcall', '--graph', graph]
  const env = { ...process.env, TMPDIR: folder }
  const child = spawn(process.execPath, [bench, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
  return { child, ended: ended.then(([[status], out, errors]) => ({ status, out, errors })) }
}

test('a soak gets the answers it expects, and leaves a graph and what it has seen', async () => {
  const graph = join(folder, 'soak.svg')
  const { status, out, errors } = await soak('4', graph).ended
  assert.equal(status, 0, out + errors)
  assert.match(out, /soak: unexpected answers .*\| 0 calls/)
  assert.match(out, /soak: memory rises .*MiB an hour/)
  assert.match(await readFile(graph, 'utf8'), /^<svg.*fit: .*<\/svg>\n$/s)
  const [head, ...samples] = (await readFile(join(folder, 'soak.csv'), 'utf8')).trim().split('\n')
  assert.match(head ?? '', /^seconds,rss,heap,/)
  assert.ok(samples.length >= 5, `${samples.length} samples`)
  for (const sample of samples) assert.match(sample, /^(\d+(\.\d+)?,){11}\d+$/)
})

test('a soak that is interrupted tells what it has seen so far', async () => {
  const graph = join(folder, 'interrupted.svg')
  const { child, ended } = soak('8', graph)
  while (!existsSync(graph) && child.exitCode === null) await wait(50)
  child.kill('SIGINT')
  const { status, out, errors } = await ended
  assert.equal(status, 1, errors)
  assert.match(out, /soak: memory at the end .*MiB/)
})

test('the straight line through points is the one that is nearest to them', () => {
  for (const [points, at0, slope] of [
    [
      [
        [0, 1],
        [1, 3],
        [2, 5],
      ],
      1,
      2,
    ],
    [
      [
        [1, 4],
        [2, 4],
        [7, 4],
      ],
      4,
      0,
    ],
    [
      [
        [0, 0],
        [0, 2],
        [2, 3],
        [2, 5],
      ],
      1,
      1.5,
    ],
  ] as const)
    assert.deepEqual(fit(points), { at0, slope })
})

const points = [
  [0, 1],
  [30, 100],
  [60, 10],
] as const

test('a graph has each value at its place, between the axes with their units', () => {
  const svg = drawGraph([{ title: 'Size', unit: 'MiB', curves: [{ name: 'one', points }] }])
  assert.equal(/points="([^"]+)"/.exec(svg)?.[1], '56.0,166.6 400.0,30.0 744.0,154.2')
  for (const word of ['Size, MiB', 'one', '>100<', 'seconds since']) assert.ok(svg.includes(word), word)
})
