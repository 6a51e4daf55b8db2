import { setTimeout as wait } from 'node:timers/promises'
import { quantile } from '../median.ts'

/** A call that must be answered with a status; 200 unless said otherwise. */
export interface Call {
  readonly body?: object
  readonly headers?: Readonly<Record<string, string>>
  readonly status?: number
}

export interface Answer {
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: answers have every shape
  readonly body: any
}

export type Ask = (method: string, path: string, call?: Call) => Promise<Answer>

export interface Callers {
  readonly ask: Ask
  /** Answers so far, how many of them had another status than they must, and the first of these. */
  readonly calls: number
  readonly unexpected: number
  readonly firstUnexpected: string | undefined
  /** Milliseconds below which half and 99 of 100 answers came since this was asked before. */
  times(): { p50: number; p99: number }
}

/**
 * Calls at a constant pace, however many ask for one at a time: each has its moment. Where answers come too late for the
 * pace, there are fewer calls; what was missed is not made up for.
 */
export function createCallers(origin: string, authorization: string, perSecond: number): Callers {
  let due = performance.now()
  let calls = 0
  let times: number[] = []
  let unexpected = 0
  let firstUnexpected: string | undefined

  async function myTurn(): Promise<void> {
    const now = performance.now()
    const mine = Math.max(due, now)
    due = mine + 1000 / perSecond
    if (mine > now) await wait(mine - now)
  }

  return {
    get calls() {
      return calls
    },
    get unexpected() {
      return unexpected
    },
    get firstUnexpected() {
      return firstUnexpected
    },
    async ask(method, path, { body, headers, status = 200 } = {}) {
      await myTurn()
      const begin = performance.now()
      const answer = await fetch(origin + path, {
        method,
        headers: { authorization, ...(body && { 'content-type': 'application/json' }), ...headers },
        ...(body && { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      times.push(performance.now() - begin)
      calls++
      if (answer.status !== status) {
        unexpected++
        firstUnexpected ??= `${method} ${path} ${JSON.stringify(body)}: ${answer.status} ${text.slice(0, 300)}`
      }
      return { headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) }
    },
    times() {
      const sorted = times.sort((a, b) => a - b)
      times = []
      return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) }
    },
  }
}
