import assert from 'node:assert/strict'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { build } from 'esbuild'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import ts from 'typescript'
import { webConfig } from './build.ts'
import { packedForTests } from './packed.ts'
import { run } from './run.ts'
import { minifiedBytes } from './size.ts'
import { tsc } from './tools.ts'

const packed = packedForTests()

const read = (name: string): Promise<string> => readFile(join(packed.installed, name), 'utf8')

/** The nodes of a file of the package, its tree from top to bottom. */
async function nodesOf(name: string): Promise<ts.Node[]> {
  const file = ts.createSourceFile(name, await read(name), ts.ScriptTarget.ES2022, true)
  const withChildren = (node: ts.Node): ts.Node[] => {
    const nodes = [node]
    ts.forEachChild(node, (child) => void nodes.push(...withChildren(child)))
    return nodes
  }
  return withChildren(file)
}

test('what is packed is the code for both formats, its declarations, and what explains it', async () => {
  const files = [
    'LICENSE',
    'README.md',
    ...['directory.cjs', 'directory.d.cts', 'directory.d.ts', 'directory.js'],
    ...['index.cjs', 'index.d.cts', 'index.d.ts', 'index.js'],
    'package.json',
    ...['shared.cjs', 'shared.d.cts', 'shared.js'],
  ]
  assert.deepEqual((await readdir(packed.installed, { recursive: true })).sort(), files)
})

test('the package depends on nothing and runs nothing when it is installed', async () => {
  const { dependencies, peerDependencies, optionalDependencies, scripts } = JSON.parse(
    await read('package.json'),
  )
  assert.deepEqual(
    { dependencies, peerDependencies, optionalDependencies, scripts },
    {
      dependencies: undefined,
      peerDependencies: undefined,
      optionalDependencies: undefined,
      scripts: undefined,
    },
  )
})

test('the package takes at most 300 KiB where it is installed', async (t) => {
  let size = 0
  for (const file of await readdir(packed.installed)) size += (await stat(join(packed.installed, file))).size
  t.diagnostic(`${size} bytes`)
  assert.ok(size <= 300 * 1024, `${size} bytes`)
})

test('the fifteen and all that they need have at most 5 KiB, minified and gzipped', async (t) => {
  const size = await minifiedBytes(join(packed.installed, 'index.js'), 'browser')
  t.diagnostic(`${size} bytes`)
  assert.ok(size <= 5 * 1024, `${size} bytes`)
})

test('all classes of the second entry add at most 2 KiB to that', async (t) => {
  const both = join(packed.folder, 'both.mjs')
  await writeFile(both, "export * from '@rollcall/client'\nexport * from '@rollcall/client/directory'\n")
  const first = await minifiedBytes(join(packed.installed, 'index.js'), 'browser')
  const added = (await minifiedBytes(both, 'browser')) - first
  t.diagnostic(`${added} bytes`)
  assert.ok(added <= 2 * 1024, `${added} bytes`)
})

test('who takes one class of the second entry does not get the others', async () => {
  const one = join(packed.folder, 'one.mjs')
  await writeFile(one, "export { GroupsApi } from '@rollcall/client/directory'\n")
  const { outputFiles } = await build({ entryPoints: [one], bundle: true, format: 'esm', write: false })
  const text = outputFiles[0]?.text ?? ''
  assert.match(text, /\/api\/1\/groups/)
  assert.doesNotMatch(text, /\/api\/1\/(?:users|credentials)/)
})

test('publint finds nothing', async () => {
  const { messages, pkg } = await publint({ pkgDir: packed.installed, strict: true })
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg, { color: false })),
    [],
  )
})

test('are-the-types-wrong finds nothing', async () => {
  const content = createPackageFromTarballData(new Uint8Array(await readFile(packed.tarball)))
  const analysis = await checkPackage(content)
  assert.ok(analysis.types)
  assert.deepEqual(analysis.problems, [])
})

for (const [entry, known] of [
  ['index', 'ApiClient'],
  ['directory', 'GroupsApi'],
] as const)
  test(`modules and CommonJS export the same values of ${entry}, and the declarations name just these`, async () => {
    const values = Object.keys(await import(join(packed.installed, `${entry}.js`))).sort()
    assert.ok(values.includes(known))
    assert.deepEqual(
      Object.keys(createRequire(import.meta.url)(join(packed.installed, `${entry}.cjs`))).sort(),
      values,
    )
    const declared = (await nodesOf(`${entry}.d.cts`))
      .filter(ts.isExportSpecifier)
      .filter((name) => !name.isTypeOnly && !name.parent.parent.isTypeOnly)
    assert.deepEqual(declared.map(({ name }) => name.text).sort(), values)
    assert.equal(await read(`${entry}.d.ts`), `export * from './${entry}.cjs'\n`)
  })

test('the declarations hold no any and import nothing but what both entries share', async () => {
  const nodes = [
    ...(await nodesOf('shared.d.cts')),
    ...(await nodesOf('index.d.cts')),
    ...(await nodesOf('directory.d.cts')),
  ]
  const wrong = nodes.filter(
    (node) =>
      node.kind === ts.SyntaxKind.AnyKeyword ||
      ts.isImportDeclaration(node) ||
      ts.isImportEqualsDeclaration(node) ||
      ts.isImportTypeNode(node) ||
      (ts.isExportDeclaration(node) &&
        node.moduleSpecifier !== undefined &&
        node.moduleSpecifier.getText() !== "'./shared.cjs'"),
  )
  assert.deepEqual(
    wrong.map((node) => node.getText()),
    [],
  )
})

test('whatever a caller meets in the declarations has its doc comment', async () => {
  const nodes = await nodesOf('shared.d.cts')
  const named = nodes.filter(
    (node): node is ts.NamedDeclaration =>
      ts.isInterfaceDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      ts.isMethodSignature(node) ||
      ts.isPropertySignature(node) ||
      (ts.isFunctionDeclaration(node) && node.name !== undefined),
  )
  assert.ok(named.some((node) => node.name?.getText() === 'addRolesToUser'))
  const silent = named.filter((node) => ts.getJSDocCommentsAndTags(node).length === 0)
  assert.deepEqual(
    silent.map((node) => node.getText()),
    [],
  )
})

for (const entry of ['index', 'directory', 'shared'])
  for (const extension of ['js', 'cjs'])
    test(`${entry}.${extension} imports nothing of others and knows nothing of Node`, async () => {
      const ofNode = ['process', 'Buffer', 'module', 'global', '__dirname', '__filename', 'setImmediate']
      const nodes = await nodesOf(`${entry}.${extension}`)
      assert.deepEqual(
        nodes
          .filter((node) => ts.isIdentifier(node) && ofNode.includes(node.text))
          .map((node) => node.parent.getText()),
        [],
      )
      const imported = nodes
        .filter(
          (node) =>
            ts.isImportDeclaration(node) ||
            (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) ||
            (ts.isCallExpression(node) && /^(?:import|require)$/.test(node.expression.getText())),
        )
        .map((node) => node.getText().match(/'.*'/)?.[0])
      assert.deepEqual([...new Set(imported)], entry === 'shared' ? [] : [`'./shared.${extension}'`])
    })

test('the client compiles with ES2022 and the interfaces of the web alone', async () => {
  const { stdout } = await run(process.execPath, [tsc, '--project', webConfig], packed.folder)
  assert.equal(stdout, '')
})
