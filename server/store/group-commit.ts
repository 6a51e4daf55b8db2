import { setImmediate as nextTurn } from 'node:timers/promises'
import { StoreError, type Tx } from './store.ts'

/** A transaction that waits for its turn. */
export interface Job {
  readonly work: (tx: Tx) => Promise<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

export interface GroupCommit {
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Takes no more work and waits for what is under way. */
  close(): Promise<void>
}

/**
 * Collects transactions that arrive together, so that they share a commit: one batch after the other, each of at most
 * so many jobs, in the order of their arrival. `commit` settles every job of its batch, or throws for all of them.
 */
export function createGroupCommit(
  largestBatch: number,
  commit: (batch: readonly Job[]) => Promise<void>,
): GroupCommit {
  const waiting: Job[] = []
  let working: Promise<void> | undefined
  let closed = false

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      // Let the requests of this turn of the event loop join the batch.
      await nextTurn()
      const batch = waiting.splice(0, largestBatch)
      try {
        await commit(batch)
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    working = undefined
  }

  return {
    transaction<T>(job: (tx: Tx) => Promise<T>) {
      if (closed) return Promise.reject(new StoreError('the directory is closed'))
      return new Promise<T>((resolve, reject) => {
        waiting.push({ work: job, resolve: resolve as (value: unknown) => void, reject })
        working ??= work()
      })
    },
    async close() {
      closed = true
      await working
    },
  }
}
