import type { Db, Tx } from './store.ts'

export interface CustomAttribute {
  readonly id: number
  readonly name: string
  readonly shortname: string
}

/** The custom fields that this directory has defined for its users. */
export const listCustomAttributes = (db: Db): Promise<CustomAttribute[]> =>
  db.all<CustomAttribute>('SELECT id, name, shortname FROM custom_attributes ORDER BY id')

export const insertCustomAttribute = (tx: Tx, { id, name, shortname }: CustomAttribute): Promise<number> =>
  tx.run('INSERT INTO custom_attributes (id, name, shortname) VALUES (?, ?, ?)', id, name, shortname)
