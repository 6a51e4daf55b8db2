import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Cluster, makeCluster } from './postgres/cluster.ts'
import { LaunchError, type Launched, launch } from './postgres/launch.ts'
import { childrenOf, signal } from './postgres/processes.ts'
import { chooseAccount, findHome } from './postgres/programs.ts'
import { startWatchdog, type Watchdog } from './postgres/watchdog.ts'

export interface PostgresOptions {
  /** A free one unless given. */
  readonly port?: number
  /** Settings of postgresql.conf, beside ours. */
  readonly settings?: Readonly<Record<string, string>>
  /** Where the data stay after the end, and are found again; a temporary folder unless given. */
  readonly folder?: string
  /** The temporary folder is not in memory, so that `fsync` waits for a disk. */
  readonly isOnDisk?: boolean
}

/** `fast` ends all connections and writes everything down; `immediate` leaves that to the recovery of the next start. */
export type StopMode = 'fast' | 'immediate'

/**
 * A PostgreSQL 18 of its own on 127.0.0.1, in about a second. It ends with this process at the latest, however that ends,
 * and does not keep it alive.
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  const account = await chooseAccount()
  const home = await findHome(account, options.folder, options.isOnDisk)
  const watchdog = startWatchdog(home.folder, options.folder === undefined)
  try {
    const cluster = await makeCluster(home, account)
    for (let attempt = 1; ; attempt++) {
      const postgres = new Postgres(cluster, watchdog, options.port ?? drawPort(), options.settings)
      try {
        await postgres.start()
        return postgres
      } catch (error) {
        const isPortTaken = error instanceof LaunchError && error.isPortTaken
        if (!isPortTaken || options.port !== undefined || attempt === 10) throw error
      }
    }
  } catch (error) {
    await watchdog.end()
    throw error
  }
}

/** Below those that systems give to connections and to servers that ask for any, so that it is free again at a restart. */
const drawPort = (): number => randomInt(15_000, 30_000)

const ourSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  // A commit is still given to the operating system before it is answered: what is killed loses nothing by these two, only
  // a lost machine would, and the tests are lost with it.
  fsync: 'off',
  full_page_writes: 'off',
  // In the folder, which is taken away, instead of in files that a killed server would leave behind for ever.
  dynamic_shared_memory_type: 'mmap',
}

/** A server that a test can stop, kill and hold. */
export class Postgres {
  readonly port: number
  /** Where its data lie, and in `log` what it said since its last start. */
  readonly folder: string
  readonly #cluster: Cluster
  readonly #watchdog: Watchdog
  readonly #settings: Readonly<Record<string, string>>
  #running: Launched | undefined

  /** `startPostgres` makes them. */
  constructor(cluster: Cluster, watchdog: Watchdog, port: number, settings: PostgresOptions['settings']) {
    this.port = port
    this.folder = cluster.folder
    this.#cluster = cluster
    this.#watchdog = watchdog
    this.#settings = { ...ourSettings, ...settings, port: String(port) }
  }

  /** The address of a database, for the superuser. */
  url(database = 'postgres'): string {
    return `postgresql://postgres:${this.#cluster.password}@127.0.0.1:${this.port}/${database}`
  }

  /** Starts it again after it was stopped or killed, on the same port and data, and waits until it answers. */
  async start(): Promise<void> {
    if (this.#running) return
    const launched = await within('start', launch(this.#cluster, this.#settings, this.#watchdog))
    this.#running = launched
    void launched.gone.then(() => {
      this.#running = undefined
    })
  }

  async stop(mode: StopMode = 'fast'): Promise<void> {
    if (!this.#running) return
    const { pid, gone } = this.#running
    signal(pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
    this.resume()
    await within('stop', gone)
  }

  async restart(mode?: StopMode): Promise<void> {
    await this.stop(mode)
    await this.start()
  }

  /** Kills all of its processes at once and waits until they are gone: a query that computes would outlive the server alone. */
  async kill(): Promise<void> {
    if (!this.#running) return
    const { gone } = this.#running
    this.#signalAll('SIGKILL')
    await within('end', gone)
  }

  /** Holds all of its processes until `resume`: connections stay open, new ones are made, and nothing is answered. */
  pause(): void {
    this.#signalAll('SIGSTOP')
  }

  resume(): void {
    this.#signalAll('SIGCONT')
  }

  /** Ends it for good, and takes its folder away unless the caller has named it. */
  async end(): Promise<void> {
    await this.stop('immediate')
    await this.#watchdog.end()
  }

  #signalAll(name: NodeJS.Signals): void {
    if (!this.#running) throw new Error('PostgreSQL is not running.')
    const { pid } = this.#running
    const children = childrenOf(pid)
    // The server first: it must neither start processes that are missed here nor see the others end.
    signal(pid, name)
    for (const child of new Set([...children, ...childrenOf(pid)])) signal(child, name)
  }
}

/** Fails when PostgreSQL takes a minute for it. The timer also keeps this process alive meanwhile, which the server does not. */
async function within<T>(what: string, done: Promise<T>): Promise<T> {
  const timer = new AbortController()
  const tooLong = sleep(60_000, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`PostgreSQL did not ${what} within a minute.`)
  })
  try {
    return await Promise.race([done, tooLong])
  } finally {
    timer.abort()
  }
}
