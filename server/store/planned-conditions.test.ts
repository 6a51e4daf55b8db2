import { type Condition, parsePattern, searchFields, textFields } from './conditions.ts'
import type { EventFilter } from './event-bounds.ts'
import type { Window } from './store.ts'

// What the plans of both engines are read for.

export const text = (field: (typeof textFields)[number], filter: string): Condition => ({
  kind: 'text',
  field,
  ...parsePattern(filter),
})
const attribute = (filter: string): Condition => ({
  kind: 'attribute',
  attributeId: 4,
  ...parsePattern(filter),
})

const byAnyField = ['maria', 'ma*', 'm*a', 'm*ari*a', 'MA**']
const bySearchField = ['*ia', '*ar*ia', '*ari*', '*ari*ria*', '*a*ari*', '*a*a']
/** Nothing that an index is ordered by: the keys are read, and never the rows. */
const byReadingKeys = ['*', '*a*', '*ar*', '*a*ri*']

/** Found by an index, of which only a part is read. */
export const found: readonly (readonly [what: string, condition: Condition])[] = [
  ...textFields.flatMap((field) =>
    byAnyField.map((filter) => [`${field}=${filter}`, text(field, filter)] as const),
  ),
  ...searchFields.flatMap((field) =>
    bySearchField.map((filter) => [`${field}=${filter}`, text(field, filter)] as const),
  ),
  ...['permanent', 'per*', 'p*t', '*nent', '*man*', '*'].map(
    (filter) => [`attribute=${filter}`, attribute(filter)] as const,
  ),
  ...(['directory_id', 'group_id'] as const).map(
    (field) => [field, { kind: 'number', field, value: 1 }] as const,
  ),
  ...(['created_at', 'updated_at', 'last_login'] as const).flatMap((field) => [
    [`${field} since`, { kind: 'time', field, after: 1 }] as const,
    [`${field} until`, { kind: 'time', field, before: 9e12 }] as const,
    [`${field} between`, { kind: 'time', field, after: 1, before: 9e12 }] as const,
  ]),
  ['role', { kind: 'role', roleId: 201 }],
  ['app', { kind: 'app', appId: 501 }],
  ['ids', { kind: 'ids', ids: [1, 2, 3] }],
]

/** Found by reading the keys of one field. */
export const read: readonly (readonly [what: string, condition: Condition])[] = textFields.flatMap(
  (field) => {
    const isOlder = !(searchFields as readonly string[]).includes(field)
    return [...byReadingKeys, ...(isOlder ? bySearchField : [])].map(
      (filter) => [`${field}=${filter}`, text(field, filter)] as const,
    )
  },
)

export const windows: readonly Window[] = [false, true].flatMap((descending) => [
  { limit: 50, descending, from: { offset: 0 } },
  { limit: 50, descending, from: { offset: 1200 } },
  { limit: 50, descending, from: { after: 700 } },
  { limit: 50, descending, from: { before: 700 } },
])

export const eventFilters: readonly (readonly [what: string, filter: EventFilter])[] = [
  ['the whole log', {}],
  ['an id', { id: 700 }],
  ['a user', { userId: 7 }],
  ['a type', { typeIds: [529] }],
  ['a type that few have', { typeIds: [507] }],
  ['several types', { typeIds: [501, 507, 529] }],
  ['a credential', { clientId: 'c3' }],
  ['a directory', { directoryId: 2 }],
  ['a time', { after: 300, before: 900 }],
  ['a time since', { after: 1000 }],
  ['a time until', { before: 1500 }],
  ['a type and a time', { typeIds: [529], after: 300, before: 1500 }],
  ['a user, a type and a time', { userId: 7, typeIds: [529], after: 10 }],
  ['a credential and types', { clientId: 'c3', typeIds: [501, 529] }],
  ['a directory and a credential', { directoryId: 2, clientId: 'c3' }],
]
