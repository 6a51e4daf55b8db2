import type { Directory, Item } from './directory.ts'
import { keysOf, type Seed } from './entries.ts'
import { kindOf, toKey } from './kinds.ts'
import { inLanes } from './lanes.ts'
import { namesIn } from './references.ts'

const pageSize = 100

/**
 * Reads the users that the file speaks of. A few are asked for by their names; when there are more of them than the
 * directory has pages, all pages are read instead. `isPruning` needs to know everybody.
 */
export async function readUsers(seed: Seed, directory: Directory, isPruning: boolean): Promise<void> {
  const names = namesOfUsers(seed)
  const listUsers = directory.api(kindOf('users')).listUsers as ListUsers
  const { totalCount = Number.POSITIVE_INFINITY } = await listUsers({ limit: 1, fields: 'id' })
  if (isPruning || names.size * 2 > totalCount / pageSize) {
    for await (const user of listUsers({ limit: pageSize })) {
      const isNamed = keysOf(kindOf('users'), user).some((key) => names.has(key))
      if (isNamed) directory.add('users', user)
      else if (isPruning) directory.add('users', { id: user.id, username: user.username, email: user.email })
    }
    return
  }
  await inLanes([...names.values()], async (name) => {
    for (const query of [{ username: literally(name) }, { email: literally(name) }])
      for (const user of (await listUsers(query)).users) directory.add('users', user)
  })
}

type ListUsers = (
  query: object,
) => AsyncIterable<Item> &
  PromiseLike<{ readonly users: readonly Item[]; readonly totalCount: number | undefined }>

/** Everybody whom the file declares or names as a manager, by key. */
function namesOfUsers({ entries }: Seed): Map<string, string> {
  const names = new Map<string, string>()
  for (const entry of entries) {
    if (entry.kind.section === 'users')
      for (const name of [entry.members.username, entry.members.email])
        if (typeof name === 'string' && name.trim() !== '') names.set(toKey(name), name.trim())
    for (const { section, name } of namesIn(entry))
      if (section === 'users') names.set(toKey(name), name.trim())
  }
  return names
}

/** A filter takes some characters for a pattern. */
const literally = (name: string): string => name.replaceAll(/[\\*!]/g, '\\$&')
