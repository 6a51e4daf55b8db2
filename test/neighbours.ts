import { createRequire } from 'node:module'
import { type Operation, type OperationId, operations } from '@rollcall/contract'
import type { Directory } from './harness.ts'

/** An operation on what stands around the users, as its contract has it. */
export interface Neighbour extends Operation {
  readonly id: OperationId
  /** The bodies that its page shows. */
  readonly bodies: readonly unknown[]
}

const document = createRequire(import.meta.url)('@rollcall/contract/openapi.json')

/** All operations but the fifteen, which have tests of their own for each of these things. */
export const neighbours: readonly Neighbour[] = Object.entries(operations as Record<string, Operation>)
  .filter(([, { tag }]) => tag !== 'Users')
  .map(([id, operation]) => {
    const { requestBody } = document.paths[operation.path][operation.method.toLowerCase()]
    const examples: Record<string, { value: unknown }> =
      requestBody?.content['application/json'].examples ?? {}
    return {
      ...operation,
      id: id as OperationId,
      bodies: Object.values(examples).map(({ value }) => value),
    }
  })

/** Where the things are that a part of a path can name. */
const tables: Readonly<Record<string, string>> = {
  user_id: 'users',
  role_id: 'roles',
  app_id: 'apps',
  group_id: 'groups',
  policy_id: 'policies',
  credential_id: 'credentials',
  mapping_id: 'mappings',
  run_id: 'mapping_runs',
  custom_attribute_id: 'custom_attributes',
  event_id: 'events',
}

/** Parts of paths that are names. */
const names: Readonly<Record<string, string>> = {
  mapping_condition_value: 'role',
  mapping_action_value: 'add_role',
}

/** For each part of a path something that is there, in a directory with sample people. */
export async function partsOf({ call, sql }: Pick<Directory, 'call' | 'sql'>): Promise<Map<string, string>> {
  const made = await call('POST', '/api/2/mappings', {
    body: {
      name: 'Everybody',
      match: 'all',
      enabled: false,
      position: null,
      conditions: [{ source: 'department', operator: '=', value: 'none' }],
      actions: [{ action: 'set_status', value: ['1'] }],
    },
  })
  if (made.status !== 201) throw new Error(made.text)
  await call('POST', '/api/2/mappings/reapply')
  const parts = new Map(Object.entries(names))
  for (const [name, table] of Object.entries(tables)) {
    const [row] = await sql<{ id: number }>(`SELECT min(id) AS id FROM ${table}`)
    parts.set(name, String(row?.id))
  }
  return parts
}

/** The names in the path of an operation. */
export const partsIn = ({ path }: Operation): string[] => path.match(/(?<={)\w+/g) ?? []

/** The path with its parts; `other` takes the place of some of them. */
export const pathOf = (
  { path }: Operation,
  parts: ReadonlyMap<string, string>,
  other: Readonly<Record<string, string>> = {},
): string => path.replaceAll(/{(\w+)}/g, (_, name) => other[name] ?? parts.get(name) ?? '')

/** What a directory holds, but for what comes and goes with calls: tokens, and when they were last used. */
export async function storedIn({ sql }: Pick<Directory, 'sql'>): Promise<Map<string, string>> {
  const stored = new Map<string, string>()
  for (const table of [
    ...Object.values(tables).filter((table) => !['credentials', 'mapping_runs'].includes(table)),
    'login_names',
    'user_roles',
    'role_apps',
    'app_accounts',
    'sessions',
    'login_attempts',
    'user_passwords',
    'former_passwords',
    'user_attributes',
    'pending_mappings',
    'latest_ids',
    '(SELECT id, name, client_id, secret_digest, scope FROM credentials) AS credentials',
    '(SELECT id, request_id FROM mapping_runs) AS mapping_runs',
  ]) {
    const rows = await sql(`SELECT * FROM ${table}`)
    stored.set(table, JSON.stringify(rows.map((row) => JSON.stringify(row)).sort()))
  }
  return stored
}
