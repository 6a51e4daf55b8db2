import type { User } from '@rollcall/contract'
import { type EventType, eventTypes } from '../server/store/events.ts'
import type { Directory } from './harness.ts'

type Sql = Directory['sql']

/** The User resource as it lies in the directory. */
export async function storedUser(sql: Sql, id: number): Promise<User> {
  const [row] = await sql<{ body: string }>('SELECT body FROM users WHERE id = ?', id)
  return JSON.parse(row?.body ?? 'null')
}

/** Puts a user into a condition that no call leads to. */
export async function putStored(sql: Sql, id: number, members: Partial<User>): Promise<void> {
  const user = { ...(await storedUser(sql, id)), ...members }
  await sql('UPDATE users SET body = ? WHERE id = ?', JSON.stringify(user), id)
}

export interface StoredEvent {
  readonly type: EventType | undefined
  readonly at: number
  readonly credential_id: number
  readonly request_id: string
  readonly changes: Record<string, { before: unknown; after: unknown }>
}

interface EventRow extends Omit<StoredEvent, 'type' | 'at' | 'changes'> {
  readonly event_type_id: number
  readonly created_at: number
  readonly changes: string
}

/** What was written down about a user, the oldest first. */
export async function eventsOf(sql: Sql, userId: number): Promise<StoredEvent[]> {
  const rows = await sql<EventRow>('SELECT * FROM events WHERE user_id = ? ORDER BY id', userId)
  return rows.map((row) => ({
    type: names.find((name) => eventTypes[name] === row.event_type_id),
    at: row.created_at,
    credential_id: row.credential_id,
    request_id: row.request_id,
    changes: JSON.parse(row.changes),
  }))
}

const names = Object.keys(eventTypes) as EventType[]

export interface StoredPassword {
  readonly hash: string
  readonly prehash: string | null
  readonly salt: string | null
}

/** What is kept of a user's password; nothing when the user has none. */
export async function storedPassword(sql: Sql, userId: number): Promise<StoredPassword | undefined> {
  const query = 'SELECT hash, prehash, salt FROM user_passwords WHERE user_id = ?'
  return (await sql<StoredPassword>(query, userId))[0]
}
