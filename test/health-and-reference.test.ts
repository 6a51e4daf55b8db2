import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { onEveryDatabase } from './harness.ts'

const contract = createRequire(import.meta.url).resolve('@rollcall/contract/openapi.json')

for (const [path, status] of [
  ['/health/live', 'live'],
  ['/health/ready', 'ready'],
] as const)
  onEveryDatabase(`${path} answers whoever asks`, async ({ call }) => {
    const answer = await call('GET', path, { headers: { authorization: '' } })
    assert.deepEqual([answer.status, answer.body], [200, { status }])
    assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8')
  })

onEveryDatabase(
  '/health/ready is a 503 without the database, and /health/live is not',
  async ({ call, sql }) => {
    await sql('DROP TABLE settings')
    const ready = await call('GET', '/health/ready')
    assert.equal(ready.status, 503)
    assert.deepEqual(ready.body, {
      error: true,
      code: 503,
      type: 'Service Unavailable',
      message: ready.body.message,
    })
    assert.equal(ready.headers.get('retry-after'), '1')
    assert.ok(!/settings|sql/i.test(ready.text))
    assert.equal((await call('GET', '/health/live')).status, 200)
  },
)

onEveryDatabase('/openapi.json is the contract to the letter', async ({ call }) => {
  const answer = await call('GET', '/openapi.json', { headers: { authorization: '' } })
  assert.equal(answer.status, 200)
  assert.equal(answer.text, await readFile(contract, 'utf8'))
  assert.equal(answer.body.openapi, '3.1.1')
})

onEveryDatabase('/docs is a page that loads nothing from elsewhere', async ({ url }) => {
  for (const path of ['/docs', '/docs/']) {
    const answer = await fetch(url + path)
    const page = await answer.text()
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8')
    assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'none'/)
    assert.match(page, /listUsers/)
    const loaded = [
      ...page.matchAll(/<(?:script|link|img|iframe|object|embed|source)\b[^>]*>|@import|url\(/g),
    ]
    for (const [tag] of loaded) assert.doesNotMatch(tag, /(?:src|href)\s*=\s*["']?(?:https?:)?\/\//i)
    for (const [, from] of page.matchAll(/\bsrc\s*=\s*["']?([^"'\s>]+)/g)) {
      const file = await fetch(new URL(from as string, url))
      await file.arrayBuffer()
      assert.equal(file.status, 200, from)
    }
  }
})
