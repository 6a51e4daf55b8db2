import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { fields, filters } from '../filters.ts'

/**
 * The bare driver doing what Rollcall asks of the same tables: no token, no check, no error, no header of its own, no
 * total, no look whether a name is free. A read is one prepared statement; a write is the rows of a user, of the name and
 * of an event in a transaction of its own.
 */
const [url, port] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url as string, max: 10 })
// Rollcall gives ids itself.
await pool.query("SELECT setval(pg_get_serial_sequence('users', 'id'), (SELECT max(id) FROM users))")
await pool.query('CREATE SEQUENCE IF NOT EXISTS floor_events START 1000000000')

const pageSql = (condition: string) =>
  `SELECT '[' || coalesce(string_agg(body, ','), '') || ']' AS body
   FROM (SELECT body FROM users WHERE ${condition} ORDER BY id LIMIT 50) AS page`
const one = { name: 'one', text: 'SELECT body FROM users WHERE id = $1' }
const after = { name: 'after', text: pageSql('id > $1') }
const filtered = new Map(
  filters.map(({ query, where }, at) => [
    query,
    { name: `filter ${at}`, text: pageSql(typeof where === 'string' ? where : where.postgres) },
  ]),
)
const some = fields.map((name) => `'${name}', body::json -> '${name}'`)
filtered.set(`fields=${fields}`, {
  name: 'fields',
  text: `SELECT json_agg(json_build_object(${some})) #>> '{}' AS body FROM (SELECT body FROM users ORDER BY id LIMIT 50) AS page`,
})

async function read(id: string | undefined, query: string): Promise<string> {
  if (id !== undefined) return (await pool.query({ ...one, values: [id] })).rows[0].body
  const filter = filtered.get(query)
  if (filter !== undefined) return (await pool.query(filter)).rows[0].body
  const place = /^(after|page)=(\d+)$/.exec(query)
  const first = place?.[1] === 'page' ? (Number(place[2]) - 1) * 50 : Number(place?.[2] ?? 0)
  return (await pool.query({ ...after, values: [first] })).rows[0].body
}

const insertUser = {
  name: 'insert user',
  text: `INSERT INTO users (username_key, email_key, email_reversed, firstname_key, created_at, updated_at, body)
    VALUES ($1, $1, $2, 'ada', 0, 0, $3) RETURNING id`,
}
const insertName = { name: 'insert name', text: 'INSERT INTO login_names (key, user_id) VALUES ($1, $2)' }
const insertEvent = {
  name: 'insert event',
  text: `INSERT INTO events (id, event_type_id, created_at, user_id, body, hash)
    VALUES (nextval('floor_events'), 533, 0, $1, $2, '')`,
}
const locked = { name: 'locked', text: 'SELECT body FROM users WHERE id = $1 FOR UPDATE' }
const updateUser = { name: 'update user', text: 'UPDATE users SET updated_at = 0, body = $1 WHERE id = $2' }
const addRole = {
  name: 'add role',
  text: 'INSERT INTO user_roles (role_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
}
const removeRole = {
  name: 'remove role',
  text: 'DELETE FROM user_roles WHERE role_id = $1 AND user_id = $2',
}

async function inTransaction(work: (client: pg.PoolClient) => Promise<string>): Promise<string> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const body = await work(client)
    await client.query('COMMIT')
    return body
  } finally {
    client.release()
  }
}

const create = (json: string) =>
  inTransaction(async (client) => {
    const { email } = JSON.parse(json) as { email: string }
    const { rows } = await client.query({
      ...insertUser,
      values: [email, [...email].reverse().join(''), json],
    })
    await client.query({ ...insertName, values: [email, rows[0].id] })
    await client.query({ ...insertEvent, values: [rows[0].id, json] })
    return json
  })

const change = (id: string, call: string | undefined, json: string) =>
  inTransaction(async (client) => {
    const user = JSON.parse((await client.query({ ...locked, values: [id] })).rows[0].body)
    if (call === undefined) Object.assign(user, JSON.parse(json))
    else {
      const [roleId] = JSON.parse(json).role_id_array
      const isAdded = call === 'add_roles'
      await client.query({ ...(isAdded ? addRole : removeRole), values: [roleId, id] })
      user.role_ids = user.role_ids.filter((other: number) => other !== roleId)
      if (isAdded) user.role_ids.push(roleId)
    }
    const body = JSON.stringify(user)
    await client.query({ ...updateUser, values: [body, id] })
    await client.query({ ...insertEvent, values: [id, json] })
    return body
  })

createServer(async (request, response) => {
  const [path = '', query = ''] = (request.url as string).split('?')
  const [id, call] = path.split('/').slice(4)
  const body =
    request.method === 'GET'
      ? await read(id, query)
      : id === undefined
        ? await create(await text(request))
        : await change(id, call, await text(request))
  const length = String(Buffer.byteLength(body))
  response.writeHead(200, ['Content-Type', 'application/json', 'Content-Length', length])
  response.end(body)
}).listen(Number(port), '127.0.0.1', () => console.log('ready'))
