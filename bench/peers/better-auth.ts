import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import Sqlite from 'better-sqlite3'
import { anyOf, type Calls, http, password, post } from '../calls.ts'

/**
 * better-auth with its admin plugin on a SQLite file, served by node:http: as its documentation starts, with the speed
 * that SQLite has in WAL mode. An admin calls, with a session cookie. Telemetry, which is off unless it is asked for, and
 * the rate limit are off.
 */
export const betterAuth = { program: import.meta.filename, calls }

const admin = { email: 'admin@example.com', password, name: 'Admin' }

interface Auth {
  handler(request: Request): Promise<Response>
  readonly api: { createUser(call: { body: object }): Promise<{ user: { id: string } }> }
}

async function serve(file: string, port: number, people: number): Promise<void> {
  const packages = ['better-auth', 'better-auth/plugins', 'better-auth/db/migration', 'better-auth/node']
  const [main, plugins, database, node] = await Promise.all(packages.map((name) => import(name)))
  const isNew = !existsSync(file)
  const sqlite = new Sqlite(file)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  const options = {
    database: sqlite,
    baseURL: `http://127.0.0.1:${port}`,
    secret: createHash('sha256').update(randomUUID()).digest('hex'),
    emailAndPassword: { enabled: true },
    plugins: [plugins.admin(), plugins.bearer()],
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
  }
  if (isNew) await (await database.getMigrations(options)).runMigrations()
  const auth: Auth = main.betterAuth(options)
  if (isNew) {
    const insert = sqlite.prepare(
      `INSERT INTO user (id, name, email, emailVerified, createdAt, updatedAt) VALUES (?, ?, ?, 1, ?, ?)`,
    )
    const now = new Date().toISOString()
    sqlite.transaction(() => {
      for (let id = 1; id <= people; id++)
        insert.run(String(id), `Person ${id}`, `person${id}@example.com`, now, now)
    })()
    await auth.api.createUser({ body: { ...admin, role: 'admin' } })
  }
  createServer(node.toNodeHandler(auth)).listen(port, '127.0.0.1', () => console.log('ready'))
}

async function calls(port: number): Promise<Calls> {
  const origin = `http://127.0.0.1:${port}`
  const path = '/api/auth'
  const session = await post(`${origin}${path}/sign-in/email`, { origin }, admin)
  const headers = [`Authorization: Bearer ${session.headers.get('set-auth-token')}`, `Origin: ${origin}`]
  const person = (name: string) => ({ email: `${name}@example.com`, name: 'Ada Example', role: 'user' })
  return {
    get: (people) => (connection, n) =>
      http('GET', `${path}/admin/get-user?id=${anyOf(people, connection, n)}`, headers),
    page: () => () => http('GET', `${path}/admin/list-users?limit=50`, headers),
    create: (run, kind) =>
      kind === 'full'
        ? undefined
        : (connection, n) => {
            const body = person(`p${run}.${connection}.${n}`)
            const all = kind === 'password' ? { ...body, password } : body
            return http('POST', `${path}/admin/create-user`, headers, all)
          },
    update: (people, run) => (connection, n) => {
      const data = { name: `Name ${run}.${n}` }
      return http('POST', `${path}/admin/update-user`, headers, {
        userId: String(anyOf(people, connection, n)),
        data,
      })
    },
    async login(connections) {
      const run = Date.now()
      const names = Array.from({ length: connections }, (_, connection) => `l${run}.${connection}`)
      const authorization = { origin, authorization: headers[0]?.slice('Authorization: '.length) as string }
      for (const name of names)
        await post(`${origin}${path}/admin/create-user`, authorization, { ...person(name), password })
      return (connection) =>
        http('POST', `${path}/sign-in/email`, [`Origin: ${origin}`], {
          email: `${names[connection]}@example.com`,
          password,
        })
    },
  }
}

if (import.meta.main) {
  const [file = '', port, people] = process.argv.slice(2)
  await serve(file, Number(port), Number(people))
}
