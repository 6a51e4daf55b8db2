import { clients } from './clients.ts'
import { token, usersPath } from './probe.ts'

/** Microseconds of a call. */
export interface Cost {
  readonly wall: number
  /** Processor time of the whole process. */
  readonly processor: number
}

/**
 * A process that reads a page with the client of the given name, or with bare `fetch`: as often as it is told, one call
 * after the other. It tells what a call took.
 */
const [name, host = ''] = process.argv.slice(2)

const path = `${usersPath}?limit=50`
const headers = { accept: 'application/json', authorization: `Bearer ${token}` }
const bare = async () => JSON.parse(await (await fetch(host + path, { headers })).text())

const opened = await clients.find((client) => client.name === name)?.open({ host, token })
const call = opened ? (opened.page ?? (() => opened.get(path))) : bare

process.on('message', async (calls: number) => {
  const before = process.cpuUsage()
  const begin = performance.now()
  for (let n = 0; n < calls; n++) await call()
  const wall = ((performance.now() - begin) * 1_000) / calls
  const { user, system } = process.cpuUsage(before)
  process.send?.({ wall, processor: (user + system) / calls } satisfies Cost)
})
