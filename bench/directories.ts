import { constants, existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { type Postgres, startPostgres } from '../test/postgres.ts'
import { run, start } from './processes.ts'

/** So many sample people, in a database for each server that asks, so that none sees what another one has written. */
export interface Directory {
  readonly people: number
  /** A SQLite file with the people. */
  file(owner: string): Promise<string>
  /** Where a SQLite file may be made; it is there already when the owner has made it before. */
  newFile(owner: string): string
  /** A PostgreSQL database with the people. */
  url(owner: string): Promise<string>
  /** Puts the people into a new SQLite file, by the Rollcall in a folder. */
  fill(file: string, folder: string): Promise<void>
}

/** Everything is flushed to a disk, as on a server that matters. */
export const durable = {
  isOnDisk: true,
  settings: { fsync: 'on', full_page_writes: 'on', shared_buffers: '256MB' },
}

const here = join(import.meta.dirname, '..')

/**
 * The directories of a run. `folder` is temporary; in `kept`, if any, the people are left for the next run, which works on
 * copies of them.
 */
export function createDirectories(folder: string, kept: string | undefined) {
  let postgres: Promise<Postgres> | undefined
  /** Databases of PostgreSQL that belong to this run. */
  const copies = new Set<string>()
  const known = new Map<number, Directory>()

  function directoryOf(people: number): Directory {
    const place = kept ?? folder
    const source = join(place, `people-${people}.db`)
    let filled: Promise<void> | undefined
    let moved: Promise<Postgres> | undefined
    const newFile = (owner: string) => join(folder, `${people}-${owner}.db`)

    async function fillSource(): Promise<void> {
      if (existsSync(source)) return
      await mkdir(place, { recursive: true })
      await fill(`${source}.part`, here, people)
      await rename(`${source}.part`, source)
      await rm(`${source}.part-lock`, { force: true })
    }
    const ready = () => {
      filled ??= fillSource()
      return filled
    }

    /** What was moved in an earlier run stands there; a move that was interrupted goes on. */
    async function move(): Promise<Postgres> {
      postgres ??= startPostgres(
        kept === undefined ? durable : { ...durable, folder: join(kept, 'postgres') },
      )
      const server = await postgres
      const database = `people_${people}`
      if (await exists(server, database)) return server
      await ready()
      const part = `${database}_part`
      if (!(await exists(server, part))) await query(server, `CREATE DATABASE ${part}`)
      const file = newFile('move')
      await copy(source, file)
      const begin = performance.now()
      const command = [process.execPath, join(here, 'cli/bin.js'), 'migrate-store', '--from', file]
      await run([...command, '--to', server.url(part)], 'ignore')
      await query(server, `ALTER DATABASE ${part} RENAME TO ${database}`)
      await rm(file)
      say(`Moved ${people} people to PostgreSQL`, begin)
      return server
    }

    return {
      people,
      newFile,
      fill: (file, from) => fill(file, from, people),
      async file(owner) {
        const file = newFile(owner)
        if (existsSync(file)) return file
        await ready()
        await copy(source, file)
        return file
      },
      async url(owner) {
        moved ??= move()
        const server = await moved
        const database = `${owner}_${people}`
        if (!copies.has(database)) {
          // One that an interrupted run has left was written to.
          await query(server, `DROP DATABASE IF EXISTS ${database}`)
          await query(server, `CREATE DATABASE ${database} TEMPLATE people_${people}`)
          copies.add(database)
        }
        return server.url(database)
      },
    }
  }

  return {
    of(people: number): Directory {
      const directory = known.get(people) ?? directoryOf(people)
      known.set(people, directory)
      return directory
    },
    async end(): Promise<void> {
      const server = await postgres
      if (server === undefined) return
      for (const database of kept === undefined ? [] : copies)
        await query(server, `DROP DATABASE ${database} WITH (FORCE)`)
      await server.end()
    },
  }
}

/** Where the file system can, nothing is copied before it is written. */
const copy = (from: string, to: string) => copyFile(from, to, constants.COPYFILE_FICLONE)

/** A file whose filling was interrupted is completed. */
async function fill(file: string, folder: string, people: number): Promise<void> {
  const begin = performance.now()
  const command = [process.execPath, join(import.meta.dirname, 'fill.ts'), folder, file, String(people)]
  const child = start(command, ['ignore', 'inherit', 'inherit'])
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`${people} people could not be made`)
  say(`Made ${people} people`, begin)
}

const exists = async (server: Postgres, database: string): Promise<boolean> =>
  (await query(server, `SELECT 1 FROM pg_database WHERE datname = '${database}'`)) > 0

async function query(server: Postgres, sql: string): Promise<number> {
  const client = new pg.Client(server.url())
  await client.connect()
  try {
    return (await client.query(sql)).rowCount ?? 0
  } finally {
    await client.end()
  }
}

function say(what: string, begin: number): void {
  console.error(`${what} in ${((performance.now() - begin) / 1000).toFixed(1)} s`)
}
