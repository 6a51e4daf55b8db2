import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import type { User } from '@rollcall/client'
import type { RunningServer } from '@rollcall/server'
import { folderFor, pageOf, run, serve, usersOf } from './docs-programs.ts'

/** A way to a server that tells which calls it let through, and lets so many pages of a list through. */
async function watch(t: TestContext, { url }: RunningServer) {
  const way = { url: '', calls: [] as string[], pagesLeft: Infinity }
  const proxy = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request
    if (path.startsWith('/api/1/users?') && way.pagesLeft-- <= 0) return response.writeHead(502).end()
    if (path.startsWith('/api')) way.calls.push(`${method} ${path.replace(/\?.*/, '')}`)
    const { authorization = '', 'content-type': type = 'application/json' } = headers
    const body = method === 'GET' ? null : await text(request)
    const answer = await fetch(url + path, { method, headers: { authorization, 'content-type': type }, body })
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
  })
  t.after(() => proxy.close())
  await once(proxy.listen(0, '127.0.0.1'), 'listening')
  way.url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  return way
}

test('off-boarding leaves nothing, may be run twice, and mistakes nobody for somebody else', async (t) => {
  const path = 'recipes/off-boarding.md'
  const server = await serve(t)
  const way = await watch(t, server)
  const users = usersOf(server)
  const before = await users.getUserById(7)
  for (const time of ['first', 'second']) {
    const { code, stdout } = await run(path, way, 'Giorgos.Oikonomou@example.com')
    assert.ok(pageOf(path).includes(`\`${stdout.trim()}\``), `${time}: ${stdout}`)
    assert.equal(code, 0)
  }
  const { state, role_ids, password_changed_at } = await users.getUserById(7)
  assert.deepEqual([state, role_ids], [3, []])
  assert.notEqual(password_changed_at, before.password_changed_at)
  assert.deepEqual(way.calls.filter((call) => call.startsWith('PUT')).slice(0, 4), [
    'PUT /api/1/users/7',
    'PUT /api/1/users/set_password_using_salt/7',
    'PUT /api/1/users/7/logout',
    'PUT /api/1/users/7/remove_roles',
  ])

  for (const nobody of ['*', '*@example.com', 'nobody@example.com']) {
    const { code, stderr } = await run(path, server, nobody)
    assert.ok(stderr.includes(`nobody has the email "${nobody}"`), stderr)
    assert.equal(code, 1)
  }
  const { totalCount } = await users.listUsers({ limit: 1 })
  assert.equal(totalCount, 1000)
})

test('the audit names all who are locked, the endless locks first', async (t) => {
  const server = await serve(t)
  const locked: User[] = []
  for await (const user of usersOf(server).listUsers({ limit: 100 })) if (user.status === 3) locked.push(user)

  const { code, stdout, stderr } = await run('recipes/audit-locked-users.md', server)
  const found = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as User)
  assert.equal(code, 0)
  assert.deepEqual(
    found.map(({ id }) => id).sort((a, b) => a - b),
    locked.map(({ id }) => id),
  )
  const ends = found.map(({ locked_until }) => locked_until ?? '9999')
  assert.deepEqual(ends, [...ends].sort().reverse())
  const endless = locked.filter(({ locked_until }) => locked_until === null).length
  assert.ok(endless > 0)
  assert.equal(stderr, `${locked.length} of 1000 users are locked, ${endless} of them without an end\n`)
})

test('the audit does not begin what the allowance of the hour cannot end', async (t) => {
  const { code, stdout, stderr } = await run('recipes/audit-locked-users.md', await serve(t, 5))
  assert.match(stderr, /this takes 10 calls, and 4 are left for \d+ minutes/)
  assert.deepEqual([code, stdout], [1, ''])
})

/** A CSV file as RFC 4180 has it, where every value is in quotes. */
const readCsv = (csv: string): string[][] =>
  csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/(?<=")\r\n(?=")/)
    .map((line) =>
      [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, value = '']) => value.replaceAll('""', '"')),
    )

test('the export goes on after a break, and writes everybody once', async (t) => {
  const path = 'recipes/export-to-csv.md'
  const server = await serve(t)
  const way = await watch(t, server)
  const list = async () => readdir(await folderFor(path))

  await writeFile(join(await folderFor(path), 'all.csv.part'), 'what a run that was killed left')
  for (const pages of [4, 0, 2]) {
    way.pagesLeft = pages
    const broken = await run(path, way, 'all.csv')
    assert.match(broken.stderr, /broke off; run it again to go on/)
    assert.equal(broken.code, 1)
    assert.deepEqual(await list(), ['all.csv.cursor', 'all.csv.part', 'program.ts'])
  }

  way.pagesLeft = Infinity
  assert.deepEqual(await run(path, way, 'all.csv'), { code: 0, stdout: '', stderr: '' })
  assert.deepEqual(await list(), ['all.csv', 'program.ts'])
  assert.equal(way.calls.length, 10, 'pages that were written are not asked for again')

  const [head, ...rows] = readCsv(await readFile(join(await folderFor(path), 'all.csv'), 'utf8'))
  assert.equal(head?.join(), 'id,username,email,firstname,lastname,department,phone,last_login')
  assert.deepEqual(
    rows.map(([id]) => Number(id)),
    Array.from({ length: 1000 }, (_, index) => index + 1),
  )
  assert.deepEqual(rows[6]?.slice(1, 5), [
    'giorgos.oikonomou',
    'giorgos.oikonomou@example.com',
    'Γιώργος',
    'Οικονόμου',
  ])
})

