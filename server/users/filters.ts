import type { ListUsersAlsoAccepted, ListUsersQuery } from '@rollcall/contract'
import { parseIsoTime } from '../directory/iso-time.ts'
import { ApiError } from '../errors.ts'
import { type Condition, parsePattern, textFields } from '../store/conditions.ts'
import { listCustomAttributes } from '../store/custom-attributes.ts'
import type { Store } from '../store/store.ts'

export type ListQuery = ListUsersQuery & ListUsersAlsoAccepted

/** More ids than this do not fit into the address of a request anyway. */
const idsAtMost = 200

/** The conditions that a query asks for. An empty value asks for nothing. */
export async function conditionsOf(query: ListQuery, store: Store): Promise<Condition[]> {
  const conditions: Condition[] = []
  for (const field of textFields) {
    const text = query[field]
    if (text) conditions.push({ kind: 'text', field, ...parsePattern(text) })
  }
  for (const field of ['directory_id', 'group_id'] as const) {
    const value = query[field]
    if (value !== undefined) conditions.push({ kind: 'number', field, value })
  }
  if (query.role_id !== undefined) conditions.push({ kind: 'role', roleId: query.role_id })
  if (query.app_id !== undefined) conditions.push({ kind: 'app', appId: query.app_id })
  if (query.id !== undefined) conditions.push({ kind: 'ids', ids: [query.id] })
  if (query.user_ids) conditions.push({ kind: 'ids', ids: idsOf(query.user_ids) })
  conditions.push(...period('created_at', 'created_since', 'created_until', query))
  conditions.push(...period('created_at', 'since', 'until', query))
  conditions.push(...period('updated_at', 'updated_since', 'updated_until', query))
  conditions.push(...period('last_login', 'last_login_since', 'last_login_until', query))
  conditions.push(...(await attributeConditions(query.custom_attributes ?? {}, store)))
  return conditions
}

function idsOf(list: string): number[] {
  const items = list.split(',').map((item) => item.trim())
  const ids = items.filter((item) => item !== '').map(Number)
  if (!items.every((item) => /^\d*$/.test(item)) || ids.length === 0)
    throw new ApiError('parameterValue', 'user_ids', 'a list of ids with commas between them')
  if (ids.length > idsAtMost)
    throw new ApiError('parameterValue', 'user_ids', `a list of at most ${idsAtMost} ids`)
  // A number beyond those that are exact is nobody's id.
  return ids.filter(Number.isSafeInteger)
}

type DateParameter = Extract<keyof ListQuery, `${string}since` | `${string}until`>

/** Both ends are excluded: "after" and "before" by the letter. */
function period(
  field: 'created_at' | 'updated_at' | 'last_login',
  since: DateParameter,
  until: DateParameter,
  query: ListQuery,
): Condition[] {
  const after = timeOf(since, query)
  const before = timeOf(until, query)
  if (after === undefined && before === undefined) return []
  // What is stored is whole milliseconds: nothing lies between a finer time and the next whole one.
  return [
    {
      kind: 'time',
      field,
      ...(after !== undefined && { after: Math.floor(after) }),
      ...(before !== undefined && { before: Math.ceil(before) }),
    },
  ]
}

function timeOf(name: DateParameter, query: ListQuery): number | undefined {
  const text = query[name]
  if (!text) return undefined
  const time = parseIsoTime(text)
  if (time === undefined)
    throw new ApiError('parameterValue', name, 'a date or time as in ISO 8601, such as 2026-01-31T09:30:00Z')
  return time
}

async function attributeConditions(
  filters: Readonly<Record<string, string>>,
  store: Store,
): Promise<Condition[]> {
  const wanted = Object.entries(filters).filter(([, text]) => text !== '')
  if (wanted.length === 0) return []
  const known = await store.remember('custom attributes', () => listCustomAttributes(store))
  return wanted.map(([shortname, text]) => {
    const attribute = known.find((one) => one.shortname === shortname)
    if (!attribute)
      throw new ApiError(
        'attributesUnknown',
        known.map((one) => one.shortname),
      )
    return { kind: 'attribute', attributeId: attribute.id, ...parsePattern(text) }
  })
}
