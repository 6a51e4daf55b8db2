import type { Calls, RequestOf } from './calls.ts'
import { measure } from './load.ts'
import { median } from './median.ts'
import type { Part } from './part.ts'
import type { Server } from './servers.ts'

const pace = 200

type Work = (calls: Calls, people: number, run: string) => RequestOf | undefined

const creates: Work = ({ create }, _people, run) => create?.(run, 'least')
const roles: Work = ({ role }, people) => role?.(people)
const imports: Work = ({ create }, _people, run) => create?.(run, 'full')
const passwords: Work = ({ create }, _people, run) => create?.(run, 'password')

/** What goes on beside the reads, each at full speed over 16 connections. */
const besides: Readonly<Record<string, readonly Work[]>> = {
  'with nothing beside them': [],
  'beside creates and role changes': [creates, roles],
  'beside an import': [imports],
  'beside passwords': [passwords],
  'beside all of it': [creates, roles, imports, passwords],
}

/** Reads of every kind, in turns. */
function reads(calls: Calls, people: number): RequestOf | undefined {
  const filtered = ['email=*@example.net', 'lastname=*son*', 'role_id=209'].map((query) =>
    calls.list?.(query),
  )
  const kinds = [calls.get?.(people), calls.page?.(), ...filtered].filter((one) => one !== undefined)
  return (connection, n) => (kinds[(connection + n) % kinds.length] as RequestOf)(connection, n)
}

export const isOurs = ({ key }: Server): boolean =>
  ['rollcall', 'pg'].includes(key) || key.startsWith('beside ')

/** How long do reads take while everything else runs at full speed? */
export const mixedPart: Part = {
  name: 'mixed',
  title: 'Reads while everything else runs',
  note: `p99 of ${pace} reads a second (by id, a page, three filters), on all cores that load and server share, beside writes at full speed.`,
  sizes: 'smallest',
  async run(bench) {
    const { directory, rounds, seconds } = bench
    const { people } = directory
    for (const server of bench.servers.filter(isOurs)) {
      const { port, calls } = await bench.running(server, 'all')
      const request = reads(calls, people) as RequestOf
      const slowest: Record<string, number[]> = {}
      const done: Record<string, number[]> = {}
      for (let round = -1; round < rounds; round++)
        for (const [what, works] of Object.entries(besides)) {
          const time = round < 0 ? seconds / 2 : seconds + 1
          const loads = works.flatMap((work, at) => {
            const request = work(calls, people, `${Date.now()}.${at}`)
            return request ? [measure({ port, connections: 16, seconds: time, request })] : []
          })
          const read = measure({ port, connections: 16, seconds: time, request, pace })
          const [{ p99, errors, firstError }, ...others] = await Promise.all([read, ...loads])
          const failed = [{ errors, firstError }, ...others].find((one) => one.errors > 0)
          if (failed) throw new Error(`reads ${what}: ${server.name} failed: ${failed.firstError}`)
          if (round < 0) continue
          slowest[what] = [...(slowest[what] ?? []), p99]
          const perSecond = others.reduce((sum, other) => sum + other.perSecond, 0)
          done[what] = [...(done[what] ?? []), perSecond]
        }
      for (const [what, figures] of Object.entries(slowest))
        bench.report({
          what: `reads ${what}`,
          people,
          target: server.name,
          value: median(figures),
          unit: `ms p99 at ${pace}/s`,
          note:
            what in done && (besides[what]?.length ?? 0) > 0
              ? `${median(done[what] as number[]).toFixed(0)} writes/s meanwhile`
              : '',
        })
    }
  },
}
