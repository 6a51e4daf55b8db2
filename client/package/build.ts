import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Plugin, rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import ts from 'typescript'

const client = join(import.meta.dirname, '..')
const entry = join(client, 'index.ts')

/** What the client may use: the language of Node 20 and of evergreen browsers, and what the web has. */
const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  verbatimModuleSyntax: true,
  strict: true,
  exactOptionalPropertyTypes: true,
}

/** Takes the types away and leaves the comments. */
const typescript: Plugin = {
  name: 'typescript',
  transform: (code) => ts.transpileModule(code, { compilerOptions }).outputText,
}

/** Writes the package as it is published into a folder, which is emptied before. */
export async function buildPackage(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })

  const code = await rollup({ input: entry, plugins: [typescript] })
  await code.write({ format: 'es', file: join(folder, 'index.js') })
  await code.write({ format: 'cjs', file: join(folder, 'index.cjs') })
  await code.close()

  const types = await rollup({ input: entry, plugins: [dts({ tsconfig: false, compilerOptions })] })
  await types.write({ format: 'es', file: join(folder, 'index.d.cts') })
  await types.close()
  // A module may take its types from CommonJS, but not the other way round. So there is one set of types, and a
  // client that one file got by `import` fits where another, which uses `require`, wants one.
  await writeFile(join(folder, 'index.d.ts'), "export * from './index.cjs'\n")

  const own = JSON.parse(await readFile(join(client, 'package.json'), 'utf8'))
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(toPublished(own), null, 2)}\n`)
  await copyFile(join(client, 'README.md'), join(folder, 'README.md'))
  await copyFile(join(client, '..', 'LICENSE'), join(folder, 'LICENSE'))
}

/** The package.json of the workspace, which imports the source, as that of the package, which has none. */
function toPublished({ exports: _, ...own }: Record<string, unknown>): Record<string, unknown> {
  const esm = { types: './index.d.ts', default: './index.js' }
  const commonJs = { types: './index.d.cts', default: './index.cjs' }
  return {
    ...own,
    engines: { node: '>=20' },
    main: './index.cjs',
    types: './index.d.cts',
    // Node from 22.10 on knows `module-sync`: `import` and `require` get the same copy, so `instanceof` holds.
    exports: { '.': { 'module-sync': esm, import: esm, require: commonJs } },
    files: ['index.js', 'index.cjs', 'index.d.ts', 'index.d.cts'],
  }
}

if (import.meta.main) await buildPackage(join(client, 'dist'))
