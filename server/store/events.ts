import type { Tx } from './store.ts'

/** What happened, by the event type ids of OneLogin. */
export const eventTypes = {
  userUnlocked: 12,
  userUpdated: 529,
  userDeleted: 530,
  userLocked: 531,
  userCreated: 533,
  saltedPasswordSet: 510,
  clearTextPasswordSet: 511,
  rolesAdded: 513,
  rolesRemoved: 514,
  loggedOut: 516,
} as const
export type EventType = keyof typeof eventTypes

export interface Event {
  readonly type: EventType
  readonly createdAt: number
  readonly userId: number
  /** The credential that asked for it; nobody did when the directory acts by itself. */
  readonly credentialId: number | undefined
  readonly requestId: string
  /** Member by member, what was and what is. Never holds a secret. */
  readonly changes: Readonly<Record<string, { before: unknown; after: unknown }>>
}

export async function insertEvent(tx: Tx, event: Event): Promise<void> {
  await tx.run(
    `INSERT INTO events (event_type_id, created_at, user_id, credential_id, request_id, changes)
     VALUES (?, ?, ?, ?, ?, ?)`,
    eventTypes[event.type],
    event.createdAt,
    event.userId,
    event.credentialId ?? null,
    event.requestId,
    JSON.stringify(event.changes),
  )
}
