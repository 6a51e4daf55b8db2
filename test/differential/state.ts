import type { Directory } from '../harness.ts'

type Sql = Directory['sql']
type Row = Readonly<Record<string, unknown>>

/** Everything that is stored but for secrets, events, and what each engine keeps for its searches. */
const tables = {
  users: 'SELECT id, body, status_before_lock, unlock_at FROM users',
  roles: 'SELECT user_id, role_id FROM user_roles',
  loginNames: 'SELECT key, user_id FROM login_names',
  attributes: 'SELECT user_id, attribute_id, key FROM user_attributes',
  passwords: 'SELECT user_id, prehash, salt FROM user_passwords',
  sessions: 'SELECT user_id, created_at FROM sessions',
  tokens: 'SELECT credential_id, created_at, expires_at, refresh_expires_at FROM tokens',
  credentials: 'SELECT id, name, scope FROM credentials',
  directoryRoles: 'SELECT id, name FROM roles',
  roleApps: 'SELECT role_id, app_id FROM role_apps',
  apps: 'SELECT id, name, description, visible, provisioning_enabled, created_at, updated_at FROM apps',
  accounts: 'SELECT user_id, app_id, provisioning_status, provisioning_state FROM app_accounts',
  groups: 'SELECT id, name, policy_id FROM groups',
  policies: 'SELECT * FROM policies',
  mappings: 'SELECT id, name, enabled, match, position, conditions, actions FROM mappings',
  customAttributes: 'SELECT id, name, shortname, position FROM custom_attributes',
  latestIds: 'SELECT name, id FROM latest_ids',
} as const

/** What lies in a directory, a line a row, in an order that is the same on every engine. */
export async function readTables(sql: Sql): Promise<string[]> {
  const lines: string[] = []
  for (const [name, text] of Object.entries(tables))
    lines.push(...(await sql(text)).map((row) => `${name} ${lineOf(row)}`).sort())
  return lines
}

export interface Events {
  readonly lines: readonly string[]
  readonly last: number
}

/** The events since `last`. Who is `contested` has events that tell of an order of calls: they are left out. */
export async function readEvents(sql: Sql, last: number, contested: readonly number[] = []): Promise<Events> {
  const events = await sql<{ id: number; user_id: number; body: string }>(
    'SELECT id, user_id, body FROM events WHERE id > ? ORDER BY id',
    last,
  )
  const told = events.filter(({ user_id }) => !contested.includes(Number(user_id)))
  // Ids may have gaps, and what happened to two people at once has no order.
  const byUser = Map.groupBy(told, ({ user_id }) => Number(user_id))
  const lines = [...byUser]
    .sort(([one], [other]) => one - other)
    .flatMap(([, own]) =>
      own.map(({ body }) => {
        const { request_id: _, ...event } = JSON.parse(body)
        // What is made by chance, such as the client id of a credential, is not the same.
        return `event ${JSON.stringify(event).replaceAll(/\b[0-9a-f]{64}\b/g, '…')}`
      }),
    )
  return { lines, last: Number(events.at(-1)?.id ?? last) }
}

/** Numbers may come as text: engines have their own ideas of the large ones. */
const lineOf = (row: Row): string =>
  Object.entries(row)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')
