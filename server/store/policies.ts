import { fold } from './fold.ts'
import { pageOfNamed, type RowPage } from './row-pages.ts'
import type { Db, Tx, Window } from './store.ts'

/** What passwords must be and how long they last, and how many wrong ones lock an account for how long. */
export interface Policy {
  readonly id: number
  readonly name: string
  readonly password_minimum_length: number
  /** How many of the four kinds (lower case, upper case, digits, others) a password must mix. */
  readonly password_character_classes: number
  /** Whether a password may hold the name or the email of its owner, and whether it may be one that everybody uses. */
  readonly password_excludes_names: 0 | 1
  readonly password_excludes_common: 0 | 1
  /** So many passwords that a user had before are refused. */
  readonly password_history: number
  /** Days after which a password must be replaced; without a number it lasts. */
  readonly password_expires_after_days: number | null
  /** So many wrong passwords in a row lock; without a number nothing does. */
  readonly maximum_invalid_attempts: number | null
  /** Minutes that a lock lasts when nobody says otherwise; without a number it lasts until it is lifted. */
  readonly lock_minutes: number | null
}

/** The policy of everybody whose group has none. It is there from the beginning and is never removed. */
export const defaultPolicyId = 1

const members = [
  'name',
  'password_minimum_length',
  'password_character_classes',
  'password_excludes_names',
  'password_excludes_common',
  'password_history',
  'password_expires_after_days',
  'maximum_invalid_attempts',
  'lock_minutes',
] as const satisfies (keyof Policy)[]
const columns = `id, ${members.join(', ')}`

/** The policy of whoever is in a group: that of the group, or the default one. */
export async function findPolicyFor(db: Db, groupId: number | null | undefined): Promise<Policy> {
  const sql = `SELECT ${columns} FROM policies
    WHERE id = coalesce((SELECT policy_id FROM groups WHERE id = CAST(? AS BIGINT)), ${defaultPolicyId})`
  return (await db.get<Policy>(sql, groupId ?? null)) as Policy
}

export async function policyExists(db: Db, id: number): Promise<boolean> {
  return (await db.get('SELECT 1 FROM policies WHERE id = ?', id)) !== undefined
}

export const findPolicy = (db: Db, id: number): Promise<Policy | undefined> =>
  db.get<Policy>(`SELECT ${columns} FROM policies WHERE id = ?`, id)

export const findPolicyByName = (db: Db, name: string): Promise<Policy | undefined> =>
  db.get<Policy>(`SELECT ${columns} FROM policies WHERE name_key = ?`, fold(name))

export const pageOfPolicies = (db: Db, name: string | undefined, window: Window): Promise<RowPage<Policy>> =>
  pageOfNamed(db, 'policies', columns, name, window)

export const insertPolicy = (tx: Tx, policy: Policy): Promise<number> =>
  tx.run(
    `INSERT INTO policies (id, name_key, ${members.join(', ')}) VALUES (?, ?${', ?'.repeat(members.length)})`,
    policy.id,
    fold(policy.name),
    ...members.map((member) => policy[member]),
  )

export const updatePolicy = (tx: Tx, policy: Policy): Promise<number> =>
  tx.run(
    `UPDATE policies SET name_key = ?, ${members.map((member) => `${member} = ?`).join(', ')} WHERE id = ?`,
    fold(policy.name),
    ...members.map((member) => policy[member]),
    policy.id,
  )

export const deletePolicy = (tx: Tx, id: number): Promise<number> =>
  tx.run('DELETE FROM policies WHERE id = ?', id)
