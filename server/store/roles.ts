import { fold } from './fold.ts'
import type { Db, Tx } from './store.ts'

export async function listRoleIds(db: Db): Promise<number[]> {
  return (await db.all<{ id: number }>('SELECT id FROM roles ORDER BY id')).map((role) => role.id)
}

/** So many roles are looked up one by one; for more, all that exist are listed. */
const fewRoles = 100

/** Those of the ids that no role has. */
export async function findUnknownRoles(db: Db, ids: ReadonlySet<number>): Promise<ReadonlySet<number>> {
  if (ids.size > fewRoles) return ids.difference(new Set(await listRoleIds(db)))
  const isUnknown = async (id: number) => (await db.get('SELECT 1 FROM roles WHERE id = ?', id)) === undefined
  const all = await Promise.all(Array.from(ids, async (id) => [id, await isUnknown(id)] as const))
  return new Set(all.filter(([, unknown]) => unknown).map(([id]) => id))
}

export async function roleIdsOf(db: Db, userId: number): Promise<number[]> {
  const sql = 'SELECT role_id FROM user_roles WHERE user_id = ? ORDER BY role_id'
  return (await db.all<{ role_id: number }>(sql, userId)).map((row) => row.role_id)
}

/** A role that a user has, and who gave it: somebody by hand, a mapping, or both. */
export interface Grant {
  readonly role_id: number
  readonly by_hand: 0 | 1
  /** The mapping that gives it; null when none does, or when the one that did is gone. */
  readonly mapping_id: number | null
}

export const listGrants = (db: Db, userId: number): Promise<Grant[]> =>
  db.all<Grant>(
    'SELECT role_id, by_hand, mapping_id FROM user_roles WHERE user_id = ? ORDER BY role_id',
    userId,
  )

/** The same for all users whose ids lie between two, both included. */
export async function listGrantsBetween(db: Db, first: number, last: number): Promise<Map<number, Grant[]>> {
  const rows = await db.all<Grant & { user_id: number }>(
    'SELECT user_id, role_id, by_hand, mapping_id FROM user_roles WHERE user_id BETWEEN ? AND ?',
    first,
    last,
  )
  return Map.groupBy(rows, (row) => row.user_id)
}

/** A role that a mapping gives a user as long as it runs, with the name of that mapping. */
export interface GivenByMapping {
  readonly role_id: number
  readonly mapping_id: number
  readonly mapping_name: string
}

/** The roles of a user that mappings give: nobody takes them away by hand. A mapping that is disabled gives nothing. */
export const listGivenByMapping = (db: Db, userId: number): Promise<GivenByMapping[]> =>
  db.all<GivenByMapping>(
    `SELECT role_id, mapping_id, name AS mapping_name FROM user_roles JOIN mappings ON mappings.id = mapping_id
     WHERE user_id = ? AND enabled = 1 ORDER BY role_id`,
    userId,
  )

/** Gives roles by hand, also those that a mapping gives already. */
export async function insertUserRoles(tx: Tx, userId: number, roleIds: Iterable<number>): Promise<void> {
  const sql = `INSERT INTO user_roles (role_id, user_id) VALUES (?, ?)
    ON CONFLICT (role_id, user_id) DO UPDATE SET by_hand = 1`
  await Promise.all(Array.from(roleIds, (id) => tx.run(sql, id, userId)))
}

/** Takes roles away, whoever gave them. */
export async function deleteUserRoles(tx: Tx, userId: number, roleIds: Iterable<number>): Promise<void> {
  const sql = 'DELETE FROM user_roles WHERE role_id = ? AND user_id = ?'
  await Promise.all(Array.from(roleIds, (id) => tx.run(sql, id, userId)))
}

/** Writes who gives which roles: what `after` does not hold is taken away. */
export async function writeGrants(
  tx: Tx,
  userId: number,
  before: readonly Grant[],
  after: readonly Grant[],
): Promise<void> {
  const was = new Map(before.map((grant) => [grant.role_id, grant]))
  const is = new Set(after.map((grant) => grant.role_id))
  const changed = after.filter(({ role_id, by_hand, mapping_id }) => {
    const old = was.get(role_id)
    return old?.by_hand !== by_hand || old.mapping_id !== mapping_id
  })
  const sql = `INSERT INTO user_roles (role_id, user_id, by_hand, mapping_id) VALUES (?, ?, ?, ?)
    ON CONFLICT (role_id, user_id) DO UPDATE SET by_hand = excluded.by_hand, mapping_id = excluded.mapping_id`
  await Promise.all([
    deleteUserRoles(
      tx,
      userId,
      before.map((grant) => grant.role_id).filter((id) => !is.has(id)),
    ),
    ...changed.map((grant) => tx.run(sql, grant.role_id, userId, grant.by_hand, grant.mapping_id)),
  ])
}

/**
 * Makes these the roles that a user has by hand. Those that a mapping gives stay beside them, and one that only a
 * mapping gives is not by hand because it is named here: who writes back what was read changes nothing.
 */
export async function replaceUserRoles(tx: Tx, userId: number, roleIds: Iterable<number>): Promise<void> {
  const [held, given] = await Promise.all([listGrants(tx, userId), listGivenByMapping(tx, userId)])
  const stays = new Set(given.map((role) => role.role_id))
  const wanted = new Set(roleIds)
  const kept = held.flatMap((grant): Grant[] => {
    if (wanted.has(grant.role_id)) return [grant]
    return stays.has(grant.role_id) ? [{ ...grant, by_hand: 0 }] : []
  })
  const added = wanted.difference(new Set(held.map((grant) => grant.role_id)))
  await writeGrants(tx, userId, held, [
    ...kept,
    ...Array.from(added, (role_id): Grant => ({ role_id, by_hand: 1, mapping_id: null })),
  ])
}

/** Makes a role that gives these apps. */
export async function insertRole(
  tx: Tx,
  { id, name, app_ids }: { id: number; name: string; app_ids: readonly number[] },
): Promise<void> {
  await tx.run('INSERT INTO roles (id, name, name_key) VALUES (?, ?, ?)', id, name, fold(name))
  for (const app of app_ids) await tx.run('INSERT INTO role_apps (role_id, app_id) VALUES (?, ?)', id, app)
}
