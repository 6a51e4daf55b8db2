import type { Db } from './store.ts'

/** What passwords must be, and how long a lock lasts. */
export interface Policy {
  readonly password_minimum_length: number
  /** How many of the four kinds (lower case, upper case, digits, others) a password must mix. */
  readonly password_character_classes: number
  /** Minutes that a lock lasts when nobody says otherwise; without a number it lasts until it is lifted. */
  readonly lock_minutes: number | null
}

export async function policyExists(db: Db, id: number): Promise<boolean> {
  return (await db.get('SELECT 1 FROM policies WHERE id = ?', id)) !== undefined
}

export async function findDefaultPolicy(db: Db): Promise<Policy> {
  const sql =
    'SELECT password_minimum_length, password_character_classes, lock_minutes FROM policies WHERE id = 1'
  return (await db.get<Policy>(sql)) as Policy
}
