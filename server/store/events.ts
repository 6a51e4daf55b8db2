import type { Event } from '@rollcall/contract'
import type { Tx } from './store.ts'

/** An event as it is kept: all of its answer but the place in the log, which it gets when it is written. */
export type EventBody = Omit<Event, 'id' | 'hash'>

/**
 * Adds an event to the end of the log. Its hash is that of the hash before it, its id and its body, with colons between
 * them, so the log is a chain: whoever changes or takes away an event must change all that follow.
 */
export async function insertEvent(tx: Tx, event: EventBody): Promise<void> {
  await tx.run(
    `INSERT INTO events (id, event_type_id, created_at, user_id, client_id, directory_id, body, hash)
     SELECT coalesce(last.id, 0) + 1, event_type_id, created_at, user_id, client_id, directory_id, body,
       sha256_hex(coalesce(last.hash, '') || ':' || (coalesce(last.id, 0) + 1) || ':' || body)
     FROM (SELECT CAST(? AS BIGINT) AS event_type_id, CAST(? AS BIGINT) AS created_at, CAST(? AS BIGINT) AS user_id,
       CAST(? AS TEXT) AS client_id, CAST(? AS BIGINT) AS directory_id, CAST(? AS TEXT) AS body) AS event
     LEFT JOIN (SELECT id, hash FROM events ORDER BY id DESC LIMIT 1) AS last ON true`,
    event.event_type_id,
    Date.parse(event.created_at),
    event.user_id ?? null,
    event.client_id ?? null,
    event.directory_id ?? null,
    JSON.stringify(event),
  )
}
