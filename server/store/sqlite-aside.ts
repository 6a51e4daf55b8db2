import { once } from 'node:events'
import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Ids, Searches } from './asking.ts'
import type { Query } from './dialect.ts'
import type { Found, Task } from './sqlite-aside-thread.ts'
import { StoreError } from './store.ts'

/** Answers what may take long, one question after the other, while the main thread goes on. */
export interface Aside {
  ids(searches: Searches): Promise<Ids>
  rows(query: Query): Promise<unknown[]>
  /** Waits for what was asked. */
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (found: Found) => void
  readonly reject: (error: unknown) => void
}

/**
 * A thread with a connection of its own, which is started at the first question. What it finds is of a state that is no
 * older than the question: what was committed before is seen, what is committed meanwhile may be.
 */
export function createAside(file: string): Aside {
  let thread: Worker | undefined
  let waiting: Waiting[] = []

  function start(): Worker {
    const cache = getCompileCacheDir()
    const worker = new Worker(new URL('./sqlite-aside-thread.ts', import.meta.url), {
      workerData: file,
      // What was meant for the main thread, such as a profile, is not repeated.
      execArgv: [],
      // Without it the types are taken out of the file each time, which takes longer than all the rest of a start.
      env: cache === undefined ? {} : { NODE_COMPILE_CACHE: dirname(cache) },
    })
    worker.on('message', (found: Found) => waiting.shift()?.resolve(found))
    worker.on('error', (error) => fail(worker, error))
    worker.on('exit', () => fail(worker, new Error('its thread has ended')))
    return worker
  }

  /** Who waits is told; the next one to ask has another thread. */
  function fail(worker: Worker, error: Error): void {
    if (thread !== worker) return
    thread = undefined
    const told = waiting
    waiting = []
    for (const { reject } of told)
      reject(new StoreError(`the database failed: ${error.message}`, { cause: error }))
  }

  async function ask(task: Exclude<Task, 'end'>): Promise<Found> {
    thread ??= start()
    const asked = thread
    const found = await new Promise<Found>((resolve, reject) => {
      waiting.push({ resolve, reject })
      asked.postMessage(task)
    })
    if ('failure' in found) throw new StoreError(`the database failed: ${found.failure}`)
    return found
  }

  return {
    ids: async (searches) => ((await ask({ ids: searches })) as { ids: Ids }).ids,
    rows: async (query) => ((await ask({ rows: query })) as { rows: unknown[] }).rows,
    async close() {
      if (thread === undefined) return
      const ended = once(thread, 'exit')
      thread.postMessage('end' satisfies Task)
      await ended
    },
  }
}
