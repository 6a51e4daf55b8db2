import { createServer } from 'node:http'
import { hash, verify } from '@node-rs/argon2'
import { password } from '../calls.ts'

/** Nothing but argon2id as Rollcall uses it, on all cores: `POST` hashes a password, `GET` verifies one. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const known = await hash(password, cost)

createServer(async (request, response) => {
  request.resume()
  if (request.method === 'GET') await verify(known, password)
  else await hash(password, cost)
  response.end('{}')
}).listen(Number(process.argv[2]), '127.0.0.1', () => console.log('ready'))
