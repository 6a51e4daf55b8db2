import assert from 'node:assert/strict'
import type { User } from '@rollcall/client'
import { type Answer, type Directory, onEveryDatabase } from './harness.ts'
import { type Query, wantedUsers } from './wanted-users.ts'

const sample = { sample: 25 }

const ask = ({ call }: Pick<Directory, 'call'>, query: Query): Promise<Answer> =>
  call('GET', `/api/1/users?${new URLSearchParams(query)}`)

const idsOn = ({ body }: Answer): number[] => body.map((user: User) => user.id)

const upTo = (last: number, first = 1): number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at)

/** The addresses of a `Link` header by their relation, as RFC 8288 writes them. */
function linksOf({ headers }: Answer): Record<string, URL> {
  const links = (headers.get('link') ?? '').split(', ').map((link) => /^<([^<>]+)>; rel="(\w+)"$/.exec(link))
  return Object.fromEntries(links.map((link) => [link?.[2], new URL(link?.[1] ?? '')]))
}

const cursorsOf = ({ headers }: Answer) => ({
  before: headers.get('before-cursor') ?? '',
  after: headers.get('after-cursor') ?? '',
})

/** Which page it is, of how many, with how many users on each, and of how many users in all. */
const countsOf = ({ headers }: Answer) =>
  ['current-page', 'total-pages', 'page-items', 'total-count'].map((name) => Number(headers.get(name)))

for (const [what, query, ids, counts] of [
  ['the first page without being asked', {}, upTo(25), [1, 1, 50, 25]],
  ['the first page of ten', { limit: '10' }, upTo(10), [1, 3, 10, 25]],
  ['the second page of ten', { limit: '10', page: '2' }, upTo(20, 11), [2, 3, 10, 25]],
  ['the last page, which is not full', { limit: '10', page: '3' }, upTo(25, 21), [3, 3, 10, 25]],
  ['a last page that is full', { limit: '5', page: '5' }, upTo(25, 21), [5, 5, 5, 25]],
  ['a page past the end, empty and with true totals', { limit: '10', page: '4' }, [], [4, 3, 10, 25]],
  ['the greatest page', { limit: '100', page: '9007199254740991' }, [], [9007199254740991, 1, 100, 25]],
  ['one user a page', { limit: '1', page: '7' }, [7], [7, 25, 1, 25]],
  ['a limit of a hundred', { limit: '100' }, upTo(25), [1, 1, 100, 25]],
  ['a limit above a hundred as a hundred', { limit: '101' }, upTo(25), [1, 1, 100, 25]],
  ['the greatest limit as a hundred', { limit: '9007199254740991' }, upTo(25), [1, 1, 100, 25]],
  ['an empty limit and page as none', { limit: '', page: '' }, upTo(25), [1, 1, 50, 25]],
  ['a page of falling ids', { limit: '10', page: '3', sort: '-id' }, [5, 4, 3, 2, 1], [3, 3, 10, 25]],
  ['a page of a filtered list', { limit: '2', page: '2', user_ids: '3,5,7,9,11' }, [7, 9], [2, 3, 2, 5]],
  ['a filtered page past the end', { limit: '5', page: '2', user_ids: '3,5,7,9,11' }, [], [2, 1, 5, 5]],
  ['a list of nobody', { username: 'nobody' }, [], [1, 0, 50, 0]],
] as const)
  onEveryDatabase(
    `listUsers answers ${what}`,
    async (directory) => {
      const answer = await ask(directory, query)
      assert.deepEqual(idsOn(answer), ids)
      assert.deepEqual(countsOf(answer), counts)
    },
    sample,
  )

onEveryDatabase(
  'listUsers: a hundred and first user is on the second page, whatever the limit says',
  async (directory) => {
    assert.deepEqual(idsOn(await ask(directory, { limit: '500' })), upTo(100))
    assert.deepEqual(idsOn(await ask(directory, { limit: '500', page: '2' })), upTo(103, 101))
  },
  { sample: 103 },
)

for (const [what, query, links, cursors] of [
  ['the first page', { limit: '10' }, ['first', 'next', 'last'], ['after']],
  [
    'a page in the middle',
    { limit: '10', page: '2' },
    ['first', 'prev', 'next', 'last'],
    ['before', 'after'],
  ],
  ['the last page', { limit: '10', page: '3' }, ['first', 'prev', 'last'], ['before']],
  ['the only page', {}, ['first', 'last'], []],
  ['a full only page', { limit: '25' }, ['first', 'last'], []],
  ['a page past the end', { limit: '10', page: '9' }, ['first', 'prev', 'last'], ['before']],
  ['a list of nobody', { username: 'nobody' }, ['first', 'last'], []],
  [
    'the last page of falling ids',
    { limit: '10', page: '3', sort: '-id' },
    ['first', 'prev', 'last'],
    ['before'],
  ],
  [
    'the first page of a filtered list',
    { limit: '2', user_ids: '3,5,7' },
    ['first', 'next', 'last'],
    ['after'],
  ],
] as const)
  onEveryDatabase(
    `listUsers: on ${what} Link has ${links.join(', ')}; the cursors go ${cursors.join(' and ') || 'nowhere'}`,
    async (directory) => {
      const answer = await ask(directory, query)
      assert.deepEqual(Object.keys(linksOf(answer)), links)
      const given = Object.entries(cursorsOf(answer)).flatMap(([name, cursor]) => (cursor ? [name] : []))
      assert.deepEqual(given, cursors)
    },
    sample,
  )

