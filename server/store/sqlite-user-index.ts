import type Sqlite from 'better-sqlite3'
import { searchFields } from './conditions.ts'
import type { Key, Tx } from './store.ts'

/** Keeps the trigrams of the keys, which SQLite holds beside the rows of `users`, in the transaction of the change. */
export function createUserIndex(write: (sql: string) => Sqlite.Statement): Tx['userChanged'] {
  return async (id, before, after) => {
    if (after === undefined) write('DELETE FROM user_text WHERE rowid = ?').run(id)
    else if (before === undefined || !isSame(before, after)) write(putText).run(id, ...after)
  }
}

const putText = `INSERT OR REPLACE INTO user_text (rowid, ${searchFields.join(', ')})
  VALUES (?${', ?'.repeat(searchFields.length)})`

const isSame = (before: readonly Key[], after: readonly Key[]): boolean =>
  before.every((key, at) => key === after[at])
