import { setTimeout as wait } from 'node:timers/promises'
import type { RequestOf } from './calls.ts'
import { measure } from './load.ts'
import { median } from './median.ts'
import { isOurs } from './mixed.ts'
import type { Part } from './part.ts'
import type { Running } from './running.ts'

const pace = 200
/** A filter is used for the first time so often. */
const everyMs = 500

const letters = 'aeinorstlmdchkjbgpuvwyfz'
const letter = (n: number) => letters[n % letters.length]
const twoDigits = (n: number) => String(n % 60).padStart(2, '0')

type QueryOf = (n: number) => string

/** Filters that many people meet, or that must look at all of them; another one each time. */
const kinds: Readonly<Record<string, QueryOf | undefined>> = {
  nothing: undefined,
  'the beginning of a first name': (n) => `firstname=${letter(n)}*`,
  'a letter of a last name': (n) => `lastname=*${letter(n)}*`,
  'all but one first name': (n) => `firstname=!${letter(n)}`,
  'a custom attribute': (n) => `custom_attributes.employee_number=E${(n % 9) + 1}*`,
  'changes since a time': (n) => `updated_since=2025-06-01T00:00:${twoDigits(n)}Z`,
}

/** What do those wait who ask for something else while a filter is used for the first time? */
export const firstUsePart: Part = {
  name: 'first',
  title: 'One user by id, while other filters are used for the first time',
  note: `p99 and the longest of ${pace} requests a second, while every ${everyMs} ms a filter is used that nobody has used before, on all cores.`,
  sizes: 'each',
  seconds: 2,
  async run({ servers, directory: { people }, seconds, rounds, running, report }) {
    for (const server of servers.filter(isOurs)) {
      const target = await running(server, 'all')
      const request = target.calls.get?.(people) as RequestOf
      let n = 0
      for (const [what, queryOf] of Object.entries(kinds)) {
        const p99s: number[] = []
        const longest: number[] = []
        const firsts: number[] = []
        for (let round = 0; round < rounds; round++) {
          const gets = measure({ port: target.port, connections: 16, seconds, request, pace })
          for (let at = 0; queryOf !== undefined && at < seconds; at += everyMs / 1000)
            firsts.push(await firstUse(target, queryOf(n++)))
          const { times, p99, errors, firstError } = await gets
          if (errors > 0) throw new Error(`a get beside ${what}: ${server.name} failed: ${firstError}`)
          p99s.push(p99)
          longest.push(times.at(-1) as number)
        }
        const ofFilter = queryOf === undefined ? '' : `, the filter itself ${median(firsts).toFixed(0)} ms`
        report({
          what: `get beside ${what}`,
          people,
          target: server.name,
          value: median(p99s),
          unit: `ms p99 at ${pace}/s`,
          note: `the longest ${median(longest).toFixed(0)} ms${ofFilter}`,
        })
      }
    }
  },
}

/** How long a list takes; then what is left of the time until the next one. */
async function firstUse({ port, calls }: Running, query: string): Promise<number> {
  const request = calls.list?.(query) as RequestOf
  const [{ p99, errors, firstError }] = await Promise.all([
    measure({ port, connections: 1, seconds: 0, request }),
    wait(everyMs),
  ])
  if (errors > 0) throw new Error(`a list by ${query} failed: ${firstError}`)
  return p99
}
