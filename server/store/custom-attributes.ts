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
  db.all<CustomAttribute>(`SELECT ${columns} FROM custom_attributes WHERE deleting = 0 ORDER BY id`)

/** The same with those that are being deleted: their shortnames are not free yet. */
export const listAllCustomAttributes = (db: Db): Promise<CustomAttribute[]> =>
  db.all<CustomAttribute>(`SELECT ${columns} FROM custom_attributes ORDER BY id`)

export const findCustomAttribute = (db: Db, id: number): Promise<CustomAttribute | undefined> =>
  db.get<CustomAttribute>(`SELECT ${columns} FROM custom_attributes WHERE id = ? AND deleting = 0`, id)

/** An attribute that is being deleted. */
export const findDeletedAttribute = (db: Db, id: number): Promise<CustomAttribute | undefined> =>
  db.get<CustomAttribute>(`SELECT ${columns} FROM custom_attributes WHERE id = ? AND deleting = 1`, id)

export const pageOfCustomAttributes = (db: Db, window: Window): Promise<RowPage<CustomAttribute>> =>
  pageOfRows<CustomAttribute>(db, 'custom_attributes', columns, { sql: 'deleting = 0', values: [] }, window)

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

/** From now on nobody can get a value for the attribute, and it is in no list. */
export const markDeleted = (tx: Tx, id: number): Promise<number> =>
  tx.run('UPDATE custom_attributes SET deleting = 1 WHERE id = ?', id)

export const deleteCustomAttribute = (tx: Tx, id: number): Promise<number> =>
  tx.run('DELETE FROM custom_attributes WHERE id = ?', id)

/** A stretch of users' ids, both ends among them. */
export interface Stretch {
  readonly first: number
  readonly last: number
}

/**
 * The next stretch of `length` ids in which somebody has a value for an attribute. The `+` keeps the attribute's own index
 * out of it: what is asked for is a few ids, not all who have a value.
 */
export async function nextStretch(
  db: Db,
  attributeId: number,
  afterUserId: number,
  length: number,
): Promise<Stretch | undefined> {
  let last = afterUserId
  for (;;) {
    const next = await db.get<{ user_id: number }>(
      'SELECT user_id FROM user_attributes WHERE user_id > ? ORDER BY user_id LIMIT 1',
      last,
    )
    if (next === undefined) return undefined
    const first = next.user_id
    last = first + length - 1
    const holder = await db.get(
      'SELECT 1 FROM user_attributes WHERE user_id >= ? AND user_id <= ? AND +attribute_id = ? LIMIT 1',
      first,
      last,
      attributeId,
    )
    if (holder !== undefined) return { first, last }
  }
}

/** The users of a stretch who have a value for an attribute. */
export async function findHolders(db: Db, attributeId: number, { first, last }: Stretch): Promise<User[]> {
  const rows = await db.all<{ body: string }>(
    `SELECT body FROM (
       SELECT DISTINCT user_id FROM user_attributes WHERE user_id >= ? AND user_id <= ? AND +attribute_id = ?
     ) AS holders JOIN users ON users.id = holders.user_id ORDER BY users.id`,
    first,
    last,
    attributeId,
  )
  return rows.map(({ body }) => JSON.parse(body) as User)
}
