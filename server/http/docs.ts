import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { json } from './answers.ts'

const require = createRequire(import.meta.url)

/** The few files of the reader that the page needs, with their types. */
const assets = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
} as const

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rollcall API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="reference"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`

const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reference', deepLinking: true, validatorUrl: null })
`

/** Nothing from elsewhere: the page works without a network, and nobody learns who reads it. */
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"

/** The contract at `/openapi.json`, and a page to read it and try it out at `/docs`. */
export function addDocs(app: FastifyInstance): void {
  const contract = require.resolve('@rollcall/contract/openapi.json')
  app.get('/openapi.json', async (_request, reply) =>
    reply.header('Content-Type', json).send(await readFile(contract)),
  )
  app.get('/docs', (_request, reply) =>
    reply
      .header('Content-Security-Policy', policy)
      .header('Content-Type', 'text/html; charset=utf-8')
      .send(page),
  )
  app.get('/docs/start.js', (_request, reply) =>
    reply.header('Content-Type', 'text/javascript; charset=utf-8').send(start),
  )
  const folder = dirname(require.resolve('swagger-ui-dist/package.json'))
  for (const [name, type] of Object.entries(assets))
    app.get(`/docs/${name}`, async (_request, reply) =>
      reply
        .header('Content-Type', type)
        .header('Cache-Control', 'max-age=86400')
        .send(await readFile(join(folder, name))),
    )
}
