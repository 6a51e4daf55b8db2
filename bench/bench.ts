import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createDirectories } from './directories.ts'
import { installPackages } from './install.ts'
import { describeMachine, describePeers } from './machine.ts'
import { helpOf, type Options, readOptions, UsageError } from './options.ts'
import type { Bench } from './part.ts'
import { parts } from './parts.ts'
import { endAll } from './processes.ts'
import { createPool } from './running.ts'
import { besides, servers } from './servers.ts'
import { createTable } from './table.ts'

/** A move of a million takes a quarter of an hour; where directories are kept, it is worth it. */
const largestOnPostgres = 100_000

/**
 * How fast is Rollcall beside the least code that could do the same, beside what one would write first, and beside what
 * one would take instead? Servers take turns in every round, on one core, with the load on another; figures are medians of
 * the rounds. `npm run bench -- --help` tells the parts and the options; docs/bench.md what each of them is.
 */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), parts, servers)
  if (options === undefined) return console.log(helpOf(parts, servers))
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-'))
  process.on('exit', () => {
    endAll()
    rmSync(folder, { recursive: true, force: true })
  })
  // The exit ends the children and takes the folder away.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))
  await measureAll(options, folder)
}

async function measureAll(options: Options, folder: string): Promise<void> {
  const { sizes, rounds, json, compare, keep, beside, graph } = options
  const taking = [...options.servers, ...beside.map((folder) => besides(resolve(folder)))]
  const hasPeers = taking.some(({ isPeer }) => isPeer)
  if (hasPeers) await installPackages(join(import.meta.dirname, 'peers'), 'what to compare with')
  const machine = [...describeMachine(), ...(hasPeers ? [describePeers()] : [])]
  console.log(machine.map((line) => `${line}\n`).join(''))
  const table = createTable(machine, compare)
  const directories = createDirectories(folder, keep === undefined ? undefined : resolve(keep))
  const pool = createPool()
  try {
    table.begin()
    for (const people of sizes) {
      const isSmallest = people === sizes[0]
      const bench: Omit<Bench, 'seconds'> = {
        directory: directories.of(people),
        rounds,
        graph: resolve(graph),
        servers: taking.filter(
          ({ isPeer, engine }) =>
            (isSmallest || !isPeer) &&
            (engine !== 'postgres' || keep !== undefined || people <= largestOnPostgres),
        ),
        running: (server, cores) => pool.get(server, bench.directory, cores),
        report: table.add,
      }
      for (const part of options.parts) {
        const seconds = options.seconds ?? part.seconds ?? 0.5
        if (isSmallest || part.sizes === 'each') await part.run({ ...bench, seconds })
      }
    }
  } finally {
    if (json !== undefined) table.keep(json)
    await pool.stopAll()
    await directories.end()
  }
  console.log(`\n${footOf(options, taking)}`)
}

/** What the lines cannot say. */
function footOf({ parts }: Options, taking: readonly { name: string; note?: string }[]): string {
  const ofParts = parts.map(({ title, note }) => `${title}: ${note}`)
  const ofServers = taking.flatMap(({ name, note }) => (note === undefined ? [] : [`${name}: ${note}.`]))
  return [...ofParts, ...ofServers].map((line) => `- ${line}`).join('\n')
}

try {
  await main()
} catch (error) {
  console.error(error instanceof UsageError ? `${error.message}\nnpm run bench -- --help tells more` : error)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
