import type Sqlite from 'better-sqlite3'

/**
 * Prepares a statement so that it stays prepared. SQLite looks at the number that stands for `LIMIT ?` when it plans, and
 * so plans anew at each execution: 25 of 70 µs for a page of users. It does not look into a sum.
 */
export const prepare = (connection: Sqlite.Database, sql: string): Sqlite.Statement =>
  connection.prepare(sql.replaceAll('LIMIT ?', 'LIMIT ? + 0'))
