import pg from 'pg'
import { dropDatabase, freshDatabase } from '../../test/fresh-database.ts'
import { addSampleDirectory } from '../sample/add.ts'
import type { Query } from './dialect.ts'
import { openStore } from './open.ts'
import { createConnection, type Session } from './postgres-connection.ts'
import { withNumbers } from './postgres-dialect.ts'
import { readPostgresUrl } from './postgres-url.ts'

/** A directory whose plans can be read. */
export interface PlannedDirectory {
  readonly client: pg.Client
  /** As the server has them. */
  readonly session: Session
  /** What the session was asked so far. */
  readonly ran: Query[]
  planOf(query: Query, mode: Mode): Promise<Step>
  close(): Promise<void>
}

/** PostgreSQL plans a statement for its values the first times, and once for any values when that seems no worse. */
export const modes = ['force_custom_plan', 'force_generic_plan'] as const
export type Mode = (typeof modes)[number]

export async function planDirectory(): Promise<PlannedDirectory> {
  const url = await freshDatabase()
  const store = await openStore(url)
  await addSampleDirectory(store, 500)
  await store.close()
  const client = new pg.Client(url)
  await client.connect()
  await client.query(enough)
  await client.query('VACUUM ANALYZE')
  const connection = createConnection(readPostgresUrl(url))
  const ran: Query[] = []
  return {
    client,
    session: recorded(await connection.open(), ran),
    ran,
    async planOf({ sql, values }, mode) {
      const own = values.map((value) => (value === null ? 'NULL' : pg.escapeLiteral(String(value))))
      await client.query(`SET plan_cache_mode = ${mode}; PREPARE planned AS ${withNumbers(sql)}`)
      const execute = `EXECUTE planned${own.length > 0 ? `(${own.join()})` : ''}`
      const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${execute}`)
      await client.query('DEALLOCATE planned')
      return rows[0]['QUERY PLAN'][0].Plan
    },
    async close() {
      await client.end()
      await connection.close()
      await dropDatabase(url)
    },
  }
}

const recorded = (session: Session, ran: Query[]): Session => ({
  ...session,
  query<Row>(sql: string, values: Query['values']) {
    ran.push({ sql, values })
    return session.query<Row>(sql, values)
  },
  lists(sql, values) {
    ran.push({ sql, values })
    return session.lists(sql, values)
  },
})

/**
 * With few rows PostgreSQL reads them all, whatever indexes there are. Here are 20,000 people, copies of 500, and what
 * they leave behind.
 */
const enough = `
  INSERT INTO users SELECT another.* FROM users, generate_series(1, 39) AS copy,
    jsonb_populate_record(users, jsonb_build_object('id', id + 500 * copy)) AS another;
  INSERT INTO user_roles SELECT role_id, user_id + 500 * copy FROM user_roles, generate_series(1, 39) AS copy;
  INSERT INTO user_attributes (attribute_id, key, user_id)
    SELECT attribute_id, key, user_id + 500 * copy FROM user_attributes, generate_series(1, 39) AS copy;
  INSERT INTO app_accounts SELECT id, 501 + id % 20, 'disabled', NULL FROM users;
  INSERT INTO login_names SELECT key || ' ' || copy, user_id + 500 * copy FROM login_names, generate_series(1, 39) AS copy;
  INSERT INTO user_passwords SELECT id, 'a hash' FROM users;
  INSERT INTO former_passwords SELECT id, number, 'a hash' FROM users, generate_series(1, 3) AS number;
  DELETE FROM user_counts;
  INSERT INTO user_counts SELECT id / 256, count(*) FROM users GROUP BY 1;
  INSERT INTO sessions (user_id, digest, created_at, expires_at) SELECT id, id, 1, 2 FROM users;
  INSERT INTO credentials (client_id, secret_digest, scope, created_at)
    SELECT at, at, 'Read All', 1 FROM generate_series(1, 200) AS at;
  INSERT INTO tokens SELECT at, 1 + at % 200, at, at, at, at, at FROM generate_series(1, 20000) AS at;
  INSERT INTO events (id, event_type_id, created_at, user_id, client_id, directory_id, body, hash)
    SELECT at, CASE at % 3 WHEN 0 THEN 529 ELSE 500 + at % 40 END, at, 1 + at % 20000, 'c' || at % 20,
      CASE at % 10 WHEN 0 THEN at % 3 END, repeat('x', 300), repeat('h', 64) FROM generate_series(1, 40000) AS at;
  INSERT INTO commits SELECT 100 + at, at, '{7}' FROM generate_series(1, 2000) AS at;
  INSERT INTO tallies SELECT at, 1, 1 FROM generate_series(1, 2000) AS at`

/** A step of a plan, of which these tests read a part. */
export interface Step {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Index Cond'?: string
  readonly Filter?: string
  readonly Plans?: readonly Step[]
}

export const stepsOf = (plan: Step): Step[] => [plan, ...(plan.Plans ?? []).flatMap(stepsOf)]
export const shown = ({ sql }: Query, plan: Step): string => `${sql}\n${JSON.stringify(plan, null, 1)}`

/** Tables that stay small, however many people there are: one row for 256 of them at most. */
export const small =
  /^(settings|groups|roles|apps|role_apps|policies|mappings|custom_attributes|credentials|latest_ids|user_counts)$/

/** The steps that read a table, or an index of it from end to end, unless the first row ends them. */
export function wholeReads(plan: Step): Step[] {
  const isFirstOnly = plan['Node Type'] === 'Limit'
  const steps = (plan.Plans ?? []).filter((step) => !isFirstOnly || step.Filter !== undefined || step.Plans)
  return [...(isWholeRead(plan) ? [plan] : []), ...steps.flatMap(wholeReads)]
}

function isWholeRead(step: Step): boolean {
  const { 'Node Type': type, 'Relation Name': table = '', 'Index Cond': range = '' } = step
  if (small.test(table)) return false
  return type === 'Seq Scan' || (/^(Index|Bitmap Index)/.test(type) && /^(\(\w+ IS NOT NULL\))?$/.test(range))
}
