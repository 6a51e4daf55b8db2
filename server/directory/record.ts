import type { Event, User } from '@rollcall/contract'
import { type EventBody, insertEvent } from '../store/events.ts'
import type { Tx } from '../store/store.ts'
import { type EventType, eventTypes } from './event-types.ts'

/** Who asks, when, and in which request. The directory itself has no credential. */
export interface Actor {
  readonly now: number
  readonly requestId: string
  readonly clientId?: string | undefined
  /** The address the request came from. */
  readonly ip?: string | undefined
  /** Tells those who run mappings after the answer that there is somebody for them. */
  readonly wakeMappings?: (() => void) | undefined
}

interface Named {
  readonly id: number
  readonly name: string
}

/** Whom and what an event is about. */
export interface Subjects {
  readonly user?: Pick<User, 'id' | 'username' | 'email' | 'directory_id'>
  readonly role?: Named
  readonly app?: Named
  readonly group?: Named
  readonly policy?: Named
  readonly mapping?: Named
  /** Why something failed. */
  readonly error?: string
  readonly note?: string
}

/** One account is one directory. */
const accountId = 1

/**
 * Writes down, in the transaction of the change, what happened and what it changed: for each member of `before` and
 * `after` that differs, what was and what is. Neither may hold a secret.
 */
export async function record(
  tx: Tx,
  actor: Actor,
  type: EventType,
  subjects: Subjects,
  before: object = {},
  after: object = {},
): Promise<void> {
  const { user, role, app, group, policy, mapping } = subjects
  const changes = changesBetween(before, after)
  const event: { [N in keyof Event]?: Event[N] | undefined } = {
    event_type_id: eventTypes[type][0],
    created_at: new Date(actor.now).toISOString(),
    account_id: accountId,
    user_id: user?.id,
    user_name: user?.username ?? user?.email ?? undefined,
    directory_id: user?.directory_id ?? undefined,
    role_id: role?.id,
    role_name: role?.name,
    app_id: app?.id,
    app_name: app?.name,
    group_id: group?.id,
    group_name: group?.name,
    policy_id: policy?.id,
    policy_name: policy?.name,
    mapping_id: mapping?.id,
    mapping_name: mapping?.name,
    actor_system: actor.clientId !== undefined ? 'API' : mapping !== undefined ? 'Mapping' : 'Rollcall',
    client_id: actor.clientId,
    ipaddr: actor.ip,
    request_id: actor.requestId,
    error_description: subjects.error,
    notes: subjects.note,
    changes: Object.keys(changes).length > 0 ? changes : undefined,
  }
  // Members that are undefined do not reach the log: it keeps the event as JSON.
  await insertEvent(tx, event as EventBody)
}

type Changes = Record<string, { before: unknown; after: unknown }>

/** For each member that differs, what was and what is. */
export function changesBetween(before: object, after: object): Changes {
  const changes: Changes = {}
  const [was, is] = [before, after] as Record<string, unknown>[]
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [from, to] = [was?.[name] ?? null, is?.[name] ?? null]
    if (from !== to && !isAlike(from, to)) changes[name] = { before: from, after: to }
  }
  return changes
}

/** Whether two values that are not the same one say the same. */
const isAlike = (from: unknown, to: unknown): boolean =>
  typeof from === 'object' && typeof to === 'object' && JSON.stringify(from) === JSON.stringify(to)
