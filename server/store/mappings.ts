import { fold } from './fold.ts'
import type { Db, Tx } from './store.ts'

export interface MappingCondition {
  readonly source: string
  readonly operator: string
  readonly value: string
}

export interface MappingAction {
  readonly action: string
  readonly value: readonly string[]
}

/** A rule that gives roles and values because of who somebody is. One that is not enabled has no position. */
export interface Mapping {
  readonly id: number
  readonly name: string
  readonly enabled: boolean
  readonly match: 'all' | 'any'
  readonly position: number | null
  readonly conditions: readonly MappingCondition[]
  readonly actions: readonly MappingAction[]
}

interface Row extends Omit<Mapping, 'enabled' | 'conditions' | 'actions'> {
  readonly enabled: 0 | 1
  readonly conditions: string
  readonly actions: string
}

const columns = 'id, name, enabled, match, position, conditions, actions'

const toMapping = (row: Row): Mapping => ({
  ...row,
  enabled: row.enabled === 1,
  conditions: JSON.parse(row.conditions),
  actions: JSON.parse(row.actions),
})

/** All mappings: those that run in the order in which they do, then the others. */
export async function listAllMappings(db: Db): Promise<Mapping[]> {
  const rows = await db.all<Row>(`SELECT ${columns} FROM mappings ORDER BY enabled DESC, position, id`)
  return rows.map(toMapping)
}

/** The mappings that run, in their order. */
export async function listEnabledMappings(db: Db): Promise<Mapping[]> {
  const rows = await db.all<Row>(`SELECT ${columns} FROM mappings WHERE enabled = 1 ORDER BY position, id`)
  return rows.map(toMapping)
}

export async function findMapping(db: Db, id: number): Promise<Mapping | undefined> {
  const row = await db.get<Row>(`SELECT ${columns} FROM mappings WHERE id = ?`, id)
  return row && toMapping(row)
}

export const insertMapping = (tx: Tx, mapping: Mapping): Promise<number> =>
  tx.run(
    `INSERT INTO mappings (id, name, name_key, enabled, match, position, conditions, actions)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    mapping.id,
    mapping.name,
    fold(mapping.name),
    Number(mapping.enabled),
    mapping.match,
    mapping.position,
    JSON.stringify(mapping.conditions),
    JSON.stringify(mapping.actions),
  )

export const updateMapping = (tx: Tx, mapping: Mapping): Promise<number> =>
  tx.run(
    `UPDATE mappings SET name = ?, name_key = ?, enabled = ?, match = ?, position = ?, conditions = ?, actions = ?
     WHERE id = ?`,
    mapping.name,
    fold(mapping.name),
    Number(mapping.enabled),
    mapping.match,
    mapping.position,
    JSON.stringify(mapping.conditions),
    JSON.stringify(mapping.actions),
    mapping.id,
  )

export const setMappingPosition = (tx: Tx, id: number, position: number): Promise<number> =>
  tx.run('UPDATE mappings SET position = ? WHERE id = ?', position, id)

/** Lets go of some of the roles that a mapping gave: they stay where they are, without a giver. Answers how many. */
export async function forgetGiver(tx: Tx, id: number, limit: number): Promise<number> {
  const rows = await tx.all<{ role_id: number; user_id: number }>(
    'SELECT role_id, user_id FROM user_roles WHERE mapping_id = ? LIMIT ?',
    id,
    limit,
  )
  // One by one, by their key: for many at once PostgreSQL would read the whole table.
  const sql = 'UPDATE user_roles SET mapping_id = NULL WHERE role_id = ? AND user_id = ?'
  await Promise.all(rows.map(({ role_id, user_id }) => tx.run(sql, role_id, user_id)))
  return rows.length
}

export const deleteMapping = (tx: Tx, id: number): Promise<number> =>
  tx.run('DELETE FROM mappings WHERE id = ?', id)

/** The roles or groups that a rule can name, the first so many of them. */
export const listNames = (
  db: Db,
  table: 'roles' | 'groups',
  limit: number,
): Promise<{ id: number; name: string }[]> =>
  db.all(`SELECT id, name FROM ${table} ORDER BY id LIMIT ?`, limit)

export async function listGroupIds(db: Db): Promise<number[]> {
  return (await db.all<{ id: number }>('SELECT id FROM groups ORDER BY id')).map(({ id }) => id)
}
