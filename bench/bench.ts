import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
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

/** Every target for two seconds a round, one after the other; prints a line each, with its ratio to the first. */
async function compare(
  title: string,
  connections: number,
  targets: Readonly<Record<string, number>>,
  request: (connection: number, n: number) => string,
): Promise<void> {
  const results = Object.fromEntries(Object.keys(targets).map((name) => [name, [] as number[]]))
  for (let round = 0; round < rounds; round++)
    for (const [name, port] of Object.entries(targets)) {
      const { perSecond, errors } = await measure({ port, connections, seconds: 2, request })
      if (errors > 0) throw new Error(`${title}: ${name} answered ${errors} errors`)
      results[name]?.push(perSecond)
    }
  const first = median(Object.values(results)[0] as number[])
  for (const [name, values] of Object.entries(results))
    line(title, name, median(values), median(values) / first)
}

function line(part: string, name: string, figure: number, ratio?: number, unit = '/s'): void {
  const value = figure.toLocaleString('en', { maximumFractionDigits: 0 })
  console.log(
    `${part.padEnd(26)} ${name.padEnd(34)} ${value.padStart(8)} ${unit.padEnd(3)} ${ratio?.toFixed(2) ?? ''}`,
  )
}

async function reads(): Promise<void> {
  const servers = [
    await serve('floor/server.ts', 4101),
    await serve('floor/plain.ts', 4102),
    await serve('rollcall.ts', 4100),
  ]
  const token = await tokenOf(4100)
  const targets = {
    'floor: node:http, one statement': 4101,
    'plain: Fastify, rows to objects': 4102,
    Rollcall: 4100,
  }
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
  for (const server of servers) await stop(server)
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
    line('start until it answers', name, median(figures), undefined, 'ms')
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
