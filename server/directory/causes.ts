import type { Cause } from '@rollcall/contract'
import type { EventBody } from '../store/events.ts'
import { findMappingName, listEventsBack } from '../store/explanations.ts'
import type { Db } from '../store/store.ts'

export interface Change {
  readonly before: unknown
  readonly after: unknown
}
export type Changes = Readonly<Record<string, Change | undefined>>

/** What is to be explained: a value as it is now, and how an event tells that it was changed. */
export interface Question {
  readonly value: unknown
  readonly changeIn: (changes: Changes) => Change | undefined
  /** The mapping that gives it at present, if one does. */
  readonly mappingId?: number | null
}

/** So many events are read by one call at most, in steps between which others are answered. */
const eventsAtMost = 10_000
const together = 500

/**
 * The cause of each value: the latest event that changed it, looked for from the latest event back until all are found.
 * An event that left another value than the one there is shows that somebody wrote beside the log.
 */
export async function findCauses(
  db: Db,
  userId: number,
  lastEventId: number,
  questions: readonly Question[],
): Promise<{ causes: Map<Question, Cause>; eventsRead: number }> {
  const causes = new Map<Question, Cause>()
  const open = new Set(questions)
  let eventsRead = 0
  let upTo = lastEventId
  let isOver = false
  while (open.size > 0 && !isOver && eventsRead < eventsAtMost) {
    const rows = await listEventsBack(db, userId, upTo, together)
    for (const { id, body } of rows) {
      const event = JSON.parse(body) as EventBody
      for (const question of open) {
        const change = question.changeIn((event.changes ?? {}) as Changes)
        if (change === undefined || isSame(change.before, change.after)) continue
        open.delete(question)
        causes.set(question, await toCause(db, id, event, change, question))
      }
    }
    eventsRead += rows.length
    upTo = (rows.at(-1)?.id ?? 1) - 1
    isOver = rows.length < together
  }
  for (const question of open) causes.set(question, isOver ? notTold(question) : unread)
  return { causes, eventsRead }
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

const isNothing = (value: unknown): boolean => value === undefined || value === null || value === false

const unread: Cause = {
  kind: 'unread',
  description: `Further back than the latest ${eventsAtMost} events of this user`,
}

const notTold = ({ value }: Question): Cause => ({
  kind: 'unrecorded',
  description: isNothing(value)
    ? 'No event tells that it was ever given'
    : 'No event tells of it: it is from before the log begins',
})

async function toCause(
  db: Db,
  id: number,
  event: EventBody,
  change: Change,
  { value, mappingId }: Question,
): Promise<Cause> {
  const { event_type_id, created_at, request_id, client_id } = event
  const told = { event_id: id, event_type_id, created_at, request_id }
  if (!isSame(change.after, value))
    return {
      kind: 'unrecorded',
      description: `No event tells of it: event ${id} left another value`,
      ...told,
    }
  const did = `${isNothing(value) ? 'took it away' : 'gave it'} on ${created_at}`
  const isByMapping = event.mapping_id !== undefined || event.actor_system === 'Mapping'
  if (isByMapping) {
    const byId = event.mapping_id ?? mappingId ?? undefined
    const present = byId === undefined ? undefined : await findMappingName(db, byId)
    const name = event.mapping_name ?? present?.name
    const words = name === undefined ? 'A mapping' : `The mapping ${name}`
    return {
      kind: 'mapping',
      description: `${words} ${did}${byId === undefined || present ? '' : '; it is deleted since'}`,
      ...told,
      ...(client_id !== undefined && { client_id }),
      ...(byId !== undefined && { mapping_id: byId, mapping_exists: present !== undefined }),
      ...(name !== undefined && { mapping_name: name }),
    }
  }
  if (client_id !== undefined)
    return { kind: 'call', description: `The API credential ${client_id} ${did}`, ...told, client_id }
  return { kind: 'directory', description: `The directory itself ${did}`, ...told }
}
