import type { RequestOf } from './calls.ts'
import { measure } from './load.ts'
import { median } from './median.ts'
import type { Part } from './part.ts'
import type { Running } from './running.ts'

const connections = 16
const readsPerSecond = 200

/**
 * Users with a password are created at full speed on all cores, while others are read at a constant pace. How many are
 * created beside what argon2id alone can do, and how long do the reads take?
 */
export const passwordsPart: Part = {
  name: 'password',
  title: 'Create a user with a password',
  note: `At full speed over ${connections} connections, on all cores, while ${readsPerSecond} users a second are read; the reads are told beside it.`,
  sizes: 'smallest',
  async run(bench) {
    const { directory, rounds, seconds } = bench
    const what = `create with a password, ${connections} connections`
    const targets: { running: Running; rates: number[]; slowest: number[] }[] = []
    for (const server of bench.servers) {
      const running = await bench.running(server, 'all')
      if (running.calls.create?.('probe', 'password')) targets.push({ running, rates: [], slowest: [] })
    }
    for (let round = -1; round < rounds; round++)
      for (const { running, rates, slowest } of targets) {
        const { port, calls, server } = running
        const request = calls.create?.(`${Date.now()}.${round + 1}`, 'password') as RequestOf
        const reads = calls.get?.(directory.people)
        // A password takes tens of milliseconds, so a second more makes the figure steadier.
        const time = round < 0 ? seconds / 2 : seconds + 1
        const [created, read] = await Promise.all([
          measure({ port, connections, seconds: time, request }),
          reads && measure({ port, connections: 8, seconds: time, request: reads, pace: readsPerSecond }),
        ])
        const errors = created.errors + (read?.errors ?? 0)
        if (errors > 0)
          throw new Error(`${what}: ${server.name} failed: ${created.firstError ?? read?.firstError}`)
        if (round < 0) continue
        rates.push(created.perSecond)
        if (read) slowest.push(read.p99)
      }
    const floor = targets.find(({ running }) => running.server.isFloor)
    for (const { running, rates, slowest } of targets) {
      const { server } = running
      const isSame = floor !== undefined && !server.isPeer
      bench.report({
        what,
        people: directory.people,
        target: server.name,
        value: median(rates),
        unit: '/s',
        ...(isSame ? { ratio: median(rates) / median(floor.rates) } : {}),
        note:
          slowest.length > 0 ? `reads beside it: p99 ${median(slowest).toFixed(1)} ms` : 'no reads beside it',
      })
    }
  },
}
