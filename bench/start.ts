import { setTimeout as wait } from 'node:timers/promises'
import { median } from './median.ts'
import type { Bench, Part } from './part.ts'
import { memoryOf, stop } from './processes.ts'
import { startRollcall } from './rollcall.ts'
import { freePort, startOn } from './running.ts'

/** From the start of a process until it answers, and the memory that it has then, at rest. */
async function measureStart(bench: Bench, what: string, target: string, begin: () => Promise<Started>) {
  const times: number[] = []
  const memory: number[] = []
  for (let round = 0; round < bench.rounds; round++) {
    const began = performance.now()
    const { process } = await begin()
    times.push(performance.now() - began)
    await wait(300)
    memory.push(memoryOf(process))
    await stop(process)
  }
  const { people } = bench.directory
  const note = what.includes('empty') ? {} : { people }
  bench.report({ what, people: 0, ...note, target, value: median(times), unit: 'ms' })
  if (!Number.isNaN(median(memory)))
    bench.report({ what: `${what}: memory`, people: 0, ...note, target, value: median(memory), unit: 'MiB' })
}

type Started = { process: Awaited<ReturnType<typeof startRollcall>> }

export const startPart: Part = {
  name: 'start',
  title: 'Start until the first answer, and memory at rest',
  note: 'As a command, with the files in the memory of the system. The peers start with their users in place where they keep them; the Firebase emulator is filled at each start.',
  sizes: 'each',
  async run(bench) {
    const { directory } = bench
    let empty = 0
    for (const server of bench.servers.filter(({ key }) => key === 'rollcall'))
      await measureStart(bench, 'start, empty directory', server.name, async () => ({
        process: await startRollcall(directory.newFile(`empty-${empty++}`), await freePort()),
      }))
    for (const server of bench.servers.filter(({ key }) => !['argon2', 'pg-workers'].includes(key))) {
      // Once before, so that what is made at the first start is there.
      await stop((await startOn(server, directory, 'all')).process)
      await measureStart(bench, 'start', server.name, () => startOn(server, directory, 'all'))
    }
  },
}
