import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import pg from 'pg'

/**
 * The bare driver doing what Rollcall asks of the same database: no token, no check, no error, no header of its own.
 * `GET /api/1/users/ID` and `GET /api/1/users` are one prepared statement each; `POST /api/1/users` writes the rows of
 * a new user in a transaction of its own, without looking whether the name is free.
 */
const [url, port] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url as string, max: 10 })
// Rollcall gives ids itself. These begin far beyond its own.
await pool.query("SELECT setval(pg_get_serial_sequence('users', 'id'), 1000000000)")
const one = { name: 'one', text: 'SELECT body FROM users WHERE id = $1' }
const page = {
  name: 'page',
  text: `SELECT '[' || string_agg(body, ',') || ']' AS body FROM (SELECT body FROM users ORDER BY id LIMIT 50) AS page`,
}

const user = {
  name: 'user',
  text: `INSERT INTO users (username_key, email_key, email_reversed, firstname_key, created_at, updated_at, body)
    VALUES ($1, $1, $2, 'ada', 0, 0, $3) RETURNING id`,
}
const login = { name: 'login', text: 'INSERT INTO login_names (key, user_id) VALUES ($1, $2)' }
const event = {
  name: 'event',
  text: `INSERT INTO events (event_type_id, created_at, user_id, request_id, changes) VALUES (533, 0, $1, 'floor', $2)`,
}

async function create(json: string): Promise<string> {
  const { email } = JSON.parse(json) as { email: string }
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const { rows } = await client.query({ ...user, values: [email, [...email].reverse().join(''), json] })
    await client.query({ ...login, values: [email, rows[0].id] })
    await client.query({ ...event, values: [rows[0].id, json] })
    await client.query('COMMIT')
    return json
  } finally {
    client.release()
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const id = (request.url as string).slice('/api/1/users/'.length)
  const body =
    request.method === 'POST'
      ? await create(await bodyOf(request))
      : (await pool.query(id === '' ? page : { ...one, values: [id] })).rows[0].body
  const length = String(Buffer.byteLength(body))
  response.writeHead(200, ['Content-Type', 'application/json', 'Content-Length', length])
  response.end(body)
}

createServer(answer).listen(Number(port), '127.0.0.1', () => console.log('ready'))
