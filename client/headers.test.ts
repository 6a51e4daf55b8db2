import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRetryAfterMs } from './headers.ts'

const date = 'Wed, 21 Oct 2026 07:28:00 GMT'
const halfMinuteLater = 'Wed, 21 Oct 2026 07:28:30 GMT'

const cases: [what: string, headers: Record<string, string>, rateLimited: boolean, ms: number | undefined][] =
  [
    ['nothing is said', {}, true, undefined],
    ['Retry-After in seconds', { 'retry-after': '7' }, true, 7000],
    ['Retry-After of 0', { 'retry-after': '0' }, true, 0],
    ['Retry-After for a failure of the server', { 'retry-after': '7' }, false, 7000],
    [
      'Retry-After as a date, by the clock of the server',
      { 'retry-after': halfMinuteLater, date },
      true,
      30_000,
    ],
    ['Retry-After in the past is now', { 'retry-after': date, date: halfMinuteLater }, true, 0],
    ['Retry-After that only begins like a number', { 'retry-after': '7 or so' }, true, undefined],
    ['Retry-After that makes no sense', { 'retry-after': 'soon' }, true, undefined],
    [
      'Retry-After goes before X-RateLimit-Reset',
      { 'retry-after': '7', 'x-ratelimit-reset': '9' },
      true,
      7000,
    ],
    [
      'X-RateLimit-Reset is seconds left',
      { 'x-ratelimit-reset': '832', 'x-ratelimit-remaining': '0' },
      true,
      832_000,
    ],
    ['X-RateLimit-Reset without the rest', { 'x-ratelimit-reset': '832' }, true, 832_000],
    [
      'X-RateLimit-Reset after a senseless Retry-After',
      { 'retry-after': 'x', 'x-ratelimit-reset': '8' },
      true,
      8000,
    ],
    [
      'X-RateLimit-Reset while calls are left',
      { 'x-ratelimit-reset': '832', 'x-ratelimit-remaining': '9' },
      true,
      undefined,
    ],
    ['X-RateLimit-Reset of another failure', { 'x-ratelimit-reset': '832' }, false, undefined],
    ['X-RateLimit-Reset that makes no sense', { 'x-ratelimit-reset': '-1' }, true, undefined],
  ]
for (const [what, headers, rateLimited, ms] of cases) {
  test(`the wait the server asks for: ${what}`, () => {
    assert.equal(readRetryAfterMs(new Headers(headers), rateLimited), ms)
  })
}

test('a date counts by the clock of this side when the server does not tell its own', () => {
  const ms = readRetryAfterMs(
    new Headers({ 'retry-after': new Date(Date.now() + 30_000).toUTCString() }),
    false,
  )
  assert.ok(ms !== undefined && ms > 28_000 && ms <= 30_000)
})
