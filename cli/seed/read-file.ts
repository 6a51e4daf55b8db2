import { readFile, stat } from 'node:fs/promises'
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml'
import { UsageError } from '../exit-codes.ts'
import { type Place, type Problem, SeedError } from './problems.ts'
import { type Targets, TooManyValues, toValue } from './yaml-value.ts'

/** Where a value stands inside another: names of members and numbers of items. */
export type Path = readonly (string | number)[]

/** A file as it was read. */
export interface SeedFile {
  /** Its name, as it was given. */
  readonly name: string
  readonly value: unknown
  /** Where the value at this path begins; the nearest one around it when it is not written out. */
  placeOf(path: Path): Place
  /** Where the name of the member at this path stands. */
  placeOfName(path: Path): Place
}

/** 100,000 people with a few fields each fit. Reading so much takes 1.5 GB of memory. */
export const largestFile = 16 * 1024 * 1024

/** Reads a seed file. Throws `UsageError` when there is none, `SeedError` when it is no YAML. */
export async function readSeedFile(name: string): Promise<SeedFile> {
  return parseSeedFile(name, decode(name, await readBytes(name)))
}

async function readBytes(name: string): Promise<Buffer> {
  try {
    const { size } = await stat(name)
    if (size <= largestFile) return await readFile(name)
  } catch (error) {
    throw new UsageError(`${name} cannot be read (${(error as NodeJS.ErrnoException).code})`)
  }
  throw new UsageError(`${name} is larger than ${largestFile / 1024 / 1024} MiB, which no seed file is`)
}

function decode(name: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UsageError(`${name} is not text in UTF-8`)
  }
}

/** Reads the text of a file. Throws `SeedError` when it is not one YAML document as seed files can be. */
export function parseSeedFile(name: string, text: string): SeedFile {
  const lines = new LineCounter()
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const refuse = (problems: readonly Problem[]): void => {
    if (problems.length > 0) throw new SeedError(name, problems)
  }
  const document = parse(name, text, lines)
  const complaints = [...document.errors, ...document.warnings]
  if (complaints.some(({ message }) => message.startsWith('Maximum call stack'))) refuse(tooDeep)
  refuse(complaints.map((complaint) => toProblem(complaint, placeAt)))
  const startOf = (node: Node | null | undefined): Place => placeAt(node?.range?.[0] ?? 0)
  const { refused, targets } = lookThrough(document)
  refuse(refused.map(({ node, words }) => ({ place: startOf(node), words })))

  const target = (node: Node | null): Node | null => (isAlias(node) ? (targets.get(node) ?? null) : node)
  const nodeAt = (path: Path): Node | null => {
    let found: Node | null = document.contents
    for (const step of path) {
      const next = childOf(target(found), step)
      if (!next) break
      found = next
    }
    return found
  }
  return {
    name,
    value: readValue(name, document, targets),
    placeOf: (path) => startOf(nodeAt(path)),
    placeOfName(path) {
      const map = target(nodeAt(path.slice(0, -1)))
      const pair = isMap(map) ? map.items.find(({ key }) => isNamed(key, path.at(-1))) : undefined
      return startOf((pair?.key as Node | undefined) ?? nodeAt(path))
    },
  }
}

const start: Place = { line: 1, column: 1 }
const tooDeep: readonly Problem[] = [{ place: start, words: 'this file is nested too deeply' }]

function parse(name: string, text: string, lineCounter: LineCounter): Document {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, merge: true, version: '1.2' })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new SeedError(name, tooDeep)
  }
}

/** What YAML can say and a seed file cannot, and what its aliases stand for. */
function lookThrough(document: Document): { refused: { node: Node; words: string }[]; targets: Targets } {
  const refused: { node: Node; words: string }[] = []
  const anchors = new Map<string, Node>()
  const targets = new Map<Alias, Node>()
  const keep = (node: Node): void => {
    if ('anchor' in node && typeof node.anchor === 'string') anchors.set(node.anchor, node)
  }
  visit(document, {
    Pair(_, { key }) {
      if (isNode(key) && !isScalar(key))
        refused.push({ node: key, words: 'the name of a member must be text' })
    },
    Alias(_, node, around) {
      const target = anchors.get(node.source)
      if (target === undefined) refused.push({ node, words: 'there is no anchor before this alias' })
      else if (around.includes(target))
        refused.push({ node, words: 'this alias stands inside of what it stands for' })
      else targets.set(node, target)
    },
    Scalar(_, node) {
      keep(node)
      if (typeof node.value === 'string' && (node.value.includes('\0') || !node.value.isWellFormed()))
        refused.push({ node, words: 'this text holds a character that is no text' })
    },
    Collection(_, node) {
      keep(node)
    },
  })
  return { refused, targets }
}

function childOf(node: Node | null | undefined, step: string | number): Node | null | undefined {
  if (isSeq(node)) {
    const item = node.items[step as number]
    return isPair(item) ? undefined : (item as Node | undefined)
  }
  if (!isMap(node)) return undefined
  return node.items.find(({ key }) => isNamed(key, step))?.value as Node | null | undefined
}

const isNamed = (key: unknown, name: unknown): boolean =>
  isScalar(key) &&
  (typeof key.value === 'symbol' ? key.value.description : String(key.value)) === String(name)

function readValue(name: string, document: Document, targets: Targets): unknown {
  try {
    return toValue(document.contents, targets)
  } catch (error) {
    if (error instanceof RangeError) throw new SeedError(name, tooDeep)
    if (!(error instanceof TooManyValues)) throw error
    const words = 'the aliases of this file stand for more than a seed file can hold'
    throw new SeedError(name, [{ place: start, words }])
  }
}

/** What the library says quotes from the file now and then, which may hold a password. */
function toProblem(
  { message, pos }: { readonly message: string; readonly pos: readonly [number, number] },
  placeAt: (offset: number) => Place,
): Problem {
  const words = message.split(/[:;] |\n/, 1)[0] as string
  return { place: placeAt(pos[0]), words: `this is not YAML as it should be: ${words}` }
}
