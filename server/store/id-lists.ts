import type { Ids } from './asking.ts'

/** The position of the first id that is not below `value`. */
export function lowerBound(ids: Ids, value: number): number {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ids[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

export function intersection(a: Ids, b: Ids): Ids {
  const result = new Float64Array(Math.min(a.length, b.length))
  let length = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const left = a[i] as number
    const right = b[j] as number
    if (left === right) result[length++] = left
    if (left <= right) i++
    if (right <= left) j++
  }
  return result.slice(0, length)
}

export function difference(a: Ids, b: Ids): Ids {
  const result = new Float64Array(a.length)
  let length = 0
  for (let i = 0, j = 0; i < a.length; i++) {
    const id = a[i] as number
    while (j < b.length && (b[j] as number) < id) j++
    if (b[j] !== id) result[length++] = id
  }
  return result.slice(0, length)
}

/** `ids` without the `asked` ones, with those of them that `matched`. */
export function replaceAmong(ids: Ids, asked: Ids, matched: Ids): Ids {
  const rest = difference(ids, asked)
  if (matched.length === 0) return rest
  const result = new Float64Array(rest.length + matched.length)
  for (let i = 0, j = 0, at = 0; at < result.length; at++) {
    const left = i < rest.length ? (rest[i] as number) : Number.POSITIVE_INFINITY
    const right = j < matched.length ? (matched[j] as number) : Number.POSITIVE_INFINITY
    result[at] = Math.min(left, right)
    if (left < right) i++
    else j++
  }
  return result
}
