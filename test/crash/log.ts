import assert from 'node:assert/strict'
import type { Event } from '@rollcall/client/directory'
import { follow, type Head, start } from '../../cli/event-chain.ts'
import { type EventType, eventTypes } from '../../server/directory/event-types.ts'
import type { Beside } from '../beside.ts'
import { type Counts, count, keyOf } from './world.ts'

/** What the log has told so far. */
export interface Log {
  readonly head: Head
  /** How many events of each type tell of a person, a role or a group. */
  readonly events: ReadonlyMap<string, Counts>
  /** How often mappings gave somebody the role that everybody gets. */
  readonly welcomes: ReadonlyMap<string, number>
  /**
   * Reads what is new. Fails when what was read before has changed, when an id is missing, or when the chain of hashes is
   * broken, which is reckoned anew for each event.
   */
  readOn(): Promise<void>
}

const typeOf = new Map<number, EventType>(
  (Object.keys(eventTypes) as EventType[]).map((type) => [eventTypes[type][0], type]),
)

const byMapping: ReadonlySet<EventType> = new Set([
  'rolesAddedByMapping',
  'rolesRemovedByMapping',
  'userChangedByMapping',
])

export function createLog(beside: Beside): Log {
  let head = start
  const events = new Map<string, Counts>()
  const welcomes = new Map<string, number>()

  function take({ event_type_id, user_name, role_name, group_name, mapping_name }: Event): void {
    const type = typeOf.get(event_type_id)
    assert.ok(type, `events have no type ${event_type_id}`)
    const name = user_name ?? role_name ?? group_name
    if (name === undefined) return
    if (!byMapping.has(type)) count(events, keyOf(name), type)
    else if (type === 'rolesAddedByMapping' && mapping_name === 'Everybody')
      welcomes.set(name, (welcomes.get(name) ?? 0) + 1)
  }

  return {
    get head() {
      return head
    },
    events,
    welcomes,
    async readOn() {
      const rows = (await beside.all('SELECT id, body, hash FROM events WHERE id >= ? ORDER BY id', [
        head.id,
      ])) as { id: number; body: string; hash: string }[]
      if (head.id > 0) assert.equal(rows.shift()?.hash, head.hash, `event ${head.id} was changed or is gone`)
      for (const { id, body, hash } of rows) {
        const event = { id, ...JSON.parse(body), hash } as Event
        head = follow(head, event)
        take(event)
      }
    },
  }
}
