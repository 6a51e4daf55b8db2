import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { User } from '@rollcall/contract'
import { type ChildServer, signIn, startChild, testWithFolder } from './child-server.ts'
import { makeSmallDisk, whyNoDisks } from './small-disk.ts'
import { assertWhole } from './whole.ts'

// A file that cannot be written, or no more of it. Of SQLite only: PostgreSQL writes its files itself, on a disk that is
// not this process's.

const bodyOf = (username: string) => JSON.stringify({ username, comment: 'x'.repeat(3000) })

/** What became of names that somebody wanted to create: those that were, and those that were refused, each with a clear 503. */
interface Told {
  readonly created: string[]
  readonly refused: string[]
}

const nothingTold = (): Told => ({ created: [], refused: [] })

/** Twenty people at once, who share commits. */
async function createMany(url: string, headers: Record<string, string>, told: Told): Promise<void> {
  const count = told.created.length + told.refused.length
  const names = Array.from({ length: 20 }, (_, at) => `ada-${count + at}`)
  await Promise.all(
    names.map(async (username) => {
      const answer = await fetch(`${url}/api/1/users`, { method: 'POST', headers, body: bodyOf(username) })
      const body = (await answer.json()) as { code: number; type: string; message: string }
      if (answer.status === 201) told.created.push(username)
      else {
        assert.equal(answer.status, 503)
        assert.deepEqual([body.code, body.type], [503, 'Service Unavailable'])
        assert.equal(body.message, 'The directory cannot be reached; try again shortly')
        assert.equal(answer.headers.get('retry-after'), '1')
        told.refused.push(username)
      }
    }),
  )
  assert.ok(count < 5000, 'the disk never becomes full')
}

async function assertReadable(url: string, headers: Record<string, string>): Promise<void> {
  for (const path of ['/api/1/users/1', '/api/1/users?limit=100', '/health/ready']) {
    const answer = await fetch(url + path, { headers })
    assert.equal(answer.status, 200, await answer.text())
  }
}

/** Everybody who was created is there, and nobody who was refused; nothing in the directory contradicts anything else. */
async function assertTold(database: string, { created, refused }: Told): Promise<readonly User[]> {
  const users = await assertWhole(database)
  const found = new Set(users.map((user) => user.username))
  assert.deepEqual(
    created.filter((name) => !found.has(name)),
    [],
  )
  assert.deepEqual(
    refused.filter((name) => found.has(name)),
    [],
  )
  return users
}

async function assertCounted(url: string, users: readonly User[]): Promise<void> {
  const answer = await fetch(`${url}/api/1/users?limit=1`, { headers: await signIn(url) })
  await answer.arrayBuffer()
  assert.equal(answer.headers.get('total-count'), String(users.length))
}

async function makeDirectory(t: Parameters<typeof startChild>[0], database: string): Promise<void> {
  const server = await startChild(t, database, { sample: 50 })
  assert.equal((await server.end('SIGTERM')).code, 0)
}

testWithFolder(
  'on a full disk writes are refused, reads go on, and nothing is half written',
  async (t, folder) => {
    const database = join(folder, 'people.db')
    await makeDirectory(t, database)
    const server = await startChild(t, database, { fileLimit: 1024 })
    const url = server.url as string
    const headers = await signIn(url)
    const told = nothingTold()
    while (told.refused.length === 0) await createMany(url, headers, told)
    await assertReadable(url, headers)
    await server.end('SIGKILL')

    const again = await startChild(t, database)
    await assertCounted(again.url as string, await assertTold(database, told))
    const before = told.created.length
    await createMany(again.url as string, await signIn(again.url as string), told)
    assert.equal(told.created.length, before + 20)
  },
)

testWithFolder(
  'a disk that becomes full among many writes, and has room again: what was answered is there, the server goes on',
  async (t, folder) => {
    const disk = await makeSmallDisk(t, '64m')
    const database = join(disk.folder, 'people.db')
    const server = await startChild(t, database, { within: disk.within, sample: 50 })
    const url = server.url as string
    const headers = await signIn(url)
    const told = nothingTold()
    for (let round = 1; round <= 3; round++) {
      const before = told.refused.length
      // The disk is full from one moment to the next, while the writes go on.
      const filled = disk.fill()
      while (told.refused.length < before + 40) await createMany(url, headers, told)
      await filled
      await assertReadable(url, headers)
      await disk.makeRoom()
      const after = told.refused.length
      await createMany(url, headers, told)
      assert.equal(told.refused.length, after, 'with room again, every write is taken')
    }
    // As a crash would leave it, and as a clean end does.
    for (const [name, end] of [
      ['crashed', undefined],
      ['ended', 'SIGTERM'],
    ] as const) {
      if (end) assert.equal((await server.end(end)).code, 0)
      await mkdir(join(folder, name))
      await disk.copyTo(join(folder, name))
      await assertTold(join(folder, name, 'people.db'), told)
    }
  },
  whyNoDisks(),
)

