import type Sqlite from 'better-sqlite3'
import { searchFields } from './conditions.ts'
import type { Key, Tx } from './store.ts'

/**
 * What SQLite keeps beside the rows of `users`: the trigrams of their keys, and how many users there are among each 256
 * ids. Written in the transaction of the change.
 */
export function createUserIndex(write: (sql: string) => Sqlite.Statement): Tx['userChanged'] {
  return async (id, before, after) => {
    if (after === undefined) write('DELETE FROM user_text WHERE rowid = ?').run(id)
    else if (before === undefined || !isSame(before, after)) write(putText).run(id, ...after)
    if (before === undefined) write(countUp).run(id)
    if (after === undefined) write('UPDATE user_counts SET users = users - 1 WHERE block = ? >> 8').run(id)
  }
}

const putText = `INSERT OR REPLACE INTO user_text (rowid, ${searchFields.join(', ')})
  VALUES (?${', ?'.repeat(searchFields.length)})`
const countUp =
  'INSERT INTO user_counts VALUES (? >> 8, 1) ON CONFLICT (block) DO UPDATE SET users = users + 1'

const isSame = (before: readonly Key[], after: readonly Key[]): boolean =>
  before.every((key, at) => key === after[at])
