import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'

/** Options of Node with which a server can be asked by `memoryOf`. */
export const tellingMemory = ['--import', pathToFileURL(`${import.meta.dirname}/tell-memory.ts`).href]

/** Mebibytes that a server has in memory, that its heap of JavaScript uses, and that lie in its buffers. */
export async function memoryOf(
  server: ChildProcess,
): Promise<{ rss: number; heap: number; buffers: number }> {
  server.kill('SIGUSR2')
  const [line] = await once(server.stdout as NonNullable<typeof server.stdout>, 'data')
  const { rss, heapUsed, external } = JSON.parse(line) as NodeJS.MemoryUsage
  return { rss: rss / 2 ** 20, heap: heapUsed / 2 ** 20, buffers: external / 2 ** 20 }
}
