import assert from 'node:assert/strict'
import { readdir, readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
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
  const files = ['LICENSE', 'README.md', 'index.cjs', 'index.d.cts', 'index.d.ts', 'index.js', 'package.json']
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

test('the package takes at most 150 KiB where it is installed', async (t) => {
  let size = 0
  for (const file of await readdir(packed.installed)) size += (await stat(join(packed.installed, file))).size
  t.diagnostic(`${size} bytes`)
  assert.ok(size <= 150 * 1024, `${size} bytes`)
})

test('everything in it has at most 5 KiB, minified and gzipped', async (t) => {
  const size = await minifiedBytes(join(packed.installed, 'index.js'), 'browser')
  t.diagnostic(`${size} bytes`)
  assert.ok(size <= 5 * 1024, `${size} bytes`)
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

test('modules and CommonJS export the same values, and the declarations name just these', async () => {
  const values = Object.keys(await import(join(packed.installed, 'index.js'))).sort()
  assert.ok(values.includes('ApiClient'))
  assert.deepEqual(
    Object.keys(createRequire(import.meta.url)(join(packed.installed, 'index.cjs'))).sort(),
    values,
  )
  const declared = (await nodesOf('index.d.cts'))
    .filter(ts.isExportSpecifier)
    .filter((name) => !name.isTypeOnly && !name.parent.parent.isTypeOnly)
  assert.deepEqual(declared.map(({ name }) => name.text).sort(), values)
})

test('the declarations hold no any and import nothing', async () => {
  const nodes = await nodesOf('index.d.cts')
  const wrong = nodes.filter(
    (node) =>
      node.kind === ts.SyntaxKind.AnyKeyword ||
      ts.isImportDeclaration(node) ||
      ts.isImportEqualsDeclaration(node) ||
      ts.isImportTypeNode(node) ||
      (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined),
  )
  assert.deepEqual(
    wrong.map((node) => node.getText()),
    [],
  )
  assert.equal(await read('index.d.ts'), "export * from './index.cjs'\n")
})

test('whatever a caller meets in the declarations has its doc comment', async () => {
  const nodes = await nodesOf('index.d.cts')
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

for (const name of ['index.js', 'index.cjs'])
  test(`${name} imports nothing and knows nothing of Node`, async () => {
    const ofNode = [
      'process',
      'Buffer',
      'require',
      'module',
      'global',
      '__dirname',
      '__filename',
      'setImmediate',
    ]
    const found = (await nodesOf(name)).filter(
      (node) =>
        (ts.isIdentifier(node) && ofNode.includes(node.text)) ||
        ts.isImportDeclaration(node) ||
        node.kind === ts.SyntaxKind.ImportKeyword,
    )
    assert.deepEqual(
      found.map((node) => node.parent.getText()),
      [],
    )
  })

test('the client compiles with ES2022 and the interfaces of the web alone', async () => {
  const { stdout } = await run(process.execPath, [tsc, '--project', webConfig], packed.folder)
  assert.equal(stdout, '')
})
