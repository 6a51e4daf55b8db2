import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { openStore } from '../server/store/open.ts'
import { type Postgres, startPostgres } from './postgres.ts'

/** Holds the address of the server that a whole run shares, for the superuser. */
const variable = 'ROLLCALL_TEST_POSTGRES'

const template = 'rollcall_template'

/** Owns the databases, and is no superuser, as Rollcall is none on a server that others run. */
const owner = 'rollcall'

/** Starts the server from which this process, and those that it starts from now on, take their databases. */
export async function startSharedPostgres(): Promise<Postgres> {
  const postgres = await startPostgres()
  const admin = new pg.Client(postgres.url())
  await admin.connect()
  await admin.query(`CREATE ROLE ${owner} LOGIN PASSWORD '${new URL(postgres.url()).password}'`)
  await admin.query(`CREATE DATABASE ${template} OWNER ${owner}`)
  await (await openStore(forOwner(postgres.url(), template))).close()
  await admin.query(`ALTER DATABASE ${template} ALLOW_CONNECTIONS false`)
  await admin.end()
  process.env[variable] = postgres.url()
  return postgres
}

/**
 * Makes an empty directory for one test, its tables made, and gives the address of its database. A test file that runs
 * alone starts a server at the first call, which ends with the process.
 */
export async function freshDatabase(): Promise<string> {
  const { url, pool } = await connection()
  const name = `test_${randomBytes(6).toString('hex')}`
  // Copied as files it takes two thirds of the time that it takes by way of the write-ahead log, which does not grow by it.
  await pool.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${owner} STRATEGY file_copy`)
  return forOwner(url, name)
}

/** Takes away a database of `freshDatabase`, and ends every connection that it still has. */
export async function dropDatabase(url: string): Promise<void> {
  const { pool } = await connection()
  await pool.query(`DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`)
}

/** The same database for the superuser, who may look into what its owner may not. */
export async function forSuperuser(database: string): Promise<string> {
  const address = new URL(database)
  return address.username === owner ? within((await connection()).url, address.pathname) : database
}

interface Connection {
  readonly url: string
  readonly pool: pg.Pool
}

let connected: Promise<Connection> | undefined

function connection(): Promise<Connection> {
  connected ??= connect()
  return connected
}

async function connect(): Promise<Connection> {
  const url = process.env[variable] ?? (await startSharedPostgres()).url()
  const pool = new pg.Pool({ connectionString: url, max: 4, allowExitOnIdle: true })
  // An idle connection is lost when the server ends. Whoever asks for a database then hears of it.
  pool.on('error', () => {})
  return { url, pool }
}

function forOwner(url: string, database: string): string {
  const address = new URL(within(url, database))
  address.username = owner
  return address.href
}

function within(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = database
  return address.href
}
