import type { Tally } from './store.ts'

interface Waiting {
  readonly more: number
  readonly now: number
  readonly resolve: (tally: Tally) => void
  readonly reject: (error: unknown) => void
}

/** `write` adds a number to the count of the period and tells the whole. */
export type WriteTally = (name: string, more: number, now: number, periodMs: number) => Promise<Tally>

/**
 * Counts for all processes at once, in the database. Calls that arrive while it is asked are added together by the next
 * question, each with its own place in the count.
 */
export function createTallies(
  write: WriteTally,
): (name: string, more: 0 | 1, now: number, periodMs: number) => Promise<Tally> {
  const asked = new Map<string, Waiting[]>()

  async function ask(name: string, group: Waiting[], periodMs: number): Promise<void> {
    const sum = group.reduce((count, { more }) => count + more, 0)
    const now = Math.max(...group.map((one) => one.now))
    try {
      const { count, endsAt } = await write(name, sum, now, periodMs)
      let own = count - sum
      for (const { more, resolve } of group) {
        own += more
        resolve({ count: own, endsAt })
      }
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
    const next = asked.get(name) ?? []
    if (next.length === 0) asked.delete(name)
    else {
      asked.set(name, [])
      void ask(name, next, periodMs)
    }
  }

  return (name, more, now, periodMs) =>
    new Promise((resolve, reject) => {
      const one = { more, now, resolve, reject }
      const waiting = asked.get(name)
      if (waiting !== undefined) return void waiting.push(one)
      asked.set(name, [])
      void ask(name, [one], periodMs)
    })
}
