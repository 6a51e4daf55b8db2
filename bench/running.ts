import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import type { Calls } from './calls.ts'
import type { Directory } from './directories.ts'
import type { Cores } from './part.ts'
import { stop } from './processes.ts'
import type { Server } from './servers.ts'

/** A server that answers. */
export interface Running {
  readonly server: Server
  readonly port: number
  readonly process: ChildProcess
  readonly calls: Calls
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await once(server.close(), 'close')
  return port
}

export async function startOn(server: Server, directory: Directory, cores: Cores): Promise<Running> {
  const port = await freePort()
  const process = await server.start(directory, port, cores === 'one' ? 0 : undefined)
  return { server, port, process, calls: await server.calls(port) }
}

/** Keeps servers until one is asked for on another directory or other cores; then all that run are stopped. */
export function createPool() {
  const running = new Map<string, Running>()
  let now = ''

  async function stopAll(): Promise<void> {
    for (const { process } of running.values()) await stop(process)
    running.clear()
  }

  return {
    stopAll,
    async get(server: Server, directory: Directory, cores: Cores): Promise<Running> {
      const wanted = `${directory.people} ${cores}`
      if (wanted !== now) await stopAll()
      now = wanted
      const known = running.get(server.key) ?? (await startOn(server, directory, cores))
      running.set(server.key, known)
      return known
    },
  }
}
