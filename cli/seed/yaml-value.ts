import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml'

/** What each alias stands for. */
export type Targets = ReadonlyMap<Alias, Node>

/** Thrown when aliases make more of a file than anybody would write. */
export class TooManyValues extends Error {
  override readonly name = 'TooManyValues'
}

/** A file of the largest size has fewer without aliases. Aliases of aliases multiply, and end here. */
const mostValues = 5_000_000

/**
 * The value of a document. The library's own way to it looks through the whole document for each alias, and the time that takes
 * grows with the square of their number.
 */
export function toValue(root: Node | null, targets: Targets): unknown {
  const ready = new Map<Node, { readonly value: unknown; readonly count: number }>()
  let count = 0

  function read(node: Node | null | undefined): unknown {
    if (isAlias(node)) {
      const { value, count: size } = ready.get(targets.get(node) as Node) ?? { value: null, count: 1 }
      add(size)
      return value
    }
    const before = count
    add(1)
    const value = readPlain(node)
    if (node?.anchor !== undefined) ready.set(node, { value, count: count - before })
    return value
  }

  function readPlain(node: Node | null | undefined): unknown {
    if (isScalar(node)) return node.value
    if (isSeq(node)) return node.items.map((item) => read(item as Node))
    return isMap(node) ? readMap(node.items as Pair<Node, Node | null>[]) : null
  }

  function readMap(pairs: readonly Pair<Node, Node | null>[]): object {
    const own = new Map<string, unknown>()
    const merged: object[] = []
    for (const { key, value } of pairs) {
      const found = read(value)
      const name = isScalar(key) && !isMerge(key) ? String(key.value) : '<<'
      if (isMerge(key) && [found].flat().every(isObject)) merged.push(...([found].flat() as object[]))
      else own.set(name, found)
    }
    // What a map says itself goes before what is merged into it, and the first of several before the others.
    const inherited = merged.reverse().flatMap((map) => Object.entries(map))
    return Object.fromEntries([...inherited, ...own])
  }

  function add(size: number): void {
    count += size
    if (count > mostValues) throw new TooManyValues()
  }

  return read(root)
}

/** The library knows them by a value of their own. */
const isMerge = (key: unknown): boolean => isScalar(key) && typeof key.value === 'symbol'

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