for (const [what, query] of [
  ['', {}],
  [' with falling ids', { sort: '-id' }],
  [' with filters and fields', { firstname: '!M*', 'custom_attributes.location': '*', fields: 'id, email' }],
  [' with signs that addresses mean otherwise', { email: '!a&b=c+d%20e#f;"<é>,ß', lastname: '*' }],
] as const)
  onEveryDatabase(
    `listUsers${what}: every link fetched gives the page it names`,
    async (directory) => {
      const pages: Answer[] = []
      for (let page = 1; pages.length === 0 || cursorsOf(pages.at(-1) as Answer).after; page++)
        pages.push(await ask(directory, { ...query, limit: '4', page: String(page) }))
      assert.ok(pages.length > 4)
      for (const [at, page] of pages.entries()) {
        const links = linksOf(page)
        const targets = { first: pages[0], prev: pages[at - 1], next: pages[at + 1], last: pages.at(-1) }
        for (const [relation, target] of Object.entries(targets)) {
          const link = links[relation]
          assert.equal(link === undefined, target === undefined, `${relation} on page ${at + 1}`)
          if (link === undefined) continue
          assert.equal(link.origin, directory.url)
          const answer = await directory.call('GET', link.pathname + link.search)
          assert.deepEqual(answer.body, target?.body, `${relation} of page ${at + 1}`)
          assert.deepEqual(countsOf(answer), countsOf(target as Answer))
          assert.deepEqual(Object.keys(linksOf(answer)), Object.keys(linksOf(target as Answer)))
        }
      }
    },
    sample,
  )

/** The second of three pages of a filtered list, reached by its cursor, and what stands on it. */
const list = { firstname: '!Xaver', 'custom_attributes.location': '*', directory_id: '1', sort: '-id' }

async function openList(
  directory: Directory,
): Promise<{ cursor: string; second: number[]; third: number[] }> {
  const first = await ask(directory, { ...list, limit: '4' })
  const everyone = await directory.sql<{ body: string }>('SELECT body FROM users ORDER BY id DESC')
  const { sort: _sort, ...filters } = list
  const wanted = wantedUsers(
    everyone.map(({ body }) => JSON.parse(body)),
    filters,
  ).map((user) => Number(user.id))
  assert.ok(wanted.length > 8)
  return { cursor: cursorsOf(first).after, second: wanted.slice(4, 8), third: wanted.slice(8, 12) }
}

for (const [what, beside] of [
  ['alone', {}],
  ['with the same filters', list],
  ['with some of the filters', { directory_id: '1' }],
  ['with the order written otherwise', { sort: '-id' }],
  ['with empty filters', { lastname: '', limit: '' }],
  ['with a limit and a page, which it goes before', { limit: '1', page: '9' }],
] as const)
  onEveryDatabase(
    `listUsers: a cursor ${what} goes on with its list`,
    async (directory) => {
      const { cursor, second, third } = await openList(directory)
      for (const name of ['cursor', 'after_cursor']) {
        const answer = await ask(directory, { [name]: cursor, ...beside })
        assert.deepEqual(idsOn(answer), second)
        assert.equal(answer.headers.get('page-items'), '4')
        const { before, after } = cursorsOf(answer)
        assert.deepEqual(idsOn(await ask(directory, { [name]: after, ...beside })), third)
        assert.equal(idsOn(await ask(directory, { before_cursor: before, ...beside })).length, 4)
      }
    },
    sample,
  )

onEveryDatabase(
  'listUsers: with a cursor the filters may stand in another order, and other fields may be asked for',
  async (directory) => {
    const query = {
      'custom_attributes.location': '*',
      'custom_attributes.cost_center': '*',
      sort: '+id',
      limit: '3',
    }
    const { after } = cursorsOf(await ask(directory, query))
    const again = { sort: 'id', 'custom_attributes.cost_center': '*', 'custom_attributes.location': '*' }
    const answer = await ask(directory, { ...again, cursor: after, fields: 'email' })
    assert.equal(answer.status, 200)
    assert.deepEqual(Object.keys(answer.body[0]), ['id', 'email'])
    const next = await ask(directory, { cursor: cursorsOf(answer).after })
    assert.deepEqual(Object.keys(next.body[0]), ['id', 'email'])
  },
  sample,
)

