import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isPostgresUrl, readPostgresUrl, withoutPassword } from './postgres-url.ts'

for (const [url, shown] of [
  ['rollcall.db', 'rollcall.db'],
  [':memory:', ':memory:'],
  ['postgres://host/name', 'postgres://host/name'],
  ['postgres://host:5432/name', 'postgres://host:5432/name'],
  ['postgresql://ada@host/name', 'postgresql://ada@host/name'],
  ['postgres://ada:secret@host:5432/name', 'postgres://ada@host:5432/name'],
  ['postgres://:secret@host/name', 'postgres://@host/name'],
  ['POSTGRES://ada:secret@host/name', 'POSTGRES://ada@host/name'],
  ['mysql://ada:secret@host/name', 'mysql://ada@host/name'],
  ['postgres://ada:secret@[::1]:5432/name?sslmode=require', 'postgres://ada@[::1]:5432/name'],
  ['postgres:///name?host=db&user=ada&password=secret', 'postgres:///name'],
  ['postgres://ada:secret@host', 'postgres://ada@host'],
  ['postgres://ada:se@cret@host/name', 'postgres://ada@host/name'],
  ['postgres://ada:se:cret@host/name', 'postgres://ada@host/name'],
  ['postgres://ada:se/cret@host/name', 'postgres://ada@host/name'],
  ['postgres://ada:se://cret@host/name', 'postgres://ada@host/name'],
  ['postgres://ada:se#cret@host/name', 'postgres://ada@host/name'],
  ['postgres://ada:se%40c%zet@host/name', 'postgres://ada@host/name'],
  ['postgres://ada:se\ncret@host/name', 'postgres://ada@host/name'],
  ['postgres://ada:se?cret@host/name', 'postgres://ada…'],
  ['postgres://ada:se@cr?et@host/name', 'postgres://ada…'],
  ['postgres://ada:secret@host/name?password=se@cret', 'postgres://ada…'],
] as const)
  test(`${JSON.stringify(url)} is shown as ${shown}`, () => assert.equal(withoutPassword(url), shown))

test('any password arrives when it is percent-encoded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (password) => {
      const url = `postgres://ada:${encodeURIComponent(password)}@host:6543/name`
      const config = readPostgresUrl(url)
      assert.deepEqual([config.user, config.password], ['ada', password])
      assert.deepEqual([config.host, config.port, config.database], ['host', 6543, 'name'])
    }),
  )
})

test('many passwords arrive as they are', () => {
  for (const password of ['p@w', 'p:w', 'p%w', 'p%zz', 'p&sslmode=never', 'pä w'])
    assert.equal(readPostgresUrl(`postgres://ada:${password}@host/name`).password, password)
})

// Neither in what is refused nor in what is shown of the rest.
test('no sentence holds a piece of a password, whatever it is and however wrong its address', () => {
  const piece = fc.constantFrom('@', ':', '/', '?', '#', '%', '%4', '&', '?sslmode=', '://', '1', '=', ' ')
  const end = fc.constantFrom('host/name', 'host:x/name', '/name', 'host/name?sslmode=never', '')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 4 }), fc.array(piece, { maxLength: 4 }), end, (a, b, rest) => {
      const url = `postgres://ada:${a.join('')}hush${b.join('')}hush@${rest}`
      assert.doesNotMatch(withoutPassword(url), /hush/)
      try {
        readPostgresUrl(url)
      } catch (error) {
        assert.equal((error as Error).name, 'StoreError')
        assert.doesNotMatch((error as Error).message, /hush/)
      }
    }),
    { numRuns: 2000 },
  )
})

for (const [query, ssl] of [
  ['', undefined],
  ['?sslmode=disable', false],
  ['?sslmode=require', { rejectUnauthorized: false }],
  ['?sslmode=verify-full', {}],
  ['?sslmode=verify%2Dfull', {}],
  ['?sslmode=disable&sslmode=verify-full', {}],
] as const)
  test(`with ${query || 'no sslmode'} the connection is made with ${JSON.stringify(ssl)}`, () => {
    const made = readPostgresUrl(`postgres://ada:secret@host/name${query}`).ssl
    assert.deepEqual(typeof made === 'object' ? { ...made } : made, ssl)
  })

test('with sslmode=verify-ca the authority is checked, and not the name of the host', () => {
  const url = `postgres://ada:secret@host/name?sslmode=verify-ca&sslrootcert=${import.meta.filename}`
  const { ca, checkServerIdentity, ...more } = readPostgresUrl(url).ssl as Record<string, unknown>
  assert.match(String(ca), /^import assert/)
  assert.equal((checkServerIdentity as () => unknown)(), undefined)
  assert.deepEqual(more, {})
})

for (const [what, url, message] of [
  [
    'an sslmode that may end without encryption',
    'postgres://h/db?sslmode=prefer',
    /^this sslmode is not possible/,
  ],
  ['an empty sslmode', 'postgres://h/db?sslmode=', /choose one of disable, require, verify-ca, verify-full$/],
  ['verify-ca without an authority', 'postgres://h/db?sslmode=verify-ca', /sslrootcert/],
  [
    'a certificate that is not there',
    'postgres://h/db?sslrootcert=/nowhere',
    /postgres:\/\/h\/db .*: ENOENT;/,
  ],
  [
    'a port that is none',
    'postgres://h:99999/db',
    /: it is not an address; it should be like postgres:\/\/user/,
  ],
] as const)
  test(`${what} is refused`, () => assert.throws(() => readPostgresUrl(url), { name: 'StoreError', message }))

test('what an address can say is kept', () => {
  const config = readPostgresUrl('postgres://h/db?application_name=hr&options=-csearch_path%3Dhr')
  assert.deepEqual([config.application_name, config.options], ['hr', '-csearch_path=hr'])
  assert.equal(readPostgresUrl('postgres://h/db').application_name, 'rollcall')
})

for (const [database, isOne] of [
  ['postgres://host/name', true],
  ['postgresql://host/name', true],
  ['POSTGRES://host/name', true],
  ['postgres.db', false],
  ['./postgres://host', false],
  ['mysql://host/name', false],
] as const)
  test(`${database} is ${isOne ? 'an' : 'no'} address of PostgreSQL`, () =>
    assert.equal(isPostgresUrl(database), isOne))
