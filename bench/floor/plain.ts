import { existsSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import Fastify, { type FastifyRequest } from 'fastify'

/**
 * What one would write first: Fastify, rows turned into objects, LIKE, OFFSET and COUNT, an index on the email, each
 * write a commit of its own that is on disk. No token, no check, no event. It has the same users, in columns that are
 * made from the bodies when it starts for the first time.
 */
const [source, port] = process.argv.slice(2)
const file = `${source}.plain`
const isNew = !existsSync(file)
const database = new Sqlite(file)
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
if (isNew) fill()

function fill(): void {
  const bodies = new Sqlite(source as string, { readonly: true }).prepare('SELECT body FROM users').pluck()
  const names = Object.keys(JSON.parse(bodies.get() as string))
  const columns = names.map((name) => (name === 'id' ? 'id INTEGER PRIMARY KEY' : name))
  database.exec(`CREATE TABLE users (${columns.join()})`)
  const insert = database.prepare(`INSERT INTO users VALUES (${names.map(() => '?').join()})`)
  database.transaction(() => {
    for (const body of bodies.iterate() as Iterable<string>) {
      const user = JSON.parse(body)
      insert.run(
        names.map((name) => (typeof user[name] === 'object' ? JSON.stringify(user[name]) : user[name])),
      )
    }
  })()
  database.exec('CREATE INDEX users_email ON users (email COLLATE NOCASE)')
}

interface Row {
  role_ids: string | null
  custom_attributes: string | null
}
const toUser = (row: Row) => ({
  ...row,
  role_ids: JSON.parse(row.role_ids ?? '[]'),
  custom_attributes: JSON.parse(row.custom_attributes ?? '{}'),
})
const prepared = new Map<string, Sqlite.Statement>()
function prepare(sql: string): Sqlite.Statement {
  const statement = prepared.get(sql) ?? database.prepare(sql)
  prepared.set(sql, statement)
  return statement
}

/** The filters that it has, as conditions with one value each. */
function conditionOf(name: string, value: string): [string, string] {
  const [not, text] = value.startsWith('!') ? ['NOT ', value.slice(1)] : ['', value]
  if (name === 'updated_since') return ['updated_at > ?', text]
  if (name === 'updated_until') return ['updated_at < ?', text]
  if (name === 'role_id') return ['EXISTS (SELECT 1 FROM json_each(role_ids) WHERE value = ?)', text]
  const column = name.startsWith('custom_attributes.')
    ? `json_extract(custom_attributes, '$.${name.slice('custom_attributes.'.length)}')`
    : name
  return [`${not}${column} LIKE ?`, text.replaceAll('*', '%')]
}

type Get = FastifyRequest<{ Params: { id: string }; Querystring: Record<string, string> }>
type Write = FastifyRequest<{ Params: { id: string }; Body: Record<string, string> }>

const app = Fastify()
app.get('/api/1/users/:id', async (request: Get) =>
  toUser(prepare('SELECT * FROM users WHERE id = ?').get(Number(request.params.id)) as Row),
)
app.get('/api/1/users', async (request: Get, reply) => {
  const { page = '1', fields, ...filters } = request.query
  const conditions = Object.entries(filters).map(([name, value]) => conditionOf(name, value))
  const where = conditions.length > 0 ? `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}` : ''
  const values = conditions.map(([, value]) => value)
  const count = prepare(`SELECT count(*) AS count FROM users ${where}`).get(...values) as { count: number }
  reply.header('Total-Count', count.count)
  const rows = prepare(`SELECT ${fields ?? '*'} FROM users ${where} ORDER BY id LIMIT 50 OFFSET ?`)
  const found = rows.all(...values, (Number(page) - 1) * 50) as Row[]
  return fields === undefined ? found.map(toUser) : found
})
app.post('/api/1/users', async (request: Write) => {
  const { email, firstname, lastname } = request.body
  const sql = 'INSERT INTO users (email, firstname, lastname) VALUES (?, ?, ?) RETURNING *'
  return toUser(prepare(sql).get(email, firstname, lastname) as Row)
})
app.put('/api/1/users/:id', async (request: Write) => {
  const sql = 'UPDATE users SET title = ? WHERE id = ? RETURNING *'
  return toUser(prepare(sql).get(request.body.title, Number(request.params.id)) as Row)
})
await app.listen({ port: Number(port), host: '127.0.0.1' })
console.log('ready')
