import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dropDatabase, freshDatabase } from './fresh-database.ts'

/** A new, empty database for one test. */
export interface TestDatabase {
  /** What `--database` takes. */
  readonly database: string
  remove(): Promise<void>
}

/** Every engine that a directory can be kept in: what runs on one runs on all. */
export const engines = {
  async sqlite(): Promise<TestDatabase> {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-'))
    return { database: join(folder, 'test.db'), remove: () => rm(folder, { recursive: true }) }
  },
  async postgres(): Promise<TestDatabase> {
    const database = await freshDatabase()
    return { database, remove: () => dropDatabase(database) }
  },
} as const

export type Engine = keyof typeof engines
export const engineNames = Object.keys(engines) as Engine[]
