import Sqlite from 'better-sqlite3'
import Fastify from 'fastify'

/**
 * What one would write first: Fastify, rows turned into objects, OFFSET and COUNT. No token. It answers the same users,
 * from columns that are made from the bodies when it starts.
 */
const [file, port] = process.argv.slice(2)
const source = new Sqlite(file as string, { readonly: true })
const database = new Sqlite(':memory:')
const first = JSON.parse(source.prepare('SELECT body FROM users LIMIT 1').pluck().get() as string) as object
const names = Object.keys(first)
database.exec(
  `CREATE TABLE users (${names.map((name) => (name === 'id' ? 'id INTEGER PRIMARY KEY' : name)).join(', ')})`,
)
const insert = database.prepare(`INSERT INTO users VALUES (${names.map(() => '?').join(', ')})`)
database.transaction(() => {
  for (const body of source.prepare('SELECT body FROM users').pluck().iterate() as Iterable<string>) {
    const user = JSON.parse(body) as Record<string, unknown>
    insert.run(
      names.map((name) => (typeof user[name] === 'object' ? JSON.stringify(user[name]) : user[name])),
    )
  }
})()

interface Row {
  role_ids: string
  custom_attributes: string
}
const toUser = (row: Row) => ({
  ...row,
  role_ids: JSON.parse(row.role_ids),
  custom_attributes: JSON.parse(row.custom_attributes),
})
const one = database.prepare('SELECT * FROM users WHERE id = ?')
const page = database.prepare('SELECT * FROM users ORDER BY id LIMIT ? OFFSET ?')
const count = database.prepare('SELECT count(*) FROM users').pluck()

const app = Fastify()
app.get('/api/1/users/:id', async (request) => toUser(one.get((request.params as { id: string }).id) as Row))
app.get('/api/1/users', async (_request, reply) => {
  reply.header('Total-Count', count.get())
  return (page.all(50, 0) as Row[]).map(toUser)
})
await app.listen({ port: Number(port), host: '127.0.0.1' })
console.log('ready')
