// A property of a person is drawn from the person's id and the property's name, and from nothing else. The
// mixing function is lowbias32 by Chris Wellons. It has no state, so person 70,000 needs no visit to the
// 69,999 before, and a new property moves no other. It costs two multiplications, and neighbouring ids give
// unrelated numbers.
const mix = (number: number) => {
  let x = number
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d)
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b)
  return (x ^ (x >>> 16)) >>> 0
}

const seedOf = (property: string) =>
  [...property].reduce((seed, letter) => mix(seed ^ (letter.codePointAt(0) ?? 0)), 1)

export type Draw<T> = (id: number) => T

/** A number from 0 up to, but not including, 1. */
export const fraction = (property: string): Draw<number> => {
  const seed = seedOf(property)
  return (id) => mix(id ^ seed) / 2 ** 32
}

export const chance = (property: string, share: number): Draw<boolean> => {
  const draw = fraction(property)
  return (id) => draw(id) < share
}

/** The entry that lies at a fraction of the way through a list; the list must not be empty. */
export const entryAt = <T>(list: readonly T[], at: number) => list[Math.floor(at * list.length)] as T

export const oneOf = <T>(property: string, list: readonly T[]): Draw<T> => {
  const draw = fraction(property)
  return (id) => entryAt(list, draw(id))
}

/** A value with weight 3 comes three times as often as one with weight 1. */
export const weighted = <T>(property: string, weights: readonly (readonly [value: T, weight: number])[]) =>
  oneOf(
    property,
    weights.flatMap(([value, weight]) => Array.from({ length: weight }, () => value)),
  )
