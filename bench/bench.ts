import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { measure } from './load.ts'

/**
 * How fast is Rollcall beside the least code that could do the same, and beside what one would write first? The server
 * has one core and the load another. Targets take turns in every round; figures are medians of the rounds.
 *
 *     npm run bench            # all parts
 *     npm run bench -- get     # one part: get, page, create or start
 */
const rounds = 5
const people = 20_000
const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-'))
const file = join(folder, 'bench.db')
const pinned = existsSync('/usr/bin/taskset') && availableParallelism() > 1
const running: ChildProcess[] = []
const wanted = process.argv.slice(2)

async function serve(script: string, port: number, ...rest: string[]): Promise<ChildProcess> {
  const command = [process.execPath, join(import.meta.dirname, script), file, String(port), ...rest]
  const [program, ...args] = pinned ? ['taskset', '-c', '0', ...command] : command
  const child = spawn(program as string, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  running.push(child)
  const [first] = await Promise.race([
    once(child.stdout as NonNullable<typeof child.stdout>, 'data'),
    once(child, 'exit'),
  ])
  if (!String(first).startsWith('ready')) throw new Error(`${script} did not start`)
  return child
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

async function tokenOf(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/auth/oauth2/v2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('bench:bench')}`, 'content-type': 'application/json' },
    body: '{"grant_type":"client_credentials"}',
  })
  return ((await answer.json()) as { access_token: string }).access_token
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number

const get =
  (path: (connection: number, n: number) => string, token: string) => (connection: number, n: number) =>
    `GET ${path(connection, n)} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n\r\n`

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

function line(part: string, name: string, figure: number, ratio?: number, unit = '/s'): void {
  const value = figure.toLocaleString('en', { maximumFractionDigits: 0 })
  console.log(
    `${part.padEnd(15)} ${name.padEnd(34)} ${value.padStart(8)} ${unit.padEnd(12)} ${ratio?.toFixed(2) ?? ''}`,
  )
}

async function reads(): Promise<void> {
  const targets = {
    'floor: node:http, one statement': { port: 4101, process: await serve('floor/server.ts', 4101) },
    'plain: Fastify, rows to objects': { port: 4102, process: await serve('floor/plain.ts', 4102) },
    Rollcall: { port: 4100, process: await serve('rollcall.ts', 4100) },
  }
  const token = await tokenOf(4100)
  const anyone = (connection: number, n: number) =>
    `/api/1/users/${((connection * 7919 + n * 104_729) % people) + 1}`
  if (isWanted('get')) await compare('get user by id', 32, targets, get(anyone, token))
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
  const server = await serve('rollcall.ts', 4100)
  const token = await tokenOf(4100)
  for (const connections of [1, 16, 64]) {
    const figures: number[] = []
    for (let round = 0; round < rounds; round++) {
      const run = `${connections}.${round}.${Date.now()}`
      const request = (connection: number, n: number) => {
        const user = `{"email":"p${run}.${connection}.${n}@example.com","firstname":"Ada","lastname":"Example"}`
        return (
          `POST /api/1/users HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${user.length}\r\n\r\n${user}`
        )
      }
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
      const child = spawn(process.execPath, [
        join(import.meta.dirname, '../cli/bin.js'),
        'serve',
        '--port',
        '4100',
        '--database',
        path,
      ])
      await once(child.stdout, 'data')
      figures.push(performance.now() - begin)
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    line('start', name, median(figures), undefined, 'ms')
  }
}

const isWanted = (part: string): boolean => wanted.length === 0 || wanted.includes(part)

try {
  console.log(
    `${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}, ${people} people`,
  )
  await stop(await serve('rollcall.ts', 4100, String(people)))
  if (isWanted('get') || isWanted('page')) await reads()
  if (isWanted('create')) await creates()
  if (isWanted('start')) await starts()
} finally {
  for (const child of running) child.kill('SIGKILL')
  await rm(folder, { recursive: true })
}
