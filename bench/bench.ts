import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { compareClients } from './client/compare.ts'
import { measure } from './load.ts'
import { median } from './median.ts'
import { comparePostgres } from './postgres.ts'
import { restartPostgres } from './postgres-restart.ts'
import { endAll, serve, start, stop } from './processes.ts'
import { anyOf, create, get, tokenOf } from './requests.ts'

/**
 * How fast is Rollcall beside the least code that could do the same, and beside what one would write first? The server
 * has one core and the load another. Targets take turns in every round; figures are medians of the rounds. And what is
 * the client, in numbers and in what it does, beside those of other APIs?
 *
 *     npm run bench            # all parts
 *     npm run bench -- get     # one part: get, page, create, start, client, postgres or restart
 */
const rounds = 5
const people = 20_000
const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-'))
const file = join(folder, 'bench.db')
const wanted = process.argv.slice(2)

interface Target {
  readonly port: number
  readonly process: ChildProcess
}

/**
 * Every target for two seconds a round, one after the other, after a second to warm up. The ratio to the first is that
 * of the processor time an answer takes, where the system tells it: the load would flatter by being slower than a floor.
 */
async function compare(
  title: string,
  connections: number,
  targets: Readonly<Record<string, Target>>,
  request: (connection: number, n: number) => string,
): Promise<void> {
  const rates: Record<string, number[]> = {}
  const costs: Record<string, number[]> = {}
  for (let round = 0; round < rounds; round++)
    for (const [name, { port, process: server }] of Object.entries(targets)) {
      if (round === 0) await measure({ port, connections, seconds: 1, request })
      const before = await processorMs(server)
      const { perSecond, answers, errors } = await measure({ port, connections, seconds: 2, request })
      if (errors > 0) throw new Error(`${title}: ${name} answered ${errors} errors`)
      const spent = (await processorMs(server)) - before
      rates[name] = [...(rates[name] ?? []), perSecond]
      costs[name] = [...(costs[name] ?? []), (spent * 1000) / answers]
    }
  const names = Object.keys(targets)
  const floor = median(costs[names[0] as string] as number[])
  for (const name of names) {
    const cost = median(costs[name] as number[])
    const ratio = Number.isNaN(cost) ? undefined : floor / cost
    line(
      title,
      name,
      median(rates[name] as number[]),
      ratio,
      `/s  ${Number.isNaN(cost) ? '' : `${cost.toFixed(1)} µs`}`,
    )
  }
}

/** Processor time of a process so far; NaN where the system does not say. */
async function processorMs({ pid }: ChildProcess): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // User and system time, in hundredths of a second.
  return (Number(fields[11]) + Number(fields[12])) * 10
}

export type Line = typeof line

function line(part: string, name: string, figure: number, ratio?: number, unit = '/s'): void {
  const value = figure.toLocaleString('en', { maximumFractionDigits: 0 })
  console.log(
    `${part.padEnd(15)} ${name.padEnd(34)} ${value.padStart(8)} ${unit.padEnd(12)} ${ratio?.toFixed(2) ?? ''}`,
  )
}

async function reads(): Promise<void> {
  const targets = {
    'floor: node:http, one statement': { port: 4101, process: await serve('floor/server.ts', file, 4101) },
    'plain: Fastify, rows to objects': { port: 4102, process: await serve('floor/plain.ts', file, 4102) },
    Rollcall: { port: 4100, process: await serve('rollcall.ts', file, 4100) },
  }
  const token = await tokenOf(4100)
  if (isWanted('get')) await compare('get user by id', 32, targets, get(anyOf(people), token))
  if (isWanted('page'))
    await compare(
      'page of 50',
      32,
      targets,
      get(() => '/api/1/users', token),
    )
  for (const target of Object.values(targets)) await stop(target.process)
}

async function creates(): Promise<void> {
  const server = await serve('rollcall.ts', file, 4100)
  const token = await tokenOf(4100)
  for (const connections of [1, 16, 64]) {
    const figures: number[] = []
    for (let round = 0; round < rounds; round++) {
      const run = `${connections}.${round}.${Date.now()}`
      const request = create(run, token)
      const { perSecond, errors } = await measure({ port: 4100, connections, seconds: 2, request })
      if (errors > 0) throw new Error(`create answered ${errors} errors`)
      figures.push(perSecond)
    }
    line('durable create', `Rollcall, ${connections} connection(s)`, median(figures))
  }
  await stop(server)
}

async function starts(): Promise<void> {
  for (const [name, database] of [
    ['empty database', ''],
    [`${people} users`, file],
  ] as const) {
    const figures: number[] = []
    for (let round = 0; round < rounds; round++) {
      const path = database || join(folder, `empty-${round}.db`)
      const begin = performance.now()
      const options = ['serve', '--port', '4100', '--database', path]
      const command = [process.execPath, join(import.meta.dirname, '../cli/bin.js'), ...options]
      const child = start(command, ['ignore', 'pipe', 'ignore'])
      await once(child.stdout as NonNullable<typeof child.stdout>, 'data')
      figures.push(performance.now() - begin)
      await stop(child)
    }
    line('start', name, median(figures), undefined, 'ms')
  }
}

/** The page that the clients read is a true one, with all its headers, answered at no cost. */
async function comparison(): Promise<void> {
  const rollcall = await serve('rollcall.ts', file, 4100)
  const authorization = `Bearer ${await tokenOf(4100)}`
  const answer = await fetch('http://127.0.0.1:4100/api/1/users?limit=50', { headers: { authorization } })
  const page = join(folder, 'page.json')
  await writeFile(
    page,
    JSON.stringify({ headers: Object.fromEntries(answer.headers), body: await answer.text() }),
  )
  await stop(rollcall)
  const server = await serve('client/page-server.ts', page, 4103)
  await compareClients('http://127.0.0.1:4103')
  await stop(server)
}

/** Parts that do not need the SQLite file. */
const ofPostgres = ['postgres', 'restart']

const isWanted = (part: string): boolean => wanted.length === 0 || wanted.includes(part)

function cleanUp(): void {
  endAll()
  rmSync(folder, { recursive: true, force: true })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    cleanUp()
    process.exit(1)
  })

try {
  console.log(
    `${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}, ${people} people`,
  )
  if (wanted.length === 0 || wanted.some((part) => !ofPostgres.includes(part)))
    await stop(await serve('rollcall.ts', file, 4100, people))
  if (isWanted('get') || isWanted('page')) await reads()
  if (isWanted('create')) await creates()
  if (isWanted('start')) await starts()
  if (isWanted('client')) await comparison()
  if (isWanted('postgres')) await comparePostgres(people, line)
  if (isWanted('restart')) await restartPostgres(line)
} finally {
  cleanUp()
}
