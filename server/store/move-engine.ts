import { postgresMoving } from './postgres-moving.ts'
import { isPostgresUrl } from './postgres-url.ts'
import { columnsOf, sqliteMoving } from './sqlite-moving.ts'
import type { Db, Store, Tx } from './store.ts'

/** A directory that is read while it moves out. Nobody changes it before it is closed. */
export interface Source extends Db {
  close(): Promise<void>
}

/** What moving a directory asks of an engine, beside the SQL that both know. */
export interface MovingEngine {
  /** Opens a directory that is there; never makes one. Its tables are brought up to this program's version. */
  openSource(database: string): Promise<Source>
  /** Whether two addresses of this engine lead to the same database. */
  isSame(one: string, other: string): Promise<boolean>
  /** The columns of each table's primary key, in its order. */
  primaryKeys(db: Db): Promise<ReadonlyMap<string, readonly string[]>>
  /** Text in the order of its bytes: the one order that both engines have. */
  byBytes(column: string): string
  /** The latest id that each table has given by itself, also when its row is gone. */
  latestIds(db: Db): Promise<ReadonlyMap<string, number>>
  /** Makes a directory ready for many rows. */
  beginFilling(tx: Tx): Promise<void>
  /** Makes it ready for everything else: looks at the tables that were filled, and lets each give the ids after these. */
  endFilling(tx: Tx, tables: readonly string[], ids: ReadonlyMap<string, number>): Promise<void>
}

export const engineOf = (database: string): MovingEngine =>
  isPostgresUrl(database) ? postgresMoving : sqliteMoving

/** The columns of all tables of a directory in memory, which is one of SQLite. */
export const columnsInMemory = columnsOf

/** One of the two databases of a move. */
export interface Side {
  readonly db: Db
  readonly engine: MovingEngine
}

/** The one that is written to. */
export interface Target extends Side {
  readonly db: Store
}