const swapped = (text: string, at: number) =>
  text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)

for (const [what, change] of [
  ['with another filter', (cursor) => ({ cursor, firstname: 'Maria' })],
  ['with a filter more', (cursor) => ({ cursor, lastname: '*' })],
  ['with another attribute', (cursor) => ({ cursor, 'custom_attributes.team': '*' })],
  ['with another value of an attribute', (cursor) => ({ cursor, 'custom_attributes.location': 'Oslo' })],
  ['turned round', (cursor) => ({ cursor, sort: 'id' })],
  ['without its end', (cursor) => ({ cursor: cursor.slice(0, -1) })],
  ['without its beginning', (cursor) => ({ cursor: cursor.slice(4) })],
  ['with its first letter changed', (cursor) => ({ cursor: swapped(cursor, 0) })],
  ['with a letter in the middle changed', (cursor) => ({ cursor: swapped(cursor, cursor.length >> 1) })],
  ['twice in a row', (cursor) => ({ cursor: cursor + cursor })],
  ['made up', () => ({ cursor: 'YWNjb3VudF9pZDo6Oi0tIyNpZDo6OjIzODc4OTQ3' })],
  ['made of a page', () => ({ cursor: Buffer.from('limit=1000&page=3').toString('base64') })],
  [
    'signed with nothing',
    () => ({ cursor: Buffer.from('after=5&page=2&query={}&signature=').toString('base64') }),
  ],
  ['that is no base64', () => ({ cursor: '%%%' })],
  ['that is a number', () => ({ after_cursor: '2' })],
  ['of ten thousand letters', () => ({ before_cursor: 'A'.repeat(10_000) })],
] as const satisfies [string, (cursor: string) => Query][])
  onEveryDatabase(
    `listUsers refuses a cursor ${what}`,
    async (directory) => {
      const answer = await ask(directory, change((await openList(directory)).cursor))
      assert.equal(answer.status, 400)
      assert.equal(answer.body.message, 'Invalid pagination cursor')
    },
    sample,
  )

onEveryDatabase(
  'listUsers: a cursor is good after a restart, and in no directory but its own',
  async (directory) => {
    const { cursor, second } = await openList(directory)
    await directory.restart()
    assert.deepEqual(idsOn(await ask(directory, { cursor })), second)
    // Another directory is one that has another key.
    await directory.sql("DELETE FROM settings WHERE name = 'cursor key'")
    await directory.restart()
    const answer = await ask(directory, { cursor })
    assert.deepEqual([answer.status, answer.body.message], [400, 'Invalid pagination cursor'])
  },
  sample,
)

for (const sort of ['id', '-id'])
  onEveryDatabase(
    `listUsers in the order ${sort}: a page beside a cursor whose users are gone leads back to the others`,
    async (directory) => {
      const first = await ask(directory, { limit: '3', sort })
      const second = await ask(directory, { cursor: cursorsOf(first).after })
      for (const id of idsOn(second)) await directory.users.deleteUser(id)
      const beyond = await ask(directory, { cursor: cursorsOf(first).after })
      assert.deepEqual([idsOn(beyond), countsOf(beyond)], [[], [2, 1, 3, 3]])
      assert.deepEqual(idsOn(await ask(directory, { cursor: cursorsOf(beyond).before })), idsOn(first))

      await directory.users.createUser({ username: 'new' })
      const all = [...idsOn(await ask(directory, { sort }))]
      const last = await ask(directory, { limit: '1', sort, page: String(all.length) })
      for (const id of all.slice(0, -1)) await directory.users.deleteUser(id)
      const ahead = await ask(directory, { cursor: cursorsOf(last).before })
      assert.deepEqual([idsOn(ahead), countsOf(ahead)], [[], [1, 1, 1, 1]])
      assert.deepEqual(idsOn(await ask(directory, { cursor: cursorsOf(ahead).after })), all.slice(-1))
      assert.deepEqual(
        Object.keys(cursorsOf(ahead)).filter((name) => cursorsOf(ahead)[name as 'after']),
        ['after'],
      )
    },
    { sample: 6 },
  )

for (const [query, back] of [
  [{}, upTo(25, 16)],
  [{ sort: '-id' }, upTo(10).reverse()],
  [{ user_ids: '3,5,7' }, [3, 5, 7]],
] as const)
  onEveryDatabase(
    `listUsers: from a page past the end the cursor leads back to the last users, ${JSON.stringify(query)}`,
    async (directory) => {
      const beyond = await ask(directory, { ...query, limit: '10', page: '9' })
      const answer = await ask(directory, { cursor: cursorsOf(beyond).before })
      assert.deepEqual(idsOn(answer), back)
      const pages = Math.ceil(Number(beyond.headers.get('total-count')) / 10)
      assert.deepEqual(countsOf(answer).slice(0, 2), [pages, pages])
      assert.equal(cursorsOf(answer).after, '')
    },
    sample,
  )
