import type { User } from '@rollcall/contract'
import { type EventType, insertEvent } from '../store/events.ts'
import type { Tx } from '../store/store.ts'

/** Who asks, when, and in which request. The directory itself has no credential. */
export interface Actor {
  readonly now: number
  readonly credentialId?: number
  readonly requestId: string
}

/** Writes down, in the transaction of the change, what happened to a user and what it changed. */
export async function record(
  tx: Tx,
  actor: Actor,
  type: EventType,
  userId: number,
  before: Partial<User> = {},
  after: Partial<User> = {},
): Promise<void> {
  await insertEvent(tx, {
    type,
    createdAt: actor.now,
    userId,
    credentialId: actor.credentialId,
    requestId: actor.requestId,
    changes: changesBetween(before, after),
  })
}

function changesBetween(
  before: Partial<User>,
  after: Partial<User>,
): Record<string, { before: unknown; after: unknown }> {
  const changes: Record<string, { before: unknown; after: unknown }> = {}
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof User>) {
    const [was, is] = [before[name] ?? null, after[name] ?? null]
    if (was !== is && JSON.stringify(was) !== JSON.stringify(is)) changes[name] = { before: was, after: is }
  }
  return changes
}
