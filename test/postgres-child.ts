import { freshDatabase } from './fresh-database.ts'
import { startPostgres } from './postgres.ts'

/**
 * A process with a PostgreSQL of its own, for a test that ends the process: says where the server is, then waits for its
 * standard input to close (`wait`) or has nothing more to do (`leave`).
 */
const [, , then] = process.argv
if (then === 'wait') {
  const postgres = await startPostgres()
  console.log(JSON.stringify({ url: postgres.url(), folder: postgres.folder }))
  process.stdin.resume()
} else console.log(JSON.stringify({ url: await freshDatabase() }))
