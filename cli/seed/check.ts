import { type Entry, keysOf, readEntries, type Seed } from './entries.ts'
import { type Kind, kinds } from './kinds.ts'
import { type Problem, quote, SeedError } from './problems.ts'
import type { SeedFile } from './read-file.ts'
import { findWrongShapes } from './shape.ts'

/** Checks all that the file alone tells. Throws a `SeedError` with everything that is wrong. */
export function checkFile(file: SeedFile): Seed {
  const seed = readEntries(file)
  const problems = [
    ...findWrongShapes(file),
    ...kinds.flatMap((kind) => findDoubled(kind, seed)),
    ...findNameless(seed),
  ]
  if (problems.length > 0) throw new SeedError(file.name, problems)
  return seed
}

/** Two things of a kind with one name: nobody could tell them apart. */
function findDoubled(kind: Kind, { file, entries }: Seed): Problem[] {
  const owners = new Map<string, Entry>()
  const problems: Problem[] = []
  for (const entry of entries.filter((entry) => entry.kind === kind))
    for (const key of keysOf(kind, entry.members)) {
      const owner = owners.get(key)
      if (owner === undefined) owners.set(key, entry)
      else if (owner !== entry) {
        const member =
          kind.keys.find((name) => keysOf(kind, { [name]: entry.members[name] })[0] === key) ?? ''
        problems.push({
          place: file.placeOf([...entry.path, member]),
          words: `the ${kind.one} ${quote(entry.members[member])} is declared in line ${file.placeOf(owner.path).line} already`,
        })
        break
      }
    }
  return problems
}

/** Where one of several members has to tell who somebody is, the contract requires none of them. */
const findNameless = ({ file, entries }: Seed): Problem[] =>
  entries
    .filter(({ kind, members }) => kind.keys.length > 1 && kind.keys.every((key) => isBlank(members[key])))
    .map(({ kind, path }) => ({
      place: file.placeOf(path),
      words: `a ${kind.one} needs a ${kind.keys.join(' or an ')}`,
    }))

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
