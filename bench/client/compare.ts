import { clients } from './clients.ts'
import { features } from './features.ts'
import { importTimes } from './import-time.ts'
import { install } from './install.ts'
import { overheads } from './overhead.ts'
import { bundledBytes, installedSize, versionOf } from './size.ts'

/** Prints one table: our client beside others, in numbers and in what they do. `host` answers a page of 50 users. */
export async function compareClients(host: string): Promise<void> {
  await install()
  const headings = await Promise.all(
    clients.map(async (client) => `${client.name} ${await versionOf(client)}`),
  )
  line('', headings)
  line(
    '---',
    headings.map(() => '---'),
  )

  const bundled = await Promise.all(clients.map(bundledBytes))
  line(
    'all of it, minified and gzipped',
    bundled.map((bytes) => `${number(bytes)} bytes`),
  )
  const installed = await Promise.all(clients.map(installedSize))
  line(
    'installed, with what it needs',
    installed.map(
      ({ bytes, packages }) => `${number(bytes / 1024)} KiB, ${packages} package${packages > 1 ? 's' : ''}`,
    ),
  )
  const imports = await importTimes()
  line(
    'import',
    imports.map((time) => `${time.toFixed(1)} ms`),
  )
  const { floor, more } = await overheads(host)
  line(
    `a page of 50, over fetch (${number(floor.wall)} µs)`,
    more.map(({ wall }) => `${number(wall)} µs`),
  )
  line(
    `the same in processor time (${number(floor.processor)} µs)`,
    more.map(({ processor }) => `${number(processor)} µs`),
  )
  for (const { title, run } of features) {
    const cells: string[] = []
    // One at a time, since some of them measure time.
    for (const client of clients) cells.push(await run(client))
    line(title, cells)
  }
  console.log(notes)
}

const notes = `
Each client as its documentation says, without plugins, with the options it has from the start; for the time-outs, with
one try of 300 ms. The page of 50 is read with listUsers by ours, by the others with their general call. 'Goes on' means
for longer than the probe waits. @octokit/rest and openapi-fetch have no time-out of their own; stripe takes no signal,
and sends through node:http, which is quicker than fetch. X-RateLimit-Reset tells the seconds left, as at OneLogin.`

// Each line when it is known, so that a run that is interrupted has told what it had.
function line(title: string, cells: readonly string[]): void {
  console.log(`| ${title.padEnd(46)} | ${cells.map((cell) => cell.padEnd(23)).join(' | ')} |`)
}

const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 0 })
