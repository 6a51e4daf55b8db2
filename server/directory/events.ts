import type { EventType } from '@rollcall/contract'
import type { Handler } from '../context.ts'
import { ApiError } from '../errors.ts'
import { openList } from '../paged-list.ts'
import type { EventFilter } from '../store/event-bounds.ts'
import { findEvent, pageOfEvents, type StoredEvent } from '../store/event-pages.ts'
import { eventTypes } from './event-types.ts'
import { parseIsoTime } from './iso-time.ts'

type Query = Parameters<Handler<'listEvents'>>[0]

export const listEvents: Handler<'listEvents'> = async (input, context) => {
  const list = openList(input, '/api/1/events', 1000, context)
  const filter = filterOf(list.query)
  const page = await pageOfEvents(context.store, filter, list.window)
  return { json: `[${page.rows.map(toJson).join()}]`, headers: list.headersOf(page) }
}

export const getEvent: Handler<'getEvent'> = async ({ event_id }, { store }) => {
  const event = await findEvent(store, event_id)
  if (event === undefined) throw new ApiError('notFound', 'Event', event_id)
  return { json: toJson(event) }
}

export const listEventTypes: Handler<'listEventTypes'> = async () => ({ json: types })

const types = JSON.stringify(
  Object.values(eventTypes)
    .map(([id, name, description]): EventType => ({ id, name, description }))
    .sort((one, other) => one.id - other.id),
)

/** The text that the hash was made of is sent as it is. */
const toJson = ({ id, body, hash }: StoredEvent): string =>
  `{"id":${id},${body.slice(1, -1)},"hash":"${hash}"}`

function filterOf(query: Query): EventFilter {
  const { after, before } = timesOf(query)
  return {
    id: query.id,
    userId: query.user_id,
    // Nothing has the type 0. Events are not resolved here, so none has a resolution.
    typeIds: query.resolution ? [0] : query.event_type_id ? typeIdsOf(query.event_type_id) : undefined,
    clientId: query.client_id || undefined,
    directoryId: query.directory_id,
    after,
    before,
  }
}

/** So many types may be asked for at once. */
const typesAtMost = 50

function typeIdsOf(list: string): number[] {
  const items = list.split(',').map((item) => item.trim())
  if (!items.every((item) => /^\d{1,9}$/.test(item)))
    throw new ApiError('parameterValue', 'event_type_id', 'a list of ids with commas between them')
  const ids = [...new Set(items.map(Number))].sort((one, other) => one - other)
  if (ids.length > typesAtMost)
    throw new ApiError('parameterValue', 'event_type_id', `a list of at most ${typesAtMost} ids`)
  return ids
}

const day = 24 * 60 * 60 * 1000

/** Both ends are excluded: "after" and "before" by the letter. What is stored is whole milliseconds. */
function timesOf(query: Query): Pick<EventFilter, 'after' | 'before'> {
  const [since, until, at] = [timeOf('since', query), timeOf('until', query), timeOf('created_at', query)]
  const isDay = /^\s*\d{4}-\d\d-\d\d\s*$/.test(query.created_at ?? '')
  const starts = [since, at === undefined ? undefined : Math.ceil(at) - 1].filter(isTime).map(Math.floor)
  const ends = [until, at === undefined ? undefined : Math.floor(at) + (isDay ? day : 1)]
    .filter(isTime)
    .map(Math.ceil)
  return {
    after: starts.length > 0 ? Math.max(...starts) : undefined,
    before: ends.length > 0 ? Math.min(...ends) : undefined,
  }
}

const isTime = (time: number | undefined): time is number => time !== undefined

function timeOf(name: 'since' | 'until' | 'created_at', query: Query): number | undefined {
  const text = query[name]
  if (!text) return undefined
  const time = parseIsoTime(text)
  if (time === undefined)
    throw new ApiError('parameterValue', name, 'a date or time as in ISO 8601, such as 2026-01-31T09:30:00Z')
  return time
}
