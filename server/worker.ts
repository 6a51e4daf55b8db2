import { once } from 'node:events'
import { StartError, startServer } from './server.ts'
import type { PrimaryMessage, WorkerMessage, WorkerOptions } from './workers.ts'

/** One of several processes that serve a directory. It ends when the one that started it says so, or is gone. */

// A Ctrl-C reaches every process of a terminal; the first one decides.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})

const tell = (message: WorkerMessage): Promise<void> =>
  new Promise((resolve) => process.send?.(message, undefined, undefined, () => resolve()))

const [options] = (await once(process, 'message')) as [WorkerOptions]
const toldToClose = new Promise<void>((resolve) => {
  process.on('message', (message: PrimaryMessage) => message === 'close' && resolve())
  process.once('disconnect', resolve)
})
try {
  const server = await startServer(options)
  await tell({ url: server.url })
  await toldToClose
  await server.close()
} catch (error) {
  if (!(error instanceof StartError)) throw error
  await tell({ failure: error.message })
}
process.exit()
