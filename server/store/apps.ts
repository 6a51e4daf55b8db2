import { fold } from './fold.ts'
import { nextId } from './ids.ts'
import { pageOfNamed, pageOfRows, type RowPage } from './row-pages.ts'
import type { Db, Tx, Window } from './store.ts'

export interface App {
  readonly id: number
  readonly name: string
  readonly description?: string | null
  /** Empty when there is none. */
  readonly icon_url: string
  readonly connector_id?: number | null
  readonly extension: boolean
  readonly visible: boolean
  readonly provisioning_enabled: boolean
  /** In milliseconds; null for one of the sample. */
  readonly created_at?: number | null
  readonly updated_at?: number | null
}

type Row = Omit<App, 'extension' | 'visible' | 'provisioning_enabled'> & {
  readonly extension: 0 | 1
  readonly visible: 0 | 1
  readonly provisioning_enabled: 0 | 1
}

const columns = [
  'id',
  'name',
  'description',
  'icon_url',
  'connector_id',
  'extension',
  'visible',
  'provisioning_enabled',
  'created_at',
  'updated_at',
] as const satisfies (keyof App)[]

const toApp = (row: Row): App => ({
  ...row,
  extension: row.extension === 1,
  visible: row.visible === 1,
  provisioning_enabled: row.provisioning_enabled === 1,
})

export async function findApp(db: Db, id: number): Promise<App | undefined> {
  const row = await db.get<Row>(`SELECT ${columns.join(', ')} FROM apps WHERE id = ?`, id)
  return row && toApp(row)
}

export async function listAppIds(db: Db): Promise<number[]> {
  return (await db.all<{ id: number }>('SELECT id FROM apps ORDER BY id')).map((app) => app.id)
}

export async function pageOfApps(db: Db, name: string | undefined, window: Window): Promise<RowPage<App>> {
  const page = await pageOfNamed<Row>(db, 'apps', columns.join(', '), name, window)
  return { ...page, rows: page.rows.map(toApp) }
}

/** The apps that a role gives. */
export const pageOfRoleApps = (
  db: Db,
  roleId: number,
  window: Window,
): Promise<RowPage<Pick<App, 'id' | 'name' | 'icon_url'>>> =>
  pageOfRows(
    db,
    'apps',
    'id, name, icon_url',
    { sql: 'id IN (SELECT app_id FROM role_apps WHERE role_id = ?)', values: [roleId] },
    window,
  )

const valuesOf = (app: App) => [
  ...columns.slice(1).map((name) => {
    const value = app[name] ?? null
    return typeof value === 'boolean' ? Number(value) : value
  }),
  fold(app.name),
]

export const insertApp = (tx: Tx, app: App): Promise<number> =>
  tx.run(
    `INSERT INTO apps (id, ${columns.slice(1).join(', ')}, name_key) VALUES (?${', ?'.repeat(columns.length)})`,
    app.id,
    ...valuesOf(app),
  )

export const updateApp = (tx: Tx, app: App): Promise<number> =>
  tx.run(
    `UPDATE apps SET ${[...columns.slice(1), 'name_key'].map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
    ...valuesOf(app),
    app.id,
  )

/** Removes an app, also from the roles that give it; lists of its users are told by a number that they ask for. */
export async function deleteApp(tx: Tx, id: number): Promise<void> {
  await Promise.all([tx.run('DELETE FROM apps WHERE id = ?', id), nextId(tx, 'role_apps')])
}
