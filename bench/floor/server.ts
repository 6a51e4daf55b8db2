import { createHash, createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import Sqlite from 'better-sqlite3'
import { fields, filters } from '../filters.ts'

/**
 * The least code that does the same on the same engine: no check of a token, no other check, no error, no header of its own, no total, no
 * look whether a name is free or who has a role. A read is one prepared statement, and a page joins fifty ready texts. A
 * write is the rows of a user, of the name and of an event; what arrived together shares a commit, and is on disk before
 * it is answered.
 */
const [file, port] = process.argv.slice(2)
const database = new Sqlite(file as string)
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')

const one = database.prepare('SELECT body FROM users WHERE id = ?').pluck()
const after = database.prepare('SELECT body FROM users WHERE id > ? ORDER BY id LIMIT 50').pluck()
const filtered = new Map(
  filters.map(({ query, where }) => {
    const condition = typeof where === 'string' ? where : where.sqlite
    return [query, database.prepare(`SELECT body FROM users WHERE ${condition} ORDER BY id LIMIT 50`).pluck()]
  }),
)
const some = fields.map((name) => `'${name}', body -> '${name}'`)
filtered.set(
  `fields=${fields}`,
  database.prepare(`SELECT json_object(${some}) FROM users ORDER BY id LIMIT 50`).pluck(),
)

function pageOf(query: string): string {
  const place = /^(after|page)=(\d+)$/.exec(query)
  const first = place?.[1] === 'page' ? (Number(place[2]) - 1) * 50 : Number(place?.[2] ?? 0)
  const bodies = filtered.get(query)?.all() ?? after.all(first)
  return `[${bodies.join()}]`
}

const insertUser = database.prepare(
  `INSERT INTO users (username_key, email_key, email_reversed, firstname_key, created_at, updated_at, body)
   VALUES ($email, $email, $reversed, 'ada', 0, 0, $body)`,
)
const insertName = database.prepare('INSERT INTO login_names (key, user_id) VALUES (?, ?)')
const insertEvent = database.prepare(
  `INSERT INTO events (event_type_id, created_at, user_id, body, hash) VALUES (533, 0, ?, ?, '')`,
)
const updateUser = database.prepare('UPDATE users SET updated_at = 0, body = ? WHERE id = ?')
const addRole = database.prepare(
  'INSERT INTO user_roles (role_id, user_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
)
const removeRole = database.prepare('DELETE FROM user_roles WHERE role_id = ? AND user_id = ?')

function create(body: string): string {
  const { email } = JSON.parse(body) as { email: string }
  const reversed = [...email].reverse().join('')
  const id = insertUser.run({ email, reversed, body }).lastInsertRowid
  insertName.run(email, id)
  insertEvent.run(id, body)
  return body
}

interface Body {
  title?: string
  role_ids: number[]
}

function change(id: number, json: string, apply: (user: Body) => void): string {
  const user = JSON.parse(one.get(id) as string) as Body
  apply(user)
  const body = JSON.stringify(user)
  updateUser.run(body, id)
  insertEvent.run(id, json)
  return body
}

function write(method: string, [id, call]: readonly (string | undefined)[], json: string): string {
  if (method === 'POST') return create(json)
  if (call === undefined) return change(Number(id), json, (user) => Object.assign(user, JSON.parse(json)))
  const [roleId] = (JSON.parse(json) as { role_id_array: [number] }).role_id_array
  return change(Number(id), json, (user) => {
    const isAdded = call === 'add_roles'
    const statement = isAdded ? addRole : removeRole
    statement.run(roleId, id)
    user.role_ids = user.role_ids.filter((other) => other !== roleId)
    if (isAdded) user.role_ids.push(roleId)
  })
}

const digestOf = database.prepare('SELECT secret_digest FROM credentials WHERE client_id = ?').pluck()

/** A token for the secret of a credential, which is looked at: what else would a token be given for? */
function token(authorization: string): string {
  const [id = '', secret = ''] = atob(authorization.slice('Basic '.length)).split(':')
  const isRight = createHash('sha256').update(secret).digest('hex') === digestOf.get(id)
  return JSON.stringify({
    access_token: createHmac('sha256', secret).update(`${id}${isRight}`).digest('hex'),
  })
}

const waiting: (() => () => void)[] = []

/** Does the work with all that arrives in the same turn, and answers after the commit. */
function together(work: () => string): Promise<string> {
  return new Promise((resolve) => {
    waiting.push(() => {
      const body = work()
      return () => resolve(body)
    })
    if (waiting.length === 1) setImmediate(commit)
  })
}
const begin = database.prepare('BEGIN IMMEDIATE')
const end = database.prepare('COMMIT')
function commit(): void {
  begin.run()
  const answers = waiting.splice(0).map((work) => work())
  end.run()
  for (const answer of answers) answer()
}

createServer(async (request, response) => {
  const { method = '', url = '' } = request
  const [path = '', query = ''] = url.split('?')
  const way = path.split('/').slice(4)
  let body: string
  if (path.startsWith('/auth/')) {
    request.resume()
    body = token(request.headers.authorization as string)
  } else if (method !== 'GET') {
    const json = await text(request)
    body = await together(() => write(method, way, json))
  } else body = way.length > 0 ? (one.get(Number(way[0])) as string) : pageOf(query)
  const length = String(Buffer.byteLength(body))
  response.writeHead(200, ['Content-Type', 'application/json', 'Content-Length', length])
  response.end(body)
}).listen(Number(port), '127.0.0.1', () => console.log('ready'))
