import { fold } from './fold.ts'
import { pageOfNamed, type RowPage } from './row-pages.ts'
import type { Db, Tx, Window } from './store.ts'

export interface Group {
  readonly id: number
  readonly name: string
  readonly policy_id: number | null
}

export async function groupExists(db: Db, id: number): Promise<boolean> {
  return (await db.get('SELECT 1 FROM groups WHERE id = ?', id)) !== undefined
}

export const findGroup = (db: Db, id: number): Promise<Group | undefined> =>
  db.get<Group>('SELECT id, name, policy_id FROM groups WHERE id = ?', id)

export const findGroupByName = (db: Db, name: string): Promise<Group | undefined> =>
  db.get<Group>('SELECT id, name, policy_id FROM groups WHERE name_key = ?', fold(name))

/** Some of the groups that a policy holds for. */
export const findGroupsOfPolicy = (db: Db, policyId: number, limit: number): Promise<Group[]> =>
  db.all<Group>(
    'SELECT id, name, policy_id FROM groups WHERE policy_id = ? ORDER BY id LIMIT ?',
    policyId,
    limit,
  )

export const pageOfGroups = (db: Db, name: string | undefined, window: Window): Promise<RowPage<Group>> =>
  pageOfNamed(db, 'groups', 'id, name, policy_id', name, window)

export const insertGroup = (
  tx: Tx,
  { id, name, policy_id = null }: { id: number; name: string; policy_id?: number | null },
): Promise<number> =>
  tx.run(
    'INSERT INTO groups (id, name, name_key, policy_id) VALUES (?, ?, ?, ?)',
    id,
    name,
    fold(name),
    policy_id,
  )

export const updateGroup = (tx: Tx, { id, name, policy_id }: Group): Promise<number> =>
  tx.run(
    'UPDATE groups SET name = ?, name_key = ?, policy_id = ? WHERE id = ?',
    name,
    fold(name),
    policy_id,
    id,
  )

export const deleteGroup = (tx: Tx, id: number): Promise<number> =>
  tx.run('DELETE FROM groups WHERE id = ?', id)
