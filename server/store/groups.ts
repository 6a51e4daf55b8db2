import type { Db } from './store.ts'

export async function groupExists(db: Db, id: number): Promise<boolean> {
  return (await db.get('SELECT 1 FROM groups WHERE id = ?', id)) !== undefined
}
