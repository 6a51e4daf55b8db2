import { createServer } from 'node:http'
import Sqlite from 'better-sqlite3'

/**
 * The least code that answers the same bytes from the same file: no token, no check, no error, no header of its own.
 * `GET /api/1/users/ID` is one prepared statement; `GET /api/1/users` joins fifty ready texts.
 */
const [file, port] = process.argv.slice(2)
const database = new Sqlite(file as string, { readonly: true })
const one = database.prepare('SELECT body FROM users WHERE id = ?').pluck()
const page = database.prepare('SELECT body FROM users ORDER BY id LIMIT 50').pluck()

createServer((request, response) => {
  const id = (request.url as string).slice('/api/1/users/'.length)
  const body = id === '' ? `[${page.all().join(',')}]` : (one.get(Number(id)) as string)
  response.writeHead(200, [
    'Content-Type',
    'application/json',
    'Content-Length',
    String(Buffer.byteLength(body)),
  ])
  response.end(body)
}).listen(Number(port), '127.0.0.1', () => console.log('ready'))
