import type { Db, Tx } from './store.ts'

export async function groupExists(db: Db, id: number): Promise<boolean> {
  return (await db.get('SELECT 1 FROM groups WHERE id = ?', id)) !== undefined
}

export const insertGroup = (tx: Tx, { id, name }: { id: number; name: string }): Promise<number> =>
  tx.run('INSERT INTO groups (id, name) VALUES (?, ?)', id, name)
