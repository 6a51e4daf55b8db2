import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

/** The least that answers a page: the head and the body that a file holds, whatever is asked. */
const [file, port] = process.argv.slice(2)
const { headers, body } = JSON.parse(readFileSync(file as string, 'utf8')) as {
  headers: Record<string, string>
  body: string
}
const bytes = Buffer.from(body)

createServer((_request, response) => {
  response.writeHead(200, headers)
  response.end(bytes)
}).listen(Number(port), '127.0.0.1', () => console.log('ready'))
