import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { FastifyInstance } from 'fastify'
import { json } from './answers.ts'

const { resolve } = createRequire(import.meta.url)

/** The page has a style of its own and needs nothing else, so nothing else is allowed. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

/** The contract at `/openapi.json`, and the page to read it at `/docs`. */
export function addDocs(app: FastifyInstance): void {
  const contract = resolve('@rollcall/contract/openapi.json')
  const reference = resolve('@rollcall/contract/reference.html')
  app.get('/openapi.json', async (_request, reply) =>
    reply.header('Content-Type', json).send(await readFile(contract)),
  )
  app.get('/docs', async (_request, reply) =>
    reply
      .headers({ 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy })
      .send(await readFile(reference)),
  )
}
