import type { Directory } from '../harness.ts'
import { readEvents, readTables } from './state.ts'
import type { Said } from './wire.ts'

/** The answer as text, in which any difference is a difference of lines. */
export const linesOf = ({ status, headers, text }: Said): string[] => [
  `status ${status}`,
  ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  text,
]

/** Where two lists of lines part, in a form to be read; `undefined` when they are the same. */
export function differenceOf(one: readonly string[], other: readonly string[]): string | undefined {
  const at = one.findIndex((line, index) => line !== other[index])
  const first = at === -1 ? one.length : at
  return first === one.length && first === other.length
    ? undefined
    : `first  ${around(one[first], other[first])}\nsecond ${around(other[first], one[first])}`
}

/** The place in a long line where it leaves the other one. */
function around(line: string | undefined, other: string | undefined): string {
  if (line === undefined) return '(no such line)'
  let at = 0
  while (at < line.length && line[at] === other?.[at]) at++
  const start = Math.max(0, at - 200)
  return `${start > 0 ? `…${start}…` : ''}${shortened(line.slice(start), 500)}`
}

export const shortened = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length)}… (${text.length} characters)` : text

type Both = readonly [Directory, Directory]

export async function differenceOfTables([first, second]: Both): Promise<string | undefined> {
  return differenceOf(...(await Promise.all([readTables(first.sql), readTables(second.sql)])))
}

/** Makes the function that compares the events since it was last called. */
export function createEventComparison([first, second]: Both) {
  const last: [number, number] = [0, 0]
  return async (contested?: readonly number[]): Promise<string | undefined> => {
    const [one, other] = await Promise.all([
      readEvents(first.sql, last[0], contested),
      readEvents(second.sql, last[1], contested),
    ])
    last[0] = one.last
    last[1] = other.last
    return differenceOf(one.lines, other.lines)
  }
}
