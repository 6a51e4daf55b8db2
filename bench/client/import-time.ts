import { text } from 'node:stream/consumers'
import { median } from '../median.ts'
import { start } from '../processes.ts'
import { clients } from './clients.ts'

const rounds = 21
const nothing = 'data:text/javascript,'
const program = `
const begin = performance.now()
await import(process.argv[1])
console.log(performance.now() - begin)`

/**
 * Milliseconds that `import` of each client takes in a fresh process, more than `import` of nothing: medians, the
 * clients taking turns. The files are in the memory of the system.
 */
export async function importTimes(): Promise<number[]> {
  const addresses = [nothing, ...clients.map((client) => client.entry())]
  const times = addresses.map((): number[] => [])
  for (let round = 0; round < rounds; round++)
    for (const [index, address] of addresses.entries()) times[index]?.push(await importOnce(address))
  const [floor, ...medians] = times.map(median)
  return medians.map((time) => time - (floor as number))
}

async function importOnce(address: string): Promise<number> {
  const command = [process.execPath, '--input-type=module', '--eval', program, address]
  const { stdout } = start(command, ['ignore', 'pipe', 'inherit'], 1)
  return Number(await text(stdout as NonNullable<typeof stdout>))
}
