import type { User } from '@rollcall/contract'
import { type EventType, eventTypes } from '../server/directory/event-types.ts'
import type { EventBody } from '../server/store/events.ts'
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
  readonly client_id: string | undefined
  readonly request_id: string
  readonly changes: Record<string, { before: unknown; after: unknown }>
}

/** What was written down about a user, the oldest first. */
export async function eventsOf(sql: Sql, userId: number): Promise<StoredEvent[]> {
  const rows = await sql<{ body: string }>('SELECT body FROM events WHERE user_id = ? ORDER BY id', userId)
  return rows.map(({ body }) => {
    const { event_type_id, created_at, client_id, request_id, changes = {} } = JSON.parse(body) as EventBody
    const type = names.find((name) => eventTypes[name][0] === event_type_id)
    return {
      type,
      at: Date.parse(created_at),
      client_id,
      request_id,
      changes: changes as StoredEvent['changes'],
    }
  })
}

/** All that was written down, the oldest first. */
export async function eventsIn(sql: Sql): Promise<(EventBody & { type: EventType | undefined })[]> {
  const rows = await sql<{ body: string }>('SELECT body FROM events ORDER BY id')
  return rows.map(({ body }) => {
    const event = JSON.parse(body) as EventBody
    return { ...event, type: names.find((name) => eventTypes[name][0] === event.event_type_id) }
  })
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
