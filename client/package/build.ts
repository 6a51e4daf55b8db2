import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type OutputAsset, type OutputChunk, type Plugin, rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import ts from 'typescript'

const client = join(import.meta.dirname, '..')
/** What can be imported, by its file: the fifteen operations, and those on what stands around users. */
const entries = { index: join(client, 'index.ts'), directory: join(client, 'directory.ts') }
const everything = join(import.meta.dirname, 'everything.ts')

/** The language of Node 20 and of evergreen browsers, with what the web has and nothing else. */
export const webConfig = join(import.meta.dirname, 'tsconfig.web.json')
const { config } = ts.readConfigFile(webConfig, ts.sys.readFile)
const { options: compilerOptions } = ts.parseJsonConfigFileContent(config, ts.sys, import.meta.dirname)

/** Takes the types away and leaves the comments. */
const typescript: Plugin = {
  name: 'typescript',
  transform: (code) => ts.transpileModule(code, { compilerOptions }).outputText,
}

const declarations = (): Plugin => dts({ tsconfig: webConfig })

/** Writes the package as it is published into a folder, which is emptied before. */
export async function buildPackage(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })

  const code = await rollup({ input: entries, plugins: [typescript] })
  const { output } = await code.write({ ...filesOf('js'), dir: folder, format: 'es' })
  await code.write({ ...filesOf('cjs'), dir: folder, format: 'cjs' })
  await code.close()

  const values = new Set(output.flatMap((file) => (isEntry(file) ? file.exports : [])))
  const types = await rollup({ input: entries, plugins: [declarations()] })
  const { output: named } = await types.generate({ format: 'es' })
  await types.close()
  for (const { name, exports } of named.filter(isEntry)) {
    await writeFile(
      join(folder, `${name}.d.cts`),
      `export { ${marked(exports, values)} } from './shared.cjs'\n`,
    )
    // A module may take its types from CommonJS, but not the other way round. So there is one set of types, and a
    // client that one file got by `import` fits where another, which uses `require`, wants one.
    await writeFile(join(folder, `${name}.d.ts`), `export * from './${name}.cjs'\n`)
  }
  const whole = await rollup({ input: everything, plugins: [declarations()] })
  const { output: one } = await whole.generate({ format: 'es' })
  await whole.close()
  await writeFile(
    join(folder, 'shared.d.cts'),
    one[0].code.replace(/^export (type )?\{ .* \};\n/gm, '') +
      `export { ${marked(one[0].exports, values)} }\n`,
  )

  const own = JSON.parse(await readFile(join(client, 'package.json'), 'utf8'))
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(toPublished(own), null, 2)}\n`)
  await copyFile(join(client, 'README.md'), join(folder, 'README.md'))
  await copyFile(join(client, '..', 'LICENSE'), join(folder, 'LICENSE'))
}

const isEntry = (file: OutputAsset | OutputChunk): file is OutputChunk =>
  file.type === 'chunk' && file.isEntry

/** What rolls the declarations up takes every class for a value, also one whose type alone is exported. */
const marked = (names: readonly string[], values: ReadonlySet<string>): string =>
  names.map((name) => (values.has(name) ? name : `type ${name}`)).join(', ')

/** What both entries use is in one file, so that there is one copy: an error of either is an instance of one class. */
const filesOf = (extension: string) => ({
  entryFileNames: `[name].${extension}`,
  chunkFileNames: `shared.${extension}`,
  minifyInternalExports: false,
})

/** The package.json of the workspace, which imports the source, as that of the package, which has none. */
function toPublished({ exports: _, ...own }: Record<string, unknown>): Record<string, unknown> {
  return {
    ...own,
    engines: { node: '>=20' },
    main: './index.cjs',
    types: './index.d.cts',
    exports: { '.': conditionsOf('index'), './directory': conditionsOf('directory') },
    files: [...Object.keys(entries), 'shared'].flatMap((name) => [
      `${name}.js`,
      `${name}.cjs`,
      `${name}.d.*ts`,
    ]),
  }
}

/**
 * Where `require` can load a module, it gets the same copy as `import`, so that `instanceof` holds: in Bun, and in Node
 * from 22.10 on, which knows `module-sync`.
 */
function conditionsOf(name: string): Record<string, Record<string, string>> {
  const esm = { types: `./${name}.d.ts`, default: `./${name}.js` }
  const commonJs = { types: `./${name}.d.cts`, default: `./${name}.cjs` }
  return { bun: esm, 'module-sync': esm, import: esm, require: commonJs }
}

if (import.meta.main) await buildPackage(join(client, 'dist'))
