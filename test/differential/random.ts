import { entryAt, fraction } from '../../server/sample/draw.ts'

/** Chance that a seed decides: the same seed gives the same choices in the same order. */
export interface Random {
  /** A whole number from 0 up to, but not including, `end`. */
  below(end: number): number
  /** Yes, in this share of the cases. */
  chance(share: number): boolean
  of<T>(list: readonly T[]): T
  /** An entry with weight 3 comes three times as often as one with weight 1. */
  weighted<T>(entries: readonly (readonly [value: T, weight: number])[]): T
}

export function createRandom(seed: string): Random {
  const draw = fraction(seed)
  let drawn = 0
  const next = (): number => draw(drawn++)
  return {
    below: (end) => Math.floor(next() * end),
    chance: (share) => next() < share,
    of: (list) => entryAt(list, next()),
    weighted(entries) {
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      const found = entries.find(([, weight]) => {
        left -= weight
        return left < 0
      })
      return (found ?? (entries[0] as (typeof entries)[number]))[0]
    },
  }
}