test('the export writes every value so that it is one value, and text', async (t) => {
  const path = 'recipes/export-to-csv.md'
  const server = await serve(t)
  const users = usersOf(server)
  const names = [
    ['=HYPERLINK("http://127.0.0.1/";"x")', '\'=HYPERLINK("http://127.0.0.1/";"x")'],
    ['@SUM(1)', "'@SUM(1)"],
    ['-1+1', "'-1+1"],
    ['\t=1', "'\t=1"],
    ['＝1', "'＝1"],
    ['O"Neil, Sr.', 'O"Neil, Sr.'],
    ['two\r\nlines', 'two\r\nlines'],
    ["D'Arcy = x", "D'Arcy = x"],
  ] as const
  for (const [index, [firstname]] of names.entries()) await users.updateUser(index + 1, { firstname })
  await users.updateUser(1, { phone: '+4930123456', department: null })

  assert.equal((await run(path, server, 'names.csv')).code, 0)
  const [, ...rows] = readCsv(await readFile(join(await folderFor(path), 'names.csv'), 'utf8'))
  assert.deepEqual(
    rows.slice(0, names.length).map((row) => row[3]),
    names.map(([, written]) => written),
  )
  assert.deepEqual(rows[0]?.slice(5, 7), ['', "'+4930123456"])
  assert.ok(rows.every((row) => row.length === 8))
})

test('the HR sync makes the directory follow the file, and then has nothing to do', async (t) => {
  const path = 'recipes/nightly-hr-sync.md'
  const server = await serve(t)
  const way = await watch(t, server)
  const users = usersOf(server)
  const known: User[] = []
  for await (const user of users.listUsers({ external_id: '*', limit: 100 })) known.push(user)
  const numberOf = new Map(known.map(({ id, external_id }) => [`${id}`, external_id]))
  // What the personnel office would have written yesterday; it knows no manager without a number.
  const yesterday = known
    .filter(({ state }) => state !== 3)
    .map((user) => ({
      number: user.external_id,
      email: user.email,
      firstname: user.firstname,
      lastname: user.lastname,
      title: user.title,
      department: user.department,
      manager: numberOf.get(user.manager_user_id ?? '') ?? (user.manager_user_id && 'not in the directory'),
    }))
  const staff = known.filter(({ state, role_ids }) => state === 1 && role_ids?.length)
  const [halfGone, leaver, mover] = staff.slice(-3) as [User, User, User]
  const returner = known.find(({ state }) => state === 3) as User
  await users.updateUser(halfGone.id, { state: 3 }) // as a run that broke off leaves somebody

  const ada = {
    number: 'P-0815',
    email: 'ada.weber@example.com',
    firstname: 'Ada',
    lastname: 'Weber',
    title: null,
    department: 'Finance',
    manager: 'P-0816', // who stands below, and is new too
  }
  const bob = { ...ada, number: 'P-0816', email: 'bob.klein@example.com', title: '', manager: null }
  const eve = { ...ada, number: 'P-0817', email: 'giorgos.oikonomou@example.com' } // which user 7 has
  const today = yesterday
    .filter(({ number }) => number !== leaver.external_id && number !== halfGone.external_id)
    .map((each) => (each.number === mover.external_id ? { ...each, title: 'Head of Everything' } : each))
    .concat({ ...ada, number: returner.external_id, email: returner.email, manager: null }, ada, bob, eve)

  const sync = async (people: unknown[]) => {
    await writeFile(join(await folderFor(path), 'people.json'), JSON.stringify(people))
    return run(path, way)
  }
  const first = await sync(today)
  const count = { created: 2, changed: 3, returned: 1, left: 2, refused: 1 }
  assert.equal(first.stdout, `${JSON.stringify(count)}\n`)
  assert.match(first.stderr, /^P-0817: .* \(request [\w-]+\)\n$/)
  assert.equal(first.code, 1)
  for (const { id } of [leaver, halfGone]) {
    assert.ok(way.calls.includes(`PUT /api/1/users/${id}/logout`))
    const { state, role_ids } = await users.getUserById(id)
    assert.deepEqual([state, role_ids], [3, []])
  }
  const back = await users.getUserById(returner.id)
  assert.deepEqual([back.state, back.firstname], [1, 'Ada'])
  assert.equal((await users.getUserById(mover.id)).title, 'Head of Everything')
  const [made, boss] = (await users.listUsers({ external_id: 'P-081*' })).users
  assert.deepEqual([made?.username, made?.manager_user_id], ['ada.weber@example.com', `${boss?.id}`])

  const nothing = { created: 0, changed: 0, returned: 0, left: 0, refused: 0 }
  assert.deepEqual(await sync(today.filter(({ number }) => number !== eve.number)), {
    code: 0,
    stdout: `${JSON.stringify(nothing)}\n`,
    stderr: '',
  })

  const cut = await sync(today.slice(0, 100))
  assert.match(cut.stderr, /\d+ of \d+ people are not in people\.json: is it whole\?/)
  assert.equal(cut.code, 1)
  assert.equal((await users.getUserById(mover.id)).state, 1)
})
