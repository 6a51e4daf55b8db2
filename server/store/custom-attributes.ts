import type { User } from '@rollcall/contract'
import { pageOfRows, type RowPage } from './row-pages.ts'
import type { Db, Tx, Window } from './store.ts'

export interface CustomAttribute {
  readonly id: number
  readonly name: string
  readonly shortname: string
  readonly position: number | null
  /** What the shortname was, while there may be users who still have their value under it. */
  readonly former_shortname: string | null
}

const columns = 'id, name, shortname, position, former_shortname'

/** The custom fields that this directory has defined for its users. */
export const listCustomAttributes = (db: Db): Promise<CustomAttribute[]> =>
  db.all<CustomAttribute>(`SELECT ${columns} FROM custom_attributes ORDER BY id`)

export const findCustomAttribute = (db: Db, id: number): Promise<CustomAttribute | undefined> =>
  db.get<CustomAttribute>(`SELECT ${columns} FROM custom_attributes WHERE id = ?`, id)

export const pageOfCustomAttributes = (db: Db, window: Window): Promise<RowPage<CustomAttribute>> =>
  pageOfRows<CustomAttribute>(db, 'custom_attributes', columns, { sql: 'true', values: [] }, window)

export const insertCustomAttribute = (
  tx: Tx,
  {
    id,
    name,
    shortname,
    position = null,
  }: Pick<CustomAttribute, 'id' | 'name' | 'shortname'> & {
    readonly position?: number | null
  },
): Promise<number> =>
  tx.run(
    'INSERT INTO custom_attributes (id, name, shortname, position) VALUES (?, ?, ?, ?)',
    id,
    name,
    shortname,
    position,
  )

export const updateCustomAttribute = (
  tx: Tx,
  { id, name, shortname, position, former_shortname }: CustomAttribute,
): Promise<number> =>
  tx.run(
    'UPDATE custom_attributes SET name = ?, shortname = ?, position = ?, former_shortname = ? WHERE id = ?',
    name,
    shortname,
    position,
    former_shortname,
    id,
  )

export const deleteCustomAttribute = (tx: Tx, id: number): Promise<number> =>
  tx.run('DELETE FROM custom_attributes WHERE id = ?', id)

/**
 * Some of the users who have a value for an attribute, ordered by id. They are found in the order of the users' ids, so
 * that a walk does not sort all of them for each of its steps: the `+` keeps the other index out of it.
 */
export async function findUsersWithAttribute(
  db: Db,
  attributeId: number,
  afterUserId: number,
  limit: number,
): Promise<User[]> {
  const rows = await db.all<{ body: string }>(
    `SELECT body FROM (
       SELECT user_id FROM user_attributes WHERE user_id > ? AND +attribute_id = ? ORDER BY user_id LIMIT ?
     ) AS holders JOIN users ON users.id = holders.user_id ORDER BY users.id`,
    afterUserId,
    attributeId,
    limit,
  )
  return rows.map(({ body }) => JSON.parse(body) as User)
}

export async function hasUsersWithAttribute(db: Db, attributeId: number): Promise<boolean> {
  return (
    (await db.get('SELECT 1 FROM user_attributes WHERE attribute_id = ? LIMIT 1', attributeId)) !== undefined
  )
}
