import { ApiError } from '../errors.ts'

/** Each login that waits holds a request. */
const limits = { waiting: 512, patienceMs: 8_000, askAgainMs: 50 }

/** Where logins wait while as many guesses at their user are being verified as the policy allows. */
export interface LoginTurns {
  /**
   * Waits until it is worth trying again. `look` says how many logins of this user may try now; only one of those that
   * wait here asks, however many they are. A 503 after eight seconds, or when too many wait already.
   */
  wait(userId: number, look: () => Promise<number>): Promise<void>
  /** A guess at this user was settled here, so those who wait need not wait to ask. */
  settled(userId: number): void
}

interface Waiter {
  readonly look: () => Promise<number>
  readonly go: () => void
  readonly fail: (error: unknown) => void
}

interface Queue {
  readonly waiters: Waiter[]
  wake: () => void
}

export function createLoginTurns(atMost = limits): LoginTurns {
  const queues = new Map<number, Queue>()
  let waiting = 0

  /** Asks for all who wait for a user: when a guess was settled here, and again and again for what others settle. */
  async function watch(userId: number, queue: Queue): Promise<void> {
    for (let first = queue.waiters[0]; first !== undefined; first = queue.waiters[0]) {
      await nextOccasion(queue)
      try {
        for (const { go } of queue.waiters.splice(0, await first.look())) go()
      } catch (error) {
        for (const { fail } of queue.waiters.splice(0)) fail(error)
      }
    }
    queues.delete(userId)
  }

  function nextOccasion(queue: Queue): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, atMost.askAgainMs)
      queue.wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  return {
    async wait(userId, look) {
      if (waiting >= atMost.waiting) throw new ApiError('busy')
      const queue = queues.get(userId) ?? { waiters: [], wake() {} }
      waiting++
      let patience: NodeJS.Timeout | undefined
      try {
        await new Promise<void>((go, fail) => {
          const waiter = { look, go, fail }
          queue.waiters.push(waiter)
          patience = setTimeout(() => {
            queue.waiters.splice(queue.waiters.indexOf(waiter), 1)
            fail(new ApiError('busy'))
          }, atMost.patienceMs)
          if (queues.has(userId)) return
          queues.set(userId, queue)
          void watch(userId, queue)
        })
      } finally {
        clearTimeout(patience)
        waiting--
      }
    },
    settled(userId) {
      queues.get(userId)?.wake()
    },
  }
}