testWithFolder(
  'on a full disk a directory is served that a crash has left, a new one is refused in one sentence; with room again all is there',
  async (t, folder) => {
    const disk = await makeSmallDisk(t, '16m')
    const database = join(disk.folder, 'people.db')
    const options = { within: disk.within }
    const told = nothingTold()
    const first = await startChild(t, database, { ...options, sample: 50 })
    await createMany(first.url as string, await signIn(first.url as string), told)
    await first.end('SIGKILL')
    await disk.fill()
    const served = await startChild(t, database, options)
    const headers = await signIn(served.url as string)
    await assertReadable(served.url as string, headers)
    await createMany(served.url as string, headers, told)
    assert.equal(told.refused.length, 20)
    await served.end('SIGKILL')
    const other = join(disk.folder, 'new.db')
    assert.deepEqual(await (await startChild(t, other, options)).end(), {
      code: 1,
      stderr: `cannot use the database ${other}: database or disk is full\n`,
    })
    await disk.makeRoom()
    const again = await startChild(t, database, options)
    await createMany(again.url as string, headers, told)
    assert.equal((await again.end('SIGTERM')).code, 0)
    await disk.copyTo(folder)
    await assertTold(database.replace(disk.folder, folder), told)
  },
  whyNoDisks(),
)

testWithFolder(
  'a read-only file system is refused at the start in one sentence, and served once it can be written',
  async (t, _folder) => {
    const disk = await makeSmallDisk(t, '16m')
    const database = join(disk.folder, 'people.db')
    const first = await startChild(t, database, { within: disk.within, sample: 50 })
    await first.end('SIGTERM')
    await disk.run(`cd / && mount -o remount,ro ${disk.folder}`)
    const refused = await startChild(t, database, { within: disk.within })
    assert.deepEqual(await refused.end(), {
      code: 1,
      stderr: `cannot write to the database ${database}: the file system is read-only (${disk.folder})\n`,
    })
    await disk.run(`mount -o remount,rw ${disk.folder}`)
    const again = await startChild(t, database, { within: disk.within })
    await createMany(again.url as string, await signIn(again.url as string), nothingTold())
  },
  whyNoDisks(),
)

/** Root may write what is read-only, unless it gives that up. */
const asOrdinaryUser =
  process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--'] : []

/** Why this machine cannot run a test; nothing when this program can be run. */
function whyNot(reason: string, [program, ...parameters]: readonly string[]): string | false {
  try {
    if (program !== undefined) execFileSync(program, parameters, { stdio: 'ignore' })
    return false
  } catch {
    return reason
  }
}

for (const [what, path] of [
  ['file', 'people.db'],
  ['folder', '.'],
  ['lock file', 'people.db-lock'],
] as const)
  testWithFolder(
    `a read-only ${what}: a server that runs goes on, the next start is refused in one sentence`,
    async (t, folder) => {
      const database = join(folder, 'people.db')
      const options = { within: asOrdinaryUser }
      await makeDirectory(t, database)
      const told = nothingTold()
      const server = await startChild(t, database, options)
      const headers = await signIn(server.url as string)
      await chmod(join(folder, path), 0o555)
      // What is open stays open: nothing that was begun is lost by it.
      await createMany(server.url as string, headers, told)
      assert.equal(told.created.length, 20)
      await server.end('SIGKILL')
      const refused = await startChild(t, database, options)
      assert.deepEqual(await refused.end(), {
        code: 1,
        stderr: `cannot write to the database ${database}: this user may not write there (${join(folder, path)})\n`,
      })
      await chmod(join(folder, path), 0o755)
      const again = await startChild(t, database, options)
      await createMany(again.url as string, headers, told)
      assert.equal((await again.end('SIGTERM')).code, 0)
      await assertTold(database, told)
    },
    whyNot(
      'root cannot give up its rights here',
      asOrdinaryUser.length > 0 ? [...asOrdinaryUser, 'true'] : [],
    ),
  )

/** From now on a process may write so many bytes of a file, without limit again. */
const limitFiles = ({ pid }: ChildServer, bytes: string): void => {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`])
}

testWithFolder(
  'a file that cannot be written any more, and then can again: 503 meanwhile, and nothing that was answered is lost',
  async (t, folder) => {
    const database = join(folder, 'people.db')
    const server = await startChild(t, database, { sample: 50 })
    const url = server.url as string
    const headers = await signIn(url)
    const told = nothingTold()
    for (let round = 1; round <= 3; round++) {
      await createMany(url, headers, told)
      const before = told.created.length
      limitFiles(server, '0')
      await createMany(url, headers, told)
      assert.equal(
        told.created.length,
        before,
        'nothing can be written, and nothing is answered as if it were',
      )
      await assertReadable(url, headers)
      limitFiles(server, 'unlimited')
      await createMany(url, headers, told)
      assert.equal(told.created.length, before + 20)
    }
    assert.equal((await server.end('SIGTERM')).code, 0)
    await assertTold(database, told)
  },
  whyNot('only Linux changes the limits of a process that runs', ['prlimit', '--version']),
)
