import type { ChildProcess } from 'node:child_process'
import { statSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Bench, Part } from '../part.ts'
import { processorTime, stop } from '../processes.ts'
import { startRollcall, tokenOf } from '../rollcall.ts'
import { freePort } from '../running.ts'
import { type Ask, type Callers, createCallers } from './callers.ts'
import { drawGraph } from './graph.ts'
import { memoryOf, tellingMemory } from './memory.ts'
import { type Sample, toCsv } from './samples.ts'
import { panelsOf, samplesAtLeast, summaryOf } from './summary.ts'
import { addMapping, createCaller, keepWorking } from './work.ts'

const callsPerSecond = 180
const callers = 12
/** Seconds between two samples; in a short run less, so that there are some. */
const every = (seconds: number): number => Math.min(10, seconds / 20)
/** Progress is told with each sixth sample. */
const toldEach = 6

/** Does the memory of a server stay flat while it is asked for everything, over and over, for an hour? */
export const soakPart: Part = {
  name: 'soak',
  title: 'Everything, for an hour',
  note: `${callsPerSecond} calls a second of all kinds, on all cores; Rollcall on SQLite, or on PostgreSQL with --only pg. What rises in an hour is said by the straight line through the last three quarters.`,
  sizes: 'smallest',
  onDemand: true,
  seconds: 3600,
  run: soak,
}

async function soak(bench: Bench): Promise<void> {
  const target = bench.servers.find(({ key }) => key === 'rollcall' || key === 'pg')
  if (target === undefined) throw new Error('soak takes the servers rollcall and pg')
  const { directory, seconds, graph } = bench
  const { name } = target
  const file = target.engine === 'sqlite' ? await directory.file('soak') : undefined
  const port = await freePort()
  const database = file ?? (await directory.url('soak'))
  const server = await startRollcall(database, port, undefined, { node: tellingMemory })
  const origin = `http://127.0.0.1:${port}`
  const authorization = `Bearer ${await tokenOf(port)}`
  await addMapping(origin, authorization)
  const ready = await Promise.all(
    Array.from({ length: callers }, (_, at) =>
      createCaller(origin, authorization, `soak${Date.now()}.${at}`, directory.people),
    ),
  )
  const asking = createCallers(origin, authorization, callsPerSecond)
  const sampleNow = sampler(server, asking, file)
  const samples: Sample[] = [await sampleNow()]

  function summarise(): void {
    if (samples.length < samplesAtLeast) return
    const unexpected = { what: 'unexpected answers', value: asking.unexpected, unit: 'calls' }
    for (const { what, ...figure } of [...summaryOf(samples), unexpected])
      bench.report({ ...figure, what: `soak: ${what}`, people: directory.people, target: name })
  }
  // Who interrupts it is told what was seen so far.
  process.once('exit', summarise)

  const end = performance.now() + seconds * 1000
  const isOver = () => performance.now() >= end
  const working = Promise.all(ready.map((caller) => keepWorking({ ...caller, ask: asking.ask }, isOver)))
  try {
    while (!isOver() || samples.length < samplesAtLeast) {
      await Promise.race([wait(every(seconds) * 1000), working])
      samples.push(await sampleNow())
      if (samples.length < samplesAtLeast) continue
      // Written each time, so that it can be looked at meanwhile and nothing can take it away.
      writeFileSync(graph, drawGraph(panelsOf(samples)))
      writeFileSync(graph.replace(/(\.svg)?$/, '.csv'), toCsv(samples))
      if (samples.length % toldEach === 1) tell(samples.at(-1) as Sample)
    }
    await working
  } finally {
    await stop(server)
  }
  process.off('exit', summarise)
  summarise()
  if (asking.unexpected > 0) throw new Error(`an answer was not the one expected: ${asking.firstUnexpected}`)
}

function sampler(server: ChildProcess, asking: Callers, file: string | undefined): () => Promise<Sample> {
  const begin = performance.now()
  let before = { at: begin, processor: processorTime(server) }
  const size = (name: string) => statSync(name, { throwIfNoEntry: false })?.size ?? 0

  return async () => {
    const now = { at: performance.now(), processor: processorTime(server) }
    const core = (now.processor - before.processor) / 1000 / (now.at - before.at)
    before = now
    const people = await totalOf(asking.ask, '/api/1/users')
    const events = await totalOf(asking.ask, '/api/1/events')
    return {
      seconds: (now.at - begin) / 1000,
      ...(await memoryOf(server)),
      ...(file && { database: size(file) / 2 ** 20, wal: size(`${file}-wal`) / 2 ** 20 }),
      core,
      calls: asking.calls,
      ...asking.times(),
      people,
      events,
    }
  }
}

const totalOf = async (ask: Ask, path: string): Promise<number> =>
  Number((await ask('GET', `${path}?limit=1`)).headers.get('total-count'))

function tell({ seconds, rss, heap, core, calls, p99, events }: Sample): void {
  const time = `${(seconds / 60).toFixed(1)} min`.padStart(9)
  console.error(
    `${time}: ${rss.toFixed(1)} MiB, heap ${heap.toFixed(1)} MiB, ${(core * 100).toFixed(0)} % of a core, ${calls} calls, p99 ${p99.toFixed(1)} ms, ${events} events`,
  )
}
