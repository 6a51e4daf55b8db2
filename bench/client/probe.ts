import { setTimeout } from 'node:timers/promises'
import type { Client } from './client.ts'

/** A question to a client, answered by what it does. */
export interface Probe {
  readonly title: string
  run(client: Client): Promise<string>
}

export const token = 'token-of-the-probes'
export const usersPath = '/api/1/users'

/** How a call ended, and when. */
export interface Outcome {
  readonly failed: boolean
  /** Why it failed. */
  readonly error?: unknown
  /** On the clock of `performance.now`. */
  readonly at: number
}

/** The outcome of a call, or undefined when there is none after `limitMs`. */
export function outcomeOf(call: Promise<unknown>, limitMs: number): Promise<Outcome | undefined> {
  const ended = call.then(
    (): Outcome => ({ failed: false, at: performance.now() }),
    (error: unknown): Outcome => ({ failed: true, error, at: performance.now() }),
  )
  return Promise.race([ended, setTimeout(limitMs, undefined, { ref: false })])
}
