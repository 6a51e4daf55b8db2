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

const includes = (ids: Ids, id: number): boolean => ids[lowerBound(ids, id)] === id

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

/** `ids` without the `asked` ones, with those of them that `matched`. The same list when nobody came or went. */
export function replaceAmong(ids: Ids, asked: Ids, matched: Ids): Ids {
  const gone = asked.filter((id) => includes(ids, id) && !includes(matched, id))
  const come = matched.filter((id) => !includes(ids, id))
  if (gone.length + come.length === 0) return ids
  const result = new Float64Array(ids.length - gone.length + come.length)
  let copied = 0
  let length = 0
  /** What lies between those who come or go is copied as it is. */
  const copyTo = (end: number) => {
    result.set(ids.subarray(copied, end), length)
    length += end - copied
    copied = end
  }
  for (let g = 0, c = 0; g < gone.length || c < come.length; ) {
    const left = gone[g] ?? Number.POSITIVE_INFINITY
    const right = come[c] ?? Number.POSITIVE_INFINITY
    copyTo(lowerBound(ids, Math.min(left, right)))
    if (left < right) {
      copied++
      g++
    } else {
      result[length++] = right
      c++
    }
  }
  copyTo(ids.length)
  return result
}
