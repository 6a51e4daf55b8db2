import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bench, Figure, Part } from '../part.ts'
import { serve, stop } from '../processes.ts'
import { startRollcall, tokenOf } from '../rollcall.ts'
import { freePort } from '../running.ts'
import { clients } from './clients.ts'
import { features } from './features.ts'
import { importTimes } from './import-time.ts'
import { install } from './install.ts'
import { overheads } from './overhead.ts'
import { bundledBytes, installedSize, versionOf } from './size.ts'

/** Our client beside those of other APIs, in numbers. */
export const clientPart: Part = {
  name: 'client',
  title: 'The client',
  note: `Each client as its documentation says, without plugins. A page of 50 users, from a server that does nothing else, is read with listUsers by ours, by the others with their general call; the figure is what it takes more than bare fetch beside it. stripe sends through node:http, which is quicker than fetch.`,
  sizes: 'smallest',
  async run(bench) {
    await install()
    const names = await namesOfAll()
    const report = (what: string, unit: string, values: readonly number[], notes: readonly string[] = []) => {
      for (const [at, value] of values.entries())
        bench.report({ what, people: 0, target: names[at] as string, value, unit, note: notes[at] ?? '' })
    }
    const bundled = await Promise.all(clients.map(bundledBytes))
    report('client: minified and gzipped', 'bytes', bundled)
    const installed = await Promise.all(clients.map(installedSize))
    const sizes = installed.map(({ bytes }) => bytes / 1024)
    const packages = installed.map(({ packages }) => `packages: ${packages}`)
    report('client: installed', 'KiB', sizes, packages)
    report('client: import', 'ms', await importTimes())
    await withPage(bench, async (host) => {
      const { floor, more } = await overheads(host)
      const own: Figure = {
        what: 'client: page of 50',
        people: 0,
        target: 'bare fetch',
        value: floor.wall,
        unit: 'µs',
      }
      bench.report({ ...own, note: `${floor.processor.toFixed(0)} µs of processor time` })
      const notes = more.map(({ processor }) => `${processor.toFixed(0)} µs of processor time`)
      report(
        'client: page of 50, over fetch',
        'µs',
        more.map(({ wall }) => wall),
        notes,
      )
    })
  },
}

/** What each client does when something goes wrong, as a table of its own: what it tells are words. */
export const clientBehaviour: Part = {
  name: 'client-behaviour',
  title: 'What clients do when something goes wrong',
  note: `For the time-outs, with one try of 300 ms. 'Goes on' means for longer than the probe waits. @octokit/rest and openapi-fetch have no time-out of their own; stripe takes no signal. X-RateLimit-Reset tells the seconds left, as at OneLogin.`,
  sizes: 'smallest',
  onDemand: true,
  async run() {
    await install()
    const names = await namesOfAll()
    line('', names)
    line('---', Array(names.length).fill('---'))
    for (const { title, run } of features) {
      const cells: string[] = []
      // One at a time, since some of them measure time.
      for (const client of clients) cells.push(await run(client))
      line(title, cells)
    }
  },
}

const namesOfAll = () =>
  Promise.all(clients.map(async (client) => `${client.name} ${await versionOf(client)}`))

// Each line when it is known, so that a run that is interrupted has told what it had.
function line(title: string, cells: readonly string[]): void {
  console.log(`| ${title.padEnd(46)} | ${cells.map((cell) => cell.padEnd(23)).join(' | ')} |`)
}

/** A server of a true page, with all its headers, answered at no cost. */
async function withPage(bench: Bench, use: (host: string) => Promise<void>): Promise<void> {
  const { directory } = bench
  const port = await freePort()
  const rollcall = await startRollcall(await directory.file('page'), port, 0)
  const headers = { authorization: `Bearer ${await tokenOf(port)}` }
  const answer = await fetch(`http://127.0.0.1:${port}/api/1/users?limit=50`, { headers })
  const page = directory.newFile('page-of-50')
  const known = { headers: Object.fromEntries(answer.headers), body: await answer.text() }
  await writeFile(page, JSON.stringify(known))
  await stop(rollcall)
  const server = await serve([join(import.meta.dirname, 'page-server.ts'), page, String(port)], 0)
  await use(`http://127.0.0.1:${port}`)
  await stop(server)
}
