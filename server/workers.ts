import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createLog } from './log.ts'
import { prepareDirectory, type RunningServer, type ServerOptions, StartError } from './server.ts'

/** What a process can be told: functions stay where they are. */
export type WorkerOptions = Omit<ServerOptions, 'now' | 'onProgress' | 'signal' | 'sample' | 'furnish'>

/** What a worker is told: what to serve, and when to stop. */
export type PrimaryMessage = WorkerOptions | 'close'

/** What a worker tells: where it answers, or why it cannot. */
export type WorkerMessage = { readonly url: string } | { readonly failure: string }

/** After a worker has died, so long until another one takes its place: one that dies at once must not take all time. */
const pauseMs = 1000

/** How long workers that were told to close may take for it. */
const closingMs = 15_000

/**
 * Serves one directory with several processes, which share the address. The first makes the directory ready; one that
 * dies is replaced; all end with this one.
 */
export async function startWorkers(options: ServerOptions, count: number): Promise<RunningServer> {
  const {
    now: _now,
    onProgress: _onProgress,
    signal: _signal,
    sample: _sample,
    furnish: _furnish,
    ...shared
  } = options
  const { log, flush } = createLog(options.logLevel)
  const madeCredential = await prepareDirectory(options)
  // Each worker takes connections by itself. One that was handed over to a worker that dies just then would hang.
  cluster.schedulingPolicy = cluster.SCHED_NONE
  cluster.setupPrimary({ exec: fileURLToPath(new URL('worker.ts', import.meta.url)), args: [] })
  const workers = new Set<Worker>()
  let closing = false

  async function start(): Promise<string> {
    const worker = cluster.fork()
    workers.add(worker)
    worker.once('exit', () => workers.delete(worker))
    worker.send(shared satisfies PrimaryMessage)
    const ended = once(worker, 'exit').then(() => [{ failure: 'a worker ended before it answered' }])
    const [message] = (await Promise.race([once(worker, 'message'), ended])) as [WorkerMessage]
    if ('failure' in message) throw new StartError(message.failure)
    worker.once('exit', (code: number | null, signal: string | null) => {
      if (closing) return
      log.error({ pid: worker.process.pid, code, signal }, 'a worker has died; another one takes its place')
      void replace()
    })
    return message.url
  }

  async function replace(): Promise<void> {
    for (;;) {
      await wait(pauseMs)
      if (closing) return
      try {
        await start()
        return
      } catch (error) {
        log.error({ err: error }, 'no worker could be started; it is tried again')
      }
    }
  }

  async function close(): Promise<void> {
    closing = true
    await Promise.all(
      [...workers].map(async (worker) => {
        const ended = once(worker, 'exit')
        if (worker.isConnected()) worker.send('close' satisfies PrimaryMessage)
        const late = setTimeout(() => worker.process.kill('SIGKILL'), closingMs)
        await ended
        clearTimeout(late)
      }),
    )
    flush()
  }

  try {
    const [url] = await Promise.all(Array.from({ length: count }, start))
    return { url: url as string, madeCredential, close }
  } catch (error) {
    await close()
    throw error
  }
}
