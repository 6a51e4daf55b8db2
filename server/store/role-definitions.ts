import type { Query } from './dialect.ts'
import { fold } from './fold.ts'
import { nextId } from './ids.ts'
import { nameMatches, pageOfRows, type RowPage } from './row-pages.ts'
import type { Db, Tx, Window } from './store.ts'

export interface Role {
  readonly id: number
  readonly name: string
  /** The ids of the apps that it gives, in ascending order. */
  readonly apps: readonly number[]
}

interface Row {
  readonly id: number
  readonly name: string
  /** With commas between them. */
  readonly apps: string | null
}

const columns = `id, name,
  (SELECT string_agg(CAST(app_id AS TEXT), ',' ORDER BY app_id) FROM role_apps WHERE role_id = roles.id) AS apps`

const toRole = ({ id, name, apps }: Row): Role => ({
  id,
  name,
  apps: apps === null ? [] : apps.split(',').map(Number),
})

export async function findRole(db: Db, id: number): Promise<Role | undefined> {
  const row = await db.get<Row>(`SELECT ${columns} FROM roles WHERE id = ?`, id)
  return row && toRole(row)
}

export async function findRoleIdByName(db: Db, name: string): Promise<number | undefined> {
  return (await db.get<{ id: number }>('SELECT id FROM roles WHERE name_key = ?', fold(name)))?.id
}

export interface RoleFilters {
  readonly id?: number | undefined
  /** A pattern. */
  readonly name?: string | undefined
  /** Only roles that give this app. */
  readonly appId?: number | undefined
}

export async function pageOfRoles(
  db: Db,
  { id, name, appId }: RoleFilters,
  window: Window,
): Promise<RowPage<Role>> {
  const tests: Query[] = []
  if (id !== undefined) tests.push({ sql: 'id = ?', values: [id] })
  if (name) tests.push(nameMatches(name))
  if (appId !== undefined)
    tests.push({ sql: 'id IN (SELECT role_id FROM role_apps WHERE app_id = ?)', values: [appId] })
  const all = {
    sql: ['true', ...tests.map(({ sql }) => sql)].join(' AND '),
    values: tests.flatMap(({ values }) => values),
  }
  const page = await pageOfRows<Row>(db, 'roles', columns, all, window)
  return { ...page, rows: page.rows.map(toRole) }
}

export const renameRole = (tx: Tx, id: number, name: string): Promise<number> =>
  tx.run('UPDATE roles SET name = ?, name_key = ? WHERE id = ?', name, fold(name), id)

/**
 * Makes these, and no others, the apps of a role. Its holders are not written, so lists of an app's users are told by a
 * number that they ask for.
 */
export async function replaceRoleApps(tx: Tx, { id, apps }: Role, wanted: readonly number[]): Promise<void> {
  const [held, kept] = [new Set(apps), new Set(wanted)]
  const remove = 'DELETE FROM role_apps WHERE role_id = ? AND app_id = ?'
  const add = 'INSERT INTO role_apps (role_id, app_id) VALUES (?, ?)'
  await Promise.all([
    ...Array.from(held.difference(kept), (app) => tx.run(remove, id, app)),
    ...Array.from(kept.difference(held), (app) => tx.run(add, id, app)),
    nextId(tx, 'role_apps'),
  ])
}

/** Removes a role that nobody has any more, from the apps too. */
export const deleteRole = (tx: Tx, id: number): Promise<number> =>
  tx.run('DELETE FROM roles WHERE id = ?', id)
