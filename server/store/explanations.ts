import type { User } from '@rollcall/contract'
import type { Db } from './store.ts'

/** A user and the latest event, of one state of the directory. */
export interface UserAt {
  readonly user: User
  readonly lastEventId: number
}

export async function findUserAt(db: Db, id: number): Promise<UserAt | undefined> {
  const row = await db.get<{ body: string; last: number | null }>(
    'SELECT body, (SELECT max(id) FROM events) AS last FROM users WHERE id = ?',
    id,
  )
  return row && { user: JSON.parse(row.body), lastEventId: row.last ?? 0 }
}

export interface HeldRole {
  readonly id: number
  readonly name: string
  readonly by_hand: 0 | 1
  readonly mapping_id: number | null
}

/** The roles of a user with who gave them, by id. */
export const listHeldRoles = (db: Db, userId: number): Promise<HeldRole[]> =>
  db.all<HeldRole>(
    `SELECT roles.id AS id, roles.name AS name, by_hand, mapping_id
     FROM user_roles JOIN roles ON roles.id = role_id WHERE user_id = ? ORDER BY roles.id`,
    userId,
  )

export const findRoleName = (db: Db, id: number): Promise<{ name: string } | undefined> =>
  db.get<{ name: string }>('SELECT name FROM roles WHERE id = ?', id)

interface Named {
  readonly id: number
  readonly name: string
}

/** The apps that a role gives, by id. */
export const listRoleApps = (db: Db, roleId: number): Promise<Named[]> =>
  db.all<Named>(
    'SELECT apps.id AS id, apps.name AS name FROM role_apps JOIN apps ON apps.id = app_id WHERE role_id = ? ORDER BY apps.id',
    roleId,
  )

export const findMappingName = (db: Db, id: number): Promise<{ name: string } | undefined> =>
  db.get<{ name: string }>('SELECT name FROM mappings WHERE id = ?', id)

/** The latest events about a user, up to this id, from the latest back. `body` is the event without id and hash. */
export const listEventsBack = (
  db: Db,
  userId: number,
  upTo: number,
  limit: number,
): Promise<{ id: number; body: string }[]> =>
  db.all(
    'SELECT id, body FROM events WHERE user_id = ? AND id <= ? ORDER BY id DESC LIMIT ?',
    userId,
    upTo,
    limit,
  )
