import type { ChildProcess } from 'node:child_process'
import { basename, join } from 'node:path'
import type { Calls } from './calls.ts'
import type { Directory } from './directories.ts'
import { betterAuth } from './peers/better-auth.ts'
import { firebaseAuth } from './peers/firebase-auth.ts'
import { prism } from './peers/prism.ts'
import { type Core, serve } from './processes.ts'
import { startRollcall, tokenOf, usersApi } from './rollcall.ts'

/** A server that is measured: how it is started on a directory, and what it can be asked. */
export interface Server {
  /** What `--only` calls it. */
  readonly key: string
  readonly name: string
  readonly engine: 'sqlite' | 'postgres' | 'none'
  /** The least code on its engine; the ratios of the others on that engine are to it. */
  readonly isFloor?: boolean
  /** Comes from npm, into `peers`, and takes part with the smallest number of users only. */
  readonly isPeer?: boolean
  /** What it does otherwise, for the foot of the table. */
  readonly note?: string
  start(directory: Directory, port: number, core: Core): Promise<ChildProcess>
  calls(port: number): Promise<Calls>
}

const floorOf = (program: string) => join(import.meta.dirname, 'floor', program)
const ours = async (port: number) => usersApi(port, await tokenOf(port), { hasCursors: true })

/** In the order in which they take turns. */
export const servers: readonly Server[] = [
  {
    key: 'floor',
    name: 'floor: node:http and SQLite',
    engine: 'sqlite',
    isFloor: true,
    note: 'no token, check, error or total; pages of the floor are found by the id they begin after; writes that arrive together share a commit',
    start: async (directory, port, core) =>
      serve([floorOf('server.ts'), await directory.file('floor'), String(port)], core),
    async calls(port) {
      const { login, ...calls } = usersApi(port, '', { hasCursors: false })
      return { ...calls, create: (run, kind) => (kind === 'password' ? undefined : calls.create(run, kind)) }
    },
  },
  {
    key: 'argon2',
    name: 'floor: argon2id on all cores',
    engine: 'sqlite',
    isFloor: true,
    note: 'the same argon2id as Rollcall, and no directory at all',
    start: (_directory, port, core) => serve([floorOf('argon2.ts'), String(port)], core),
    calls: async () => ({
      create: (_run, kind) =>
        kind === 'password' ? () => 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n' : undefined,
      login: () => () => 'GET / HTTP/1.1\r\nHost: a\r\n\r\n',
    }),
  },
  {
    key: 'rollcall',
    name: 'Rollcall',
    engine: 'sqlite',
    start: async (directory, port, core) => startRollcall(await directory.file('rollcall'), port, core),
    calls: ours,
  },
  {
    key: 'plain',
    name: 'plain: Fastify, objects, OFFSET, COUNT',
    engine: 'sqlite',
    note: 'no token, check or event, one index beside the id; each write is a commit of its own, on disk',
    start: async (directory, port, core) =>
      serve([floorOf('plain.ts'), await directory.file('plain'), String(port)], core),
    async calls(port) {
      const { get, page, list, pageAt, create, update } = usersApi(port, '', { hasCursors: false })
      return {
        get,
        page,
        // It has no apps.
        list: (query: string) => (query.startsWith('app_id') ? undefined : list(query)),
        pageAt: (page: number, by: 'number' | 'cursor') => (by === 'number' ? pageAt(page, by) : undefined),
        create: (run, kind) => (kind === 'least' ? create(run, kind) : undefined),
        update,
      }
    },
  },
  {
    key: 'pg-floor',
    name: 'floor: node:http and pg',
    engine: 'postgres',
    isFloor: true,
    note: 'no token, check, error or total; each write is a transaction of its own',
    start: async (directory, port, core) =>
      serve([floorOf('postgres-server.ts'), await directory.url('floor'), String(port)], core),
    async calls(port) {
      const { token, login, ...calls } = usersApi(port, '', { hasCursors: false })
      return { ...calls, create: (run, kind) => (kind === 'password' ? undefined : calls.create(run, kind)) }
    },
  },
  {
    key: 'pg',
    name: 'Rollcall on PostgreSQL',
    engine: 'postgres',
    start: async (directory, port, core) => startRollcall(await directory.url('rollcall'), port, core),
    calls: ours,
  },
  {
    key: 'pg-workers',
    name: 'the same, 2 workers',
    engine: 'postgres',
    start: async (directory, port) =>
      startRollcall(await directory.url('workers'), port, undefined, { workers: 2 }),
    async calls(port) {
      const { get, page, create } = await ours(port)
      return { get, page, create: (run, kind) => (kind === 'least' ? create(run, kind) : undefined) }
    },
  },
  {
    key: 'better-auth',
    name: 'better-auth on SQLite',
    engine: 'sqlite',
    isPeer: true,
    note: 'admin calls with a session; fewer fields; passwords with scrypt; no event, no rate limit; each write a commit of its own, on disk; a list has its total',
    start: async (directory, port, core) =>
      serve(
        [betterAuth.program, directory.newFile('better-auth'), String(port), String(directory.people)],
        core,
      ),
    calls: betterAuth.calls,
  },
  {
    key: 'firebase',
    name: 'Firebase Auth emulator',
    engine: 'none',
    isPeer: true,
    note: 'everything in memory, nothing on disk; any token; passwords are not hashed; a list has no total and no filter',
    start: (directory, port, core) =>
      serve([firebaseAuth.program, String(port), String(directory.people)], core),
    calls: firebaseAuth.calls,
  },
  {
    key: 'prism',
    name: 'Prism, mocking our contract',
    engine: 'none',
    isPeer: true,
    note: 'answers the examples of the contract, two users for a page, and keeps nothing; any token; checks requests and answers',
    start: (_directory, port, core) => serve([prism.program, String(port)], core),
    calls: prism.calls,
  },
]

/** Rollcall from another folder, such as a checkout of a former commit, on a directory that it makes itself. */
export const besides = (folder: string): Server => ({
  key: `beside ${folder}`,
  name: `Rollcall in ${folder}`,
  engine: 'sqlite',
  async start(directory, port, core) {
    const file = directory.newFile(`beside-${basename(folder)}`)
    await directory.fill(file, folder)
    return startRollcall(file, port, core, { folder })
  },
  calls: ours,
})
