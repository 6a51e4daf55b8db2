import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, matchesGlob } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { operations } from '@rollcall/contract'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Source {
  /** From the root of the project, as in `server/http/app.ts`. */
  readonly path: string
  readonly text: string
}

const sources: readonly Source[] = globSync('{contract,client,server,cli,test,bench}/**/*.ts', {
  cwd: root,
  exclude: (path) => /node_modules|\.d\.ts$/.test(path),
}).map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }))

/** What is shipped: neither tests nor what they need, nor the programs that print or measure. */
const shipped = sources.filter(
  ({ path }) =>
    !/\.test\.ts$|^test\/|^bench\/|^contract\/print\/|^cli\/testing\/|^client\/package\/|^client\/mutation\/|^client\/scripted-server/.test(
      path,
    ),
)

/** What a file imports: packages and built-in modules by their names, files by their paths from the root. */
function importsOf({ path, text }: Source): string[] {
  const statements = text.matchAll(/^(?:import|export)\s(?:[^'"`;=]*?\sfrom\s)?\s*'([^']+)'/gm)
  const calls = text.matchAll(/\b(?:import|require|resolve)\('([^']+)'\)/g)
  return [...statements, ...calls].map(([, name = '']) =>
    name.startsWith('.') ? join(dirname(path), name).replaceAll('\\', '/') : name,
  )
}

/** For each part of the house, what its files may import. Node's own modules where `node:` stands. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'contract/': ['contract/'],
  'client/': ['client/'],
  'server/store/': [
    'server/store/',
    '@rollcall/contract',
    'better-sqlite3',
    'pg',
    'pg-connection-string',
    'node:',
  ],
  'server/directory/': [
    'server/directory/',
    'server/store/',
    'server/context.ts',
    'server/errors.ts',
    'server/paged-list.ts',
    '@rollcall/contract',
    '@node-rs/argon2',
    '@zxcvbn-ts/language-common',
    'node:',
  ],
  'server/users/': [
    'server/users/',
    'server/directory/',
    'server/store/',
    'server/context.ts',
    'server/errors.ts',
    'server/paged-list.ts',
    '@rollcall/contract',
    'node:',
  ],
  'server/sample/': ['server/sample/', 'server/store/', '@rollcall/contract', 'node:'],
  'server/http/': [
    'server/http/',
    'server/users/',
    'server/directory/',
    'server/store/',
    'server/context.ts',
    'server/errors.ts',
    'server/handlers.ts',
    '@rollcall/contract',
    'fastify',
    'pino',
    'node:',
  ],
  'server/': ['server/', '@rollcall/contract', 'pino', 'node:'],
  'cli/': [
    'cli/',
    '@rollcall/client',
    '@rollcall/contract',
    '@rollcall/server',
    'ajv',
    'commander',
    'string-width',
    'yaml',
    'node:',
  ],
}

const isWithin = (name: string, place: string): boolean =>
  place === 'node:'
    ? isBuiltin(name)
    : place.endsWith('/')
      ? name.startsWith(place)
      : name === place || name.startsWith(`${place}/`)

for (const [part, allowed] of Object.entries(mayImport))
  test(`the files of ${part} import only what they may`, () => {
    const files = shipped.filter(
      ({ path }) =>
        path.startsWith(part) &&
        !Object.keys(mayImport).some((other) => other.length > part.length && path.startsWith(other)),
    )
    assert.ok(files.length > 0)
    for (const file of files)
      for (const name of importsOf(file))
        assert.ok(
          allowed.some((place) => isWithin(name, place)),
          `${file.path} imports ${name}`,
        )
  })

test('what is of one storage engine is known to that engine and to who opens or moves it', () => {
  for (const file of shipped)
    for (const name of importsOf(file)) {
      const engine = /^server\/store\/(sqlite|postgres)[\w-]*\.ts$/.exec(name)?.[1]
      if (engine !== undefined)
        assert.match(
          file.path,
          new RegExp(`^server/(?:store/(?:${engine}[\\w-]*|open|move-engine)|server|index)\\.ts$`),
          `${file.path} imports ${name}`,
        )
    }
})

test('no part reaches into another by a path: packages are imported by their names', () => {
  for (const file of shipped)
    for (const name of importsOf(file).filter((name) => /^\w+\/.*\.(?:ts|js|json)$/.test(name)))
      assert.equal(name.split('/')[0], file.path.split('/')[0], `${file.path} imports ${name}`)
})

test('the command loads the server only when it serves, copies, moves or tours', () => {
  const users = shipped.filter(
    ({ path, text }) => path.startsWith('cli/') && text.includes("'@rollcall/server"),
  )
  assert.deepEqual(users.map(({ path }) => path).sort(), [
    'cli/backup.ts',
    'cli/migrate-store.ts',
    'cli/serve.ts',
    'cli/tour-directory.ts',
  ])
  for (const { path, text } of users) assert.doesNotMatch(text, /from '@rollcall\/server/, path)
})

test('SQL is in server/store and nowhere else', () => {
  const sql =
    /\b(?:SELECT [\w*('"]|INSERT (?:OR \w+ )?INTO |DELETE FROM |UPDATE \w+ SET |(?:CREATE|DROP|ALTER) TABLE )/
  assert.match(sources.find(({ path }) => path === 'server/store/users.ts')?.text ?? '', sql)
  for (const { path, text } of shipped)
    if (!path.startsWith('server/store/')) assert.doesNotMatch(text, sql, path)
})

test('nothing depends on itself through others', () => {
  // Types are gone when a program runs.
  const atRunTime = (text: string) => text.replaceAll(/^(?:import|export) type [^']+'[^']+'$/gm, '')
  const imports = new Map(shipped.map(({ path, text }) => [path, importsOf({ path, text: atRunTime(text) })]))
  const done = new Set<string>()
  function visit(path: string, way: readonly string[]): void {
    assert.ok(!way.includes(path), `a circle: ${[...way, path].join(' → ')}`)
    if (done.has(path)) return
    for (const name of imports.get(path) ?? []) visit(name, [...way, path])
    done.add(path)
  }
  for (const path of imports.keys()) visit(path, [])
})

const kebabCase = (name: string): string =>
  name.replaceAll(/(?<=.)[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).toLowerCase()

for (const [id, { tag }] of Object.entries(operations)) {
  const file = tag === 'Users' ? kebabCase(id) : `${kebabCase(tag)}*`
  test(`${id} has a test of the whole system, test/${file}.test.ts`, () => {
    const tests = sources.filter(({ path }) => matchesGlob(path, `test/${file}.test.ts`))
    assert.ok(tests.some(({ text }) => tag === 'Users' || text.includes(id)))
  })
}

/** Printed from the contract, never read by a person from top to bottom. */
const isPrinted = (path: string): boolean => path.includes('/generated/')

test('no file has more than 300 lines, but for those that are printed', () => {
  const long = sources.filter(({ path, text }) => !isPrinted(path) && text.split('\n').length > 301)
  assert.deepEqual(
    long.map(({ path }) => path),
    [],
  )
})
