import { type Directory, readAll } from './directory.ts'
import type { Seed } from './entries.ts'
import { kinds } from './kinds.ts'
import { namedSections } from './references.ts'
import { readUsers } from './users.ts'

/** Reads of the directory what the file speaks of: kinds that it declares, and those of which it names things. */
export async function readDirectory(seed: Seed, directory: Directory, isPruning: boolean): Promise<void> {
  const named = namedSections(seed)
  // Who has which role depends on the mappings too.
  if (seed.entries.some(({ kind, members }) => kind.section === 'users' && members.roles))
    named.add('mappings')
  const needed = kinds.filter((kind) => seed.declared.has(kind) || named.has(kind.section))
  await Promise.all(
    needed.map((kind) =>
      kind.section === 'users'
        ? readUsers(seed, directory, isPruning && seed.declared.has(kind))
        : readAll(directory, kind),
    ),
  )
}
