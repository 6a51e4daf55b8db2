import { type Change, compare, type KeptIds } from './compare.ts'
import type { Directory, Item } from './directory.ts'
import { type Entry, keysOf, type Members, type Seed } from './entries.ts'
import { type Kind, kinds } from './kinds.ts'
import { orderByManager } from './managers.ts'
import { rolesGivenBy } from './mapping-names.ts'
import { sortMappings } from './mapping-order.ts'
import { type Problem, quote, SeedError } from './problems.ts'
import { findUnknownNames, idsIn, toBody } from './references.ts'
import { type Environment, readSecrets } from './secret-values.ts'

export interface Creation {
  readonly act: 'create'
  readonly kind: Kind
  readonly entry: Entry
  /** What is sent beside the members of the entry, and shown nowhere. */
  readonly secrets: Members
  /** Those of one wave do not depend on each other. */
  readonly wave: number
}

export interface Alteration {
  readonly act: 'change'
  readonly kind: Kind
  readonly entry: Entry
  /** Undefined for what is made by an earlier step. */
  readonly item: Item | undefined
  readonly changes: readonly Change[]
  readonly kept: KeptIds
}

export interface Deletion {
  readonly act: 'delete'
  readonly kind: Kind
  readonly item: Item
}

/** Brings the mappings into the order of the file. */
export interface Sorting {
  readonly act: 'sort'
  readonly kind: Kind
  /** Their keys, in their order. */
  readonly wanted: readonly string[]
  readonly changes: readonly Change[]
}

export type Step = Creation | Alteration | Deletion | Sorting

/** What is to be done so that the directory is as the file says, in the order in which it can be done. */
export interface Plan {
  readonly steps: readonly Step[]
  /** How many things of the file are in the directory already, as the file says. */
  readonly same: number
}

export interface PlanOptions {
  /** Whether things are deleted that the file does not have, of the kinds that it has a section for. */
  readonly isPruning: boolean
  /** The client id that the calls are made with; its credential is never deleted. */
  readonly clientId: string | undefined
  readonly environment: Environment
}

/** Compares. Throws a `SeedError` with everything in the file that this directory has no answer to. */
export function makePlan(seed: Seed, directory: Directory, options: PlanOptions): Plan {
  const { file, entries } = seed
  const { matches, problems } = match(seed, directory)
  problems.push(...findUnknownNames(seed, directory, options.isPruning))

  const given = rolesGivenByMappings(seed, directory)
  let same = 0
  const made = entries.flatMap((entry): (Creation | Alteration)[] => {
    const { kind } = entry
    const item = matches.get(entry)
    if (item === undefined) {
      const secrets = readSecrets(entry, file, options.environment)
      problems.push(...secrets.problems)
      return [{ act: 'create', kind, entry, secrets: secrets.values, wave: 0 }]
    }
    const kept: KeptIds =
      kind.section === 'users'
        ? new Map([['role_ids', ((item.role_ids ?? []) as number[]).filter((id) => given.has(id))]])
        : new Map()
    const changes = compare(entry, item, directory, kept)
    if (changes.length > 0) return [{ act: 'change', kind, entry, item, changes, kept }]
    same++
    return []
  })
  if (problems.length > 0) throw new SeedError(file.name, problems)
  const deleted = options.isPruning ? deletions(seed, directory, matches, options) : []
  return { steps: [...inOrder(made, (steps) => sortMappings(seed, directory, steps)), ...deleted], same }
}

/** Kind by kind, new users after their managers, and of a kind the new ones first. */
function inOrder(
  steps: readonly (Creation | Alteration)[],
  sorting: (steps: readonly Step[]) => Sorting[],
): Step[] {
  return kinds.flatMap((kind) => {
    const own = steps.filter((step) => step.kind === kind)
    const creations = own.filter((step) => step.act === 'create')
    const changes = own.filter((step) => step.act === 'change')
    if (kind.section === 'users') return [...orderByManager(creations), ...changes]
    const inTurn = [...creations, ...changes]
    return kind.section === 'mappings' ? [...inTurn, ...sorting(inTurn)] : inTurn
  })
}

/** Roles that a mapping gives somebody are not taken away because the file does not name them. */
function rolesGivenByMappings({ entries }: Seed, directory: Directory): ReadonlySet<number> {
  const ofFile = entries.filter(({ kind }) => kind.section === 'mappings')
  const all = [...directory.items('mappings'), ...ofFile.map((entry) => toBody(entry, idsIn(directory)))]
  return new Set(all.flatMap(rolesGivenBy))
}

/** Which thing of the directory each entry is about. */
function match(
  { file, entries }: Seed,
  directory: Directory,
): { matches: ReadonlyMap<Entry, Item>; problems: Problem[] } {
  const matches = new Map<Entry, Item>()
  const owners = new Map<Item, Entry>()
  const problems: Problem[] = []
  for (const entry of entries) {
    const { kind, members, path } = entry
    const found = keysOf(kind, members).flatMap((key) => directory.find(kind.section, key))
    const [item] = found
    if (item === undefined) continue
    const refuse = (words: string) => problems.push({ place: file.placeOf(path), words })
    const owner = owners.get(item)
    if (found.some((other) => other !== item))
      refuse(
        `${found.length} things of the directory have a name of this ${kind.one}: ${found.map(({ id }) => `#${id}`).join(', ')}`,
      )
    else if (owner !== undefined)
      refuse(
        `this is the same ${kind.one} as in line ${file.placeOf(owner.path).line}: ${quote(item.username ?? item.name)}`,
      )
    else {
      owners.set(item, entry)
      matches.set(entry, item)
    }
  }
  return { matches, problems }
}

/** What is not in the file, what depends on others first. */
function deletions(
  { declared }: Seed,
  directory: Directory,
  matches: ReadonlyMap<Entry, Item>,
  { clientId }: PlanOptions,
): Step[] {
  const wanted = new Set(matches.values())
  return kinds
    .filter((kind) => declared.has(kind))
    .reverse()
    .flatMap((kind) =>
      directory
        .items(kind.section)
        .filter((item) => !wanted.has(item) && !isNeverDeleted(item, clientId))
        .map((item): Step => ({ act: 'delete', kind, item })),
    )
}

/** The default policy holds for whoever has no other, and without its credential this would end half done. */
const isNeverDeleted = ({ is_default, client_id }: Item, own: string | undefined): boolean =>
  is_default === true || (client_id !== undefined && (own === undefined || client_id === own))
