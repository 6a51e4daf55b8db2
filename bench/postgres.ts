import { startPostgres } from '../test/postgres.ts'
import { measure } from './load.ts'
import { median } from './median.ts'
import { serve, stop } from './processes.ts'
import { anyOf, create, get, type RequestOf, tokenOf } from './requests.ts'

const rounds = 5

type Line = (part: string, name: string, figure: number, ratio?: number, unit?: string) => void

/** Everything is flushed to a disk, as on a server that matters. */
export const durable = { fsync: 'on', full_page_writes: 'on', shared_buffers: '256MB' }

/**
 * What does Rollcall cost on PostgreSQL, with one and two workers, beside the bare driver that does the same queries? All
 * share the cores of the machine: the database, the server under test and the load.
 */
export async function comparePostgres(people: number, line: Line): Promise<void> {
  const postgres = await startPostgres({ settings: durable })
  const database = postgres.url()
  try {
    await stop(await serve('rollcall.ts', database, 4100, people))
    const targets = {
      'the bare driver': [4101, await serve('floor/postgres-server.ts', database, 4101)],
      'Rollcall, 1 process': [4100, await serve('rollcall.ts', database, 4100)],
      'Rollcall, 2 workers': [4102, await serve('rollcall.ts', database, 4102, '', 2)],
    } as const
    const token = await tokenOf(4100)

    async function compare(title: string, connections: number, requests: (run: string) => RequestOf) {
      const rates: Record<string, number[]> = {}
      const slowest: Record<string, number[]> = {}
      for (let round = 0; round < rounds; round++)
        for (const [name, [port]] of Object.entries(targets)) {
          const request = requests(`${port}.${connections}.${round}.${Date.now()}`)
          if (round === 0)
            await measure({ port, connections, seconds: 1, request: requests(`warm.${port}.${Date.now()}`) })
          const { perSecond, p99, errors } = await measure({ port, connections, seconds: 2, request })
          if (errors > 0) throw new Error(`${title}: ${name} answered ${errors} errors`)
          rates[name] = [...(rates[name] ?? []), perSecond]
          slowest[name] = [...(slowest[name] ?? []), p99]
        }
      const floor = median(rates['the bare driver'] as number[])
      for (const [name, figures] of Object.entries(rates)) {
        const p99 = median(slowest[name] as number[])
        line(title, name, median(figures), median(figures) / floor, `/s p99 ${p99.toFixed(1)} ms`)
      }
    }

    await compare('pg get by id', 32, () => get(anyOf(people), token))
    await compare('pg page of 50', 32, () => get(() => '/api/1/users', token))
    for (const connections of [1, 16, 64])
      await compare(`pg create, ${connections}`, connections, (run) => create(run, token))
    for (const [, server] of Object.values(targets)) await stop(server)
  } finally {
    await postgres.end()
  }
}
